/** `npm run serve`: serves dist as it is, until Ctrl-C. BASE is the path it was built for, PORT the port to take. */
import {fileURLToPath} from 'node:url';
import {serve, type Server} from './server.ts';

/** Serves dist and says where; takes PORT if it is set, else 4321, else any free port. */
export async function serveDist(): Promise<void> {
  const {BASE = '/', PORT} = process.env;
  const base = `/${BASE}/`.replace(/\/+/g, '/');
  const dist = fileURLToPath(new URL('../dist', import.meta.url));
  const open = (port: number): Promise<Server> => serve({dist, base, port});
  const {url} = PORT ? await open(Number(PORT)) : await open(4321).catch(() => open(0));
  console.log(`\nBaogao is at ${url} (Ctrl-C stops)`);
}

if (import.meta.main) await serveDist();
