/** MDX as `render` writes it → the text it stands for. A reader of its own: it shares nothing with what wrote it. */

/** Numeric character references, decoded. */
export function decode(text: string): string {
  return text.replace(/&#x([0-9A-F]+);/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));
}

/**
 * A page's text as the source prints it, one line for every heading, paragraph and note.
 *
 * What a reader is offered beside the text (sidenotes, links back, the editors' notes, the break before a closing) is
 * no text of the report's; a correction is read back to what was found.
 */
export function sourceLines(mdx: string): string[] {
  const body = mdx.slice(mdx.indexOf('\n---\n') + 5);
  const text = body
    .replace(/<EditorsNotes>[^]*<\/EditorsNotes>\n/, '')
    .replace(/<Editorsref n="\d+" \/>/g, '')
    .replace(/<Sidenote .*\n/g, '')
    .replace(/<Closing \/>\n/g, '')
    .replace(/\n *<Use .*\/>/g, '')
    .replace(/<Correction found="([^"]*)"[^>]*>[^<]*<\/Correction>/g, '$1')
    .replace(/<Noteref n="(\d+)" \/>/g, '[$1]')
    .replace(/<Gloss [^>]*n="(\d+)" after="([^"]*)">(.*)<\/Gloss>/g, '[$1]$3$2')
    .replace(/<\/?Glossary>\n/g, '');
  return text
    .split(/\n\n+/)
    .filter((block) => block.trim() !== '')
    .map((block) =>
      decode(
        block
          .split('\n')
          .map((line) => line.replace(/^ +/, ''))
          .join('')
          .replace(/<[^>]*>/g, ''),
      ),
    );
}
