import { DomUtils, parseDocument } from 'htmlparser2';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import type { Heading } from '../../../src/site/renderers/slugs.ts';

/** The headings of a text by CommonMark. */
export function headingsOf(text: string): Heading[] {
  return fromMarkdown(text).children.flatMap((node) => {
    if (node.type !== 'heading') return [];
    const first = node.children[0]?.position?.start.offset ?? 0;
    const source = text.slice(first, node.children.at(-1)?.position?.end.offset ?? first);
    return [{ source, text: textOf(node, { includeImageAlt: false, includeHtml: false }), depth: node.depth }];
  });
}

/** The ids of the headings of a page; undefined for a heading without. */
export function shownIds(html: string): (string | undefined)[] {
  const headings = DomUtils.findAll(({ name }) => /^h\d$/u.test(name), parseDocument(html).children);
  return headings.map(({ attribs }) => attribs['id']);
}
