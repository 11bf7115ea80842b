import type { Article } from '../../core/types.ts';
import { readShortcodes, type ShortcodeFault, type ShortcodeTag } from '../../site/generators/hugo-shortcodes.ts';
import { oncePerArticle } from '../shared/memo-last.ts';

/** The shortcode tags of an article of Hugo, and those that Hugo refuses, in order. */
export const shortcodeTags = oncePerArticle(
  ({ source, engine, frontMatter, problem }: Article): readonly (ShortcodeTag | ShortcodeFault)[] => {
    if (engine !== 'hugo' || problem) return [];
    const start = frontMatter?.range[1] ?? 0;
    return source.includes('{{<', start) || source.includes('{{%', start) ? readShortcodes(source, start) : [];
  },
);
