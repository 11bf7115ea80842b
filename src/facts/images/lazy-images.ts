import type { Collector, Edit, Range } from '../../core/types.ts';
import { tagsIn } from '../blocks/html-tags.ts';
import { nodesOf } from '../shared/nodes.ts';

export interface LazyImageFact {
  readonly range: Range;
  /** The attribute that holds the address. */
  readonly attribute: string;
  readonly url: string;
  /** `src` holds a stand-in; else it is empty or not there. */
  readonly placeholder: boolean;
  /** Moves the address to `src`. */
  readonly edit: Edit;
}

const names = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-actualsrc',
  'data-original-src',
  'data-echo',
] as const;

/** `<img>` whose address waits in an attribute for a script that these pages do not have. */
export const lazyImages: Collector<LazyImageFact> = {
  id: 'lazy-images',
  version: 1,
  collect({ source, tree }) {
    const found: LazyImageFact[] = [];
    for (const html of nodesOf(tree, 'html')) {
      if (!/<img\b[^>]*\sdata-/iu.test(html.node.value)) continue;
      for (const { name, attributes, range } of tagsIn(html, source)) {
        const attribute = name === 'img' ? names.find((each) => attributes[each]?.value.trim()) : undefined;
        const value = attribute && attributes[attribute];
        if (!value) continue;
        const src = attributes['src']?.value.trim() ?? '';
        if (src !== '' && !isStandIn(src)) continue;
        const url = value.value.trim();
        const tag = source.slice(...range);
        // The place of `src` goes with its quotes, so that the tag is written anew without it.
        const text = withoutAttribute(tag, 'src').replace(new RegExp(`(\\s)${attribute}(?=\\s*=)`, 'iu'), '$1src');
        found.push({ range, attribute: attribute ?? '', url, placeholder: src !== '', edit: { range, text } });
      }
    }
    return found;
  },
};

/** A picture of a few bytes in the address itself, or a file that is called nothing but a stand-in. */
function isStandIn(src: string): boolean {
  if (/^data:/iu.test(src)) return src.length < 400;
  return /^(?:blank|spacer|loading|placeholder|lazy|pixel|transparent|1x1|grey|gray)\.(?:gif|png|jpe?g|svg)$/iu.test(
    src.replace(/[?#].*$/su, '').replace(/^.*\//su, ''),
  );
}

function withoutAttribute(tag: string, name: string): string {
  return tag.replace(new RegExp(`\\s+${name}(?:\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'>]+))?(?=[\\s/>])`, 'iu'), '');
}
