import { splitCodeSpans } from '../../../core/code-spans.ts';
import type { FindingData } from '../../../core/types.ts';
import { fill } from '../../../core/words.ts';
import type { pageWords } from '../../../messages/html-report.ts';

type Child = Node | string;

/** Makes an element. Texts become text nodes: nothing that an article says is ever markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export type WordName = keyof typeof pageWords;

/** Returns a text of the page, with its places filled. */
export type Say = (name: WordName, data?: FindingData) => string;

export function sayIn(words: Readonly<Record<string, string>>): Say {
  return (name, data) => fill({ en: words[name] ?? name }, 'en', data);
}

/** Returns a button that does something. */
export function button(text: string, attributes: Readonly<Record<string, string>>, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', act);
  return made;
}

/** Returns the parts of a message; what is between backticks is code. */
export function messageParts(message: string): Child[] {
  return splitCodeSpans(message).map(({ text, isCode }) => (isCode ? element('code', {}, text) : text));
}
