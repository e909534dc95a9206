/** Where the parts of a report begin to close. */
import {excerpt} from '../../model/text.ts';
import type {Settings} from '../types.ts';
import {sentenceEnd} from './body.ts';
import {isSalutation} from './head.ts';
import {isLeadLike} from './leads-and-breaks.ts';
import {meant} from './quoted.ts';
import type {Piece, Say} from './row.ts';

/** How many of the last paragraphs may close a report whose last part has no sections. */
const longestClosing = 3;

/** `各位代表！`, `各位代表、同志们，`: with these words a speaker turns from his last subject to all of it. */
const address = /^(?:各位代表|同志们|朋友们)(?:[、，,](?:各位\p{Script=Han}{2}|同志们|朋友们))*[！!，,：:]/u;

/** What sums up: thanks, and what has been achieved or is still amiss. */
const summary = [
  /^.{0,30}(?:成绩|成果|成就|业绩).{0,12}来之不易/u,
  /(?:表示|致以).{0,12}(?:感谢|敬意)/u,
  /^.{0,16}(?:肯定|总结|看到).{0,12}(?:成绩|成效|成就|工作).{0,8}同时/u,
  /^.{0,20}清醒地?(?:认识|看)到.*(?:问题|困难|矛盾|不足|短板|挑战)/u,
];

/**
 * The paragraphs from which a part closes: those that report.yaml names, and where it names none, what follows the last
 * section of a part and is about all of it.
 */
export function closings(pieces: readonly Piece[], settings: Settings, say: Say): Set<Piece> {
  const begins = new Set<Piece>();
  for (const quotation of settings.closing) {
    const {text, place} = quotation;
    const found = pieces.filter((piece) => piece.as === 'paragraph' && piece.text.startsWith(text));
    const fail = (actual: string, expected: string, ruleId = 'quotation') =>
      say({text: '', place}, ruleId, `${excerpt(text)} ${actual}`, expected);
    const does = `begins ${found.length} paragraphs`;
    const paragraph = meant(quotation, found, does, 'the beginning of one paragraph', fail);
    if (paragraph === undefined) continue;
    if (begins.has(paragraph)) fail('stands here again', 'one entry for a paragraph', 'setting-unused');
    else begins.add(paragraph);
  }
  const starts = pieces.flatMap((piece, at) => (piece.as === 'heading' && piece.depth === 0 ? [at] : []));
  for (const [index, start] of starts.entries()) {
    const part = pieces.slice(start, starts[index + 1]);
    if (part.some((piece) => begins.has(piece))) continue;
    const first = closingOf(part, index === starts.length - 1);
    // What is said to be a paragraph is one like others.
    if (first && !(first.as === 'paragraph' && first.decided)) begins.add(first);
  }
  return begins;
}

/** The paragraph from which a part closes; undefined where none does. */
function closingOf(part: readonly Piece[], isLast: boolean): Piece | undefined {
  const sections = part.reduce<Piece[][]>((all, piece) => {
    if (piece.as === 'heading') all.push([]);
    else all.at(-1)?.push(piece);
    return all;
  }, []);
  const end = sections.at(-1) ?? [];
  if (sections.length === 1) {
    if (!isLast) return undefined;
    const turn = end.find(({text}, at) => at > 0 && address.test(text) && isSalutation(text));
    return (
      turn ??
      end
        .slice(1)
        .slice(-longestClosing)
        .findLast(({text}) => address.test(text))
    );
  }
  const tail = end.slice(1);
  const found = tail.find(({text}) => [address, ...summary].some((pattern) => pattern.test(text)));
  // Where each section is one paragraph, so is the last.
  const others = sections.slice(1, -1);
  const areSingle =
    others.length > 1 && others.every(({length}) => length === 1) && sentenceEnd.test(end[0]?.text ?? '');
  if (areSingle && (found || tail.length === 1)) return tail[0];
  // Where all sections end with paragraphs that begin with titles, so does the last.
  const isLed = ({text}: Piece) => isLeadLike(/^[^。]*。(?=.)/u.exec(text)?.[0] ?? '');
  const areLed =
    others.length > 1 && others.every((one) => one.some(isLed) && one.slice(one.findIndex(isLed)).every(isLed));
  const beyond = end.findLastIndex(isLed) + 1;
  return areLed && found && beyond > 0 && end.indexOf(found) > beyond ? end[beyond] : found;
}
