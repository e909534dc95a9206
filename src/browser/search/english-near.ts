/** The near queries on the English search page. */
import {nearEnglish} from '../../model/near-english.ts';
import {language} from './language.ts';

language.near = nearEnglish;

export {nearLinks} from './near.ts';
