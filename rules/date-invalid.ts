import { exists, formatDate } from '../src/core/dates.ts';
import { articleRule } from '../src/core/rule.ts';
import type { Engine } from '../src/core/types.ts';
import { type DateField, dateFields, dateKeys } from '../src/facts/date-fields.ts';
import { frontMatter } from '../src/facts/front-matter.ts';

/** The dates that an engine reads itself; other keys are for templates, and may hold anything. */
const ownKeys: Readonly<Partial<Record<Engine, RegExp>>> = {
  hugo: /^(?:date|lastmod|modified|publishdate|pubdate)$/iu,
  hexo: /^(?:date|updated)$/u,
};
const names: Readonly<Partial<Record<Engine, string>>> = { hugo: 'Hugo', hexo: 'Hexo' };

/** The forms of spf13/cast, by which Hugo reads every date that is not one of TOML; those with names of months are left out. */
const hugoForm =
  /^\d{4}-\d\d-\d\d(?:(?:T| +)\d{1,2}:\d\d:\d\d(?:[.,]\d+)?(?: *(?:Z|[+-]\d\d:?\d\d)(?: (?:[A-Z]{3,4}|[+-]\d{4}))?)?)?$/u;
const monthName = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;

export default articleRule({
  id: 'date-invalid',
  severity: 'error',
  docs: {
    what: {
      en: "Flags dates in the front matter that no calendar has (`2024-02-30`), that no site generator reads (`2024年1月2日`), or that the site's own generator does not read: Hugo wants `2024-01-02`, optionally with a time with seconds, and refuses `2024-1-2`, `2024/01/02` and `2024-01-02 09:30`; Hexo reads whatever JavaScript's `Date` reads. Jekyll, Astro and unknown generators read so many forms that nothing else is flagged there.",
      'zh-CN':
        '找出 front matter 中的无效日期：不存在的日期（`2024-02-30`）、任何网站生成器都读不懂的日期（`2024年1月2日`），以及本站所用的生成器读不懂的日期。Hugo 只认 `2024-01-02` 或再加上带秒的时间，不认 `2024-1-2`、`2024/01/02` 和 `2024-01-02 09:30`；Hexo 能读 JavaScript 的 `Date` 能读的写法。Jekyll、Astro 及未知的生成器能读的写法很多，因此不再检查其他写法。',
    },
    why: {
      en: 'Generators rarely complain: they take the date of the file or the year 1 instead, roll 30 February over to March, or fail without the line, and the article stands in the wrong place of every list and feed.',
      'zh-CN':
        '生成器往往不报错，而是改用文件的修改时间或公元 1 年，或者把 2 月 30 日顺延到 3 月；有的则直接构建失败，却不指出是哪一行。结果文章在列表和订阅源里排错了位置。',
    },
    examples: [
      {
        title: { en: 'A date written in Chinese', 'zh-CN': '用汉字书写的日期' },
        bad: '---\ndate: 2024年1月2日\n---\n',
        good: '---\ndate: 2024-01-02\n---\n',
      },
      {
        title: { en: 'A day that does not exist', 'zh-CN': '不存在的日期' },
        bad: '---\ndate: 2024-02-30 08:00:00\n---\n',
        good: '---\ndate: 2024-02-29 08:00:00\n---\n',
      },
      {
        title: { en: 'Slashes, which Hugo does not read', 'zh-CN': 'Hugo 读不懂的斜线写法' },
        bad: '---\ndate: 2024/01/02\n---\n',
        good: '---\ndate: 2024-01-02\n---\n',
        config: { engine: 'hugo' },
      },
    ],
  },
  messages: {
    impossible: {
      en: '`{key}` is `{value}`, a date or time that does not exist, expected a real one',
      'zh-CN': '`{key}` 的值 `{value}` 不是真实存在的日期或时间，应改为正确的日期',
    },
    foreign: {
      en: '`{key}` is `{value}`, which no site generator reads as a date, expected `{expected}`',
      'zh-CN': '`{key}` 的值 `{value}` 无法被网站生成器识别为日期，应写成 `{expected}`',
    },
    zoneOnly: {
      en: '`{key}` is `{value}`, a time zone without a time, expected `{expected}`',
      'zh-CN': '`{key}` 的值 `{value}` 有时区而没有时间，应写成 `{expected}`',
    },
    unreadable: {
      en: '`{key}` is `{value}`, which {engine} cannot read as a date, expected `{expected}`',
      'zh-CN': '`{key}` 的值 `{value}` 无法被 {engine} 识别为日期，应写成 `{expected}`',
    },
    unknown: {
      en: '`{key}` is `{value}`, which {engine} cannot read as a date, expected a form such as `2024-01-02`',
      'zh-CN': '`{key}` 的值 `{value}` 无法被 {engine} 识别为日期，应采用 `2024-01-02` 这样的写法',
    },
  },
  fixes: { rewrite: { en: 'Write `{expected}`', 'zh-CN': '改写为 `{expected}`' } },
  options: {
    fields: {
      description: {
        en: 'Front matter keys that hold dates.',
        'zh-CN': '存放日期的 front matter 字段。',
      },
      default: [...dateKeys] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { frontMatter },
  check({ frontMatter: [fact] }, { options, article: { engine }, report }) {
    for (const found of dateFields(fact, options.fields, engine)) {
      const { key, text: value, range, date } = found;
      if (date && !exists(date)) {
        // A number of eight digits may be anything.
        if (date.style !== 'compact') report({ messageId: 'impossible', range, data: { key, value } });
        continue;
      }
      // Neither Go nor JavaScript nor YAML reads it; Ruby does.
      const zoneOnly = date !== undefined && date.zone !== '' && !date.time && engine !== 'jekyll';
      const messageId =
        date?.style === 'foreign'
          ? 'foreign'
          : zoneOnly
            ? 'zoneOnly'
            : isUnreadable(found, engine, fact?.format) && (date ? 'unreadable' : 'unknown');
      if (!messageId) continue;
      const expected = date ? formatDate(date) : '';
      const fix = date && ({ title: 'rewrite', safety: 'safe', edits: [found.edit(expected)] } as const);
      const data = { key, value, expected, engine: names[engine] ?? engine };
      report({ messageId, range, data, ...(fix && { fix }) });
    }
  },
});

function isUnreadable({ key, text, quoted, date }: DateField, engine: Engine, format: string | undefined): boolean {
  if (!ownKeys[engine]?.test(key)) return false;
  // Both take a bare number for a time since 1970: right for ten digits and more, wrong for `2024` and `20240102`.
  if (!quoted && /^\d+$/u.test(text)) return text.length <= 8;
  if (engine === 'hexo') return Number.isNaN(Date.parse(text)) && date?.style !== 'hyphen';
  const native = format === 'toml' && !quoted;
  return !native && !hugoForm.test(text) && !monthName.test(text);
}
