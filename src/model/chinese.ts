/**
 * Chinese words amid English, to split a text by: with what stands between them without a space, and a number at their
 * head.
 *
 * `'mu (1亿亩) is'.split(chinese)` // => `['mu (', '1亿亩', ') is']`
 */
export const chinese =
  /((?:“\p{Script=Han}+”(?=\p{Script=Han}))?\d*\p{Script=Han}(?:[\p{Script=Han}\d“”、，：；（）《》]*\p{Script=Han})?)/u;
