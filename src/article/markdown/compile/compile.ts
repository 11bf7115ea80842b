import type { Root } from 'mdast';
import { preprocess } from 'micromark';
import type { Event, Token, TokenizeContext } from 'micromark-util-types';
import { plainFence } from '../plain-fence.ts';
import { blockEvents, inlineEvents } from './blocks.ts';
import { constructsFor, createParser, startText } from './constructs.ts';
import { onEnter, onExit } from './handlers.ts';
import { type Node, newState, pointOf, type State, slice, top } from './state.ts';

const parser = createParser();
const origin = { line: 1, column: 1, offset: 0 };

/** The tree that remark makes, in less time: the same tokens, but each is made and looked at once. */
export function compile(text: string): Root {
  startText(parser, text);
  // micromark counts places without a byte order mark.
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const chunks = preprocess()(text, undefined, true);
  const blocks = mayContain(source) ? blockEvents(parser.document().write(chunks)) : parser.flow().write(chunks);
  const root = { type: 'root', children: [] as Node[] } as unknown as Node;
  const state = newState(source, blocks, root);
  for (; state.index < blocks.length; state.index++) {
    if (take(state, blocks[state.index] as Event)) state.index++;
  }
  root.position = { start: pointOf(blocks[0]?.[1].start ?? origin), end: pointOf(endOf(blocks) ?? origin) };
  return root as unknown as Root;
}

/** Where no line begins as a list item, a block quote or a footnote does, the text is one flow of blocks. */
function mayContain(source: string): boolean {
  return containerStart.test(source.slice(plainFence.exec(source)?.[0].length ?? 0));
}

const containerStart = /^[ \t]*(?:>|\[\^|(?:[*+-]|\d{1,9}[.)])(?:\s|$))/mu;

/** remark takes the last token but one, and its items have tokens of their own. */
function endOf(blocks: readonly Event[]): Token['end'] | undefined {
  const last = blocks[blocks.length - 1]?.[1];
  const before = blocks[blocks.length - 2]?.[1];
  return before?.end ?? last?.end;
}

/** Whether the event stands for the text of a chunk: the next one then only ends it. */
function take(state: State, event: Event): boolean {
  const [kind, token] = event;
  const handler = (kind === 'enter' ? onEnter : onExit)[token.type];
  if (handler) handler(state, event);
  else if (kind === 'enter' && token.contentType) {
    // Lines after the first are taken with it.
    if (!token.previous) takeChunk(state, event);
    return true;
  }
  return false;
}

/** Without any of these, text is but text; a blank at the end of a line may be a line break, one at its start is none. */
const marked = /[\\&<[*_~`@\t\0\]]|!\[|www\.|https?:|(?:^|[\r\n]) | (?:$|[\r\n])/iu;

function takeChunk(state: State, event: Event): void {
  const [, token, context] = event;
  const written = writtenIn(state, token, context);
  if (token.contentType === 'string') {
    // Only escapes mean something in an attribute.
    if (state.text !== undefined && !/[\\&]/u.test(written)) {
      state.text += written;
      return;
    }
  } else if (!marked.test(written)) {
    addPlain(state, token, written);
    return;
  } else parser.constructs = constructsFor(parser, written);
  const inner = inlineEvents(token, event);
  for (let index = 0; index < inner.length; index++) {
    if (take(state, inner[index] as Event)) index++;
  }
}

function writtenIn(state: State, token: Token, context: TokenizeContext): string {
  let written = '';
  for (let line: Token | undefined = token; line; line = line.next) written += slice(state, ['enter', line, context]);
  return written;
}

function addPlain(state: State, first: Token, value: string): void {
  let last = first;
  while (last.next) last = last.next;
  const position = { start: pointOf(first.start), end: pointOf(last.end) };
  top(state).children?.push({ type: 'text', value, position });
}
