/**
 * Whether a key is pressed for a shortcut of one key: not to write, nor with others, nor where the reader has turned
 * them off (WCAG 2.1.4).
 */
export function shortcut({altKey, ctrlKey, metaKey, isComposing, target}: KeyboardEvent): boolean {
  if (
    altKey ||
    ctrlKey ||
    metaKey ||
    isComposing ||
    (target instanceof Element &&
      target.closest('input, textarea, select, [contenteditable], dialog, [role=dialog], #settings'))
  )
    return false;
  return document.documentElement.dataset['keys'] !== 'off';
}
