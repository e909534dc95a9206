/**
 * What a reader can take away: an Astro integration that writes beside the built pages each report as EPUB, plain text
 * and Markdown, a Markdown twin of every page, and `llms.txt`.
 */
import {mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {AstroIntegration} from 'astro';
import {pairs} from '../../model/editions.ts';
import {downloadName} from '../../model/routes.ts';
import {readVolumes} from '../content.ts';
import {bookOf, type Book} from './book.ts';
import {epub} from './epub.ts';
import {llms} from './llms.ts';
import {markdown} from './markdown.ts';
import {plainText} from './plain-text.ts';

/**
 * What text files begin with: browsers, which take a text for one of their reader's country where a host names no
 * charset, go by it before all else, as do editors. Whoever decodes UTF-8 by the standard (`fetch`), and what reads
 * Markdown, takes it off.
 */
const byteOrderMark = '\uFEFF';

/** Adds the downloads to a build. */
export default function downloads(): AstroIntegration {
  let site = '';
  let root = '';
  return {
    name: 'downloads',
    hooks: {
      'astro:config:done': ({config}) => {
        root = fileURLToPath(config.root);
        site = new URL(config.base.replace(/\/*$/, '/'), config.site).href;
      },
      'astro:build:done': async ({dir, logger}) => {
        const dist = fileURLToPath(dir);
        const started = performance.now();
        const files = filesOf(
          site,
          readVolumes(root).map((volume) => bookOf(volume, site)),
        );
        for (const [path, content] of files) {
          const file = join(dist, path);
          await mkdir(dirname(file), {recursive: true});
          await writeFile(file, typeof content === 'string' ? byteOrderMark + content : content);
        }
        logger.info(`${files.size} files in ${((performance.now() - started) / 1000).toFixed(1)} s`);
      },
    },
  };
}

/** All that can be taken away, by its path below the base path. */
function filesOf(site: string, books: Book[]): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  for (const book of books) {
    const {
      report,
      edition: {name},
    } = book;
    const folder = `${name}/${report}`;
    files.set(`${folder}/${downloadName(report, name)}.epub`, epub(book));
    files.set(`${folder}/${downloadName(report, name)}.txt`, plainText(book));
    for (const [page, text] of markdown(book))
      files.set(page === 'index' ? `${folder}.md` : `${folder}/${page}.md`, text);
  }
  const both = pairsOf(books);
  for (const [book, other] of both)
    files.set(
      `${book.edition.name}/${book.report}/${downloadName(book.report, book.edition.name, other.edition.name)}.epub`,
      epub(book, other),
    );
  for (const [path, text] of llms(site, books, both)) files.set(path, text);
  return files;
}

/** The books that are offered side by side. */
function pairsOf(books: Book[]): [Book, Book][] {
  return [...Map.groupBy(books, ({report}) => report).values()].flatMap((editions) =>
    pairs(editions.map(({edition}) => edition)).map(
      (pair) => pair.map((one) => editions.find(({edition}) => edition === one)) as [Book, Book],
    ),
  );
}
