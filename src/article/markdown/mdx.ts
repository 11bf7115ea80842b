import type { Html, Nodes, Parents, Root, RootContent } from 'mdast';
import { type CompileContext, type Extension, fromMarkdown, type Handle, type Token } from 'mdast-util-from-markdown';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { mdxjs } from 'micromark-extension-mdxjs';
import { lineStarts } from '../../core/place.ts';
import type { Range } from '../../core/types.ts';
import { tolerance } from './mdx-tolerance.ts';
import { remarkExtensions } from './remark.ts';
import { maskedCode } from './templates.ts';

declare module 'mdast' {
  interface HtmlData {
    /** What a scanner of HTML may read of a tag or an expression in MDX: as long as the source. */
    scanned?: string;
    /** The same of HTML with template tags; these are masked. */
    masked?: string;
  }
}

/** Why a text is no MDX, at the place where its parser stops. */
export interface MdxError {
  readonly offset: number;
  readonly reason: string;
}

export interface MdxDocument {
  readonly tree: Root;
  /** Imports, exports and expressions outside of tags, in order. */
  readonly code: readonly Range[];
}

/** What the tree does not tell. */
interface Notes {
  readonly text: string;
  /** Where tags end, by the offsets at which they begin, and the other way round. */
  readonly ends: Map<number, Point>;
  readonly starts: Map<number, Point>;
  /** JavaScript within tags, by the offsets at which these begin. */
  readonly inTags: Map<number, readonly Range[]>;
  readonly code: Range[];
}

/**
 * Parses MDX. In the tree, tags of components are raw HTML as in CommonMark, and what stands between them are their
 * siblings; so are expressions (`{}`), imports, exports and comments (with empty values).
 */
export function parseMdx(text: string): MdxDocument | MdxError {
  const notes: Notes = { text, ends: new Map(), starts: new Map(), inTags: new Map(), code: [] };
  const { extensions, mdastExtensions } = remarkExtensions();
  try {
    const tree = fromMarkdown(text, {
      extensions: [...extensions, mdxjs(), tolerance(text)],
      mdastExtensions: [...mdastExtensions, noting(notes)],
    });
    flatten(tree, notes);
    return { tree, code: notes.code };
  } catch (error) {
    // Nested too deep.
    if (error instanceof RangeError) throw error;
    return errorOf(error as Partial<Stop>, text);
  }
}

/** The extension for MDX, which also notes where tags and the JavaScript in them are. */
function noting({ ends, starts, inTags }: Notes): Extension {
  const all = mdxFromMarkdown();
  const exit = Object.assign({}, ...all.map((each) => each.exit)) as Record<string, Handle>;
  const canContainEols = all.flatMap((each) => each.canContainEols ?? []);
  const enter = Object.assign({}, ...all.map((each) => each.enter)) as Record<string, Handle>;
  let found: Range[] = [];
  const alsoDo = (name: string, note: (token: Token) => void) => {
    const handle = exit[name];
    exit[name] = function (this: CompileContext, token) {
      note(token);
      handle?.call(this, token);
    };
  };
  for (const kind of ['Flow', 'Text']) {
    alsoDo(`mdxJsx${kind}Tag`, ({ start, end }) => {
      ends.set(start.offset, pointOf(end));
      starts.set(end.offset, pointOf(start));
      if (found.length > 0) inTags.set(start.offset, found);
      found = [];
    });
    for (const part of ['AttributeValueExpression', 'ExpressionAttribute'])
      alsoDo(`mdxJsx${kind}Tag${part}`, ({ start, end }) => {
        found.push([start.offset, end.offset]);
      });
  }
  return { enter, exit, canContainEols };
}

/** Replaces what only MDX has by raw HTML, and elements by their tags and children. */
function flatten(parent: Parents, notes: Notes): void {
  const children: Nodes[] = [];
  for (const node of parent.children as readonly MdxNode[]) {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      flatten(node as unknown as Parents, notes);
      children.push(...tagsAround(node, notes));
    } else if (/^mdx/u.test(node.type)) children.push(codeNode(node, notes));
    else {
      if ('children' in node) flatten(node as unknown as Parents, notes);
      children.push(node as Nodes);
    }
  }
  parent.children = children as RootContent[];
}

interface MdxNode {
  readonly type: string;
  readonly children?: readonly Nodes[];
  readonly position?: Html['position'];
}

interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

function pointOf({ line, column, offset }: Point): Point {
  return { line, column, offset };
}

function tagsAround(node: MdxNode, notes: Notes): readonly Nodes[] {
  const start = node.position?.start as Point;
  const end = node.position?.end as Point;
  const opened = notes.ends.get(start.offset) ?? end;
  if (opened.offset >= end.offset) return [tagNode(start, end, notes)];
  const closing = notes.starts.get(end.offset) ?? end;
  return [tagNode(start, opened, notes), ...(node.children ?? []), tagNode(closing, end, notes)];
}

/** A tag whose JavaScript is masked, so that it can be read as HTML. */
function tagNode(start: Point, end: Point, { text, inTags }: Notes): Html {
  const value = text.slice(start.offset, end.offset);
  let scanned = '';
  let at = start.offset;
  for (const [from, to] of inTags.get(start.offset) ?? []) {
    scanned += text.slice(at, from) + maskedCode.repeat(to - from);
    at = to;
  }
  scanned += text.slice(at, end.offset);
  return { type: 'html', value, position: { start, end }, ...(scanned !== value && { data: { scanned } }) };
}

/** Only what may be seen on the page has a value. */
function codeNode({ type, position }: MdxNode, { text, code }: Notes): Html {
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
  code.push([start, end]);
  const isSeen = type !== 'mdxjsEsm' && !mdxComment.test(text.slice(start, end));
  return {
    type: 'html',
    value: isSeen ? '{}' : '',
    ...(position && { position }),
    data: { scanned: ' '.repeat(end - start) },
  };
}

const mdxComment = /^\{\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*\}$/u;

/** The errors of micromark's and acorn's parsers. */
interface Stop {
  readonly reason: string;
  readonly message: string;
  readonly place: Partial<Point> | { readonly start: Partial<Point> };
}

/** A missing end tag is told where its element ends; the place of its opening tag is in the words. */
const openTag = /^Expected a closing tag for `[^`]*` \((?<line>\d+):(?<column>\d+)/u;

function errorOf({ reason, message, place }: Partial<Stop>, text: string): MdxError {
  const words = reason ?? message ?? '';
  const { line, column } = openTag.exec(words)?.groups ?? {};
  if (line && column) return { reason: words, offset: offsetOf(text, Number(line), Number(column)) };
  const point = place && 'start' in place ? place.start : place;
  return { reason: words, offset: Math.min(text.length, point?.offset ?? 0) };
}

function offsetOf(text: string, line: number, column: number): number {
  return (lineStarts(text)[line - 1] ?? 0) + column - 1;
}
