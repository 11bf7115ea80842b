import type { Definition, Html, Image, ImageReference, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { type Attribute, type Tag, trimmed } from '../../article/html.ts';
import type { Collector, Range } from '../../core/types.ts';
import { isCode, tagsIn } from '../blocks/html-tags.ts';
import { betweenTagsTest } from '../shared/between-tags.ts';
import { oncePerArticle } from '../shared/memo-last.ts';
import {
  ancestorsOf,
  definitionsOf,
  definitionUrlRange,
  emptyUrlRange,
  nodesOfTypes,
  type PlacedNode,
} from '../shared/nodes.ts';
import { inFormulaTest } from '../text/formulas.ts';
import { packImages, type StoredImage, unpackImages } from './stored-images.ts';

/**
 * An image.
 *
 * @experimental
 */
export interface ImageFact {
  /** The URL with escapes and entities decoded. */
  readonly url: string;
  readonly alt: string;
  readonly syntax: 'inline' | 'reference' | 'html';
  /** HTML with an empty `alt`, which declares that the image is a decoration. */
  readonly decorative?: true;
  /** Without alt text, but its link, its row of a table or a caption below has text, which names it. */
  readonly isNamed?: true;
  /** HTML with `onerror`, which shows something else where the image is missing. */
  readonly hasFallback?: true;
  /** The whole image. */
  readonly range: Range;
  /** The URL alone; for a reference, the URL of its definition. An empty range if there is no URL. */
  readonly urlRange: Range;
  /** Only spaces, line breaks and tags are between the previous image and this one. */
  readonly follows: boolean;
  /** It follows, and can be deleted with the gap before it without breaking a block. */
  readonly removable: boolean;
}

/**
 * Images: inline, by reference and `<img>`, in document order.
 *
 * @experimental
 */
export const images: Collector<ImageFact> = {
  id: 'images',
  version: 8,
  collect: (article) => imagesOf(article),
  stored: {
    isExact: true,
    pack: packImages,
    unpack: (stored) => unpackImages(stored as readonly StoredImage[]),
  },
};

type UnlinkedImage = Omit<ImageFact, 'follows' | 'removable'>;

type Draft = { -readonly [Name in keyof ImageFact]: ImageFact[Name] };

export const imagesOf = oncePerArticle((article): readonly ImageFact[] => {
  const { source, tree } = article;
  const definitions = definitionsOf(tree);
  const inFormula = inFormulaTest(article);
  const isNamed = namingTest(source);
  const found: ImageFact[] = [];
  let end: number | undefined;
  let lastTail = '';
  const add = (image: UnlinkedImage, placed: PlacedNode) => {
    const { url, syntax, range, urlRange } = image;
    const gap = end === undefined ? undefined : source.slice(end, range[0]);
    // With another title, a theme shows the image in another way.
    const tail = syntax === 'inline' ? source.slice(urlRange[1], range[1]) : '';
    const isOther = found.at(-1)?.url === url && tail !== lastTail;
    lastTail = tail;
    // Tags around images may place them apart, as a gallery does.
    const follows = gap !== undefined && !isOther && isInvisibleGap(gap) && !betweenTagsTest(article)(range);
    const removable = follows && (!/[\r\n]/u.test(gap) || onlyTagsFollow(source, range[1]));
    // Images are the most frequent facts, and to spread one takes longer than all else here.
    const fact: Draft = Object.assign(image, { follows, removable });
    if (image.alt === '' && isNamed(placed, range)) fact.isNamed = true;
    found.push(fact);
    end = range[1];
  };
  for (const placed of nodesOfTypes(tree, 'image', 'imageReference', 'html')) {
    const { node, range } = placed;
    if (inFormula(range)) continue;
    if (node.type === 'image') add(inlineImage(node, range, source), placed);
    else if (node.type === 'imageReference') {
      const image = referenceImage(node, range, definitions.get(node.identifier), source);
      if (image) add(image, placed);
    } else {
      for (const tag of tagsIn(placed as PlacedNode<Html>, source))
        if (isImageTag(tag, source)) add(elementImage(tag.attributes, tag.range), placed);
    }
  }
  return found;
});

const letter = /\p{L}/u;

/** A line of italics or small print right below an image, which says what it shows. */
const caption =
  /^[ \t]*(?:<br\s*\/?>|\\)?[ \t]*\r?\n[ \t]*(?:\*(?!\*)[^\n*]*\p{L}[^\n*]*\*|_(?!_)[^\n_]*\p{L}[^\n_]*_|<(?:em|i|small|figcaption)\b[^\n]*>)[ \t]*(?:\r?\n|$)/u;

/** Returns a test whether text names an image: in its link or row of a table, or a caption below it. */
function namingTest(source: string): (placed: PlacedNode, range: Range) => boolean {
  // A row may hold any number of images.
  const known = new Map<Nodes, boolean>();
  return (placed, range) => {
    if (caption.test(source.slice(range[1], range[1] + 300))) return true;
    for (const { node } of ancestorsOf(placed)) {
      if (node.type !== 'link' && node.type !== 'linkReference' && node.type !== 'tableRow') continue;
      const isNaming = known.get(node) ?? letter.test(textOf(node, { includeImageAlt: false, includeHtml: false }));
      known.set(node, isNaming);
      if (isNaming) return true;
    }
    return placed.node.type === 'html' && isNamedInHtml(source, range);
  };
}

/** Whether text is around an image between `<a>` or `<tr>` and its end tag, 500 characters before and after at most. */
function isNamedInHtml(source: string, [start, end]: Range): boolean {
  const before = source.slice(Math.max(0, start - 500), start).toLowerCase();
  const after = source.slice(end, end + 500).toLowerCase();
  return ['a', 'tr'].some((name) => {
    const open = Math.max(before.lastIndexOf(`<${name} `), before.lastIndexOf(`<${name}>`));
    const close = after.indexOf(`</${name}>`);
    if (open < 0 || close < 0 || before.includes(`</${name}>`, open)) return false;
    return letter.test((before.slice(open) + after.slice(0, close)).replace(/<[^<>]*>/gu, ''));
  });
}

const blanks =
  /^(?:\s|&nbsp;|\\\r?\n|[\r\n][ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=\s))|<\/?(?:p|div|span|br|center|figure)(?=[\s/>])[^<>]*>)*$/iu;

