import type { Definition, Image, ImageReference, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Attribute, scanTags, trimmed } from '../article/html.ts';
import type { Collector, Range } from '../core/types.ts';
import { definitionsOf, destinationOf, emptyDestination, rangeOf } from './nodes.ts';

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
          const image = reference(node, range, definitions.get(node.identifier), source);
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
      return { ...image, follows: before !== undefined && nothing(source.slice(before.range[1], image.range[0])) };
    });
  },
};

const blanks =
  /^(?:\s|&nbsp;|\\\r?\n|[\r\n][ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=\s))|<\/?(?:p|div|span|br|center|figure)(?=[\s/>])[^<>]*>)*$/iu;

/** What two images have between them when no reader sees anything there, and no tag is left over when it is deleted. */
function nothing(gap: string): boolean {
  if (!blanks.test(gap)) return false;
  let depth = 0;
  for (const [tag] of gap.matchAll(/<(?!br\b)[^<>]*[^/<>]>/giu)) depth += tag.startsWith('</') ? -1 : 1;
  return depth === 0;
}

function inline(node: Image, range: Range, source: string) {
  const urlRange = node.data?.destination ?? emptyDestination(source, range);
  return { url: node.url, alt: node.alt ?? '', syntax: 'inline' as const, range, urlRange };
}

function reference(node: ImageReference, range: Range, definition: Definition | undefined, source: string) {
  const urlRange = definition && destinationOf(definition, source);
  if (!definition || !urlRange) return undefined;
  return { url: definition.url, alt: node.alt ?? '', syntax: 'reference' as const, range, urlRange };
}

function element(attributes: Readonly<Record<string, Attribute>>, range: Range) {
  const src = attributes.src && trimmed(attributes.src);
  const urlRange: Range = src?.range ?? [range[0], range[0]];
  return { url: src?.value ?? '', alt: attributes.alt?.value ?? '', syntax: 'html' as const, range, urlRange };
}
