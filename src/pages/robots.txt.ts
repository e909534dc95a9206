import type {APIRoute} from 'astro';
import {asset} from '../site/urls.ts';

/** Everything may be read; here is the list of it. */
export const GET: APIRoute = ({site}) =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${new URL(asset('sitemap-index.xml'), site).href}\n`);
