import type { Event, Token } from 'micromark-util-types';

/**
 * The events of all blocks in one list, those of the flow in place of the chunks that stand for it in the document;
 * text is not yet looked at, because all definitions must be known first.
 */
export function blockEvents(document: readonly Event[]): Event[] {
  const events: Event[] = [];
  let flow: readonly Event[] = [];
  let taken = 0;
  for (let index = 0; index < document.length; index++) {
    const event = document[index] as Event;
    const [kind, token] = event;
    if (token.type === 'chunkFlow') {
      if (kind === 'exit') continue;
      // Lines of one flow are chained; each takes its part.
      if (!token.previous) {
        flow = token._tokenizer?.events ?? [];
        taken = 0;
      }
      if (document[index - 1]?.[1].type === 'listItemPrefix') markFirstText(token._tokenizer?.events ?? []);
      const end = token.next ? endOfLine(flow, taken) : flow.length;
      while (taken < end) events.push(flow[taken++] as Event);
    } else if (kind === 'exit' && token._container) closeContainer(events, event);
    else events.push(event);
  }
  return events;
}

/** Behind the first token from there that holds a line ending and nothing else. */
function endOfLine(events: readonly Event[], from: number): number {
  for (let index = from + 1; index < events.length; index++) {
    const [kind, { type, start, end }] = events[index] as Event;
    const [before, { type: typeBefore }] = events[index - 1] as Event;
    if (kind === 'exit' && before === 'enter' && type === typeBefore && start.line !== end.line) return index + 1;
  }
  return events.length;
}

/** Task list items need to know whether a text is the first in its item. */
function markFirstText(events: readonly Event[]): void {
  let index = events[0]?.[1].type === 'lineEndingBlank' ? 2 : 0;
  if (events[index]?.[1].type !== 'content') return;
  while (++index < events.length) {
    const [, token] = events[index] as Event;
    if (token.type === 'content') break;
    if (token.type === 'chunkText') {
      token._isInFirstContentOfListItem = true;
      index++;
    }
  }
}

/** A container ends before the line endings that follow what is in it; the first of them ends its last line. */
function closeContainer(events: Event[], exit: Event): void {
  let first = 0;
  for (let index = events.length - 1; index > 0; index--) {
    const [kind, token] = events[index] as Event;
    if (token.type === 'lineEnding' || token.type === 'lineEndingBlank') {
      if (kind === 'exit') continue;
      if (first) (events[first] as Event)[1].type = 'lineEndingBlank';
      token.type = 'lineEnding';
      first = index;
    } else if (token.type !== 'linePrefix' && token.type !== 'listItemIndent') break;
  }
  if (first) {
    exit[1].end = { ...(events[first] as Event)[1].start };
    events.splice(first, 0, exit);
  } else events.push(exit);
}

/** What the tokens of a chain hold, each with its own tokens; chained tokens are lines of one text. */
export function inlineEvents(first: Token, [, , context]: Event): Event[] {
  const kind = first.contentType === 'string' ? 'string' : 'text';
  const tokenizer = context.parser[kind](first.start);
  if (first._contentTypeTextTrailing) tokenizer._contentTypeTextTrailing = true;
  for (let token: Token | undefined = first; token; token = token.next) {
    const chunks = context.sliceStream(token);
    if (!token.next) chunks.push(null);
    if (token !== first) tokenizer.defineSkip(token.start);
    if (token._isInFirstContentOfListItem) tokenizer._gfmTasklistFirstContentOfListItem = true;
    tokenizer.write(chunks);
    if (token._isInFirstContentOfListItem) tokenizer._gfmTasklistFirstContentOfListItem = undefined;
  }
  return tokenizer.events;
}
