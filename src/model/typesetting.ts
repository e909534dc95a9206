/**
 * Words cut where some characters are set in a way of their own: browsers know the rules of Chinese punctuation
 * (GB/T 15834) in part only.
 */
import {editionInfo, type EditionName} from './editions.ts';
import type {Inline} from './report.ts';

/**
 * How characters are set, as the class of their element:
 *
 * - `joined`: no line begins with the second, a ·, a ～ or a single —;
 * - `apart`: a figure or letter stands off the mark E18 before it;
 * - `half`: a closing mark takes no more room than it fills, for the mark of a note that follows;
 * - `stop`: the 。 that ends a heading run into its paragraph, where the heading stands alone.
 */
type Setting = 'joined' | 'apart' | 'half' | 'stop';

/** Some characters, and how they are set if not as the rest. */
export interface Run {
  text: string;
  setting?: Setting;
}

/** Where words stand. */
interface Surroundings {
  edition: EditionName;
  /** The pieces before and after them in their sentence. */
  previous?: Inline | undefined;
  next?: Inline | undefined;
  /** They are a heading's. */
  heading?: boolean | undefined;
}

const joined = /[^·—～](?:[·～]|—(?!—))/u;
const apart = /^[\p{Script=Latin}\d]+/u;
const half = /[”’」』）》〉】。，、；：]$/u;
const stop = /。$/u;

/**
 * Cuts words into runs, which together are the words.
 *
 * `runs('1908—1979', {edition: 'zh-hans'})` // => `[{text: '190'}, {text: '8—', setting: 'joined'}, {text: '1979'}]`
 */
export function runs(text: string, {edition, previous, next, heading}: Surroundings): Run[] {
  if (editionInfo(edition).language !== 'zh') return [{text}];
  const isMarked = next?.type === 'noteref' || next?.type === 'editorsref';
  const rules: [Setting, RegExp, boolean][] = [
    ['joined', joined, true],
    ['apart', apart, previous?.type === 'editorsref'],
    ['half', half, isMarked],
    ['stop', stop, heading === true && !next],
  ];
  return rules
    .filter(([, , holds]) => holds)
    .reduce<Run[]>((found, [setting, rule]) => found.flatMap((run) => cut(run, setting, rule)), [{text}]);
}

function cut(run: Run, setting: Setting, rule: RegExp): Run[] {
  const match = run.setting ? null : rule.exec(run.text);
  if (!match) return [run];
  const [found] = match;
  const [before, after] = [run.text.slice(0, match.index), run.text.slice(match.index + found.length)];
  return [
    ...(before ? [{text: before}] : []),
    {text: found, setting},
    ...(after ? cut({text: after}, setting, rule) : []),
  ];
}
