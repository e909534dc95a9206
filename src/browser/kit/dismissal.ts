/**
 * Makes what takes an element away when the reader is done with it. The keyboard goes on where it came from to the
 * element, else from the text: not from the page's beginning.
 */
export function dismissal(element: HTMLElement): () => void {
  let back: HTMLElement | undefined;
  element.addEventListener('focusin', ({relatedTarget: from}) => {
    if (from instanceof HTMLElement && !element.contains(from)) back = from;
  });
  return () => {
    const hadFocus = element.contains(document.activeElement);
    element.remove();
    if (!hadFocus) return;
    if (back?.isConnected) back.focus({preventScroll: true});
    else focusText();
  };
}

function focusText() {
  const main = document.querySelector('main');
  if (!main) return;
  main.tabIndex = -1;
  main.style.outline = 'none';
  main.addEventListener('blur', () => main.removeAttribute('tabindex'), {once: true});
  main.focus({preventScroll: true});
}
