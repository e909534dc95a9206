/** The arrival on English pages. English comes first. */
import './english.ts';
import './arrival.ts';
