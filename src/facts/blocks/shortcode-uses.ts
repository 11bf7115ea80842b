import type { Collector, Range } from '../../core/types.ts';
import type { ShortcodeTag } from '../../site/generators/hugo-shortcodes.ts';
import { shortcodeTags } from './shortcode-tags.ts';

export interface ShortcodeUseFact {
  readonly name: string;
  readonly range: Range;
  /** The name in the tag, and in the one that closes it. */
  readonly names: readonly Range[];
}

interface GrowingUse extends ShortcodeUseFact {
  readonly names: Range[];
}

/** The shortcodes that an article of Hugo uses, also in code; closing tags and inline shortcodes are left out. */
export const shortcodeUses: Collector<ShortcodeUseFact> = {
  id: 'shortcode-uses',
  version: 2,
  collect(article) {
    const found: GrowingUse[] = [];
    const open: GrowingUse[] = [];
    for (const tag of shortcodeTags(article)) {
      if ('at' in tag || tag.name.endsWith('.inline')) continue;
      const { kind, name, range } = tag;
      if (kind === 'close') {
        const at = open.findLastIndex((each) => each.name === name);
        open.splice(at < 0 ? open.length : at)[0]?.names.push(nameRange(tag, article.source));
        continue;
      }
      const use = { name, range, names: [nameRange(tag, article.source)] };
      found.push(use);
      if (kind === 'open') open.push(use);
    }
    return found;
  },
};

function nameRange({ name, range: [start] }: ShortcodeTag, source: string): Range {
  const from = source.indexOf(name, start);
  return [from, from + name.length];
}
