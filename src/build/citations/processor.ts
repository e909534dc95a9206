/** The CSL processor, citeproc-js, with the official styles and locales, which `csl/` holds. Only the build uses it. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import CSL, {type Item} from 'citeproc';
import {parse, type HTMLElement} from 'node-html-parser';

/** What a style makes of something, as it would stand on paper. */
export interface Formatted {
  text: string;
  html: string;
}

/** A style at work: the note or in-text citation, of a paragraph or note if one is given, and the entry in the list of references. */
export type Formatter = (
  item: Item,
  number?: string,
  label?: 'paragraph' | 'note',
) => {citation: Formatted; entry: Formatted};

const formatters = new Map<string, Formatter>();

/** `formatter('apa', 'en-US')(item, '37').citation.text` // => `(益阳市人民政府, ca. 2023, para. 37)` */
export function formatter(style: string, locale: string): Formatter {
  const name = `${style} ${locale}`;
  const known = formatters.get(name) ?? makeFormatter(style, locale);
  formatters.set(name, known);
  return known;
}

function makeFormatter(style: string, locale: string): Formatter {
  let cited: Item;
  const engine = new CSL.Engine(
    {retrieveItem: () => cited, retrieveLocale: (language) => read(`locales-${language}.xml`)},
    read(`${style}.csl`),
    locale,
    true,
  );
  return (item, number, label = 'paragraph') => {
    cited = item;
    engine.updateItems([item.id]);
    const citation = parse(engine.makeCitationCluster([{id: item.id, ...(number && {locator: number, label})}]));
    const entry = parse(engine.makeBibliography()[1].join(''));
    // Without its number: that is for the document to give which it goes into.
    return {
      citation: formatted(citation),
      entry: formatted(entry.querySelector('.csl-right-inline') ?? entry.querySelector('.csl-entry') ?? entry),
    };
  };
}

function formatted({textContent, innerHTML}: HTMLElement): Formatted {
  return {text: textContent.trim(), html: innerHTML.trim()};
}

/**
 * A file of `csl/`. How to sort is left out: a list of one is sorted, and working out how APA sorts takes half of all
 * the time.
 *
 * @throws if there is no such style or locale.
 */
function read(file: string): string {
  return readFileSync(join(import.meta.dirname, 'csl', file), 'utf8').replace(/<sort>.*?<\/sort>/gs, '');
}
