import { thousands } from '../../../core/numbers.ts';
import { button, element, type Say, type WordName } from './dom.ts';
import type { FacetId, Filter, Model, Selection } from './model.ts';

/** Values that are shown of a facet with more of them. */
const shownValues = 8;

export interface FacetView {
  readonly root: HTMLElement;
  /** Shows the counts of a selection and what the filter selects. */
  update(selection: Selection, filter: Filter): void;
}

/** Creates the checkboxes of a facet. They stay where they are, so that the keyboard does. */
export function facetView(
  id: FacetId,
  { values }: Model,
  say: Say,
  select: (id: FacetId, values: ReadonlySet<string>) => void,
): FacetView {
  const options = values[id].map((value) => optionView(value, labelOf(id, value, say), toggle));
  const list = element('ul', {}, ...options.map(({ root }) => root));
  const root = element('fieldset', { class: 'facet', 'data-facet': id }, element('legend', {}, say(id)), list);
  let isOpen = options.length <= shownValues + 2;
  if (!isOpen) {
    const opener = button(say('showAll', { count: options.length }), { class: 'more more-values' }, () => {
      isOpen = true;
      opener.remove();
      for (const option of options) option.root.hidden = false;
      options[shownValues]?.box.focus();
    });
    root.append(opener);
  }
  return { root, update };

  function toggle(): void {
    select(id, new Set(options.filter(({ box }) => box.checked).map(({ value }) => value)));
  }

  function update({ counts }: Selection, filter: Filter): void {
    for (const [index, { value, root: item, box, count }] of options.entries()) {
      const number = counts[id].get(value) ?? 0;
      box.checked = filter.values[id]?.has(value) === true;
      count.textContent = thousands(number);
      item.classList.toggle('empty', number === 0 && !box.checked);
      item.hidden = !isOpen && index >= shownValues && !box.checked;
    }
  }
}

interface OptionView {
  readonly value: string;
  readonly root: HTMLElement;
  readonly box: HTMLInputElement;
  readonly count: HTMLElement;
}

function optionView(value: string, label: string, toggle: () => void): OptionView {
  const box = element('input', { type: 'checkbox' });
  box.addEventListener('change', toggle);
  const count = element('span', { class: 'number' });
  const name = element('span', { class: 'name', title: label }, label);
  return { value, box, count, root: element('li', {}, element('label', {}, box, name, count)) };
}

function labelOf(id: FacetId, value: string, say: Say): string {
  if (id === 'severity' || id === 'change' || id === 'fix') return say(value as WordName);
  return id === 'host' && value === '' ? say('noHost') : value;
}
