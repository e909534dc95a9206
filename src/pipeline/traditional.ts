/**
 * The Traditional Chinese edition: script only, in Taiwan's standard.
 *
 * OpenCC converts by the longest dictionary phrase, and errs where a Simplified character stands for several
 * Traditional ones. `seeds/traditional.txt` says what is right there. Its entries are laid over OpenCC's
 * result, so they always win and never change how the text around them is converted.
 */
import {Trie} from 'opencc-js/core';
import {Converter} from 'opencc-js/cn2t';
import {format, type Diagnostic} from '../diagnostic.ts';

const quotes = new Map([['“', '「'], ['”', '」'], ['‘', '『'], ['’', '』']]);

/** A quotation mark; ’ within a Latin word is an apostrophe. */
const quote = /[“”‘]|(?<!\p{Script=Latin})’|’(?!\p{Script=Latin})/gu;

/**
 * Makes the converter. Convert whole segments: a sentence cut in two loses what its phrases are found by.
 * Vocabulary is never replaced (信息 stays 信息, not 資訊), so an offset (UTF-16) is the same in text and result.
 *
 * @param overrides the text of `seeds/traditional.txt`; ask `readOverrides` first what is wrong with it
 * @returns Simplified → Traditional; throws if a rare character changed the length
 * @throws if the overrides are malformed
 *
 * `traditional('# A benchmark.\n标杆\t標竿\n')('“标杆”示范')` // => `「標竿」示範`
 */
export function traditional(overrides: string): (text: string) => string {
  const {phrases, diagnostics} = readOverrides(overrides, 'overrides');
  if (diagnostics.length > 0) throw new Error(diagnostics.map(format).join('\n'));
  const convert = Converter({from: 'cn', to: 'tw'});
  const trie = new Trie();
  trie.loadDict([...phrases]);

  return (text) => {
    const converted = convert(text);
    if (converted.length !== text.length) throw new Error(`‘${text}’ and ‘${converted}’ differ in length`);
    let result = '';
    for (let at = 0; at < text.length; ) {
      const override = trie.matchPrefix(text, at);
      const end = override?.end ?? at + 1;
      result += override?.value ?? converted.slice(at, end);
      at = end;
    }
    return result.replace(quote, (mark) => quotes.get(mark) ?? mark);
  };
}

/**
 * Reads overrides in OpenCC's dictionary format: phrase, tab, phrase, one entry a line. Lines that start with `#`
 * are the reason for the entries below them, up to the next blank line; an entry without a reason is an error.
 *
 * @param text the file's text
 * @param file its path, for diagnostics
 * @returns the well-formed entries (Simplified → Traditional, equally long), and the errors
 *
 * `readOverrides('# A benchmark.\n标杆\t標竿\n', 'seeds/traditional.txt').phrases` // => Map {'标杆' => '標竿'}
 */
export function readOverrides(text: string, file: string): {phrases: Map<string, string>; diagnostics: Diagnostic[]} {
  const phrases = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  let reason = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const report = (column: number, ruleId: string, actual: string, expected: string) => {
      diagnostics.push({file, line: index + 1, column, ruleId, actual, expected});
    };
    if (line === '') reason = false;
    else if (line.startsWith('#')) reason ||= line.length > 1;
    else {
      const [source, target, ...more] = line.split('\t');
      if (!source || !target || more.length > 0 || /\s/u.test(source + target)) {
        report(1, 'override-malformed', `‘${line}’ is no entry`, 'an entry is phrase, tab, phrase');
      } else if (source.length !== target.length) {
        const column = [...source].length + 2;
        report(column, 'override-length', `‘${target}’ is not as long as ‘${source}’`, 'only the script may change');
      } else if (phrases.has(source)) {
        report(1, 'override-duplicate', `‘${source}’ is entered again`, 'each phrase is entered once');
      } else if (!reason) {
        report(1, 'override-reason', `‘${source}’ has no reason`, 'a line above it starts with # and says why');
      } else phrases.set(source, target);
    }
  }
  return {phrases, diagnostics};
}
