/**
 * How high the editors' notes of a page will be: the browser lays them out when they are near (page.css), and until then
 * the page counts as high as is reserved here.
 */
import type {VolumePage} from '../model/volume.ts';

/**
 * The rules of style by which a page reserves room for its editors' notes; empty where it has none.
 *
 * Heights are fitted to those of reports in Chinese and English, at 1,440, 820 and 390 pixels: so much for each note
 * (its term, what stands around it), so much for each em of its text.
 *
 * @param pages what stands on the page
 * @param beside what stands in its second column, on a parallel page
 */
export function notesSizeRules(pages: readonly VolumePage[], beside: readonly VolumePage[] = []): string {
  const notes = [...pages, ...beside].flatMap(({editors = []}) => editors);
  if (notes.length === 0) return '';
  const length = notes.reduce((sum, {text, source}) => sum + lengthOf(text) + lengthOf(source), 0);
  const reserve = (each: number, em: number) =>
    `.editors{contain-intrinsic-block-size:auto ${Math.round(each * notes.length + em * length)}rem}`;
  return [
    reserve(8, 0.044),
    `@media (max-width:47.99rem){${reserve(9.1, 0.076)}}`,
    ...(beside.length > 0 ? [`@container (min-width:63em){:root:not([data-view=lines]) ${reserve(5, 0.025)}}`] : []),
  ].join('');
}

/** The length of a text in one line, in em: Latin letters take half of what characters take. */
function lengthOf(text: string): number {
  const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 1 : 0.5), 0);
}
