/**
 * Command: what nobody has read of the Traditional editions. `node src/convert/traditional.ts [report …]`
 *
 * Prints, of every report named (of all, if none is), each character that could have been converted to another one and
 * that no decision covers, with the text around it; and the decisions that are of no use. It writes nothing.
 */
import {refuse, reportsNamed} from './command.ts';
import {convert} from './convert.ts';
import {count, failed, format} from '../model/diagnostic.ts';
import {disk, overlay} from './files.ts';
import type {Unread} from './write/traditional-read.ts';

/**
 * The list for a reader: the characters, the most frequent first, each with every text it stands in.
 *
 * @param slug the folder under `seeds/`
 */
export function unreadList(slug: string, unread: readonly Unread[]): string[] {
  const characters = [...Map.groupBy(unread, ({character, result}) => `${character} → ${result}`)];
  const list = characters
    .sort(([, some], [, others]) => others.length - some.length)
    .flatMap(([pair, places]) => [
      '',
      `${pair} (${places.length})`,
      ...[...Map.groupBy(places, ({simplified}) => simplified).values()].flatMap(([first, ...same]) => {
        if (first === undefined) return [];
        const {place, simplified, traditional} = first;
        const times = same.length === 0 ? '' : ` (and ${same.length} more)`;
        return [`  ${place.file}:${place.line}:${place.column}: ${simplified} → ${traditional}${times}`];
      }),
    ]);
  const [{character, result} = {character: '', result: ''}] = unread;
  return [
    unread.length === 0
      ? `${slug}: all has been read.`
      : `${slug}: ${count(unread.length, 'character')} that nobody has read, ${characters.length} different ones.`,
    ...list,
    ...(unread.length === 0
      ? []
      : [
          '',
          'What is right goes into seeds/traditional-read.tsv, words that are right in any report with * in its third column,',
          `a character that is right throughout this one with its name: ${[character, result, slug, '(your name)'].join('\t')}`,
          'What is wrong goes into seeds/traditional.txt.',
        ]),
  ];
}

if (import.meta.main) {
  const files = disk('.');
  const names = process.argv.slice(2);
  const slugs = reportsNamed(files, names);
  if (slugs !== undefined) {
    const {unread, unused, diagnostics} = convert(overlay(files, new Map(), slugs));
    const wrong = diagnostics.filter(({file}) => file.startsWith('seeds/traditional'));
    for (const diagnostic of [...wrong, ...(names.length === 0 ? unused : [])]) console.error(format(diagnostic));
    if (failed(wrong)) refuse('Nothing is listed.');
    else for (const slug of slugs) console.log(unreadList(slug, unread.get(slug) ?? []).join('\n'));
  }
}
