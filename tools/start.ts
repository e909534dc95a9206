/** `npm start`: builds the site and serves it. */
import {build} from './build.ts';
import {Failed} from './run.ts';
import {serveDist} from './serve.ts';

try {
  console.log('Building the site …');
  await build();
  await serveDist();
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
