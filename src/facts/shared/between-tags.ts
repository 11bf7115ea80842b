import type { Range } from '../../core/types.ts';
import { oncePerArticle } from './memo-last.ts';

const tag =
  /\{%-?\s*(?<name>\w+)\b(?:(?!%\})[\s\S]){0,2000}%\}|\{\{[<%]\s*(?<end>\/?)\s*(?<shortcode>[\w-]+)(?:(?![>%]\}\})[\s\S]){0,2000}[>%]\}\}/gu;

/**
 * Returns what stands between a tag of Liquid, Nunjucks or Hexo and its end (`{% gallery %}…{% endgallery %}`), or
 * between those of a shortcode: a template decides what becomes of it. Inner ones come after those around them.
 */
export const betweenTags = oncePerArticle(({ source }): readonly Range[] => {
  if (!/\{%|\{\{[<%]/u.test(source)) return [];
  const open = new Map<string, number[]>();
  const found: Range[] = [];
  for (const { 0: text, index, groups } of source.matchAll(tag)) {
    const { name, end, shortcode } = groups ?? {};
    const opened = name === undefined ? `<${shortcode}` : name;
    const isEnd = name === undefined ? end === '/' : name.startsWith('end');
    if (!isEnd) open.set(opened, [...(open.get(opened) ?? []), index + text.length]);
    else {
      const start = open.get(name === undefined ? opened : name.slice(3))?.pop();
      if (start !== undefined) found.push([start, index]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
});
