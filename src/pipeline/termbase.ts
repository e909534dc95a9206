/** `seeds/termbase.tsv` → how terms are translated. */
import type {Diagnostic} from '../diagnostic.ts';
import type {TermbaseEntry} from '../model.ts';

export function readTermbase(text: string, file: string): {termbase: TermbaseEntry[]; diagnostics: Diagnostic[]} {
  const termbase: TermbaseEntry[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [zh = '', en = '', variants = '', source = ''] = line.split('\t');
    if (line === '' || line.startsWith('#') || zh === 'zh') continue;
    termbase.push({zh, en, variants: variants === '' ? [] : variants.split(' | '), source, place: {file, line: index + 1, column: 1}});
  }
  return {termbase, diagnostics: []};
}
