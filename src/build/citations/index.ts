/**
 * The citations of every report: an Astro integration that writes `cite.json` and `cite-notes.json` beside each report's pages, which is loaded
 * when a reader wants to cite.
 */
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {AstroIntegration} from 'astro';
import {reportFilePath} from '../../model/routes.ts';
import {readVolumes} from '../content.ts';
import {prepare, prepareNotes} from './prepare.ts';

/** Adds the citations to a build. */
export default function citations(): AstroIntegration {
  let root = '';
  return {
    name: 'citations',
    hooks: {
      'astro:config:done': ({config}) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({dir, logger}) => {
        const dist = fileURLToPath(dir);
        const volumes = readVolumes(root);
        for (const {report, edition} of volumes) {
          const editions = volumes.filter((volume) => volume.report === report);
          const metadata = Object.fromEntries(editions.map((volume) => [volume.edition, volume.metadata]));
          const source = {report, edition, metadata};
          for (const [file, data] of [
            ['citations', prepare(source)],
            ['noteCitations', prepareNotes(source)],
          ] as const)
            await writeFile(join(dist, reportFilePath(edition, report, file)), JSON.stringify(data));
        }
        logger.info(`${volumes.length} files`);
      },
    },
  };
}
