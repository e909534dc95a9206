/** Reads what the operator sets for a build or a server: each setting that is wrong is named, with what it may be. */

type Environment = Record<string, string | undefined>;

/** A setting that is not what it must be; its message is all that the operator needs. */
export class WrongSetting extends Error {
  constructor(name: string, value: string, expected: string) {
    super(`${name} is ‘${value}’: it must be ${expected}`);
    this.name = 'WrongSetting';
    delete this.stack;
  }
}

/**
 * The address that the site will have, from SITE: `https://baogao.example` by default.
 *
 * @throws WrongSetting if it is no address of the web, or has a path, which is BASE's
 */
export function siteAddress({SITE}: Environment): string {
  if (!SITE) return 'https://baogao.example';
  const url = URL.canParse(SITE) ? new URL(SITE) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new WrongSetting(
      'SITE',
      SITE,
      'the site’s address without a path, such as https://reports.example.org (a path is set by BASE)',
    );
  return url.origin;
}

/**
 * The path that the site is under, from BASE, with a slash at both ends: `/` by default.
 *
 * @throws WrongSetting if it is no path
 */
export function basePath({BASE}: Environment): string {
  const path = `/${BASE ?? ''}/`.replace(/\/+/g, '/');
  if (!/^\/(?:[\w.~-]+\/)*$/.test(path) || /\/\.\.?\//.test(path))
    throw new WrongSetting('BASE', BASE ?? '', 'a path of letters, digits, - and _, such as /reports/');
  return path;
}

/**
 * Where readers report errors, from CONTACT: `mailto:errors@baogao.example` by default.
 *
 * `contactAddress({CONTACT: 'errors@example.org'})` // => `mailto:errors@example.org`
 *
 * @throws WrongSetting if it is neither an e-mail address nor that of a form or a tracker on another site
 */
export function contactAddress({CONTACT}: Environment): string {
  const contact = CONTACT ?? 'errors@baogao.example';
  if (/^[^\s@:/?#&%]+@[^\s@:/?#&%]+$/.test(contact)) return `mailto:${contact}`;
  if (contact.startsWith('https://') && URL.canParse(contact)) return contact;
  throw new WrongSetting('CONTACT', contact, 'an e-mail address or an https:// address');
}

/**
 * The port to serve at, from PORT; undefined by default.
 *
 * @throws WrongSetting if it is no port
 */
export function portNumber({PORT}: Environment): number | undefined {
  if (!PORT) return undefined;
  const port = Number(PORT);
  if (!/^\d+$/.test(PORT) || port > 65_535)
    throw new WrongSetting('PORT', PORT, 'a number from 0 (any free port) to 65535');
  return port;
}
