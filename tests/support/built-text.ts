/** The texts of a built page, read back from its HTML: proof that what the model says is what is shown. */
import {parse, type HTMLElement, NodeType} from 'node-html-parser';
import type {TextBlock, TextPage} from '../../src/model/report-text.ts';

const name = /^[phn]\d+$/;
const segmentName = /^[phn]\d+(\.\d+)?$/;

/**
 * Heading and texts of a built page: what stands in `main` under an id such as `p5`, `h2`, `n3`, in order, without
 * what is not the text (`data-chrome`).
 */
export function readPage(html: string): Pick<TextPage, 'title' | 'blocks'> {
  const main = parse(html).querySelector('main');
  // A heading spaced out in print (名 词 解 释) is a plain word in a list.
  const title =
    main
      ?.querySelector('h1')
      ?.textContent.trim()
      .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
      .replace(/。$/, '') ?? '';
  const blocks = (main?.querySelectorAll('[id]') ?? [])
    .filter(({id}) => name.test(id))
    .map((element) => {
      const retired = element.querySelectorAll('a[id]').map(({id}) => id);
      return {id: element.id, segments: segmentsOf(element), ...(retired.length > 0 && {retired})};
    })
    .filter(({segments}) => segments.length > 0);
  return {title, blocks};
}

/**
 * The segments of a block; what stands between two of them (a space, the ： after a note's term) belongs to the first.
 */
function segmentsOf(block: HTMLElement): TextBlock['segments'] {
  const segments: TextBlock['segments'] = [];
  const read = (parent: HTMLElement, id: string) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === NodeType.TEXT_NODE) {
        const last = segments.at(-1);
        if (last && (last.id === id || id === block.id)) last.text += node.textContent;
        else segments.push({id, text: node.textContent});
      } else if (node.nodeType === NodeType.ELEMENT_NODE) {
        const child = node as HTMLElement;
        if (!child.hasAttribute('data-chrome')) read(child, segmentName.test(child.id) ? child.id : id);
      }
    }
  };
  read(block, block.id);
  // A note begins with its printed number, a marker too; a paragraph may with the spacing of its HTML.
  if (segments.length > 1 && segments[0]?.id === block.id) segments.shift();
  const [first, last] = [segments.at(0), segments.at(-1)];
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return segments.filter(({text}) => text !== '');
}
