/** On the page that a search led to: the words are marked wherever they stand, without touching the page. */
import {piecesOf, type Pieces} from '../kit/page-text.ts';
import {settle} from '../kit/settle.ts';
import {isBlock, kindOf} from '../../model/ids.ts';
import {fold, words, type Script} from '../../model/folding.ts';
import {language} from './language.ts';
import {occurrences, type Span} from '../../model/matching.ts';
import {loadScript} from './script-table.ts';

const query = new URLSearchParams(location.search).get('q');
if (query && 'highlights' in CSS) settle(mark(query));

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
  CSS.highlights.set('search-hit', new Highlight(...ranges));
  reveal(ranges);
}

/**
 * A paragraph can be longer than a screen. Whoever comes by a link is shown the words; whoever comes back, where he
 * was.
 */
function reveal(ranges: Range[]) {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const target = document.getElementById(location.hash.slice(1));
  const first = ranges.find((range) => target?.contains(range.startContainer));
  if (navigation?.type !== 'navigate' || !first || first.getBoundingClientRect().bottom <= innerHeight) return;
  first.startContainer.parentElement?.scrollIntoView({block: 'center'});
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
