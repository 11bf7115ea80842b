import type { ExcerptRow, FixRow, HunkRow, Mark, PageData, RelatedRow } from '../page-data.ts';
import { button, element, messageParts, type Say, type WordName } from './dom.ts';
import type { PageFinding } from './model.ts';

/** What the views share. */
export interface ViewContext {
  readonly data: PageData;
  readonly say: Say;
  /** Shows what a rule is about. */
  openRule(id: string): void;
}

/** Draws one finding: what, where, the text around it, and its fix. */
export function findingView({ row, values }: PageFinding, context: ViewContext): HTMLElement {
  const { say, data } = context;
  const [, , line, column, message, excerpt, fix, related, isNew] = row;
  const place = element('span', { class: 'place', title: say('place', { line, column }) }, `${line}:${column}`);
  const rule = button(values.rule, { class: 'rule', 'aria-label': say('aboutRule', { rule: values.rule }) }, () =>
    context.openRule(values.rule),
  );
  const head = element(
    'div',
    { class: 'finding-head' },
    element('span', { class: `badge ${values.severity}` }, say(values.severity as WordName)),
    ...(isNew === 1 ? [element('span', { class: 'badge new' }, say('new'))] : []),
    place,
    rule,
  );
  return element(
    'li',
    { class: 'finding' },
    head,
    element('p', { class: 'message' }, ...messageParts(data.strings[message] ?? '')),
    ...(excerpt && !isBlank(excerpt, data) ? [excerptView(excerpt, data)] : []),
    ...(related ? [relatedView(related, data)] : []),
    ...(fix ? [fixView(fix, context)] : []),
  );
}

function isBlank([text]: ExcerptRow, { strings }: PageData): boolean {
  return (strings[text] ?? '').trim() === '';
}

function excerptView([text, ...marks]: ExcerptRow, { strings }: PageData): HTMLElement {
  return element(
    'pre',
    { class: 'excerpt' },
    ...markedParts(strings[text] ?? '', marks, (part) => element('mark', {}, part)),
  );
}

/** Returns the parts of a text, with an element for each mark. */
function markedParts(
  text: string,
  marks: readonly Mark[],
  markedElement: (part: string, index: number) => Node,
): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let end = 0;
  for (const [index, [from, to]] of marks.entries()) {
    parts.push(text.slice(end, from), markedElement(text.slice(from, to), index));
    end = to;
  }
  return [...parts, text.slice(end)];
}

function relatedView(rows: readonly RelatedRow[], { strings }: PageData): HTMLElement {
  const items = rows.map(([path, line, column, message]) =>
    element(
      'li',
      {},
      element('span', { class: 'place' }, `${strings[path]}:${line}:${column}`),
      ' ',
      strings[message] ?? '',
    ),
  );
  return element('ul', { class: 'related' }, ...items);
}

function fixView([title, safety, hunks, more]: FixRow, { say, data }: ViewContext): HTMLElement {
  const word = safety === 'safe' ? 'safeFix' : 'unsafeFix';
  return element(
    'details',
    { class: 'fix' },
    element('summary', {}, ...messageParts(say(word, { title: data.strings[title] ?? '' }))),
    ...hunks.map((hunk) => hunkView(hunk, data, say)),
    ...(more > 0 ? [element('p', { class: 'more' }, say('moreChanges', { count: more }))] : []),
  );
}

/** Draws a text before and after a fix. */
function hunkView([[text, ...marks], inserted]: HunkRow, { strings }: PageData, say: Say): HTMLElement {
  const source = strings[text] ?? '';
  const before = markedParts(source, marks, (part) => element('del', {}, part));
  const after = markedParts(source, marks, (_, index) => element('ins', {}, strings[inserted[index] ?? -1] ?? ''));
  const side = (word: 'before' | 'after', parts: readonly (Node | string)[]) =>
    element('pre', { class: word }, element('span', { class: 'unseen' }, `${say(word)} `), ...parts);
  return element('div', { class: 'hunk' }, side('before', before), side('after', after));
}
