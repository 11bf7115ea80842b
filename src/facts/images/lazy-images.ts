import type { Collector, Edit, Range } from '../../core/types.ts';
import { tagsIn } from '../blocks/html-tags.ts';
import { nodesOf } from '../shared/nodes.ts';

export interface LazyImageFact {
  readonly range: Range;
  /** The attribute that holds the URL. */
  readonly attribute: string;
  readonly url: string;
  /** Whether `src` holds a placeholder; otherwise it is empty or missing. */
  readonly placeholder: boolean;
  /** Moves the URL to `src`. */
  readonly edit: Edit;
}

const lazyAttributes = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-actualsrc',
  'data-original-src',
  'data-echo',
] as const;

/** `<img>` elements with the URL in an attribute for lazy loading, whose script the site lacks. */
export const lazyImages: Collector<LazyImageFact> = {
  id: 'lazy-images',
  version: 1,
  collect({ source, tree }) {
    const found: LazyImageFact[] = [];
    for (const html of nodesOf(tree, 'html')) {
      if (!/<img\b[^>]*\sdata-/iu.test(html.node.value)) continue;
      for (const { name, attributes, range } of tagsIn(html, source)) {
        const attribute = name === 'img' ? lazyAttributes.find((each) => attributes[each]?.value.trim()) : undefined;
        const value = attribute && attributes[attribute];
        if (!value) continue;
        const src = attributes['src']?.value.trim() ?? '';
        if (src !== '' && !isPlaceholderImage(src)) continue;
        const url = value.value.trim();
        const tag = source.slice(...range);
        // Removes `src` with its quotes, then renames the lazy attribute to `src`.
        const text = withoutAttribute(tag, 'src').replace(new RegExp(`(\\s)${attribute}(?=\\s*=)`, 'iu'), '$1src');
        found.push({ range, attribute: attribute ?? '', url, placeholder: src !== '', edit: { range, text } });
      }
    }
    return found;
  },
};

/** Whether `src` is a placeholder: a tiny data URL, or a file with a placeholder name. */
function isPlaceholderImage(src: string): boolean {
  if (/^data:/iu.test(src)) return src.length < 400;
  return /^(?:blank|spacer|loading|placeholder|lazy|pixel|transparent|1x1|grey|gray)\.(?:gif|png|jpe?g|svg)$/iu.test(
    src.replace(/[?#].*$/su, '').replace(/^.*\//su, ''),
  );
}

function withoutAttribute(tag: string, name: string): string {
  return tag.replace(new RegExp(`\\s+${name}(?:\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'>]+))?(?=[\\s/>])`, 'iu'), '');
}
