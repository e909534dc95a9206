/** How a search field is listened to. */

/** Whether a key belongs to an input method. Safari ends the composition first and leaves only the old key code. */
export function composes(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Calls back when the text of a field has changed and rests for a moment; never while an input method composes. */
export function onTyped(input: HTMLInputElement, changed: () => void): void {
  let timer: ReturnType<typeof setTimeout>;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, 100);
  };
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) soon();
  });
  input.addEventListener('compositionend', soon);
}
