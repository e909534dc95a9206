/**
 * The page on which a quotation is checked: the one in its field, when asked to, or in its address (`?q=`) or brought
 * along from another edition.
 */
import {make} from '../kit/dom.ts';
import {settle} from '../kit/settle.ts';
import {readStored, store} from '../kit/storage.ts';
import {editionInfo, type EditionName} from '../../model/editions.ts';
import {fill} from '../../ui/say.ts';
import {checking, type Result} from './check.ts';
import {editionsOf, readingsOf} from './quoted-edition.ts';
import {choose, corpus, scripts, textOf, type Chosen, type Volume} from './load-texts.ts';
import {beginningOf} from './quotation.ts';
import {details, headlines, type Answer, type Context, type Strings} from './show-result.ts';

const root = document.querySelector<HTMLElement>('[data-quote]');
const form = root?.querySelector('form');
const field = root?.querySelector('textarea');
const status = root?.querySelector<HTMLElement>('[role=status]');
const output = root?.querySelector<HTMLElement>('[data-details]');
if (root && form && field && status && output) attach(root, form, field, status, output);

/** What the page says of the site. */
interface Site {
  /** The edition of the page. */
  edition: EditionName;
  editions: EditionName[];
  volumes: Volume[];
}

/** An answer, and of which reports. */
interface Checked extends Answer {
  chosen: Chosen;
}

/** With which reports of a library a quotation was compared, where not with all. */
function saidOf({volumes, why}: Chosen, {volumes: all}: Site, strings: Strings): HTMLElement[] {
  if (!why) return [];
  return [make('p', {}, fill(strings[`compared.${why}`], {n: volumes.length, all: all.length}))];
}

function attach(
  root: HTMLElement,
  form: HTMLFormElement,
  field: HTMLTextAreaElement,
  status: HTMLElement,
  output: HTMLElement,
) {
  const strings = JSON.parse(root.dataset['strings'] ?? '') as Strings;
  const site = JSON.parse(root.dataset['quote'] ?? '') as Site;
  let turn = 0;

  function show(said: (HTMLElement | string)[], found: HTMLElement[] = []) {
    status.replaceChildren(...said);
    output.replaceChildren(...found);
  }

  async function run() {
    const mine = ++turn;
    show([strings['checking'] ?? '']);
    try {
      const quotation = field.value;
      const checked = beginningOf(quotation);
      const told = await answers(checked, site, strings, () => mine === turn);
      if (mine !== turn) return;
      if (told.length === 0) return show([strings['empty'] ?? '']);
      const said = headlines(told, strings).map((words) => make('h2', {}, words));
      const unchecked = quotation.length - checked.length;
      // What was not checked is said first: what is found does not hold of it.
      const limit = unchecked > 0 ? [fill(strings['unchecked'], {n: checked.length, rest: unchecked})] : [];
      const compared = told.flatMap(({chosen}) => saidOf(chosen, site, strings)).slice(0, 1);
      show([...limit, ...said, ...compared], details(told, strings));
    } catch {
      if (mine === turn) show([strings['unreachable'] ?? '']);
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    settle(run());
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  // It goes along to another edition, but never into an address.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.editions a')) {
    // A new tab begins with nothing of this one's.
    link.addEventListener(
      'click',
      (event) => event.ctrlKey || event.metaKey || event.shiftKey || store('sessionStorage', 'quotation', field.value),
    );
  }
  const brought = readStored('sessionStorage', 'quotation');
  store('sessionStorage', 'quotation', undefined);
  const asked = brought ?? new URLSearchParams(location.search).get('q') ?? '';
  if (asked) {
    field.value = asked;
    settle(run());
  } else field.focus();
}

/** Checks a quotation in each of its languages, or as a whole where only that is word for word. */
async function answers(quotation: string, site: Site, strings: Strings, goesOn: () => boolean): Promise<Checked[]> {
  const all: Checked[][] = [];
  for (const texts of readingsOf(quotation)) {
    const found: Checked[] = [];
    for (const text of texts) found.push(await answer(text, site, strings, goesOn));
    const told = found.filter(({result}) => result.verdict !== 'empty');
    if (told.every(({result}) => result.verdict === 'verbatim')) return told;
    all.push(told);
  }
  return all[0] ?? [];
}

/** Checks a quotation against the edition in whose language and script it is. */
async function answer(quotation: string, site: Site, strings: Strings, goesOn: () => boolean): Promise<Checked> {
  const script = await scripts();
  const names = editionsOf(quotation, site.edition, script).filter((name) => site.editions.includes(name));
  let compared = site.edition;
  let result: Result = {verdict: 'absent', parts: []};
  let chosen: Chosen = {volumes: []};
  for (const name of names) {
    compared = name;
    chosen = await choose(name, site.volumes, quotation);
    result = await unhurried(checking(quotation, await corpus(name, chosen.volumes), script), goesOn);
    if (result.verdict !== 'absent') break;
  }
  return {result, context: await contextOf(result, compared, site, strings), chosen};
}

/** After so many milliseconds of work the page answers whoever touches it. */
const breath = 30;

/**
 * Does some work step by step, and lets the page answer in between.
 *
 * @throws if it is to go on no longer
 */
async function unhurried<T>(steps: Generator<undefined, T>, goesOn: () => boolean): Promise<T> {
  let began = performance.now();
  for (;;) {
    const {done, value} = steps.next();
    if (done) return value;
    if (performance.now() - began < breath) continue;
    await new Promise((next) => setTimeout(next));
    if (!goesOn()) throw new Error('another quotation is being checked');
    began = performance.now();
  }
}

async function contextOf(
  {parts}: Result,
  compared: EditionName,
  {edition, editions, volumes}: Site,
  strings: Strings,
): Promise<Context> {
  const found = new Set(
    parts.flatMap(({places}) => places.flatMap(({sentences}) => sentences.map(({report}) => report))),
  );
  // The one that was compared comes first.
  const ordered = [compared, ...editions.filter((name) => name !== compared)];
  const texts = volumes
    .filter(({report}) => found.has(report))
    .map(async ({report, editions: names}) => {
      const available = ordered.filter((name) => names.includes(name));
      // Without a network, another edition's text may not be at hand; the passage is shown without its counterpart
      // then.
      const loaded = await Promise.allSettled(
        available.map(async (name) => ({edition: editionInfo(name), text: await textOf(name, report)})),
      );
      return [report, loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))] as const;
    });
  return {
    strings,
    here: editionInfo(edition),
    compared: editionInfo(compared),
    texts: new Map(await Promise.all(texts)),
  };
}
