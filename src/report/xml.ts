import { visible, wellFormed } from './escape.ts';

/** Text as it may stand in an attribute or an element: what XML forbids is shown as an escape, half a character as U+FFFD. */
export function xml(text: string): string {
  return visible(wellFormed(text))
    .replace(/[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"']/gu, (char) => `&#${char.charCodeAt(0)};`);
}
