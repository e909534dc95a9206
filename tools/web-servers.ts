/** Web servers on this machine, for which `hosting/` has configurations. */
import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {attempt, install, isDebianRoot, update, type Finding} from './debian.ts';

export const webServers = ['nginx', 'caddy'] as const;
export type WebServer = (typeof webServers)[number];

/** The path of a web server's program; undefined where it is not installed. */
export function pathOf(server: WebServer): string | undefined {
  // Debian's lie where only root looks.
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, server)).find((path) => existsSync(path));
}

/** Says which web servers there are, after installing, where that was asked for, as root on Debian or Ubuntu, the others. */
export async function findWebServers({systemPackages = Boolean(process.env['CI'])}: Finding = {}): Promise<void> {
  const missing = () => webServers.filter((server) => pathOf(server) === undefined);
  if (missing().length > 0 && systemPackages && isDebianRoot()) {
    console.log(`Installing the system’s packages ${missing().join(' and ')} (apt-get install) …`);
    await attempt(update());
    // One after the other: where there is no package of one, there may be of the next.
    for (const server of missing()) await attempt(install(server));
  }
  for (const server of webServers)
    console.log(
      `${server}: ${pathOf(server) ?? 'not installed, its configuration is not tried (npm test -- --install installs it)'}`,
    );
}
