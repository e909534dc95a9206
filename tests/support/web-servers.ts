/** Web servers with the configurations of `hosting/`, as an operator runs them. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {root} from '../../tools/run.ts';
import type {Site} from '../../tools/sites.ts';
import {pathOf, type WebServer} from '../../tools/web-servers.ts';

export interface Hosted {
  /** Where the site is: `http://127.0.0.1:4321/reports/`. */
  url: string;
  close(): Promise<void>;
}

/** How a server is started in the foreground with a configuration, and all that it writes in a folder. */
const programs: Record<
  WebServer,
  (configuration: string, folder: string) => {file: string; text: string; args: string[]}
> = {
  nginx: (configuration, folder) => ({
    file: 'nginx.conf',
    text: `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
events { }
http {
  access_log off;
  include /etc/nginx/mime.types;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `${what}_temp_path ${folder}/${what};`).join(' ')}
  ${configuration}
}`,
    args: ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')],
  }),
  caddy: (configuration, folder) => ({
    file: 'Caddyfile',
    text: `{\n\tadmin off\n}\n${configuration}`,
    args: ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')],
  }),
};

/** The configuration of `hosting/`, for a site and a port: what an operator changes in it, and nothing else. */
export function configurationOf(server: WebServer, {dist, base}: Site, port: number): string {
  const name = {nginx: 'nginx.conf', caddy: 'Caddyfile'}[server];
  const path = base.slice(0, -1);
  const changes: Record<WebServer, [string, string][]> = {
    nginx: [
      ['listen 80;', `listen 127.0.0.1:${port};`],
      ['root /srv/baogao;', `root ${rootOf({dist, base})};`],
      ['set $base "";', `set $base "${path}";`],
    ],
    caddy: [
      ['\nreports.example.org {', `\nhttp://127.0.0.1:${port} {`],
      ['root * /srv/baogao', `root * ${rootOf({dist, base})}`],
      [' /404.html', ` ${path}/404.html`],
    ],
  };
  return changes[server].reduce(
    (text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`hosting/${name} has ‘${from}’ not once`);
      return text.replace(from, () => to);
    },
    readFileSync(join(root, 'hosting', name), 'utf8'),
  );
}

/** The folder that a site lies in under its path. */
export const rootOf = ({dist, base}: Site) => (base === '/' ? resolve(dist) : dirname(resolve(dist)));

/** Starts a server on a free port, and waits until it answers. @throws if it ends before */
export async function host(server: WebServer, {base}: Site, configuration: (port: number) => string): Promise<Hosted> {
  const folder = mkdtempSync(join(tmpdir(), `baogao-${server}-`));
  const port = await freePort();
  const {file, text, args} = programs[server](configuration(port), folder);
  writeFileSync(join(folder, file), text);
  const child = spawn(pathOf(server)!, args, {
    env: {...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder},
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += String(data)));
  const close = async () => {
    child.kill();
    await ended;
    rmSync(folder, {recursive: true, force: true});
  };
  const url = `http://127.0.0.1:${port}${base}`;
  while (!(await fetch(url).then(Boolean, () => false))) {
    if (child.exitCode !== null) {
      await close();
      throw new Error(`${server} did not start: ${said}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  return {url, close};
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
