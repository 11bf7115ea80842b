import type { Definition, Image, ImageReference, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Attribute, scanTags } from '../article/html.ts';
import type { Collector, Range } from '../core/types.ts';
import { definitionsOf, rangeOf } from './nodes.ts';

export interface ImageFact {
  /** As the renderer sees it: escapes and entities decoded. */
  readonly url: string;
  readonly alt: string;
  readonly syntax: 'inline' | 'reference' | 'html';
  /** The whole image. */
  readonly range: Range;
  /** The address alone; for a reference, that of its definition. Empty where there is none. */
  readonly urlRange: Range;
  /** Index of the top-level block that it stands in. */
  readonly block: number;
  /** Nothing but blanks, line breaks and tags stands between the image before and this one. */
  readonly follows: boolean;
}

/** Images: inline, by reference and `<img>`, in the order of the text. */
export const images: Collector<ImageFact> = {
  id: 'images',
  version: 1,
  collect({ source, tree }) {
    const definitions = definitionsOf(tree);
    const found: Omit<ImageFact, 'follows'>[] = [];
    for (const [block, top] of tree.children.entries()) {
      visit(top as Nodes, (node) => {
        const range = rangeOf(node);
        if (!range) return;
        if (node.type === 'image') found.push({ ...inline(node, range, source), block });
        else if (node.type === 'imageReference') {
          const image = reference(node, range, definitions.get(node.identifier));
          if (image) found.push({ ...image, block });
        } else if (node.type === 'html') {
          for (const tag of scanTags(source, range)) {
            if (tag.name === 'img') found.push({ ...element(tag.attributes, tag.range), block });
          }
        }
      });
    }
    return found.map((image, index) => {
      const before = found[index - 1];
      const gap = before && source.slice(before.range[1], image.range[0]);
      return { ...image, follows: gap !== undefined && /^(?:\s|\\\n|<\/?(?:p|div|span|br|center|figure)\b[^<>]*>)*$/iu.test(gap) };
    });
  },
};

function inline(node: Image, range: Range, source: string) {
  const empty = source.lastIndexOf('(', range[1]) + 1;
  const urlRange = node.data?.destination ?? ([empty, empty] as const);
  return { url: node.url, alt: node.alt ?? '', syntax: 'inline' as const, range, urlRange };
}

function reference(node: ImageReference, range: Range, definition: Definition | undefined) {
  const urlRange = definition?.data?.destination;
  if (!definition || !urlRange) return undefined;
  return { url: definition.url, alt: node.alt ?? '', syntax: 'reference' as const, range, urlRange };
}

function element(attributes: Readonly<Record<string, Attribute>>, range: Range) {
  const src = attributes['src'];
  const urlRange: Range = src?.range ?? [range[0], range[0]];
  return { url: src?.value.trim() ?? '', alt: attributes['alt']?.value ?? '', syntax: 'html' as const, range, urlRange };
}
