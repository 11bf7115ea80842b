import type { Root } from 'mdast';
import type { FrontMatterBlock, Range } from '../../core/types.ts';
import { compile } from './compile/compile.ts';
import { effortOf } from './effort.ts';
import { fast } from './fast/index.ts';
import { SuspiciousText } from './guard.ts';
import { plainFence } from './plain-fence.ts';
import { remark } from './remark.ts';
import { maskTemplates, unmask } from './templates.ts';

/** Raise it when the tree of some text becomes another one: caches depend on it. */
export const parserVersion = 1;

/** `fast` gives the tree of `remark`, the reference; what it cannot prove is compiled from micromark's tokens. */
export type Parser = 'fast' | 'remark';

/** `wary` is `fast`, but throws `SuspiciousText` where compiling might take long. */
export type WaryParser = Parser | 'wary';

/** In microseconds, as `effortOf` estimates them. */
const longCompiling = 5e5;

/**
 * Parses the body of an article without a byte order mark; the places are those of the whole article. `frontMatter` is
 * what the engine takes as such, and no node of the tree; where remark's own reading differs, it gets to see blanks.
 * `templates` are words to Markdown, whatever stands in them.
 */
export function parse(
  source: string,
  frontMatter: FrontMatterBlock | undefined,
  templates: readonly Range[] = [],
  parser: WaryParser = 'fast',
): Root {
  if (templates.length === 0) return parseText(source, frontMatter, parser);
  const masked = maskTemplates(source, templates);
  const tree = parseText(masked, frontMatter, parser);
  unmask(tree, source, masked);
  return tree;
}

function parseText(source: string, frontMatter: FrontMatterBlock | undefined, parser: WaryParser): Root {
  const end = frontMatter?.range[1] ?? 0;
  const own = plainFence.exec(source)?.[0].trimEnd().length ?? 0;
  if (own === end) return read(source, end, parser);
  if (end > 0) return read(blank(source.slice(0, end)) + source.slice(end), 0, parser);
  const tree = read(`\n${source}`, 0, parser);
  shift(tree, -1);
  return tree;
}

/** `matter` is where the front matter ends that Markdown's parsers see as well. */
function read(text: string, matter: number, parser: WaryParser): Root {
  const compileRest = parser === 'wary' ? compileWarily : compile;
  const tree = parser === 'remark' ? undefined : fast(text, matter, compileRest);
  if (tree) return tree;
  const whole = parser === 'remark' ? remark(text) : compileRest(text);
  return matter > 0 ? withoutMatter(whole) : whole;
}

function compileWarily(text: string): Root {
  if (effortOf(text).total > longCompiling) throw new SuspiciousText();
  return compile(text);
}

function withoutMatter(tree: Root): Root {
  const [first] = tree.children as { type: string }[];
  if (first?.type === 'yaml' || first?.type === 'toml') tree.children.shift();
  return tree;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/gu, (char) => ' '.repeat(char.length));
}

/** Moves every place of a tree that was parsed behind one extra line. */
function shift(node: { position?: unknown; data?: unknown; children?: unknown[] }, by: number): void {
  const { position, data } = node as {
    position?: { start: { line: number; offset: number }; end: { line: number; offset: number } };
    data?: { destination?: Range };
  };
  for (const point of position ? [position.start, position.end] : []) {
    point.offset = Math.max(0, point.offset + by);
    point.line = Math.max(1, point.line + by);
  }
  if (data?.destination) data.destination = [data.destination[0] + by, data.destination[1] + by];
  for (const child of node.children ?? []) shift(child as typeof node, by);
}
