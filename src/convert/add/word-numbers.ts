/**
 * The numbers that Word puts before paragraphs, written out as text: they stand nowhere in the file, which only says how
 * to count (ECMA-376, part 1, 17.9).
 */
import {chineseNumber, type PageElement} from './lines-of.ts';

/** The parts of a Word file that numbers follow from. */
export interface NumberedParts {
  document: PageElement;
  numbering: PageElement | undefined;
  styles: PageElement | undefined;
}

/** How one level of a numbering counts. */
interface Level {
  start: number;
  format: string;
  /** `%1、` */
  text: string;
  restarts: boolean;
  /** Whether the numbers of the levels above are in digits in it, whatever they are there. */
  inDigits: boolean;
  /** What parts the number from the paragraph. */
  suffix: string;
  style: string | undefined;
}

interface Numbering {
  /** What its levels count together with: the name of its definition. */
  counter: string;
  levels: Map<number, Level>;
  starts: Map<number, number>;
}

/** A number that cannot be written out. */
export interface UnknownNumber {
  format: string;
  /** The paragraph. */
  text: string;
}

const roman = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function romanNumber(value: number): string {
  const [size, sign] = roman.find(([one]) => one <= value) ?? [0, ''];
  return size === 0 ? '' : sign + romanNumber(value - size);
}

const letter = (value: number) => String.fromCharCode(96 + (((value - 1) % 26) + 1)).repeat(Math.ceil(value / 26));
const fullWidth = (value: number) =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const sign = (first: number, last: number) => (value: number) =>
  value >= 1 && value <= last ? String.fromCharCode(first + value - 1) : String(value);
const oneOf = (signs: string) => (value: number) => signs.charAt(value - 1) || String(value);

/** The forms of numbers, by Word's names. */
const formats: Record<string, (value: number) => string> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  chineseCounting: chineseNumber,
  chineseCountingThousand: chineseNumber,
  taiwaneseCounting: chineseNumber,
  taiwaneseCountingThousand: chineseNumber,
  japaneseCounting: chineseNumber,
  ideographDigital: (value) => String(value).replace(/\d/g, (digit) => '〇一二三四五六七八九'.charAt(Number(digit))),
  ideographTraditional: oneOf('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: oneOf('子丑寅卯辰巳午未申酉戌亥'),
  decimalEnclosedCircle: sign(0x2460, 20),
  decimalEnclosedCircleChinese: sign(0x2460, 20),
  decimalEnclosedParen: sign(0x2474, 20),
  decimalEnclosedFullstop: sign(0x2488, 20),
  ideographEnclosedCircle: sign(0x3280, 10),
  lowerLetter: letter,
  upperLetter: (value) => letter(value).toUpperCase(),
  lowerRoman: romanNumber,
  upperRoman: (value) => romanNumber(value).toUpperCase(),
  none: () => '',
};

const child = (element: PageElement | undefined, ...names: string[]): PageElement | undefined =>
  names.reduce<PageElement | undefined>(
    (one, name) => one && ([...one.childNodes] as PageElement[]).find(({nodeName}) => nodeName === name),
    element,
  );
const value = (element: PageElement | undefined) => element?.getAttribute('w:val') ?? undefined;
const elements = (root: PageElement | undefined, name: string) => [...(root?.getElementsByTagName(name) ?? [])];

function levelOf(element: PageElement): Level {
  const text = value(child(element, 'w:lvlText')) ?? '';
  const suffix = value(child(element, 'w:suff'));
  return {
    start: Number(value(child(element, 'w:start')) ?? 0),
    format: value(child(element, 'w:numFmt')) ?? (child(element, 'mc:AlternateContent') ? 'custom' : 'decimal'),
    text,
    restarts: value(child(element, 'w:lvlRestart')) !== '0',
    inDigits: ![undefined, '0', 'false'].includes(
      child(element, 'w:isLgl') && (value(child(element, 'w:isLgl')) ?? '1'),
    ),
    suffix: suffix === 'nothing' || /[、．。：）】〕]$/u.test(text) ? '' : ' ',
    style: value(child(element, 'w:pStyle')),
  };
}

function levelsOf(element: PageElement | undefined, levels = new Map<number, Level>()): Map<number, Level> {
  for (const level of elements(element, 'w:lvl')) levels.set(Number(level.getAttribute('w:ilvl') ?? 0), levelOf(level));
  return levels;
}

