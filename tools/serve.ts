/** `npm run serve`: serves dist as it is, until Ctrl-C. BASE is the path it was built for, PORT the port to take. */
import {fileURLToPath} from 'node:url';
import {basePath, portNumber, WrongSetting} from '../src/site/environment.ts';
import {serve, type Server} from './server.ts';

/** Serves dist and says where; takes PORT if it is set, else 4321, else any free port. */
export async function serveDist(): Promise<void> {
  const [base, wanted] = [basePath(process.env), portNumber(process.env)];
  const dist = fileURLToPath(new URL('../dist', import.meta.url));
  const open = (port: number): Promise<Server> => serve({dist, base, port});
  const {url} = wanted !== undefined ? await open(wanted) : await open(4321).catch(() => open(0));
  console.log(`\nBaogao is at ${url} (Ctrl-C stops)`);
}

if (import.meta.main)
  await serveDist().catch((error: Error) => {
    console.error(error instanceof WrongSetting ? error.message : error);
    process.exitCode = 1;
  });
