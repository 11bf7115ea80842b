import { containmentTest } from '../../core/place.ts';
import type { Range } from '../../core/types.ts';
import { oncePerArticle } from './memo-last.ts';

/** A tag of Liquid, Nunjucks, Hexo and Zola, or a shortcode of Hugo. */
const tag = /^(?:\{%-?\s*(?<name>\w+)|\{\{[<%]\s*(?<end>\/?)\s*(?<shortcode>[\w-]+))/u;
const longestStart = 100;

/**
 * Returns a test whether a range is in a tag, between one and its end (`{% gallery %}…{% endgallery %}`, in Zola
 * `{% note() %}…{% end %}`), or between those of a shortcode: a template decides what becomes of it.
 */
export const betweenTagsTest = oncePerArticle(({ source, templates, engine }) => {
  const open = new Map<string, number[]>();
  const found: Range[] = [];
  const visit = (key: string, isEnd: boolean, [start, end]: Range) => {
    const starts = open.get(key) ?? [];
    open.set(key, starts);
    if (!isEnd) starts.push(end);
    else {
      const opened = starts.pop();
      if (opened !== undefined) found.push([opened, start]);
    }
  };
  for (const range of templates) {
    const [start, end] = range;
    const {
      name,
      end: slash,
      shortcode,
    } = tag.exec(source.slice(start, Math.min(end, start + longestStart)))?.groups ?? {};
    if (shortcode !== undefined) visit(`<${shortcode}`, slash === '/', range);
    // In Zola, any tag ends with `{% end %}`.
    else if (name !== undefined && engine === 'zola') visit('', name === 'end', range);
    else if (name !== undefined) visit(name.replace(/^end/u, ''), name.startsWith('end'), range);
    // The range of a tag for code goes up to its end tag.
    if (shortcode !== undefined || name !== undefined) found.push(range);
  }
  return containmentTest(found);
});
