import type { Root } from 'mdast';
import { hash53 } from '../../core/hash.ts';
import { containmentTest } from '../../core/place.ts';
import type { Collector, Range } from '../../core/types.ts';
import type { ImageFact } from '../images/images.ts';
import type { LinkFact } from '../links/links.ts';
import { nodesOf } from '../shared/nodes.ts';
import type { HeadingFact } from './headings.ts';

/** What a page has in every language: a heading of some depth, an image, a block of code, a link. */
export interface PagePart {
  readonly kind: 'heading' | 'image' | 'code' | 'link';
  /** Depth, address, or language of the code. */
  readonly text: string;
  readonly range: Range;
  /** A hash of the code without what is translated in it; missing where it may be all text. */
  readonly code?: number;
}

/** A block of code, or a section that a page marks as its own. */
export type PageCode =
  | (Pick<PagePart, 'text' | 'range' | 'code'> & { readonly kind: 'code' })
  | { readonly kind: 'local'; readonly range: Range };

/** Blocks of code as translations share them, and the sections that are marked as local. */
export const pageCode: Collector<PageCode> = {
  id: 'page-code',
  version: 1,
  collect({ source, tree }) {
    const code = nodesOf(tree, 'code').map(({ node, range }): PageCode => {
      const language = (node.lang ?? '').toLowerCase();
      const hash = programming.test(language) ? hash53(skeletonOf(node.value)) : undefined;
      return { kind: 'code', text: language, range, ...(hash !== undefined && { code: hash }) };
    });
    return [...code, ...localRanges(source, tree).map((range) => ({ kind: 'local', range }) as const)];
  },
};

interface PageFacts {
  readonly headings: readonly HeadingFact[];
  readonly images: readonly ImageFact[];
  readonly pageCode: readonly PageCode[];
  readonly links: readonly LinkFact[];
}

/** Returns the parts of a page that its translations share, without those in sections that are marked as local. */
export function pageParts({ headings, images, pageCode: blocks, links }: PageFacts): readonly PagePart[] {
  const isLocal = containmentTest(blocks.filter(({ kind }) => kind === 'local').map(({ range }) => range));
  const parts: readonly PagePart[] = [
    ...headings.map(({ depth, range }) => ({ kind: 'heading', text: String(depth), range }) as const),
    ...images.map(({ url, range }) => ({ kind: 'image', text: url, range }) as const),
    ...blocks.filter((block) => block.kind === 'code'),
    ...links.map(({ url, range }) => ({ kind: 'link', text: url, range }) as const),
  ];
  return parts.filter(({ range }) => !isLocal(range)).sort((a, b) => a.range[0] - b.range[0]);
}

/** Languages whose code is the same in every translation, but for comments and strings. */
const programming =
  /^(?:bash|c|clojure|cmake|cpp|c\+\+|cs|csharp|css|dart|diff|dockerfile|elixir|erlang|go|golang|graphql|groovy|haskell|hcl|java|javascript|js|kotlin|kt|less|lua|makefile|nix|objc|perl|php|powershell|ps1|proto|python|py|r|rb|ruby|rs|rust|sass|scala|scss|sh|shell|solidity|sql|swift|terraform|ts|typescript|wasm|zig|zsh)$/u;

/** Comments and strings, whichever begins first: a comment may hold a single quote. */
const spoken =
  /\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?:^|(?<=\s))(?:\/\/|#|--(?=\s)|;;|%).*$|"(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|`(?:\\.|[^`\\])*`/gmu;

/** Returns the names and numbers of code: without comments, strings and what is not ASCII. */
function skeletonOf(code: string): string {
  return (code.replace(spoken, ' ').match(/[A-Za-z_$][\w$]*|\d+/gu) ?? []).join(' ');
}

const localMark = /<!--\s*(?<end>\/?)local\s*-->|\{\/\*\s*(?<endMdx>\/?)local\s*\*\/\}/giu;

/**
 * Returns the ranges that a page marks as its own: from `<!-- local -->` to `<!-- /local -->`, or else to the end of the
 * section; below a heading the mark covers the heading, too.
 */
function localRanges(source: string, tree: Root): Range[] {
  const marks = [...source.matchAll(localMark)];
  const headings = nodesOf(tree, 'heading');
  return marks.flatMap(({ 0: text, index, groups }, at) => {
    if (groups?.['end'] || groups?.['endMdx']) return [];
    const next = marks[at + 1];
    const end = next && (next.groups?.['end'] || next.groups?.['endMdx']) ? next.index : undefined;
    if (end !== undefined) return [[index, end] as const];
    const above = headings.findLast(({ range }) => range[1] <= index && source.slice(range[1], index).trim() === '');
    const inside = above ?? headings.findLast(({ range }) => range[1] <= index);
    const depth = inside?.node.depth ?? 0;
    const after = headings.find(({ range, node }) => range[0] > index + text.length && node.depth <= depth);
    return [[above?.range[0] ?? index, after?.range[0] ?? source.length] as const];
  });
}
