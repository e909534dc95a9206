/**
 * `llms.txt` (llmstxt.org): what a language model, or whoever fetches this site for one, should know of it and may
 * fetch.
 */
import {toMarkdown} from 'mdast-util-to-markdown';
import type {PhrasingContent, RootContent} from 'mdast';
import {downloadName} from '../../model/routes.ts';
import {type Book} from './book.ts';

/**
 * @param site the address of the site
 * @param books in the order of the shelves, each report in all its editions
 * @param pairs the books that are also offered side by side
 */
export function llms(site: string, books: Book[], pairs: [Book, Book][]): string {
  const [example] = books;
  const text = (value: string): PhrasingContent => ({type: 'text', value});
  const code = (value: string): PhrasingContent => ({type: 'inlineCode', value});
  const heading = (depth: 1 | 2, value: string): RootContent => ({type: 'heading', depth, children: [text(value)]});
  const list = (items: PhrasingContent[][]): RootContent => ({
    type: 'list',
    spread: false,
    children: items.map((children) => ({type: 'listItem', spread: false, children: [{type: 'paragraph', children}]})),
  });
  const file = (url: string, title: string, about = ''): PhrasingContent[] => [
    {type: 'link', url, children: [text(title)]},
    ...(about ? [text(`: ${about}`)] : []),
  ];

  const reports = books.map((book): RootContent[] => {
    const {address, report, title, edition, chapters, glossary} = book;
    const at = (name: string) => new URL(name, address).href;
    const page = (name: string, label: string, about = '') => file(at(`${name}.md`), label, about);
    return [
      heading(2, `${title} (${edition.title})`),
      list([
        file(new URL(`../${report}.md`, address).href, title, 'contents, source, the words before the first part'),
        ...chapters.flatMap((chapter) => (chapter.heading ? [page(chapter.page, chapter.heading.title)] : [])),
        ...(glossary ? [page('notes', glossary.heading.title, 'every note, with the places where it is used')] : []),
        page('full', `${title}, in full`, 'one Markdown file, notes as footnotes'),
        file(at(`${downloadName(report, edition.name)}.txt`), 'Plain text'),
        file(at(`${downloadName(report, edition.name)}.epub`), 'EPUB'),
        ...pairs
          .filter(([first]) => first === book)
          .map((pair) =>
            file(
              at(`${downloadName(report, ...pair.map((one) => one.edition.name))}.epub`),
              `EPUB, ${pair.map((one) => one.edition.title).join(' and ')}`,
              'paragraph by paragraph',
            ),
          ),
      ]),
    ];
  });
  const dated = (date: Book['date']) => (typeof date === 'string' ? date : `ca. ${date.estimated}`);
  const pattern = (rest: string) => code(site + rest);
  return toMarkdown(
    {
      type: 'root',
      children: [
        heading(1, 'Baogao 报告'),
        {
          type: 'blockquote',
          children: [
            {
              type: 'paragraph',
              children: [
                text(
                  'A reading edition of Chinese government work reports (政府工作报告): Simplified Chinese (the original), Traditional Chinese, and an unofficial English translation that never differ in structure. Every sentence has an address that stays.',
                ),
              ],
            },
          ],
        },
        list([
          [
            text('Addresses: '),
            pattern('{edition}/{report}/{page}/'),
            text(' is a page, '),
            pattern('{edition}/{report}/{page}.md'),
            text(
              ' the same page as Markdown; editions are zh-hans, zh-hant and en; pages are part 2 as 2, its section 1 as 2-1, the notes as notes, the whole report as full. The report’s own page is ',
            ),
            pattern('{edition}/{report}/'),
            text(', as Markdown '),
            pattern('{edition}/{report}.md'),
            text('.'),
          ],
          [
            text(
              'Ids: p18 is paragraph 18, p18.2 its second sentence, h4 a heading, n7 note 7 of the report, e3 note 3 of the editors. An id names the same passage in every edition, never changes, and is never given to another; as a fragment it leads to the passage on its page.',
            ),
          ],
          ...(example
            ? [
                [
                  text(
                    'To cite: the author, the title, the date (“ca.” before a year that the editors estimate), the number of the paragraph, and the address of the sentence, for instance ',
                  ),
                  code(
                    `${example.author}, ${example.title}, ${dated(example.date)}, paragraph 18, ${new URL('2-1/#p18.2', example.address).href}`,
                  ),
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
            ...file(`${site}LICENSE.txt`, 'MIT License'),
            text('; the texts of the reports are their publishers’.'),
          ],
        ]),
        ...reports.flat(),
      ],
    },
    {bullet: '-'},
  );
}
