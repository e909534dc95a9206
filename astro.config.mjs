import {defineConfig} from 'astro/config';
import {satteri} from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import downloads from './src/downloads/index.ts';
import search from './src/search/index.ts';

export default defineConfig({
  site: process.env.SITE ?? 'https://baogao.example',
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  integrations: [mdx(), sitemap(), search(), downloads()],
  // The text of a report goes out as it came in: no typographic quotes, no dashes made of --, no autolinks.
  markdown: {processor: satteri({features: {gfm: false, smartPunctuation: false}}), syntaxHighlight: false},
  build: {inlineStylesheets: 'never'},
  // Scripts stay files: a dynamic import inside an inlined one would fail, and the policy of the pages allows no other.
  // Rolldown would warn of a directive that Astro itself puts into every MDX module.
  vite: {build: {assetsInlineLimit: 0, rolldownOptions: {checks: {moduleLevelDirective: false}}}},
});
