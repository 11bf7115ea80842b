import type { Collector, Range } from '../../core/types.ts';
import { shortcodeTags } from './shortcode-tags.ts';

export interface ShortcodeUseFact {
  readonly name: string;
  readonly range: Range;
}

/** The shortcodes that an article of Hugo uses, also in code; closing tags and inline shortcodes are left out. */
export const shortcodeUses: Collector<ShortcodeUseFact> = {
  id: 'shortcode-uses',
  version: 1,
  collect: (article) =>
    shortcodeTags(article).flatMap((tag) =>
      'at' in tag || tag.kind === 'close' || tag.name.endsWith('.inline') ? [] : [{ name: tag.name, range: tag.range }],
    ),
};
