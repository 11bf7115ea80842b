import type { Root } from 'mdast';
import type { Engine, FrontMatterBlock, Range } from '../../core/types.ts';
import { effortOf } from './effort.ts';
import { parseFast } from './fast/index.ts';
import { SuspiciousText } from './guard.ts';
import { displacedFences, maskFences, restoreFences } from './hexo-fences.ts';
import { type MdxDocument, type MdxError, parseMdx } from './mdx.ts';
import { parseWithRemark } from './remark.ts';
import { maskTemplates, templateRanges, unmask } from './templates.ts';

/** Raise it when any text is parsed to another tree: cache keys contain it. */
export const parserVersion = 3;

/** `remark` is the reference. `fast` returns the same tree; blocks whose tree it cannot prove are parsed by remark. */
export type Parser = 'fast' | 'remark';

/** `wary` is `fast`, but throws `SuspiciousText` where remark might take long. */
export type WaryParser = Parser | 'wary';

/** Limit in microseconds, as `effortOf` estimates them; remark parses most texts of that estimate in under 0.4 s. */
const maxRemarkMicroseconds = 5e5;

/** Matches what remark-frontmatter reads as front matter. */
const plainFence =
  /^(?:---[ \t]*(?:\r?\n|\r)(?:[\s\S]*?(?:\r?\n|\r))??---|\+{3}[ \t]*(?:\r?\n|\r)(?:[\s\S]*?(?:\r?\n|\r))??\+{3})[ \t]*(?:[\r\n]|$)/u;

/**
 * Parses the body of an article without a byte order mark; positions are those of the whole article. `frontMatter` is
 * the block that the engine reads; it is not part of the tree. If remark would read another block, the front matter is
 * blanked out. `templates` are parsed as plain words, whatever they contain.
 */
export function parse(
  source: string,
  frontMatter: FrontMatterBlock | undefined,
  templates: readonly Range[] = [],
  parser: WaryParser = 'fast',
): Root {
  if (templates.length === 0) return parseText(source, frontMatter, parser);
  return parseMasked(source, maskTemplates(source, templates), frontMatter, parser);
}

function parseMasked(
  source: string,
  masked: string,
  frontMatter: FrontMatterBlock | undefined,
  parser: WaryParser,
): Root {
  const tree = parseText(masked, frontMatter, parser);
  unmask(tree, source, masked);
  return tree;
}

/** Parses an article of an engine, and returns its template tags, too. */
export function parseOf(
  engine: Engine,
  source: string,
  frontMatter: FrontMatterBlock | undefined,
  parser?: WaryParser,
): { readonly tree: Root; readonly templates: readonly Range[] } {
  const start = frontMatter?.range[1] ?? 0;
  const fences = engine === 'hexo' ? displacedFences(source, start) : [];
  const text = maskFences(source, fences);
  const templates = templateRanges(text, engine).filter(([from]) => from >= start);
  if (fences.length === 0) return { tree: parse(source, frontMatter, templates, parser), templates };
  const tree = parseMasked(text, maskTemplates(text, templates), frontMatter, parser ?? 'fast');
  restoreFences(tree, source, fences);
  return { tree, templates };
}

export type { MdxError };

/**
 * Parses an article as MDX; imports, exports and expressions are its templates. Of a text that is no MDX, the
 * result says why.
 */
export function parseAsMdx(source: string, frontMatter: FrontMatterBlock | undefined): MdxDocument | MdxError {
  const { text, matter, shift } = withoutOtherMatter(source, frontMatter);
  const found = parseMdx(text);
  if (!('tree' in found)) return { ...found, offset: Math.max(0, found.offset + shift) };
  const { tree, code } = found;
  if (matter > 0) withoutMatter(tree);
  if (shift === 0) return found;
  shiftPositions(tree, shift);
  return { tree, code: code.map(([start, end]) => [start + shift, end + shift]) };
}

function parseText(source: string, frontMatter: FrontMatterBlock | undefined, parser: WaryParser): Root {
  const { text, matter, shift } = withoutOtherMatter(source, frontMatter);
  const tree = parseMarkdown(text, matter, parser);
  if (shift !== 0) shiftPositions(tree, shift);
  return tree;
}

/** Changes a text whose front matter the Markdown parsers would read otherwise than the engine. */
function withoutOtherMatter(source: string, frontMatter: FrontMatterBlock | undefined) {
  const end = frontMatter?.range[1] ?? 0;
  const own = plainFence.exec(source)?.[0].trimEnd().length ?? 0;
  if (own === end) return { text: source, matter: end, shift: 0 };
  if (end > 0) return { text: blankOut(source.slice(0, end)) + source.slice(end), matter: 0, shift: 0 };
  return { text: `\n${source}`, matter: 0, shift: -1 };
}

/** Parses a text; `matter` is the end of front matter that the Markdown parsers read themselves. */
function parseMarkdown(text: string, matter: number, parser: WaryParser): Root {
  const slow = parser === 'wary' ? parseWithRemarkIfCheap : parseWithRemark;
  const tree = parser === 'remark' ? undefined : parseFast(text, matter, slow);
  if (tree) return tree;
  const whole = slow(text);
  return matter > 0 ? withoutMatter(whole) : whole;
}

function parseWithRemarkIfCheap(text: string): Root {
  if (effortOf(text).total > maxRemarkMicroseconds) throw new SuspiciousText();
  return parseWithRemark(text);
}

function withoutMatter(tree: Root): Root {
  const [first] = tree.children as { type: string }[];
  if (first?.type === 'yaml' || first?.type === 'toml') tree.children.shift();
  return tree;
}

function blankOut(text: string): string {
  return text.replace(/[^\r\n]/gu, (char) => ' '.repeat(char.length));
}

/** Shifts all positions of a tree that was parsed with an extra line in front. */
function shiftPositions(node: { position?: unknown; data?: unknown; children?: unknown[] }, by: number): void {
  const { position, data } = node as {
    position?: { start: { line: number; offset: number }; end: { line: number; offset: number } };
    data?: { destination?: Range };
  };
  for (const point of position ? [position.start, position.end] : []) {
    point.offset = Math.max(0, point.offset + by);
    point.line = Math.max(1, point.line + by);
  }
  if (data?.destination) data.destination = [data.destination[0] + by, data.destination[1] + by];
  for (const child of node.children ?? []) shiftPositions(child as typeof node, by);
}
