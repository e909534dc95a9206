/** Passages as readers copy them out of what the site offers: selected at random in a document of the browser. */
import type {Page} from '@playwright/test';
import {generator} from './truth.ts';

/** What is copied from one place in a document to another. */
export interface Copy {
  /** As the page's own script hands it over; where it has none, as the browser does. */
  copied: string;
  /** As the browser hands it over. */
  selected: string;
  /** The words between both places in the elements that hold the report's text, without its marks: what it should be. */
  words: string;
}

/**
 * Random selections in the open document, each from a word of the text to another.
 *
 * @param texts a selector of the elements that hold the report's text
 * @param marks a selector of what in them is none of it
 * @param longest how many texts a selection may run over
 */
export async function randomCopies(
  page: Page,
  {texts, marks, longest = 3}: {texts: string; marks: string; longest?: number},
  count: number,
  seed: number,
): Promise<Copy[]> {
  const next = generator(seed);
  const numbers = Array.from({length: count}, () => [next(), next(), next(), next()] as const);
  return page.evaluate(
    ({texts, marks, longest, numbers}) => {
      const all = [...document.querySelectorAll(texts)].map((element) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
          node instanceof Element && node.matches(marks) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
        );
        const nodes: Text[] = [];
        while (walker.nextNode())
          if (walker.currentNode instanceof Text && walker.currentNode.data.trim()) nodes.push(walker.currentNode);
        return nodes;
      });
      /** The place at a share of a text, where a word begins or ends. */
      const at = (nodes: Text[], share: number, end: boolean): [Text, number] => {
        let left = Math.floor(share * nodes.reduce((sum, {length}) => sum + length, 0));
        const node = nodes.find((one) => (left -= one.length) < 0) ?? nodes.at(-1)!;
        const words = [...node.data.matchAll(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}.,%’'–-])+/gu)];
        const word = words.find(({index, 0: raw}) => index + raw.length > node.length + left) ?? words.at(-1);
        if (!word) return [node, end ? node.length : 0];
        return [node, word.index + (end ? word[0].length : 0)];
      };
      return numbers.map(([first, length, from, to]) => {
        const start = Math.floor(first * all.length);
        const stop = Math.min(all.length - 1, start + Math.floor(length * longest));
        let ends = [at(all[start]!, from, false), at(all[stop]!, to, true)] as const;
        const range = new Range();
        range.setStart(...ends[0]);
        range.setEnd(...ends[1]);
        if (range.collapsed) {
          ends = [at(all[start]!, 0, false), at(all[stop]!, 1, true)];
          range.setStart(...ends[0]);
          range.setEnd(...ends[1]);
        }
        getSelection()!.removeAllRanges();
        getSelection()!.addRange(range);
        const clipboardData = new DataTransfer();
        document.dispatchEvent(new ClipboardEvent('copy', {clipboardData, bubbles: true, cancelable: true}));
        const selected = getSelection()!.toString();
        const words = all
          .slice(start, stop + 1)
          .flat()
          .filter((node) => range.intersectsNode(node))
          .map((node) =>
            node.data.slice(node === ends[0][0] ? ends[0][1] : 0, node === ends[1][0] ? ends[1][1] : undefined),
          )
          .join('');
        return {copied: clipboardData.getData('text/plain') || selected, selected, words};
      });
    },
    {texts, marks, longest, numbers},
  );
}
