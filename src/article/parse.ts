import type { Root } from 'mdast';
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { FrontMatterBlock, Range } from '../core/types.ts';
import { maskTemplates, unmask } from './templates.ts';

declare module 'mdast' {
  interface ImageData {
    destination?: Range;
  }
  interface LinkData {
    destination?: Range;
  }
  interface DefinitionData {
    destination?: Range;
  }
}

/** Raise it when the tree of some text becomes another one: caches depend on it. */
export const parserVersion = 1;

/** mdast forgets where a URL stands; these handlers do what the default ones do, and keep the place. */
function keepDestination(this: CompileContext, token: Token): undefined {
  const url = this.resume();
  const node = this.stack[this.stack.length - 1];
  if (node?.type === 'link' || node?.type === 'image' || node?.type === 'definition') {
    node.url = url;
    node.data = { ...node.data, destination: [token.start.offset, token.end.offset] };
  }
}

const destinations: Extension = {
  exit: { resourceDestinationString: keepDestination, definitionDestinationString: keepDestination },
};

/** A unified plugin: every node keeps its place, and links, images and definitions that of their URL. */
function places(this: Processor): undefined {
  const data = this.data() as { fromMarkdownExtensions?: (Extension | Extension[])[] };
  // GFM's transforms find addresses in text once more and make nodes without places of them.
  const kept = (data.fromMarkdownExtensions ?? []).flat().map(({ transforms: _, ...extension }) => extension);
  data.fromMarkdownExtensions = [...kept, destinations];
}

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm)
  .use(places)
  .freeze();

/** What remark-frontmatter takes as front matter by itself. */
const plainFence =
  /^(?:---[ \t]*(?:\r?\n|\r)(?:[\s\S]*?(?:\r?\n|\r))??---|\+{3}[ \t]*(?:\r?\n|\r)(?:[\s\S]*?(?:\r?\n|\r))??\+{3})[ \t]*(?:[\r\n]|$)/u;

/**
 * Parses the body of an article without a byte order mark; the places are those of the whole article. `frontMatter` is
 * what the engine takes as such, and no node of the tree; where remark's own reading differs, it gets to see blanks.
 * `templates` are words to Markdown, whatever stands in them.
 */
export function parse(
  source: string,
  frontMatter: FrontMatterBlock | undefined,
  templates: readonly Range[] = [],
): Root {
  if (templates.length === 0) return parseText(source, frontMatter);
  const masked = maskTemplates(source, templates);
  const tree = parseText(masked, frontMatter);
  unmask(tree, source, masked);
  return tree;
}

function parseText(source: string, frontMatter: FrontMatterBlock | undefined): Root {
  const end = frontMatter?.range[1] ?? 0;
  const own = plainFence.exec(source)?.[0].trimEnd().length ?? 0;
  if (own === end) return withoutMatter(processor.parse(source));
  if (end > 0) return processor.parse(blank(source.slice(0, end)) + source.slice(end));
  const tree = processor.parse(`\n${source}`);
  shift(tree, -1);
  return tree;
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
