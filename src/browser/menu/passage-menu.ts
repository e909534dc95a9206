/** Opens the menu of a passage: link to it, copy it, cite it, read it in another language. */
import {kindOf, withoutColumn} from '../../model/ids.ts';
import {citations, type CiteData, type Format, type NoteCiteData} from '../../model/citation.ts';
import {editionInfo} from '../../model/editions.ts';
import {reportFilePath} from '../../model/routes.ts';
import {asset, path} from '../../site/urls.ts';
import menuStyle from '../../styles/menu.css?url';
import type {Say} from '../../ui/say.ts';
import {nameOfPlace} from '../../ui/places.ts';
import {loadUi} from '../kit/strings.ts';
import {counterparts, isOpen, toggle} from './other-language.ts';
import {button, hasPopovers, make, set} from '../kit/dom.ts';
import {citedBy, citedLink, editionOf, linkTo, parseAddress, sentencesOf, type Passage} from './passage.ts';
import {fetchJson, once} from '../kit/load.ts';
import {settle} from '../kit/settle.ts';
import {stylesheet} from '../kit/stylesheet.ts';
import {textOf} from '../kit/page-text.ts';

/** How a passage can be cited, and what the format is called. */
const formats = {
  gbt: 'GB/T 7714',
  chicago: 'Chicago',
  apa: 'APA',
  bibtex: 'BibTeX',
  ris: 'RIS',
  csl: 'CSL-JSON',
} satisfies Record<Format, string>;

const menu = make('div', {popover: 'auto', class: 'menu', role: 'dialog'});
let opener: HTMLElement | undefined;
/** Counts what was asked of it: an older answer that comes later is not copied over a newer one. */
let requests = 0;

