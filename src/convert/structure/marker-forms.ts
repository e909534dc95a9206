/** The forms in which the numbers of notes are printed, in a list or in a text. */

/** How notes are numbered in a list or marked in a text. */
export type MarkerForm = '[1]' | '［1］' | '〔1〕' | '【1】' | '[^1]' | '①' | '⑴' | '(1)' | '（1）' | '1．' | '¹';

const bracketForms: Record<string, MarkerForm> = {
  '[': '[1]',
  '［': '［1］',
  '〔': '〔1〕',
  '﹝': '〔1〕',
  '【': '【1】',
  '(': '(1)',
  '（': '（1）',
};

/** The form of a number in brackets, by how it begins. */
export function bracketForm(printed: string, open = ''): MarkerForm {
  return printed.startsWith('[^') ? '[^1]' : (bracketForms[open] ?? '[1]');
}

/** The form of a number in a circle or in brackets that is one character. */
export function circledForm(character: string): '①' | '⑴' {
  return character >= '⑴' ? '⑴' : '①';
}
