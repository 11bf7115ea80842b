import type { Range } from '../../core/types.ts';
import type { LinkFact } from './links.ts';

/** A link without the properties that most links of its syntax share. */
export interface StoredLink {
  readonly url: string;
  readonly text?: string;
  readonly title?: string;
  readonly syntax?: LinkFact['syntax'];
  readonly range: Range;
  readonly urlRange?: Range;
  readonly block: number;
  readonly filled?: boolean;
  /** False if the link has no content, although others of its syntax have. */
  readonly content?: Range | false;
  readonly inBrackets?: true;
  readonly removal?: LinkFact['removal'];
}

export function packLink(link: LinkFact): StoredLink {
  const { url, text, title, syntax, range, urlRange, block, filled, content } = link;
  const usual = usualOf(link);
  const packed: { -readonly [Name in keyof StoredLink]: StoredLink[Name] } = { url, range, block };
  if (text !== usual.text) packed.text = text;
  if (title !== '') packed.title = title;
  if (syntax !== 'inline') packed.syntax = syntax;
  if (!isSame(urlRange, usual.urlRange)) packed.urlRange = urlRange;
  if (filled !== (syntax === 'html')) packed.filled = filled;
  if (!isSame(content, usual.content)) packed.content = content ?? false;
  if (link.inBrackets) packed.inBrackets = true;
  if (link.removal) packed.removal = link.removal;
  return packed;
}

export function unpackLink(stored: StoredLink): LinkFact {
  const { url, title = '', syntax = 'inline', range, block, filled = syntax === 'html' } = stored;
  const usual = usualOf({ url, syntax, range, ...(stored.urlRange && { urlRange: stored.urlRange }) });
  const { text = usual.text, urlRange = usual.urlRange, content = usual.content, inBrackets, removal } = stored;
  const link = { url, text, title, syntax, range, urlRange, block, filled } as const;
  return { ...link, ...(content && { content }), ...(inBrackets && { inBrackets }), ...(removal && { removal }) };
}

/** Returns the properties that follow from syntax, range and URL in the usual notation. */
function usualOf({
  url,
  syntax,
  range: [start, end],
  urlRange,
}: Pick<LinkFact, 'url' | 'syntax' | 'range'> & Partial<LinkFact>) {
  const place: Range =
    syntax === 'literal'
      ? [start, end]
      : syntax === 'autolink'
        ? [start + 1, end - 1]
        : [end - 1 - url.length, end - 1];
  const content: Range | undefined = syntax === 'inline' ? [start + 1, (urlRange ?? place)[0] - 2] : undefined;
  return { text: syntax === 'literal' || syntax === 'autolink' ? url : '', urlRange: place, content };
}

function isSame(a: Range | undefined, b: Range | undefined): boolean {
  return a?.[0] === b?.[0] && a?.[1] === b?.[1];
}
