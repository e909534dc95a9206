/** Texts damaged in the ways in which files are: by whoever saved them, by tools, and on purpose. */
import fc from 'fast-check';

/** What means something to a reader of files, of pages or of code, and nothing in a report. */
const hostile = [
  '<script>alert(1)</script>',
  '</P></S>',
  '{1 + 1}',
  '${title}',
  'import x from "y"',
  'export const x = 1',
  ']]>',
  '<!--',
  '-->',
  '---',
  '***',
  '**',
  '# ',
  '> ',
  '| - | - |',
  '```',
  '&#0;',
  '&#x110000;',
  '&constructor;',
  '&amp;',
  '\\',
  '%',
  '\u202E',
  '\u2066',
  '\u200F',
  '\u00AD',
  '\u200B',
  '\uFEFF',
  '\u2028',
  '\u0085',
  '\u0000',
  '\uE000',
  '\uFE0F',
  '\u{1F468}\u200D\u{1F469}',
  '\u{20BB7}',
  '\r',
  '\t',
  '\f',
  '\u3000',
  '   ',
  '[1]',
  '［2］',
  '[999]',
  '①',
  '（1）',
  '[^1]:',
  '一、',
  '（一）',
  '第一部分',
  '1．',
  '名词解释',
  '目录',
  '附件1',
  '责任编辑：',
  '各位代表：',
  '一是',
  '。',
  '：',
];

/** Marks that stand in pairs. */
const marks = '“”‘’「」『』（）()《》〈〉【】〔〕［］[]';

const number = fc.nat();

/** One thing that happens to a text: `at` and `to` are places in it, wherever it ends. */
export type Damage =
  | {
      kind: 'flip' | 'cut' | 'drop line' | 'double line' | 'swap lines' | 'join lines' | 'drop mark';
      at: number;
      to: number;
    }
  | {kind: 'insert'; at: number; to: number; what: string};

export const damages: fc.Arbitrary<Damage[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('flip', 'cut', 'drop line', 'double line', 'swap lines', 'join lines', 'drop mark'),
        at: number,
        to: number,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('insert'),
        at: number,
        to: number,
        what: fc.constantFrom(...hostile, ...marks),
      }),
    },
  ),
  {minLength: 1, maxLength: 12},
);

/** A text with some damages, as bytes: flipped bits are the last of them. */
export function damaged(text: string, list: readonly Damage[]): Uint8Array {
  const whole = list.reduce(withDamage, text);
  const bytes = new TextEncoder().encode(whole);
  for (const {kind, at, to} of list)
    if (kind === 'flip' && bytes.length > 0) bytes[at % bytes.length]! ^= 1 << (to % 8);
  return bytes;
}

function withDamage(text: string, damage: Damage): string {
  const lines = text.split('\n');
  const [at, to] = [damage.at % lines.length, damage.to % lines.length];
  switch (damage.kind) {
    case 'flip':
      return text;
    case 'cut':
      return text.slice(0, damage.at % (text.length + 1));
    case 'drop line':
      return lines.toSpliced(at, 1).join('\n');
    case 'double line':
      return lines.toSpliced(to, 0, lines[at]!).join('\n');
    case 'swap lines':
      return lines.with(at, lines[to]!).with(to, lines[at]!).join('\n');
    case 'join lines':
      return lines.toSpliced(at, 2, lines.slice(at, at + 2).join('')).join('\n');
    case 'drop mark': {
      const places = Array.from(
        text.matchAll(new RegExp(`[${marks.replace(/[[\]]/g, '\\$&')}]`, 'gu')),
        ({index}) => index,
      );
      const place = places[damage.at % places.length];
      return place === undefined ? text : text.slice(0, place) + text.slice(place + 1);
    }
    case 'insert': {
      // As often at the edge of a line, where much is looked for, as within.
      const line = lines[at]!;
      const places = [0, damage.to % (line.length + 1), line.length];
      const place = places[damage.to % 3]!;
      return lines.with(at, line.slice(0, place) + damage.what + line.slice(place)).join('\n');
    }
  }
}
