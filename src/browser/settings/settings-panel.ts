/**
 * The reader's settings: the panel under the header's button, loaded and opened when that is first pressed.
 * before-paint.js applies them.
 */
import style from '../../styles/reader.css?url';
import {editionOf, loadUi} from '../kit/strings.ts';
import type {Say} from '../../ui/say.ts';
import {placeInWindow, restore} from '../place/restore-place.ts';
import {preference, setPreference} from '../kit/storage.ts';
import {make} from '../kit/dom.ts';
import {stylesheet} from '../kit/stylesheet.ts';

const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>('.aa');

/** Makes the panel when it is first wanted, and opens it; the browser opens it from then on. */
export async function openSettings(): Promise<void> {
  const [say] = await Promise.all([loadUi(editionOf(root)), stylesheet(style)]);
  // Pressed twice before they came, it opens once.
  if (!button || button.popoverTargetElement) return;
  const panel = makePanel(say);
  button.after(panel);
  button.popoverTargetElement = panel;
  panel.showPopover({source: button});
}

/** Choices by the key they are kept under: value and label. The empty value is the default, which is not kept. */
const groupsOf = (t: Say): Record<string, {legend: string; choices: [value: string, label: string][]}> => ({
  theme: {
    legend: t('settings.theme'),
    choices: [
      ['', t('settings.theme.default')],
      ['light', t('settings.theme.light')],
      ['dark', t('settings.theme.dark')],
    ],
  },
  size: {legend: t('settings.size'), choices: ['88', '', '115', '130', '150'].map((size) => [size, `${size || 100}%`])},
  measure: {
    legend: t('settings.measure'),
    choices: [
      ['narrow', t('settings.measure.narrow')],
      ['', t('settings.measure.default')],
      ['wide', t('settings.measure.wide')],
    ],
  },
  // Chinese is set in Hei, English in a book face, unless the reader wants the other.
  face: {
    legend: t('settings.face'),
    choices:
      root.lang === 'en'
        ? [
            ['', t('settings.face.serif')],
            ['sans', t('settings.face.sans')],
          ]
        : [
            ['', t('settings.face.sans')],
            ['serif', t('settings.face.serif')],
          ],
  },
});
/** What is on or off: its label, whether it is on by default, and the value kept where it is otherwise. */
const switchesOf = (t: Say): Record<string, {label: string; on: boolean; value: string}> => ({
  keys: {label: t('settings.keys'), on: true, value: 'off'},
  copy: {label: t('settings.copy'), on: false, value: 'link'},
});

/** Sets the text otherwise, and leaves the first sentence that begins in the window where it is. */
function inPlace(change: () => void) {
  const place = placeInWindow();
  change();
  if (place) restore(...place);
}

const control = (type: string, name: string, value: string, label: string, isDefault: boolean) =>
  make('label', {}, make('input', {type, name, value, ...(isDefault && {checked: ''})}), make('span', {}, label));

const fieldset = (name: string, legend: string, controls: HTMLElement[]) =>
  make('fieldset', {class: name}, make('legend', {}, legend), ...controls);

function makePanel(t: Say): HTMLFormElement {
  const [groups, switches] = [groupsOf(t), switchesOf(t)];
  const panel = make(
    'form',
    {id: 'settings', popover: 'auto', method: 'dialog', 'aria-label': t('settings'), tabindex: '-1', autofocus: ''},
    ...Object.entries(groups).map(([name, {legend, choices}]) =>
      fieldset(
        name,
        legend,
        choices.map(([value, label]) => control('radio', name, value, label, value === '')),
      ),
    ),
    fieldset(
      'more',
      t('settings.more'),
      Object.entries(switches).map(([name, {label, on, value}]) => control('checkbox', name, value, label, on)),
    ),
    make('button', {type: 'reset'}, t('settings.reset')),
  );
  // Shortcuts can be turned off in their own sheet, too.
  panel.addEventListener('beforetoggle', () => {
    const inputs = panel.querySelectorAll('input');
    for (const input of inputs) input.checked = input.defaultChecked;
    for (const input of inputs)
      if (preference(input.name) === input.value) input.checked = input.type === 'radio' || !input.defaultChecked;
  });
  panel.addEventListener('change', ({target}) => {
    if (!(target instanceof HTMLInputElement)) return;
    const {name, value, type, checked, defaultChecked} = target;
    inPlace(() => setPreference(name, type === 'checkbox' && checked === defaultChecked ? '' : value));
  });
  panel.addEventListener('reset', () =>
    inPlace(() => [...Object.keys(groups), ...Object.keys(switches)].forEach((name) => setPreference(name, ''))),
  );
  return panel;
}
