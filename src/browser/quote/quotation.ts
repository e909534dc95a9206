/** What a reader pasted, ready to be compared. Pure. */
import type {Script} from '../../model/folding.ts';
import {sequence, type Sequence} from './corpus.ts';
import {tokenize, type Tokens} from './tokens.ts';

/** A quotation, or a piece of it between two cuts. */
export interface Quotation extends Sequence {
  /** As it is shown: without note markers, and without the line breaks of where it was copied. */
  text: string;
  /** For each token, where it stands in the text. */
  spans: Tokens['spans'];
}

/**
 * A citation as this site writes it, on its own line: it has the edition with the paragraph, or begins with the title in
 * brackets, as it once did; and it has the address.
 */
const citation =
  /^(?=.*\bBaogao(?:\p{Script=Han}{1,9}第|[ \p{L}]{0,40}: paras?\. )\p{Nd}|\s*[“"]?\[.*\bBaogao)(?=.*https?:\/\/).*$/gmu;
const address = /https?:\/\/[\p{ASCII}--[\s"<>]]+/gv;
/** `（第6段第2句）`, `(paras. 6–8)`, `(¶6)` */
const locator =
  /[(（]\s*(?:第?\p{Nd}+(?:[–—~-]\p{Nd}+)?段(?:第?\p{Nd}+(?:[–—~-]\p{Nd}+)?句)?|(?:paras?\.?|paragraphs?|¶{1,2})\s*\p{Nd}+(?:[–—~-]\p{Nd}+)?)\s*[)）]/giu;
const noteMarker = /[[［〔【]\s*[EＥ]?\p{Nd}{1,3}\s*[\]］〕】]/gu;
const ellipsis = /[[［〔(（]\s*(?:[…⋯]+|\.{3,}|。{3,})\s*[\]］〕)）]|[…⋯]+|\.{3,}|。{3,}/u;

/**
 * The pieces of a quotation that have words. Note markers [n] are no words of the report, nor are the citation, address
 * or paragraph that somebody gave for it; an ellipsis is a cut.
 *
 * `quotationsOf('四张清单[6]……周调度', script).map(({text}) => text)` // => `['四张清单', '周调度']`
 */
export function quotationsOf(passage: string, script: Script): Quotation[] {
  return [citation, address, locator, noteMarker]
    .reduce((text, pattern) => text.replace(pattern, ' '), passage)
    .split(ellipsis)
    .map((piece) => {
      // Lines break anywhere in what is pasted; beside Chinese there is no space.
      const text = piece
        .trim()
        .replace(/\s+/g, ' ')
        .replace(/(?<=[\u2e80-\u9fff\uff00-\uffef]) | (?=[\u2e80-\u9fff\uff00-\uffef])/g, '');
      const {tokens, spans} = tokenize(text, script);
      return {text, spans, ...sequence(tokens)};
    })
    .filter(({tokens}) => tokens.length > 0);
}

/** Some tokens of a quotation as they were written, up to where the next begins. */
export function wordsOf({text, spans}: Quotation, from: number, to: number): string {
  return from === to ? '' : text.slice(from === 0 ? 0 : spans[from]?.[0], spans[to]?.[0]);
}

/** Whether a mark stands before a token of a quotation; the comma of 3,5% is none. */
export function isPartedIn({text, spans}: Quotation, at: number): boolean {
  const [end, start] = [spans[at - 1]?.[1] ?? 0, spans[at]?.[0] ?? text.length];
  return /\S/.test(text.slice(end, start)) && !/^\p{Nd}[.,．，]\p{Nd}$/u.test(text.slice(end - 1, start + 1));
}
