import { type FunctionalComponent, h } from 'vue';

/** A part of a message: text, or what stands between backticks. */
export interface Part {
  readonly text: string;
  readonly isCode: boolean;
}

/** Shows a message with its code spans. What it quotes of the article stays text. */
export const MessageText: FunctionalComponent<{ text: string }> = ({ text }) =>
  partsOf(text).map((part) => (part.isCode ? h('code', part.text) : part.text));

/** Splits a message at its code spans, whose backticks may be of any number. */
export function partsOf(message: string): readonly Part[] {
  const spans = /(?<!`)(?<ticks>`+)(?!`)(?<code>.*?)(?<!`)\k<ticks>(?!`)/gsu;
  const parts: Part[] = [];
  let end = 0;
  for (const { index, 0: whole, groups } of message.matchAll(spans)) {
    parts.push({ text: message.slice(end, index), isCode: false });
    parts.push({ text: (groups?.['code'] ?? '').replace(/^ (.*`.*) $/su, '$1'), isCode: true });
    end = index + whole.length;
  }
  return [...parts, { text: message.slice(end), isCode: false }].filter(({ text }) => text !== '');
}
