/** Makes elements that are not on the page until they are wanted. */

/** Whether the browser has popovers, on which the menu, notes, settings and selected words rest. */
export const hasPopovers = 'showPopover' in HTMLElement.prototype;

/** `make('button', {type: 'button'}, 'OK')` */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = set(document.createElement(name), attributes);
  element.append(...children);
  return element;
}

/** Sets attributes. */
export function set<E extends Element>(element: E, attributes: Record<string, string>): E {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** A button with a label that does something. */
export function button(
  label: string,
  onClick: (event: MouseEvent) => void,
  attributes: Record<string, string> = {},
): HTMLButtonElement {
  const element = make('button', {type: 'button', ...attributes}, label);
  element.addEventListener('click', onClick);
  return element;
}
