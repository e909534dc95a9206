/** What readers call the terms of the page's edition, as the build wrote it. */
import {aliasesPath} from '../../model/routes.ts';
import type {Alias} from '../../model/volume.ts';
import {asset} from '../../site/urls.ts';
import {fetchJson, once} from '../kit/load.ts';
import {editionOf} from '../kit/strings.ts';

/** Loads them, once. @throws if they cannot be reached. */
export function loadAliases(): Promise<Alias[]> {
  const address = asset(aliasesPath(editionOf(document.documentElement)));
  return once(address, () => fetchJson<Alias[]>(address, {cache: 'no-cache'}));
}
