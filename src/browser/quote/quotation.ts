/** What a reader pasted, ready to be compared. Pure. */
import type {Script} from '../../model/folding.ts';
import {compared, type Compared, type Corpus} from './corpus.ts';
import {withoutForm, withoutMarkdown} from './forms.ts';
import {tokenize, type Tokens} from '../../model/tokens.ts';

/** A quotation, or a piece of it between two cuts. */
export interface Quotation extends Compared {
  /** As it is shown: without note markers, and without the line breaks of where it was copied. */
  text: string;
  /** For each token, where it stands in the text. */
  spans: Tokens['spans'];
}

/** So many characters of what is pasted are checked: more than a report has. */
const longest = 100_000;

/** As much of a passage as is checked, to the end of a word. */
export function beginningOf(passage: string): string {
  return passage.length <= longest
    ? passage
    : passage.slice(0, longest).replace(/[\p{Script=Latin}\p{Nd}.,]{0,40}$/u, '');
}

/**
 * Whether a line is a citation as this site writes it: it begins with the report's title, after author and year at
 * most, and has the site's name and an address.
 */
function isCitation(line: string, {titles}: Corpus): boolean {
  const [start = ''] = /^[^\p{N}。！？；]{0,60}(?:\p{Nd}{4}\?*[\]).]+\s*)?/u.exec(line) ?? [];
  return (
    titles.some((title) => line.slice(0, start.length + title.length).includes(title)) &&
    /\bBaogao.*https?:\/\//.test(line)
  );
}

const address = /<?https?:\/\/[\p{ASCII}--[\s"<>]]+>?/gv;
/** `（第6段第2句）`, `(paras. 6–8)`, `(¶6)` */
const locator =
  /[(（]\s*(?:第?\p{Nd}+(?:[–—~-]\p{Nd}+)?段(?:第?\p{Nd}+(?:[–—~-]\p{Nd}+)?句)?|(?:paras?\.?|paragraphs?|¶{1,2})\s*\p{Nd}+(?:[–—~-]\p{Nd}+)?)\s*[)）]/giu;
const noteMarker = /[[［〔【]\s*[EＥ]?\p{Nd}{1,3}\s*[\]］〕】]/gu;
const ellipsis = /[[［〔(（]\s*(?:[…⋯]+|\.{3,}|。{3,})\s*[\]］〕)）]|[…⋯]+|\.{3,}|。{3,}/u;

/**
 * The pieces of a quotation that have words. What the form it was copied from has added is no word of the report, nor
 * are note markers [n], or the citation, address or paragraph that somebody gave for it; an ellipsis is a cut.
 *
 * `quotationsOf('四张清单[6]……周调度', corpus, script).map(({text}) => text)` // => `['四张清单', '周调度']`
 */
export function quotationsOf(passage: string, corpus: Corpus, script: Script): Quotation[] {
  const lines = withoutMarkdown(passage)
    .split(/\r\n?|[\n\f]/)
    .filter((line) => !isCitation(line, corpus));
  const bare = [address, locator, noteMarker].reduce((text, pattern) => text.replace(pattern, ' '), lines.join('\n'));
  return withoutForm(bare, corpus, script)
    .split(ellipsis)
    .map((piece) => {
      // Lines break anywhere in what is pasted; beside Chinese there is no space.
      const text = piece
        .trim()
        .replace(/\s+/g, ' ')
        .replace(/(?<=[\u2e80-\u9fff\uff00-\uffef]) | (?=[\u2e80-\u9fff\uff00-\uffef])/g, '');
      const {tokens, spans} = tokenize(text, script);
      return {text, spans, ...compared(tokens)};
    })
    .filter(({tokens}) => tokens.length > 0);
}

/** Some tokens of a quotation as they were written, up to where the next begins. */
export function wordsOf({text, spans}: Quotation, from: number, to: number): string {
  return from === to ? '' : text.slice(startOf({text, spans}, from), startOf({text, spans}, to));
}

/** Where the words of a token begin, with the marks that open before it; the first has all that stands before it. */
export function startOf({text, spans}: Pick<Quotation, 'text' | 'spans'>, at: number): number {
  if (at === 0) return 0;
  const start = spans[at]?.[0];
  if (start === undefined) return text.length;
  const between = text.slice(spans[at - 1]?.[1], start);
  return start - (/(?:[“‘「『《〈（([]|(?<=[\s：:，,])["'])*$/.exec(between)?.[0].length ?? 0);
}

/** Whether a mark stands before a token of a quotation; the comma of 3,5% is none. */
export function isPartedIn({text, spans}: Quotation, at: number): boolean {
  const [end, start] = [spans[at - 1]?.[1] ?? 0, spans[at]?.[0] ?? text.length];
  return /\S/.test(text.slice(end, start)) && !/^\p{Nd}[.,．，]\p{Nd}$/u.test(text.slice(end - 1, start + 1));
}

/** Some tokens of a quotation by themselves, to be compared. */
export function partOfQuotation({tokens}: Quotation, from: number, to: number): Compared {
  return compared(tokens.slice(from, to));
}

/** Tokens of a quotation between two marks, or behind the words that introduce them. */
export interface Clause {
  from: number;
  to: number;
  /** Whether it stands in quotation marks. */
  quoted: boolean;
}

/** What introduces somebody's words; they begin behind it, with a mark before them or without. */
const introduction =
  /指出|强调|強調|提出|要求|表示|认为|認為|明确|明確|写道|寫道|提到|指明|重申|宣布|说|說|称(?!号)|稱(?!號)|\b(?:says?|said|states?|stated|notes?|noted|stress(?:es|ed)?|points? out|pointed out|writes?|wrote|claims?|claimed|calls? for|called for|according to the report)\b(?:\s+that\b)?/giu;

/** The clauses between two tokens of a quotation, one after the other. */
export function clausesOf(quotation: Quotation, from: number, to: number): Clause[] {
  const {text, spans} = quotation;
  const introduced = new Set(Array.from(text.matchAll(introduction), ({0: words, index}) => index + words.length));
  const clauses: Clause[] = [];
  let start = from;
  for (let at = from + 1; at <= to; at++) {
    if (at < to && !isPartedIn(quotation, at) && !introduced.has(spans[at - 1]?.[1] ?? 0)) continue;
    const [before, after] = [text[(spans[start]?.[0] ?? 0) - 1], text[spans[at - 1]?.[1] ?? 0]];
    clauses.push({from: start, to: at, quoted: /[“"「『‘]/.test(before ?? '') && /["”」』’,，.。]/.test(after ?? '')});
    start = at;
  }
  return clauses;
}
