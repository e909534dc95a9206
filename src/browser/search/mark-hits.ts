/**
 * On the page that a search led to: the words are marked wherever they stand, without touching the page, and the address
 * goes on from the paragraph of a hit to its sentence.
 */
import {piecesOf, type Pieces} from '../kit/page-text.ts';
import {settle} from '../kit/settle.ts';
import {isBlock, isSegment, kindOf} from '../../model/ids.ts';
import {group} from '../../model/group.ts';
import {routeOf} from '../../site/urls.ts';
import {fold, words, type Script} from '../../model/folding.ts';
import {language} from './language.ts';
import {occurrences, type Span} from '../../model/matching.ts';
import {loadScript} from './script-table.ts';

const query = new URLSearchParams(location.search).get('q');
if (query) settle(mark(query));

async function mark(query: string) {
  const texts = [...document.querySelectorAll<HTMLElement>('main [id]')]
    .filter(({id}) => isBlock(id) && kindOf(id) !== 'editors-note')
    .map(piecesOf);
  const spans = language.occurrencesIn?.(
    texts.map(({text}) => text),
    query,
  );
  let ranges = spans ? texts.flatMap((text, i) => toRanges(text, spans[i] ?? [])) : rangesIn(texts, query, new Map());
  // Mostly the words stand there as they were typed. If not, it may be the script.
  if (ranges.length === 0 && !spans)
    ranges = rangesIn(texts, query, await loadScript().catch(() => new Map<string, string>()));
  if (ranges.length === 0) return;
  if ('highlights' in CSS) CSS.highlights.set('search-hit', new Highlight(...ranges));
  reveal(ranges);
}

/**
 * A paragraph can be longer than a screen. Whoever comes by a link is shown the sentence that has the words, the most of
 * them, and in it the words; whoever comes back, or from another edition of the page, where he was.
 */
function reveal(ranges: Range[]) {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const target = document.getElementById(location.hash.slice(1));
  if (navigation?.type !== 'navigate' || !target || isFromOtherEdition()) return;
  const hits = group(
    ranges.filter(({startContainer}) => target.contains(startContainer)),
    ({startContainer}) => sentenceOf(startContainer),
  );
  const count = (found: Range[]) => new Set(found.map((range) => String(range).toLowerCase())).size;
  const [best] = [...hits].sort(([, one], [, other]) => count(other) - count(one));
  if (!best) return;
  const [sentence, [first]] = best;
  if (sentence && isBlock(target.id)) location.replace(`#${sentence.id}`);
  if (first && first.getBoundingClientRect().bottom > innerHeight)
    first.startContainer.parentElement?.scrollIntoView({block: 'center'});
}

/** The sentence, or a note's term, that a node stands in. */
function sentenceOf(node: Node): Element | undefined {
  const named = node.parentElement?.closest('[id]');
  return named && isSegment(named.id) ? named : undefined;
}

/** Whether the page was reached by the switch of editions, which keeps the reader's place. */
function isFromOtherEdition(): boolean {
  if (!document.referrer.startsWith(`${location.origin}/`)) return false;
  const [here, there] = [routeOf(location.pathname), routeOf(new URL(document.referrer).pathname)];
  const isSamePage = there.report === here.report && there.page === here.page;
  return isSamePage && (there.edition !== here.edition || there.other !== here.other);
}

/** The words wherever all of them stand in one text. */
function rangesIn(texts: Pieces[], query: string, script: Script): Range[] {
  const sought = words(query, script);
  return texts.flatMap((text) => {
    const folded = fold(text.text, script);
    return sought.every((word) => folded.text.includes(word)) ? toRanges(text, occurrences(folded, sought)) : [];
  });
}

function toRanges({nodes}: Pieces, spans: Span[]): Range[] {
  return spans.map(([start, end]) => {
    const range = new Range();
    // A range begins in the piece that has its first character, and ends in the piece that has its last.
    const first = nodes.findLast((piece) => piece.start <= start);
    const last = nodes.findLast((piece) => piece.start < end);
    if (first) range.setStart(first.node, start - first.start);
    if (last) range.setEnd(last.node, end - last.start);
    return range;
  });
}
