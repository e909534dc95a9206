/** The search page in English. English comes first. */
import './english.ts';
import './search-page.ts';
