import type { Collector, Edit, Range } from '../../core/types.ts';
import { inlineTexts } from '../text/inline-text.ts';

export interface LinkSyntaxFact {
  readonly kind: 'space' | 'wide' | 'blank' | 'unclosed' | 'left';
  readonly text: string;
  readonly range: Range;
  readonly edit?: Edit;
}

const label = String.raw`(?<!\\)!?\[(?:[^[\]\r\n]|\[[^[\]\r\n]*\]){0,200}`;
const space = new RegExp(String.raw`${label}\](?<gap>[ \t\u3000]+)\((?:https?://|\.{0,2}/)[^\s()（）]+\)`, 'gu');
const wide = new RegExp(
  String.raw`${label}\](?<rest>[ \t]*[（(][ \t]*(?<url>(?:https?://|\.{0,2}/)[^\s()（）]+)[ \t]*[）)])`,
  'gu',
);
const blank = new RegExp(
  String.raw`${label}\]\((?=[^()<>"'\r\n]{0,500}[/.])(?<url>[^\s()<>"'][^()<>"'\r\n]{1,500})\)`,
  'gu',
);
const unclosed = new RegExp(String.raw`${label}\]\((?<url>https?://[^\s()（）]+)[ \t]*$`, 'gmu');
const left = /(?<!\\)\]\((?:https?:)?\/\/[^\s()[\]]+/gu;

/** Links and images that stay literal text, because a bracket is wrong, missing or preceded by a space. */
export const linkSyntax: Collector<LinkSyntaxFact> = {
  id: 'link-syntax',
  version: 2,
  collect(article) {
    return inlineTexts(article, ']').flatMap(({ text, range: [start] }) => brokenLinksIn(text, start));
  },
};

function brokenLinksIn(text: string, start: number): LinkSyntaxFact[] {
  if (!/\][ \t\u3000]*[(（]/u.test(text)) return [];
  const found: LinkSyntaxFact[] = [];
  const add = (kind: LinkSyntaxFact['kind'], all: string, index: number, edit?: Edit): void => {
    const range: Range = [start + index, start + index + all.length];
    found.push({ kind, text: all.trim().slice(0, 60), range, ...(edit && { edit }) });
  };
  for (const { 0: all, index, groups } of text.matchAll(space)) {
    const gap = groups?.['gap'] ?? '';
    const at = start + index + all.indexOf(`]${gap}(`) + 1;
    add('space', all, index, { range: [at, at + gap.length], text: '' });
  }
  for (const { 0: all, index, groups } of text.matchAll(wide)) {
    const { rest = '', url = '' } = groups ?? {};
    if (!/[（）]/u.test(rest)) continue;
    const end = start + index + all.length;
    add('wide', all, index, { range: [end - rest.length, end], text: `(${url})` });
  }
  for (const { 0: all, index, groups } of text.matchAll(blank)) {
    const url = groups?.['url'] ?? '';
    if (!/[ \t\u3000]/u.test(url.trim()) || !looksLikeUrl(url)) continue;
    const end = start + index + all.length - 1;
    add('blank', all, index, { range: [end - url.length, end], text: encodeURI(decodeSafely(url.trim())) });
  }
  for (const { 0: all, index } of text.matchAll(unclosed)) {
    const end = start + index + all.trimEnd().length;
    add('unclosed', all.trimEnd(), index, { range: [end, end], text: ')' });
  }
  for (const { 0: all, index } of text.matchAll(left)) add('left', all, index);
  // The patterns run from most to least specific. The sort is stable, so the first one wins.
  let end = start;
  return found
    .sort((a, b) => a.range[0] - b.range[0])
    .filter(({ range }) => {
      const apart = range[0] >= end;
      if (apart) end = range[1];
      return apart;
    });
}

/** Whether the text in parentheses is a URL. After square brackets it may be prose: `[1] (see a/b)`. */
function looksLikeUrl(url: string): boolean {
  return (
    /^(?:https?:\/\/|\.{0,2}\/)\S/u.test(url) ||
    /^[^\s，。]+(?: [^\s，。]+)*\.(?:png|jpe?g|gif|webp|svg|pdf|md|html?|docx?|xlsx?|pptx?|zip)$/iu.test(url.trim())
  );
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
