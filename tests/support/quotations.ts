/** What the checker says of a passage, with the texts under `content/`: as the page asks it, without a page. */
import {check, type Result} from '../../src/browser/quote/check.ts';
import {corpusOf, type Corpus} from '../../src/browser/quote/corpus.ts';
import {editionsOf, readingsOf} from '../../src/browser/quote/quoted-edition.ts';
import {twinOf, type EditionName} from '../../src/model/editions.ts';
import {script, textOf} from './texts.ts';

const report = 'yiyang-2024';
const text = (edition: EditionName) => textOf(edition, report);
const corpora = new Map<EditionName, Corpus>();

/** The report in an edition, to compare quotations with. */
export function corpusIn(edition: EditionName): Corpus {
  const twin = twinOf(edition);
  const known = corpora.get(edition) ?? corpusOf([{report, text: text(edition), twin: twin && text(twin)}], script);
  corpora.set(edition, known);
  return known;
}

/** What is found of a quotation in each language it is in, for a reader of some edition. */
export function checked(quotation: string, here: EditionName): (Result & {corpus: Corpus})[] {
  const readings = readingsOf(quotation).map((texts) =>
    texts
      .map((text) => {
        const [edition = here] = editionsOf(text, here, script);
        return {...check(text, corpusIn(edition), script), corpus: corpusIn(edition)};
      })
      .filter(({verdict}) => verdict !== 'empty'),
  );
  return readings.find((results) => results.every(({verdict}) => verdict === 'verbatim')) ?? readings[0]!;
}