menu.addEventListener('toggle', (event) => {
  if (event.newState === 'closed') onClosed();
});
menu.addEventListener('keydown', (event) => {
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (!step || event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  const stops = [...menu.querySelectorAll<HTMLElement>('button, a, input:checked')];
  stops.at((stops.indexOf(document.activeElement as HTMLElement) + step) % stops.length)?.focus();
});

/**
 * Opens the menu of a paragraph or note at its number, or that of selected words.
 *
 * @param anchor the number, or what stands where the selection ends
 * @param words the selected words
 * @throws where the browser has no popovers
 */
export async function openMenu(anchor: HTMLElement, words?: Passage): Promise<void> {
  if (!hasPopovers) throw new Error('no popovers');
  const [say] = await Promise.all([loadUi(), stylesheet(menuStyle)]);
  if (menu.matches(':popover-open')) {
    menu.hidePopover();
    // Closed and opened in one turn, it is told of neither.
    onClosed();
  }
  const paragraph = document.getElementById(
    words?.id ?? decodeURIComponent((anchor as HTMLAnchorElement).hash.slice(1)),
  );
  if (!paragraph) return;
  opener = anchor;
  anchor.style.setProperty('anchor-name', '--menu');
  anchor.setAttribute('aria-expanded', 'true');
  fillMenu(say, anchor, paragraph, words);
  document.querySelector('main')?.append(menu);
  // To here the browser gives the focus back when it closes.
  anchor.focus({preventScroll: true});
  menu.showPopover();
  const first = menu.querySelector<HTMLElement>('.actions button');
  first?.focus({preventScroll: true});
  // Where the window is low, within the menu.
  first?.scrollIntoView({block: 'nearest'});
}

function onClosed() {
  markSentence();
  opener?.style.removeProperty('anchor-name');
  opener?.removeAttribute('aria-expanded');
  opener = undefined;
}

/** Marks the sentence that is meant in the text; without one, none. */
function markSentence(sentence?: Element) {
  for (const picked of document.querySelectorAll('.picked')) picked.classList.remove('picked');
  sentence?.classList.add('picked');
}

function fillMenu(say: Say, anchor: HTMLElement, paragraph: HTMLElement, words?: Passage) {
  const place = nameOfPlace(paragraph.id, say);
  const label = words ? say('menu.selection') : say('menu', {place});
  let passage: Passage = words ?? {id: paragraph.id, text: textOf(paragraph)};
  // A heading has no number to cite it by.
  const citable = citedBy(passage) !== undefined;
  // Asked for early; a failure is said when a citation is asked for, which tries again.
  const citationsOf = () => loadCitations(editionOf(paragraph), citedBy(passage)?.kind ? 'noteCitations' : 'citations');
  if (citable) settle(citationsOf());
  const result = make('div', {class: 'result', role: 'status'});
  const preview = make('p', {class: 'words'}, passage.text);

  const reportAddress = () =>
    `${path(editionOf(paragraph), parseAddress().report, 'about')}?p=${withoutColumn(passage.id)}#errors`;
  const reportLink = make('a', {href: reportAddress()}, say('menu.report'));

  const choose = (chosen: HTMLElement) => {
    passage = {id: chosen.id, text: textOf(chosen)};
    preview.textContent = passage.text;
    reportLink.href = reportAddress();
    result.replaceChildren();
    markSentence(chosen === paragraph ? undefined : chosen);
  };
  const copyAndSay = async (text: string, html?: string) => {
    requests++;
    const done = await copy(text, html);
    result.replaceChildren(
      make('p', {}, say(done ? 'menu.copied' : 'menu.copy.failed')),
      make('blockquote', {tabindex: '0'}, text),
    );
  };
  const copyCitation = async (format: Format, before = '') => {
    const request = ++requests;
    const by = citedBy(passage);
    try {
      const data = await citationsOf();
      if (request !== requests || !by) return;
      const cited = citations(data, {...by, url: citedLink(passage), today: new Date()});
      await copyAndSay(before + cited[format], before === '' ? cited.html[format] : undefined);
    } catch {
      if (request === requests) result.replaceChildren(make('p', {}, say('menu.unreachable')));
    }
  };

  const actions = make(
    'div',
    {class: 'actions'},
    button(say('menu.link'), () => settle(copyAndSay(linkTo(passage)))),
    button(say('menu.text'), () => settle(copyAndSay(passage.text))),
    ...(citable
      ? [
          button(say('menu.quote'), () =>
            settle(
              copyCitation(
                editionInfo(editionOf(paragraph)).language === 'en' ? 'chicago' : 'gbt',
                `${passage.text}\n\n`,
              ),
            ),
          ),
        ]
      : []),
    ...('share' in navigator
      ? [
          button(say('menu.share'), () =>
            settle(navigator.share({title: document.title, text: passage.text, url: linkTo(passage)})),
          ),
        ]
      : []),
    // A note stands in a list, which another language in its midst would break.
    ...(words || kindOf(paragraph.id) !== 'paragraph'
      ? []
      : counterparts().map((edition) =>
          button(say(isOpen(paragraph, edition) ? 'menu.away' : 'menu.here', {edition: edition.textContent}), () => {
            menu.hidePopover();
            settle(toggle(paragraph, edition, anchor));
          }),
        )),
  );
  const cited = make(
    'fieldset',
    {class: 'formats'},
    make('legend', {}, say('menu.cite')),
    ...Object.entries(formats).map(([format, name]) => button(name, () => settle(copyCitation(format as Format)))),
  );
  set(menu, {'aria-label': label});
  menu.replaceChildren(
    make(
      'p',
      {class: 'head'},
      make('b', {}, words ? label : place),
      button('×', () => menu.hidePopover(), {'aria-label': say('menu.close'), class: 'close'}),
    ),
    ...(words ? [] : scope(say, paragraph, choose)),
    make('div', {class: 'passage'}, result, preview),
    actions,
    ...(citable ? [cited] : []),
    make('p', {class: 'more'}, reportLink),
  );
}

/** The choice between the paragraph and one of its sentences; begins with the one the address names. */
function scope(say: Say, paragraph: HTMLElement, choose: (chosen: HTMLElement) => void): Node[] {
  const all = sentencesOf(paragraph);
  const named = all.find((sentence) => sentence.matches(':target'));
  // A table has too many cells to choose from: its menu offers the one that the address names.
  const sentences = paragraph.matches('table') ? all.filter((sentence) => sentence === named) : all;
  if (sentences.length < (named ? 1 : 2)) return [];
  const option = (chosen: HTMLElement, label: string, short: string) => {
    const input = make('input', {type: 'radio', name: 'scope', 'aria-label': label});
    input.checked = chosen === (named ?? paragraph);
    input.addEventListener('change', () => choose(chosen));
    return make('label', {}, input, make('span', {'aria-hidden': 'true'}, short));
  };
  if (named) choose(named);
  const whole = say(kindOf(paragraph.id) === 'paragraph' ? 'menu.whole' : 'menu.whole.note');
  return [
    make(
      'fieldset',
      {class: 'scope'},
      make('legend', {}, say('menu.scope')),
      option(paragraph, whole, whole),
      ...sentences.map((sentence) => {
        const n = all.indexOf(sentence) + 1;
        return option(sentence, say('menu.sentence', {n}), String(n));
      }),
    ),
  ];
}

/** What the build has prepared for the report, or for its notes. */
function loadCitations(
  edition: string,
  file: 'citations' | 'noteCitations',
): Promise<Partial<CiteData & NoteCiteData>> {
  const address = asset(reportFilePath(edition, parseAddress().report, file));
  return once(address, () => fetchJson(address));
}

/** The write that was asked for last: the next waits for it, so that an older text does not come over a newer one. */
let written: Promise<unknown> = Promise.resolve();

/**
 * Puts a text on the clipboard, and for those who can take it the same in HTML; false where the browser does not allow
 * it.
 */
async function copy(text: string, html?: string): Promise<boolean> {
  if (!navigator.clipboard) return false;
  const blob = (type: string, content: string) => new Blob([content], {type});
  const copied = written
    .then(() =>
      html === undefined || !('ClipboardItem' in window)
        ? navigator.clipboard.writeText(text)
        : navigator.clipboard.write([
            new ClipboardItem({'text/plain': blob('text/plain', text), 'text/html': blob('text/html', html)}),
          ]),
    )
    .then(
      () => true,
      () => false,
    );
  written = copied;
  return copied;
}
