/** The box on English pages. English comes first. */
import './english.ts';
import './search-box.ts';
