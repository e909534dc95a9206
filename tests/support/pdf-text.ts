/** The text of a PDF as readers copy it. */
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A sheet's lines, and whether each has words of the text: numbers of pages and paragraphs have none. */
export interface Line {
  text: string;
  own: boolean;
}

/**
 * The lines of every sheet in the two orders in which programs hand them over: as the document has them, and as they
 * stand from top to bottom, where the number of a paragraph is in its first line.
 */
export async function linesOf(pdf: Buffer): Promise<{inOrder: Line[]; byPlace: Line[]}> {
  const loading = getDocument({data: new Uint8Array(pdf)});
  const document = await loading.promise;
  const inOrder: Line[] = [];
  const byPlace: Line[] = [];
  const line = (text: string): Line => ({text, own: !/^\s*(?:— \d+ —|\d+)?\s*$/.test(text)});
  for (let number = 2; number <= document.numPages; number += 1) {
    const {items} = await (await document.getPage(number)).getTextContent({disableNormalization: true});
    const shown = items.flatMap((item) => ('str' in item ? [item] : []));
    const text = shown.map(({str, hasEOL}) => str + (hasEOL ? '\n' : '')).join('');
    inOrder.push(...text.split('\n').map(line));
    // A mark stands a little above its line.
    const rows: {y: number; items: typeof shown}[] = [];
    for (const item of shown.filter(({str}) => str !== '')) {
      const y = item.transform[5] as number;
      const row = rows.find((one) => Math.abs(one.y - y) < 6);
      if (row) row.items.push(item);
      else rows.push({y, items: [item]});
    }
    for (const {items} of rows.sort((a, b) => b.y - a.y)) {
      const sorted = items.sort((a, b) => (a.transform[4] as number) - (b.transform[4] as number));
      const beside = sorted.length > 1 && /^\d+$/.test(sorted[0]!.str) && (sorted[0]!.transform[4] as number) < 80;
      byPlace.push(line(sorted.map(({str}, i) => str + (beside && i === 0 ? ' ' : '')).join('')));
    }
  }
  await loading.destroy();
  return {inOrder, byPlace};
}
