/**
 * The Traditional Chinese edition: script only, in Taiwan's standard.
 *
 * OpenCC converts by the longest dictionary phrase, and errs where a Simplified character stands for several
 * Traditional ones. `seeds/traditional.txt` says what is right there. Its entries are laid over OpenCC's
 * result, so they always win and never change how the text around them is converted.
 */
import {Trie} from 'opencc-js/core';
import {Converter} from 'opencc-js/cn2t';
import {format, type Diagnostic} from '../../model/diagnostic.ts';
import type {Edition} from '../../model/report.ts';
import type {AppliedOverride} from '../../model/colophon.ts';
import type {Bilingual} from '../types.ts';
import type {Id} from '../../model/ids.ts';
import {counterparts} from '../../model/characters.ts';

/** Reading its dictionaries takes OpenCC longer than converting a report: it is made when first wanted, once. */
let converter: ((text: string) => string) | undefined;
const openCc = () => (converter ??= Converter({from: 'cn', to: 'tw'}));

const quotes = new Map([
  ['“', '「'],
  ['”', '」'],
  ['‘', '『'],
  ['’', '』'],
]);

/** A quotation mark; ’ within a Latin word is an apostrophe. */
const quote = /[“”‘]|(?<!\p{Script=Latin})’|’(?!\p{Script=Latin})/gu;

/**
 * Makes the converter. Convert whole segments: a sentence cut in two loses what its phrases are found by.
 * Vocabulary is never replaced (信息 stays 信息, not 資訊), so text and result have as many characters; their UTF-16 lengths
 * may differ (𬱖 → 頔).
 *
 * @param overrides the text of `seeds/traditional.txt`; ask `readOverrides` first what is wrong with it
 * @returns Simplified → Traditional
 * @throws if the overrides are malformed
 *
 * `traditional('# A benchmark.\n# zh: 样板。\n标杆\t標竿\n')('“标杆”示范')` // => `「標竿」示範`
 */
export function traditional(overrides: string): (text: string) => string {
  const {phrases, diagnostics} = readOverrides(overrides, 'overrides');
  if (diagnostics.length > 0) throw new Error(diagnostics.map(format).join('\n'));
  const convert = openCc();
  const matches = matcher(phrases);

  return (text) => {
    const converted = convert(text);
    const at = counterparts(text, converted);
    const between = (from: number, to: number) => converted.slice(at(from), at(to));
    let [result, done] = ['', 0];
    for (const {phrase, rendering, offset} of matches(text)) {
      result += between(done, offset) + rendering;
      done = offset + phrase.length;
    }
    return cornered(result + between(done, text.length));
  };
}

/** The overrides, each as it stands in the Traditional edition. */
export function asRendered({phrases}: Pick<Overrides, 'phrases'>): {phrase: string; rendering: string}[] {
  return Array.from(phrases, ([phrase, rendering]) => ({phrase, rendering: cornered(rendering)}));
}

/** With the quotation marks of the Traditional edition. */
function cornered(text: string): string {
  return text.replace(quote, (mark) => quotes.get(mark) ?? mark);
}

/** Makes what finds the entries that apply in a text, in order: at each place the longest, none within another. */
function matcher(phrases: ReadonlyMap<string, string>) {
  const trie = new Trie();
  trie.loadDict([...phrases]);
  return function* (text: string): Generator<{phrase: string; rendering: string; offset: number}> {
    for (let at = 0; at < text.length;) {
      const match = trie.matchPrefix(text, at);
      if (match !== null) yield {phrase: text.slice(at, match.end), rendering: match.value, offset: at};
      at = match?.end ?? at + 1;
    }
  };
}

/**
 * The overrides that have their effect in an edition, in the order of their file, each with the segments it applies in.
 *
 * @param text the Simplified edition's
 *
 * `applied(new Map([['p1.1', '更新标杆。']]), readOverrides('# A benchmark.\n# zh: 样板。\n标杆\t標竿\n',
 * 'seeds/traditional.txt'))` // => `[{phrase: '标杆', rendering: '標竿', why: {en: 'A benchmark.', zh: '样板。'}, places:
 * ['p1.1']}]`
 */
export function applied(
  text: Edition,
  {phrases, reasons}: Pick<Overrides, 'phrases' | 'reasons'>,
): AppliedOverride<Bilingual>[] {
  const matches = matcher(phrases);
  const places = new Map<string, Set<Id>>();
  for (const [id, words] of text) {
    for (const {phrase} of matches(words)) places.set(phrase, (places.get(phrase) ?? new Set()).add(id));
  }
  return Array.from(phrases).flatMap(([phrase, rendering]) => {
    const [why, ids] = [reasons.get(phrase), places.get(phrase)];
    return why === undefined || ids === undefined
      ? []
      : [{phrase, rendering: cornered(rendering), why, places: [...ids]}];
  });
}

export interface Overrides {
  /** Simplified → Traditional, of as many characters. */
  phrases: Map<string, string>;
  /** Why, by the phrase. */
  reasons: Map<string, Bilingual>;
  diagnostics: Diagnostic[];
}

/**
 * Reads overrides in OpenCC's dictionary format: phrase, tab, phrase, one entry a line. Lines that start with `#`
 * are the reason for the entries below them, up to the next blank line: in English, and in Chinese after `# zh:`. An
 * entry without a reason in both is an error.
 *
 * @param text the file's text
 * @param file its path, for diagnostics
 * @returns the well-formed entries, and the errors
 *
 * `readOverrides('# A benchmark.\n# zh: 样板。\n标杆\t標竿\n', 'seeds/traditional.txt').phrases` // => Map {'标杆' => '標竿'}
 */
export function readOverrides(text: string, file: string): Overrides {
  const phrases = new Map<string, string>();
  const reasons = new Map<string, Bilingual>();
  const diagnostics: Diagnostic[] = [];
  let [en, zh] = ['', ''];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const report = (column: number, ruleId: string, actual: string, expected: string) => {
      diagnostics.push({file, line: index + 1, column, ruleId, actual, expected});
    };
    if (line === '') [en, zh] = ['', ''];
    else if (line.startsWith('# zh:')) zh += line.slice(5).trim();
    else if (line.startsWith('#')) en = `${en} ${line.slice(1).trim()}`.trim();
    else {
      const [source, target, ...more] = line.split('\t');
      if (!source || !target || more.length > 0 || /\s/u.test(source + target)) {
        report(1, 'override-malformed', `‘${line}’ is no entry`, 'an entry is phrase, tab, phrase');
      } else if ([...source].length !== [...target].length) {
        report(
          [...source].length + 2,
          'override-length',
          `‘${target}’ is not as long as ‘${source}’`,
          'only the script may change',
        );
      } else if (phrases.has(source)) {
        report(1, 'override-duplicate', `‘${source}’ is entered again`, 'each phrase is entered once');
      } else if (en === '' || zh === '') {
        report(
          1,
          'override-reason',
          `‘${source}’ has no reason in ${en === '' ? 'English' : 'Chinese'}`,
          'lines above it that start with # and # zh: say why',
        );
      } else {
        phrases.set(source, target);
        reasons.set(source, {zh, en});
      }
    }
  }
  return {phrases, reasons, diagnostics};
}
