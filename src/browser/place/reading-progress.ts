/**
 * Loaded when the reader begins to scroll: the minutes left, and the place kept between visits, in this browser alone;
 * and the offer to go on there.
 */
import {editionInfo, type EditionName} from '../../model/editions.ts';
import {kindOf, numberOf} from '../../model/ids.ts';
import {minutes} from '../../model/reading-time.ts';
import {pagePath} from '../../site/urls.ts';
import style from '../../styles/reader.css?url';
import {editionOf, loadUi} from '../kit/strings.ts';
import {button, make} from '../kit/dom.ts';
import {dismissal} from '../kit/dismissal.ts';
import {parseAddress} from '../menu/passage.ts';
import {settle} from '../kit/settle.ts';
import {readStored, store} from '../kit/storage.ts';
import {stylesheet} from '../kit/stylesheet.ts';

const root = document.documentElement;

/** Where reading stopped in a report. */
interface Kept {
  edition: EditionName;
  page: string;
  /** The edition beside it. */
  other?: string | undefined;
  /** The paragraph's. */
  id: string;
  report: string;
  heading: string;
}

/** By the report's name; the one read last stands last. */
function readPlaces(): Map<string, Kept> {
  try {
    return new Map(JSON.parse(readStored('localStorage', 'places') ?? '[]'));
  } catch {
    return new Map();
  }
}

function writePlaces(places: Map<string, Kept>) {
  store('localStorage', 'places', places.size > 0 ? JSON.stringify([...places]) : undefined);
}

function keep(report: string, place?: Kept) {
  const places = readPlaces();
  places.delete(report);
  if (place) places.set(report, place);
  writePlaces(places);
}

/** The text of an element of the page; empty where there is none. */
const textAt = (selector: string) => document.querySelector(selector)?.textContent.trim() ?? '';

/**
 * Follows the reader down a page.
 *
 * @param blocks its headings, paragraphs and notes
 * @param currentPlace which of them is being read; none at the very top
 */
export function follow(blocks: HTMLElement[], currentPlace: () => HTMLElement | undefined): void {
  const text = blocks.filter(({id}) => ['paragraph', 'heading'].includes(kindOf(id) ?? ''));
  const [first] = text;
  // A report's own page holds no more of it than the salutation.
  if (!first || document.querySelector('.about')) return;
  settle(showLeft(text));
  const {report, page, other} = parseAddress();

  function remember() {
    clearTimeout(waiting);
    const at = text.findIndex((block) => block === (scrollY < 1 ? first : currentPlace()));
    const paragraph = text.slice(at).find(({id}) => kindOf(id) === 'paragraph');
    if (at < 0 || !paragraph) return;
    // Who is at the beginning needs no way back to it.
    if (page === 'full' && paragraph === text.find(({id}) => kindOf(id) === 'paragraph')) keep(report);
    else
      keep(report, {
        edition: editionOf(root),
        page,
        other,
        id: paragraph.id,
        report: textAt('.title'),
        heading: textAt('main h1'),
      });
  }

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(remember, 500);
  };
  addEventListener('scroll', soon, {passive: true});
  addEventListener('pagehide', remember);
  soon();
}

/** Says in the contents how long what is left takes: at the top of the page all of it, at its end nothing. */
async function showLeft(text: HTMLElement[]) {
  const contents = document.getElementById('contents');
  if (!contents) return;
  const times = text.map((block) => minutes(block.textContent, root.lang));
  const [t] = await Promise.all([loadUi(editionOf(root)), stylesheet(style)]);
  const left = make('p', {class: 'left'});
  contents.prepend(left);

  function show() {
    // Who begins reads at the top of the window, who ends at its bottom.
    const line = innerHeight * Math.min(1, scrollY / Math.max(1, document.documentElement.scrollHeight - innerHeight));
    const below = text.reduce((sum, block, at) => {
      const {bottom, height} = block.getBoundingClientRect();
      return sum + (times[at] ?? 0) * Math.min(1, Math.max(0, (bottom - line) / height));
    }, 0);
    left.textContent = below > 0 ? t('minutes.left', {n: Math.max(1, Math.round(below))}) : '';
  }

  let asked = 0;
  addEventListener(
    'scroll',
    () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(show);
    },
    {passive: true},
  );
  show();
}

/** On a report's page, on a shelf and where an edition is chosen: a line that leads to where reading stopped. */
export async function offerToGoOn(): Promise<void> {
  const here = document.querySelector('.about') && parseAddress().report;
  // Of a shelf's edition there may be fewer reports.
  const shelf = document.querySelector('.shelf');
  const found = [...readPlaces()].findLast(([report]) =>
    here ? report === here : !shelf || shelf.querySelector(`a[href="${pagePath(editionOf(root), report, 'index')}"]`),
  );
  if (!found) return;
  const [name, place] = found;
  // Where no edition is chosen yet, the one that was read.
  const edition = document.querySelector('.landing') ? place.edition : editionOf(root);
  const same = edition === place.edition;
  const [t] = await Promise.all([loadUi(edition), stylesheet(style)]);

  const titles = same ? [...(here ? [] : [place.report]), place.heading] : [];
  const line = make(
    'aside',
    {id: 'resume', popover: 'manual', lang: editionInfo(edition).lang, 'aria-label': t('resume')},
    make(
      'a',
      {href: pagePath(edition, name, place.page, place.id, same ? place.other : '')},
      [t('resume.at', {n: numberOf(place.id)}), ...titles].join(' · '),
    ),
    button(
      '×',
      () => {
        keep(name);
        dismiss();
      },
      {'aria-label': t('resume.forget'), title: t('resume.forget')},
    ),
  );
  const dismiss = dismissal(line);
  document.querySelector('main')?.before(line);
  // Without popovers it stands above the text.
  line.showPopover?.();
}
