import {defineConfig} from 'astro/config';
import {satteri} from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import citations from './src/build/citations/index.ts';
import downloads from './src/build/downloads/index.ts';
import {basePath, contactAddress, siteAddress} from './src/site/environment.ts';
import hosting from './src/build/hosting.ts';
import {plainImports} from './src/build/plain-imports.ts';
import offline from './src/build/service-workers.ts';
import search from './src/build/search/index.ts';
import packageJson from './package.json' with {type: 'json'};

/** The oldest browsers meant, as Vite names them: `chrome111`. */
const oldestBrowsers = packageJson.browserslist.map((browser) => browser.replace(' >= ', ''));

// The pages that name it read it themselves; one that is wrong stops the build before it begins.
contactAddress(process.env);

/**
 * What scripts share, in one file where it is mostly loaded together: left to itself, every small module that two of
 * them use is a request. Nothing here is part of what every page loads first.
 */
const chunks = [
  // What first scripts of pages have, and what is written otherwise under a base path: by themselves.
  {name: 'storage', test: /browser\/kit\/storage/, priority: 1},
  {name: 'place', test: /place\/restore-place|model\/ids/, priority: 1},
  {name: 'positions', test: /model\/positions/, priority: 1},
  {name: 'urls', test: /src\/site\/urls|src\/model\/(?:routes|editions)\.ts/, priority: 1},
  {
    name: 'kit',
    test: /src\/browser\/(?:kit\/(?!keyboard|page-text|storage)|offline\/ask-worker)|src\/ui\/say|src\/model\/group\.ts/,
  },
  {
    name: 'searching',
    test: /src\/browser\/search\/(?:answer|query|open-index|reports|aliases|hit-link|language|typing|script-table|report-pages)|src\/model\/(?:matching|folding|shelf|aliases|characters|text|search-index)\.ts/,
  },
];

export default defineConfig({
  site: siteAddress(process.env),
  base: basePath(process.env),
  trailingSlash: 'always',
  integrations: [
    mdx(),
    sitemap({filter: (page) => !page.endsWith('/offline/')}),
    search(),
    citations(),
    downloads(),
    offline(),
    hosting(),
  ],
  // The text of a report goes out as it came in: no typographic quotes, no dashes made of --, no autolinks.
  markdown: {processor: satteri({features: {gfm: false, smartPunctuation: false}}), syntaxHighlight: false},
  build: {inlineStylesheets: 'never'},
  // Scripts stay files: a dynamic import inside an inlined one would fail, and the policy of the pages allows no other.
  // Rolldown would warn of a directive that Astro itself puts into every MDX module.
  vite: {
    build: {target: oldestBrowsers, assetsInlineLimit: 0, rolldownOptions: {checks: {moduleLevelDirective: false}}},
    // The scripts of pages have names of forty letters in Astro, which stand in every page.
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              entryFileNames: '_astro/[hash:6].js',
              chunkFileNames: '_astro/[name].[hash:6].js',
              codeSplitting: {groups: chunks},
            },
          },
        },
      },
    },
    plugins: [plainImports()],
  },
});
