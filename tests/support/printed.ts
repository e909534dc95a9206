/** A built page as its source prints it: for the proof that nothing is lost. */
import {parse} from 'node-html-parser';
import type {Site} from '../../tools/sites.ts';
import {markOf, pageOf, type Page} from './pages.ts';

/** How a source prints the number of a note: where it is marked in the text, and in the list of notes. */
export interface PrintedForms {
  marker: string;
  entry: string;
}

/** The forms that the account of a report names; it names none where the source prints what is shown, [1]. */
export function printedForms(site: Site, report: string): PrintedForms {
  const {textContent} = pageOf(site, `zh-hans/${report}/about/`).root.querySelector('.colophon')!;
  const named = (pattern: RegExp) => pattern.exec(textContent)?.[1] ?? '[1]';
  return {marker: named(/注号作“(.+?)”/), entry: named(/序号作“(.+?)”/)};
}

/** The page with every correction read back (`<ins data-found="">各</ins>` → the empty text the source has there), and the numbers of notes in the source's forms. */
export function asPrinted(page: Page, {marker, entry}: PrintedForms): Page {
  const root = parse(page.html);
  for (const correction of root.querySelectorAll('ins[data-found]'))
    correction.textContent = correction.getAttribute('data-found') ?? '';
  for (const mark of root.querySelectorAll('[role=doc-noteref]'))
    mark.setAttribute('aria-label', numberAs(marker, markOf(mark)));
  for (const number of root.querySelectorAll('dt .no')) number.textContent = numberAs(entry, number.textContent);
  return {...page, root};
}

/** `numberAs('1．', '[12]')` // => `12．`; `numberAs('①', '[3]')` // => `③` */
export function numberAs(form: string, shown: string): string {
  const digits = shown.replace(/\D/g, '');
  const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  return form
    .replace(/[①-⑳⑴-⒇]/u, (one) => String.fromCodePoint((one < '⑴' ? 0x2460 : 0x2474) + Number(digits) - 1))
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/u, [...digits].map((digit) => superscripts[Number(digit)]).join(''))
    .replace(
      /[０-９]+/u,
      digits.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    )
    .replace(/\d+/, digits);
}
