import type {EditionName} from '../model/editions.ts';
import en from './en.json' with {type: 'json'};
import enPages from './pages/en.json' with {type: 'json'};
import zhHansPages from './pages/zh-hans.json' with {type: 'json'};
import zhHantPages from './pages/zh-hant.json' with {type: 'json'};
import {say, type Say, type Strings} from './say.ts';
import zhHans from './zh-hans.json' with {type: 'json'};
import zhHant from './zh-hant.json' with {type: 'json'};

/** Every edition has every string: a missing one does not compile. */
const strings: Record<EditionName, Strings> = {
  'zh-hans': {...zhHans, ...zhHansPages},
  'zh-hant': {...zhHant, ...zhHantPages},
  en: {...en, ...enPages},
};

/**
 * The interface in an edition's language.
 *
 * `ui('zh-hans')('paragraph', {n: 5})` // => `第5段`
 */
export function ui(edition: EditionName): Say {
  return say(strings[edition]);
}
