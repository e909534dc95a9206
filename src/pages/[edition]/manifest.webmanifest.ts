/** What makes an edition an app that can be installed (W3C Web Application Manifest). */
import type {APIRoute} from 'astro';
import {editionInfo} from '../../model/editions.ts';
import {editionPaths} from '../../site/library.ts';
import {asset, path} from '../../site/urls.ts';
import {ui} from '../../ui/index.ts';

export const getStaticPaths = editionPaths;

export const GET: APIRoute = ({params}) => {
  const {name, lang} = editionInfo(params['edition']);
  const t = ui(name);
  const icon = (file: string, sizes: string, purpose: string) => ({
    src: asset(file),
    sizes,
    type: 'image/png',
    purpose,
  });
  return Response.json({
    id: path(name),
    name: t('site.name') + t('colon') + t('site.tagline'),
    short_name: t('site.name'),
    description: t('edition.description'),
    lang,
    dir: 'ltr',
    start_url: path(name),
    // All of the site: another edition is no other app.
    scope: path(),
    display: 'standalone',
    background_color: '#fcfbf8',
    theme_color: '#fcfbf8',
    icons: [
      icon('icon-192.png', '192x192', 'any'),
      icon('icon-512.png', '512x512', 'any'),
      icon('icon-maskable.png', '512x512', 'maskable'),
    ],
  });
};
