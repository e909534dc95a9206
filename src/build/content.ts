/** What convert has written, for the programs that make files beside the built pages. */
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {editions} from '../model/editions.ts';
import {compareVolumes, type Volume} from '../model/volume.ts';

/**
 * Every report in every edition, as `content/` has them: edition by edition, each in the order of its shelf.
 *
 * @param root the project's folder
 */
export function readVolumes(root: string): Volume[] {
  const volumes = globSync('content/*/*/report.json', {cwd: root}).map(
    (file) => JSON.parse(readFileSync(join(root, file), 'utf8')) as Volume,
  );
  return editions.flatMap(({name}) => volumes.filter(({edition}) => edition === name).sort(compareVolumes));
}
