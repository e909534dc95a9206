/** Which reports of a library a quotation may be from, told by the sketch of their texts. Loaded where there are many. */
import type {Script} from '../../model/folding.ts';
import {sketchPath} from '../../model/routes.ts';
import {likeliest, placeOf, sequencesToLookUp, shardsOf, type Shard} from '../../model/sketch.ts';
import {asset} from '../../site/urls.ts';
import {fetchJson, once} from '../kit/load.ts';

/**
 * Looks a quotation up.
 *
 * @param language whose texts were sketched
 * @param names of all reports that have a text in it, sorted
 * @throws if the sketch cannot be reached
 */
export async function likeliestReports(
  quotation: string,
  language: string,
  names: readonly string[],
  script: Script,
): Promise<Set<string>> {
  const shards = shardsOf(names.length);
  const found = sequencesToLookUp(quotation, script).map(async (sequence) => {
    const {shard, name} = placeOf(sequence, shards);
    const address = asset(sketchPath(language, shard));
    const {[name]: reports = []} = await once(address, () => fetchJson<Shard>(address, {cache: 'no-cache'}));
    return reports;
  });
  return new Set(likeliest(await Promise.all(found)).flatMap((number) => names[number] ?? []));
}
