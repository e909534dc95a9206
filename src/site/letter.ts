/** Letters that report an error. */

/**
 * Where they go, from the configuration: an e-mail address, or a form or a tracker on another site.
 *
 * `contactOf('errors@example.org')` // => `mailto:errors@example.org`
 *
 * @throws if it is neither
 */
export function contactOf(contact: string): string {
  if (/^[^\s@:/?#&%]+@[^\s@:/?#&%]+$/.test(contact)) return `mailto:${contact}`;
  if (contact.startsWith('https://') && URL.canParse(contact)) return contact;
  throw new Error(`CONTACT is ‘${contact}’: it must be an e-mail address or an https:// address`);
}

/**
 * The address that opens a letter with its subject and text written: `letter('mailto:a@example.org', 'b', 'c')` // =>
 * `mailto:a@example.org?subject=b&body=c`
 */
export function letter(contact: string, subject: string, body: string): string {
  const url = new URL(contact);
  const written = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
  url.search = url.search ? `${url.search}&${written}` : written;
  return url.href;
}
