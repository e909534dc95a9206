/**
 * `llms.txt` (llmstxt.org): what a language model, or whoever fetches this site for one, should know of it and may
 * fetch. In a library it names the reports, and each has a list of its own.
 */
import {toMarkdown} from 'mdast-util-to-markdown';
import type {PhrasingContent, RootContent} from 'mdast';
import {group} from '../../model/group.ts';
import {numberOf} from '../../model/ids.ts';
import {downloadName} from '../../model/routes.ts';
import {type Book} from './book.ts';

/**
 * The lists, by their path below the base path.
 *
 * @param site the address of the site
 * @param books in the order of the shelves, each report in all its editions
 * @param pairs the books that are also offered side by side
 */
export function llms(site: string, books: Book[], pairs: [Book, Book][]): Map<string, string> {
  const reports = [...group(books, ({report}) => report).values()];
  const isLibrary = reports.length > 1;
  const filesOf = (editions: Book[]) => editions.flatMap((book) => filesOfBook(book, pairs));
  const own = reports.map((editions): [string, string] => [
    ownPath(editions),
    written(
      titleOf(editions),
      [
        text('What there is of this report. What holds of every report, and how to cite it, is in '),
        file(`${site}llms.txt`, 'the list of this site'),
        text('.'),
      ],
      filesOf(editions),
    ),
  ]);
  const named = reports.map((editions) => [
    file(site + ownPath(editions), titleOf(editions)),
    text(`: ${editions.map(({edition}) => edition.title).join(', ')}`),
  ]);
  const all = written(
    'Baogao 报告',
    [
      text(
        'A reading edition of Chinese government work reports (政府工作报告): Simplified Chinese (the original), Traditional Chinese, and an unofficial English translation that never differ in structure. Every sentence has an address that stays.',
      ),
    ],
    [list(explanations(site, books[0])), ...(isLibrary ? [heading(2, 'Reports'), list(named)] : filesOf(books))],
  );
  return new Map([['llms.txt', all], ...(isLibrary ? own : [])]);
}

const titleOf = ([first]: Book[]) => first?.title ?? '';
const ownPath = ([first]: Book[]) => (first ? `${first.edition.name}/${first.report}/llms.txt` : '');

/** What there is of a report in an edition. */
function filesOfBook(book: Book, pairs: [Book, Book][]): RootContent[] {
  const {address, report, title, edition, chapters, glossary} = book;
  const at = (name: string) => new URL(name, address).href;
  const item = (url: string, label: string, about = ''): PhrasingContent[] => [
    file(url, label),
    ...(about ? [text(`: ${about}`)] : []),
  ];
  const page = (name: string, label: string, about = '') => item(at(`${name}.md`), label, about);
  return [
    heading(2, `${title} (${edition.title})`),
    list([
      item(new URL(`../${report}.md`, address).href, title, 'contents, source, the words before the first part'),
      ...chapters.flatMap((chapter) => (chapter.heading ? [page(chapter.page, chapter.heading.title)] : [])),
      ...(glossary ? [page('notes', glossary.heading.title, 'every note, with the places where it is used')] : []),
      page('full', `${title}, in full`, 'one Markdown file, notes as footnotes'),
      item(at(`${downloadName(report, edition.name)}.txt`), 'Plain text'),
      item(at(`${downloadName(report, edition.name)}.epub`), 'EPUB'),
      ...pairs
        .filter(([first]) => first === book)
        .map((pair) =>
          item(
            at(`${downloadName(report, ...pair.map((one) => one.edition.name))}.epub`),
            `EPUB, ${pair.map((one) => one.edition.title).join(' and ')}`,
            'paragraph by paragraph',
          ),
        ),
    ]),
  ];
}

/** What is to be known of addresses, ids, citing and rights. */
function explanations(site: string, example: Book | undefined): PhrasingContent[][] {
  const pattern = (rest: string) => code(site + rest);
  const citation = example && citationIn(example);
  return [
    [
      text('Addresses: '),
      pattern('{edition}/{report}/{page}/'),
      text(' is a page, '),
      pattern('{edition}/{report}/{page}.md'),
      text(
        ' the same page as Markdown; editions are zh-hans, zh-hant and en; pages are part 2 as 2, its section 1 as 2-1, the first appendix as appendix-1, the notes as notes, the whole report as full. The report’s own page is ',
      ),
      pattern('{edition}/{report}/'),
      text(', as Markdown '),
      pattern('{edition}/{report}.md'),
      text('.'),
    ],
    [
      text(
        'Ids: p18 is paragraph 18 (a table counts as one), p18.2 its second sentence, h4 a heading, n7 note 7 of the report, e3 note 3 of the editors. An id names the same passage in every edition, never changes, and is never given to another; as a fragment it leads to the passage on its page.',
      ),
    ],
    ...(citation
      ? [
          [
            text(
              'To cite: the author, the title, the date (“ca.” before a year that the editors estimate), the number of the paragraph, and the address of the sentence, for instance ',
            ),
            code(citation),
            text('.'),
          ],
        ]
      : []),
    [
      text(
        'The Chinese original is authoritative. Where the text is read otherwise than its source prints it, the report’s own page says so. The editors’ notes (E1 and so on) are not part of a report.',
      ),
    ],
    [
      text('License: the site, its translation and the editors’ notes are under the '),
      file(`${site}LICENSE.txt`, 'MIT License'),
      text('; the texts of the reports are their publishers’.'),
    ],
  ];
}

/** How a sentence of a book is cited: paragraph 18’s second, or another where it has no such. */
function citationIn({author, title, date, address, chapters}: Book): string | undefined {
  const paragraphs = chapters.flatMap(({page, blocks}) =>
    blocks.flatMap((block) => (block.type === 'paragraph' ? [{page, ...block}] : [])),
  );
  const {page = '', id = '', segments = []} = paragraphs.find(({id}) => id === 'p18') ?? paragraphs[0] ?? {};
  const sentence = segments[1] ?? segments[0];
  if (!sentence) return undefined;
  const dated = typeof date === 'string' ? date : `ca. ${date.estimated}`;
  const place = new URL(`${page === 'index' ? '' : `${page}/`}#${sentence.id}`, address).href;
  return `${author}, ${title}, ${dated}, paragraph ${numberOf(id)}, ${place}`;
}

function written(title: string, summary: PhrasingContent[], content: RootContent[]): string {
  const children: RootContent[] = [
    heading(1, title),
    {type: 'blockquote', children: [{type: 'paragraph', children: summary}]},
    ...content,
  ];
  return toMarkdown({type: 'root', children}, {bullet: '-'});
}

const text = (value: string): PhrasingContent => ({type: 'text', value});
const code = (value: string): PhrasingContent => ({type: 'inlineCode', value});
const file = (url: string, title: string): PhrasingContent => ({type: 'link', url, children: [text(title)]});
const heading = (depth: 1 | 2, value: string): RootContent => ({type: 'heading', depth, children: [text(value)]});
const list = (items: PhrasingContent[][]): RootContent => ({
  type: 'list',
  spread: false,
  children: items.map((children) => ({type: 'listItem', spread: false, children: [{type: 'paragraph', children}]})),
});