/** Whether the gap between two images is invisible and has balanced tags, so that it can be deleted. */
function isInvisibleGap(gap: string): boolean {
  if (gap === '' || gap === '\n\n' || /^[ \t\r\n]*$/u.test(gap)) return true;
  if (!blanks.test(gap)) return false;
  const closed: string[] = [];
  const opened: string[] = [];
  for (const { groups } of gap.matchAll(/<(?<slash>\/?)(?!br\b)(?<name>[a-z]+)(?:[^<>]*[^/<>])?>/giu)) {
    const name = groups?.name?.toLowerCase() ?? '';
    if (!groups?.slash) opened.push(name);
    else if (opened.length === 0) closed.push(name);
    else if (opened.pop() !== name) return false;
  }
  // Tags must close in reverse order of opening.
  return closed.join() === opened.reverse().join();
}

/** Whether only tags follow the image on its line; other text would move into the block before. */
function onlyTagsFollow(source: string, end: number): boolean {
  const next = source.charCodeAt(end);
  if (next === 10 || next === 13) return true;
  return /^(?:[ \t]|<\/?[a-z][^<>\r\n]*>|\\$)*(?:[\r\n]|$)/iu.test(source.slice(end, end + 500));
}

function inlineImage(node: Image, range: Range, source: string) {
  const urlRange = node.data?.destination ?? emptyUrlRange(source, range);
  return { url: node.url, alt: node.alt ?? '', syntax: 'inline' as const, range, urlRange };
}

function referenceImage(node: ImageReference, range: Range, definition: Definition | undefined, source: string) {
  const urlRange = definition && definitionUrlRange(definition, source);
  if (!definition || !urlRange) return undefined;
  return { url: definition.url, alt: node.alt ?? '', syntax: 'reference' as const, range, urlRange };
}

/** `<img>`, and the component that sites of MDX have for images; not where JavaScript gives the address. */
function isImageTag({ name, attributes, range }: Tag, source: string): boolean {
  if (isCode(attributes.src)) return false;
  return name === 'img' || (attributes.src !== undefined && source.startsWith('<Image', range[0]) && name === 'image');
}

function elementImage(attributes: Readonly<Record<string, Attribute>>, range: Range) {
  const src = attributes.src && trimmed(attributes.src);
  const urlRange: Range = src?.range ?? [range[0], range[0]];
  const alt = attributes.alt?.value;
  const decorative = alt === '' && ({ decorative: true } as const);
  const fallback = attributes['onerror'] && ({ hasFallback: true } as const);
  return {
    url: src?.value ?? '',
    alt: alt ?? '',
    syntax: 'html' as const,
    ...decorative,
    ...fallback,
    range,
    urlRange,
  };
}
