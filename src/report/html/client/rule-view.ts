import type { PageData, PageRule } from '../page-data.ts';
import { button, element, messageParts, type Say } from './dom.ts';

export interface RuleDialog {
  readonly root: HTMLElement;
  open(id: string): void;
}

/** Creates the dialog that says what a rule is about. */
export function ruleDialog({ rules }: PageData, say: Say): RuleDialog {
  const root = element('dialog', { 'aria-labelledby': 'rule-title' });
  return {
    root,
    open(id) {
      const rule = rules.find((each) => each.id === id);
      if (!rule) return;
      root.replaceChildren(
        element('h2', { id: 'rule-title' }, id),
        ...ruleText(rule, say),
        button(say('close'), { class: 'close' }, () => root.close()),
      );
      root.showModal();
    },
  };
}

/** Draws all rules, which only print shows: there is no dialog on paper. */
export function ruleList({ rules }: PageData, say: Say): HTMLElement {
  const items = rules.flatMap((rule) => [element('h3', {}, rule.id), ...ruleText(rule, say)]);
  return element('section', { class: 'rule-list' }, element('h2', {}, say('aboutRules')), ...items);
}

function ruleText({ id, what, why, url }: PageRule, say: Say): HTMLElement[] {
  return [
    ...[what, why].filter(Boolean).map((text) => element('p', {}, ...messageParts(text))),
    element('p', { class: 'hint' }, `${say('explain')} `, element('code', {}, `npx nk-lint explain ${id}`)),
    ...(url === undefined ? [] : [element('p', {}, element('a', { href: url, rel: 'noreferrer' }, say('rulePage')))]),
  ];
}
