/** `npm start`: converts, builds and serves. */
import {WrongSetting} from '../src/site/environment.ts';
import {build, convert} from './build.ts';
import {Failed} from './run.ts';
import {serveDist} from './serve.ts';

try {
  console.log('Building the site …');
  await convert();
  await build();
  await serveDist();
} catch (error) {
  if (!(error instanceof Failed || error instanceof WrongSetting)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
