import { type FunctionalComponent, h } from 'vue';
import { splitCodeSpans } from '../../src/core/code-spans.ts';

/** Shows a message with its code spans. What it quotes of the article stays text. */
export const MessageText: FunctionalComponent<{ text: string }> = ({ text }) =>
  splitCodeSpans(text).map((part) => (part.isCode ? h('code', part.text) : part.text));
