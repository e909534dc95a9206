/** A static file server that answers as a good static host does: types, compression, directory indexes, 404.html. */
import {createHash} from 'node:crypto';
import {readFile, stat} from 'node:fs/promises';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, resolve, sep} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {promisify} from 'node:util';
import {brotliCompress, constants, gzip} from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.epub': 'application/epub+zip',
  '.pdf': 'application/pdf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
};
/** Types that are not compressed already. Pagefind's own files are, and are served as they are. */
const compressible = /^text\/|javascript|json|xml|wasm/;

const brotli = promisify(brotliCompress);
const encoders = {
  br: (body: Buffer, quality: number) => brotli(body, {params: {[constants.BROTLI_PARAM_QUALITY]: quality}}),
  gzip: (body: Buffer) => promisify<Buffer, Buffer>(gzip)(body),
};
type Coding = keyof typeof encoders;

interface Options {
  /** The folder to serve. */
  dist: string;
  /** The path the site was built for, with its slashes: `/`, `/reports/`. */
  base?: string;
  /** 0 takes any free port. */
  port?: number;
  /** Of Brotli, from 0 to 11; a good host keeps files compressed at the best, 11. */
  quality?: number;
  /** Told of every answer, with the bytes of its body as sent. */
  onAnswer?: (answer: Answer) => void;
}

/** What was sent: `{path: '/style.css', type: 'text/css; charset=utf-8', bytes: 2130}`. */
export interface Answer {
  path: string;
  type: string;
  bytes: number;
}

export interface Server {
  /** Where the site is: `http://127.0.0.1:4321/reports/`. */
  url: string;
  close(): Promise<void>;
}

/** Serves a built site on this machine. Throws what `listen` throws: `EADDRINUSE` if the port is taken. */
export async function serve({dist, base = '/', port = 0, quality = 11, onAnswer}: Options): Promise<Server> {
  const folder = resolve(dist);
  const compressed = new Map<string, Buffer>(); // by content and coding

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A new version may have taken a file away since it was looked for.
      const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
      response.writeHead(isGone ? 404 : 500).end(String(error));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, {allow: 'GET, HEAD'}).end();
      return;
    }
    const {pathname, search} = new URL(request.url ?? '/', 'http://localhost');
    if (`${pathname}/` === base) return redirect(base + search);
    const path = pathname.startsWith(base) ? decode(pathname.slice(base.length)) : undefined;
    await isThere();
    const file = path === undefined ? undefined : await find(path);
    if (file === 'folder') return redirect(`${pathname}/${search}`);
    const found = file ?? ((await isFile(join(folder, '404.html'))) ? join(folder, '404.html') : undefined);
    if (!found) {
      response.writeHead(404).end('Not found');
      return;
    }
    await send(found, file ? 200 : 404);

    function redirect(location: string): void {
      response.writeHead(301, {location}).end();
    }

    async function send(name: string, status: number): Promise<void> {
      const body = await readFile(name);
      const type = types[extname(name)] ?? 'application/octet-stream';
      const hash = createHash('sha256').update(body).digest('base64url');
      const coding = compressible.test(type) ? preferred(request.headers['accept-encoding']) : undefined;
      const etag = `"${hash}${coding ? `-${coding}` : ''}"`;
      // As the site's own `_headers` say: what Astro names by its content is never asked for again.
      const caching = path?.startsWith('_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      response.setHeader('etag', etag).setHeader('cache-control', caching);
      if (compressible.test(type)) response.setHeader('vary', 'accept-encoding');
      if (status === 200 && request.headers['if-none-match'] === etag) {
        response.writeHead(304).end();
        return;
      }
      let sent: Buffer = body;
      if (coding) {
        sent = compressed.get(etag) ?? (await encoders[coding](body, quality));
        compressed.set(etag, sent);
        response.setHeader('content-encoding', coding);
      }
      response.writeHead(status, {'content-type': type, 'content-length': sent.length});
      response.end(request.method === 'HEAD' ? undefined : sent);
      onAnswer?.({path: pathname, type, bytes: sent.length});
    }
  }

  /** Waits while a new version takes the place of the one that was: for a moment there is none. */
  async function isThere(): Promise<void> {
    for (let waited = 0; waited < 1000 && !(await stat(folder).catch(() => undefined)); waited += 10) await delay(10);
  }

  /** The file that a path below the base stands for; `folder` if only a slash is missing. */
  async function find(path: string): Promise<string | undefined> {
    const name = resolve(folder, path);
    if (name !== folder && !name.startsWith(folder + sep)) return undefined;
    if (path === '' || path.endsWith('/')) {
      const index = join(name, 'index.html');
      return (await isFile(index)) ? index : undefined;
    }
    if (await isFile(name)) return name;
    return (await isFile(join(name, 'index.html'))) ? 'folder' : undefined;
  }

  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', done);
  });
  const {port: taken} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The best coding a client takes: `preferred('gzip, deflate, br')` // => 'br' */
function preferred(accept = ''): Coding | undefined {
  const codings = accept.split(',').map((coding) => coding.trim().split(';')[0]);
  return (['br', 'gzip'] as const).find((coding) => codings.includes(coding));
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined; // a stray %: no file has such a name
  }
}

async function isFile(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isFile(),
    () => false,
  );
}
