import type { Code, Nodes, Root } from 'mdast';
import type { Collector, Edit, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { nodesOf, rangeOf } from '../shared/nodes.ts';

export interface IndentedProseFact {
  /** Sentences, or the tags of an element within an element that is open above. */
  readonly kind: 'prose' | 'html';
  /** The start of its first line. */
  readonly text: string;
  readonly range: Range;
  /** Takes the indentation away. */
  readonly edits: readonly [Edit, ...Edit[]];
}

/** Chinese prose that ends as sentences do; wide blanks may indent it. */
const chineseLine = /^[\u3000 ]*(?=.*\p{Script=Han})[^={}<>;|\\`$#]{10,}[。！？…][”’」』）]?$/u;
/** An English sentence of six words or more; nothing in it occurs in code. */
const englishLine = /^\p{Lu}[\p{L}'’]*(?:[,:—–-]? [\p{L}\p{N}'’“”()-]+){5,}[^={}<>;|\\`$#/_[\]]*[.!?]["”’)]?$/u;

/** Blocks of indented code that are prose or HTML: each line is a sentence, or all lines together are, or tags. */
export const indentedProse: Collector<IndentedProseFact> = {
  id: 'indented-prose',
  version: 3,
  collect({ source, tree, mdx }) {
    if (mdx || !/(?:^|[\r\n])(?: {4}| {0,3}\t)/u.test(source)) return [];
    const found: IndentedProseFact[] = [];
    const shown = shownAsSource(tree);
    for (const { node, range, parent, index } of nodesOf(tree, 'code')) {
      const [start, end] = range;
      // Below a list or a colon, the indentation has a reason.
      if (parent || /[`~]/u.test(source.slice(start, end).trimStart()[0] ?? '') || node.lang) continue;
      const above = tree.children[index - 1];
      const kind = isNested(node.value, above)
        ? 'html'
        : isProse(node.value) && !introduces(above, source) && !shown(node)
          ? 'prose'
          : undefined;
      if (!kind) continue;
      const lineStart = source.slice(0, start).search(/[ \t]*$/u);
      const [first, ...others] = unindented(source.slice(lineStart, end), lineStart, areSentences(linesOf(node.value)));
      if (!first) continue;
      const from = first.range[1];
      const line = /^[^\r\n]*/u.exec(source.slice(from, end))?.[0].trimEnd() ?? '';
      const text = line.trimStart();
      found.push({
        kind,
        text: clipped(text, 40),
        range: [from, from + line.length],
        edits: [first, ...others],
      });
    }
    return found;
  },
};

/** Returns the edits that take the indentation away; lines that are to stay apart become paragraphs. */
function unindented(block: string, start: number, apart: boolean): Edit[] {
  return Array.from(
    block.matchAll(/(?<before>[^\r\n](?<end>\r\n|\n|\r))?(?<=^|[\r\n])(?<blanks>[ \t]+)/gu),
    (match) => {
      const { before = '', end = '', blanks = '' } = match.groups ?? {};
      const at = start + match.index + before.length;
      return { range: [at, at + blanks.length], text: apart ? end : '' };
    },
  );
}

function isProse(value: string): boolean {
  const lines = linesOf(value);
  if (lines.length === 0 || lines.length > 50 || value.length > 5000) return false;
  return areSentences(lines) || (!lines.some(isCode) && isSentence(lines.join(' ')));
}

function linesOf(value: string): readonly string[] {
  return value.split(/\r\n|\n|\r/u).flatMap((line) => line.trim() || []);
}

function areSentences(lines: readonly string[]): boolean {
  return lines.every(isSentence);
}

function isSentence(line: string): boolean {
  return chineseLine.test(line) || englishLine.test(line);
}

/** Whether a line has a call in it, or nothing but what code has. */
function isCode(line: string): boolean {
  return /\w\(/u.test(line) || (/^[\x20-\x7E]+$/u.test(line) && !/[a-z]{2} [a-z]{2}/iu.test(line));
}

/** Whether code is an element within the one that a block of HTML above it has opened last. */
function isNested(value: string, above: Nodes | undefined): boolean {
  if (above?.type !== 'html' || !/^<(?:p|div|ul|ol|li|table|h[1-6]|section|figure|img|a)\b/iu.test(value)) return false;
  return /<(?:div|section|article|aside|center|details|figure|main|nav|td|li|ul)\b[^<>/]*>\s*$/iu.test(
    above.value.slice(-500),
  );
}

/** Returns whether the first line of a block stands in another block of code, too: the article shows what makes code. */
function shownAsSource(tree: Root): (code: Code) => boolean {
  let seen: ReadonlySet<string> | undefined;
  return ({ value }) => {
    seen ??= repeatedLines(nodesOf(tree, 'code').map(({ node }) => node.value));
    return seen.has(firstLine.exec(value.trim())?.[0] ?? '');
  };
}

const firstLine = /^[^\r\n]*/u;

/** Returns the lines that more than one text has. */
function repeatedLines(texts: readonly string[]): ReadonlySet<string> {
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const text of texts)
    for (const line of new Set(text.split(/[\r\n]+/u).map((each) => each.trim())))
      (once.has(line) ? repeated : once).add(line);
  return repeated;
}

/** Words of a heading that says that code follows. */
const namesCode = /\bcode\b|\b(?:pre-?formatted|indented)\b|\bverbatim\b|代码|程式碼|预格式|缩进|縮排/iu;

function introduces(above: Nodes | undefined, source: string): boolean {
  if (!above) return false;
  if (above.type === 'list' || above.type === 'footnoteDefinition' || above.type === 'code') return true;
  const [start, end] = rangeOf(above) ?? [0, 0];
  if (above.type === 'heading' && namesCode.test(source.slice(start, end))) return true;
  return /[:：][*_~"”’）)]*$/u.test(source.slice(Math.max(0, end - 10), end).trimEnd());
}
