import type { Root } from 'mdast';
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { Range } from '../../core/types.ts';

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

/** The reference: whatever is faster gives this tree. */
export function remark(text: string): Root {
  return processor.parse(text);
}