function numberingsOf({numbering, styles}: NumberedParts): Map<string, Numbering> {
  const definitions = new Map(
    elements(numbering, 'w:abstractNum').map((one) => [one.getAttribute('w:abstractNumId') ?? '', one]),
  );
  const numbers = elements(numbering, 'w:num');
  const definitionOf = (number: PageElement): string => value(child(number, 'w:abstractNumId')) ?? '';
  return new Map(
    numbers.map((number) => {
      let name = definitionOf(number);
      // A list style: the definition is that of the numbering which the style names.
      const link = value(child(definitions.get(name), 'w:numStyleLink'));
      const style = link && elements(styles, 'w:style').find((one) => one.getAttribute('w:styleId') === link);
      const linked = style && value(child(style, 'w:pPr', 'w:numPr', 'w:numId'));
      const other = numbers.find((one) => one.getAttribute('w:numId') === linked);
      if (other) name = definitionOf(other);
      const overrides = elements(number, 'w:lvlOverride');
      return [
        number.getAttribute('w:numId') ?? '',
        {
          counter: name,
          levels: levelsOf(number, levelsOf(definitions.get(name))),
          starts: new Map(
            overrides.flatMap((one): [number, number][] => {
              const start = value(child(one, 'w:startOverride'));
              return start === undefined ? [] : [[Number(one.getAttribute('w:ilvl')), Number(start)]];
            }),
          ),
        },
      ];
    }),
  );
}

/**
 * Writes the numbers of all paragraphs into a document.
 *
 * @returns those that are in no known form, and are not written
 */
export function writeNumbers(parts: NumberedParts): UnknownNumber[] {
  const {document, styles} = parts;
  const numberings = numberingsOf(parts);
  const byStyle = new Map(elements(styles, 'w:style').map((style) => [style.getAttribute('w:styleId') ?? '', style]));
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  const unknown: UnknownNumber[] = [];
  for (const paragraph of elements(document, 'w:p')) {
    const found = numberingOf(paragraph);
    const level = found && found.numbering.levels.get(found.level);
    if (found === undefined || level === undefined || level.format === 'bullet') continue;
    const {numbering, id} = found;
    const counts = counters.get(numbering.counter) ?? [];
    counters.set(numbering.counter, counts);
    const start = numbering.starts.get(found.level);
    const first = start !== undefined && !begun.has(`${id} ${found.level}`);
    begun.add(`${id} ${found.level}`);
    counts[found.level] = first ? start : (counts[found.level] ?? level.start - 1) + 1;
    for (const [deeper, one] of numbering.levels) if (deeper > found.level && one.restarts) counts[deeper] = undefined;
    const formatAt = (at: number) => (level.inDigits ? 'decimal' : (numbering.levels.get(at)?.format ?? 'decimal'));
    const used = [...level.text.matchAll(/%(\d)/g)].map(([, digit]) => Number(digit) - 1);
    const strange = used.map(formatAt).find((format) => formats[format] === undefined);
    if (strange !== undefined) {
      unknown.push({format: strange, text: paragraph.textContent ?? ''});
      continue;
    }
    const number = level.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return formats[formatAt(at)]!(counts[at] ?? numbering.levels.get(at)?.start ?? 1);
    });
    if (number !== '') prepend(paragraph, number + level.suffix);
  }
  return unknown;

  /** The numbering of a paragraph: its own, or that of its style. */
  function numberingOf(paragraph: PageElement): {numbering: Numbering; id: string; level: number} | undefined {
    const properties = child(paragraph, 'w:pPr');
    const own = child(properties, 'w:numPr');
    let id = value(child(own, 'w:numId'));
    let depth = value(child(own, 'w:ilvl'));
    const seen = new Set<string>();
    for (let name = value(child(properties, 'w:pStyle')); name !== undefined && !seen.has(name);) {
      seen.add(name);
      const style = byStyle.get(name);
      const of = child(style, 'w:pPr', 'w:numPr');
      const styled = value(child(of, 'w:numId'));
      id ??= styled;
      const levels = numberings.get(id ?? '')?.levels ?? new Map<number, Level>();
      depth ??=
        styled === undefined
          ? undefined
          : (value(child(of, 'w:ilvl')) ?? [...levels].find(([, level]) => level.style === name)?.[0].toString());
      name = value(child(style, 'w:basedOn'));
    }
    const numbering = numberings.get(id ?? '');
    return id === undefined || numbering === undefined ? undefined : {numbering, id, level: Number(depth ?? 0)};
  }
}

/** Puts text before a paragraph's own, set as it is. */
function prepend(paragraph: PageElement, text: string): void {
  const {ownerDocument: document} = paragraph;
  const [run, words] = [document.createElement('w:r'), document.createElement('w:t')];
  words.setAttribute('xml:space', 'preserve');
  words.textContent = text;
  const set = child(elements(paragraph, 'w:r')[0], 'w:rPr');
  if (set) run.appendChild(set.cloneNode(true));
  run.appendChild(words);
  const properties = child(paragraph, 'w:pPr');
  paragraph.insertBefore(run, properties ? properties.nextSibling : paragraph.firstChild);
}
