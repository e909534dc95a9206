/** The builds that `npm test` makes and the browser tests open. */
import {join} from 'node:path';
import {root} from './run.ts';

/** A built site: its folder, and the path it was built for. */
export interface Site {
  dist: string;
  base: string;
}

/** What the tools make and keep; goes with node_modules. */
export const cache = join(root, 'node_modules', '.cache', 'baogao');

export const sites = {
  /** The site as it is published. */
  root: {dist: join(root, 'dist'), base: '/'},
  /** The same again, to compare. */
  again: {dist: join(cache, 'again'), base: '/'},
  /** Under a base path. */
  reports: {dist: join(cache, 'reports'), base: '/reports/'},
  /** With three more reports. */
  library: {dist: join(cache, 'library'), base: '/'},
} satisfies Record<string, Site>;
