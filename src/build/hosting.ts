/**
 * What some hosts read in the site itself: an Astro integration that writes `_headers` for Netlify and Cloudflare Pages,
 * and `.nojekyll` for GitHub Pages, which would leave out what begins with an underscore. The folder `hosting/` has
 * configurations for web servers that say the same.
 */
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {AstroIntegration} from 'astro';

/** Adds the files to a build. */
export default function hosting(): AstroIntegration {
  let base = '/';
  return {
    name: 'hosting',
    hooks: {
      'astro:config:done': ({config}) => {
        base = config.base.replace(/\/*$/, '/');
      },
      'astro:build:done': async ({dir}) => {
        const dist = fileURLToPath(dir);
        await writeFile(join(dist, '_headers'), headers(base));
        await writeFile(join(dist, '.nojekyll'), '');
      },
    },
  };
}

/**
 * The headers by path. Both hosts have everything asked for anew unless they are told otherwise, and join what two paths
 * say of one header: only what is otherwise stands here.
 *
 * @param base the site's path, with its slashes
 */
export function headers(base: string): string {
  return `# Who may frame a page only a header can say; the rest of its policy stands in the page.
${base}*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin

# Their names change with their content.
${base}_astro/*
  Cache-Control: public, max-age=31536000, immutable
`;
}
