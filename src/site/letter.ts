/** Letters that report an error. */

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
