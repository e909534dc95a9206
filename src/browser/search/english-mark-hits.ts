/** The arrival on English pages. English comes first. */
import './english.ts';
import './mark-hits.ts';
