import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { decodeEntities, entity } from '../../knowledge/text/title.ts';
import { codeRanges, nodesOf } from '../shared/nodes.ts';
import { inlineTexts } from './inline-text.ts';

/** A character reference that does not become its character, or one that the article shows. */
export interface CharacterReferenceFact {
  /** `code`: a reference in code; `escaped`: one that was escaped twice; `end-tag`: `<&#47;b>`. */
  readonly kind: 'code' | 'escaped' | 'end-tag';
  readonly text: string;
  readonly range: Range;
  /** What readers see. */
  readonly shown?: string;
  /** The character that is meant. */
  readonly meant?: string;
  readonly edit?: Edit;
}

/** What `escaped` and `endTag` begin with; most references do not. */
const mayShow = /&(?:amp|#0*38|#x0*26);|<&#/iu;
const escaped = /&(?:amp|#0*38|#x0*26);(?:amp;)?(?<rest>#\d{1,7};|#x[0-9a-f]{1,6};|[a-z][a-z\d]{1,8};)/giu;
const endTag = /<&#(?:0*47|x0*2f);(?<name>[a-z][a-z\d]{0,10})\s*>/giu;
/** Words of texts about references. */
const explains =
  /\bentit(?:y|ies)\b|\bescap(?:e|ing)\b|\breferences?\b|\bampersands?\b|\bHTML\b|\bXML\b|实体|转义|实體|轉義/iu;

/** Character references that show as such, and those in code, which show that the article is about them. */
export const characterReferences: Collector<CharacterReferenceFact> = {
  id: 'character-references',
  version: 1,
  collect(article) {
    const { source, tree } = article;
    if (!/&#?\w{2,9};/u.test(source)) return [];
    const inCode = new Map<string, Range>();
    for (const range of codeRanges(source, tree))
      for (const { 0: text, index } of source.slice(...range).matchAll(entity))
        if (!inCode.has(text)) inCode.set(text, [range[0] + index, range[0] + index + text.length]);
    const code = Array.from(inCode, ([text, range]): CharacterReferenceFact => ({ kind: 'code', text, range }));
    const texts = mayShow.test(source) ? shownTexts(article) : [];
    const shown = texts.flatMap(({ text, range }) => [
      ...(explains.test(text) ? [] : escapedIn(text, range[0], inCode)),
      ...endTagsIn(text, range[0]),
    ]);
    return [...code, ...shown].sort((a, b) => a.range[0] - b.range[0]);
  },
};

function escapedIn(text: string, offset: number, inCode: ReadonlyMap<string, Range>): CharacterReferenceFact[] {
  return [...text.matchAll(escaped)].flatMap(({ 0: written, index, groups }) => {
    const shown = `&${groups?.['rest']}`;
    const meant = decodeEntities(shown, true);
    if (meant === shown || meant === '&' || inCode.has(shown) || inCode.has(written)) return [];
    const range: Range = [offset + index, offset + index + written.length];
    return [{ kind: 'escaped', text: written, range, shown, meant, edit: { range, text: shown } }];
  });
}

function endTagsIn(text: string, offset: number): CharacterReferenceFact[] {
  return [...text.matchAll(endTag)].map(({ 0: written, index, groups }) => {
    const range: Range = [offset + index, offset + index + written.length];
    const meant = `</${groups?.['name']}>`;
    return { kind: 'end-tag', text: written, range, shown: meant, meant, edit: { range, text: meant } };
  });
}

const hidden =
  /<!--[\s\S]*?(?:-->|$)|<(?<name>pre|code|kbd|samp|script|style|textarea)\b[\s\S]*?(?:<\/\k<name>\s*>|$)|<[a-z/!][^<>]*>/giu;

/** Returns the texts of a page: those of Markdown, and those between tags of raw HTML. */
function shownTexts(article: Article): { readonly text: string; readonly range: Range }[] {
  const { source, tree } = article;
  const raw = nodesOf(tree, 'html').map(({ range }) => ({
    range,
    text: source.slice(...range).replace(hidden, (tag) => ' '.repeat(tag.length)),
  }));
  return [...inlineTexts(article, '&'), ...raw];
}
