import type { Engine } from '../src/core/types.ts';
import { articleRule, notMet } from '../src/engine/rule.ts';
import { dateFields, dateFieldsOption } from '../src/facts/front-matter/date-fields.ts';
import { emptyDate } from '../src/facts/front-matter/empty-dates.ts';
import { frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { formatDate, formatDay, isValidDate, type WrittenDate } from '../src/knowledge/dates.ts';
import { engineNames, isUnreadable, rolledDay, shiftedDay } from '../src/site/generators/dates.ts';

export default articleRule({
  id: 'date-invalid',
  severity: 'error',
  docs: {
    title: { en: 'Date that the site cannot read', 'zh-CN': '网站读不懂的日期' },
    topic: 'front-matter',
    fix: 'mixed',
    what: {
      en: "Flags dates in the front matter that do not exist (`2024-02-30`), that no site generator reads (`2024年1月2日`), or that the site's own generator does not read: Hugo needs `2024-01-02`, optionally with a time with seconds, and refuses `2024-1-2`, `2024/01/02`, `Jan 2, 2024` and `2024-01-02 09:30`; Hexo reads whatever JavaScript's `Date` reads, but takes a number for milliseconds; Jekyll refuses words and bare years. An empty date is flagged where the generator needs one: in a Jekyll post any (the build stops), in Hugo, Hexo and Astro an empty text (`date: \"\"`). Two dates are flagged because they silently become another day: in Hexo a time after midnight with an offset (`2024-01-02T00:30:00+08:00`), in Jekyll a time without a zone where the site's own is far from UTC. Astro and unknown generators read so many forms that nothing else is flagged there.",
      'zh-CN':
        '找出 front matter 中的无效日期：不存在的日期（`2024-02-30`）、任何网站生成器都读不懂的日期（`2024年1月2日`），以及本站所用的生成器读不懂的日期。Hugo 只认 `2024-01-02` 或再加上带秒的时间，不认 `2024-1-2`、`2024/01/02`、`Jan 2, 2024` 和 `2024-01-02 09:30`；Hexo 能读 JavaScript 的 `Date` 能读的写法，但把数字当成毫秒；Jekyll 不认文字和单独的年份。生成器需要日期时，空日期也会报告：Jekyll 文章中的任何空值（构建会失败），以及 Hugo、Hexo、Astro 中的空文本（`date: ""`）。另有两种写法会悄悄变成另一天：Hexo 中带时区的凌晨时间（`2024-01-02T00:30:00+08:00`），以及网站时区与 UTC 相差较大时，Jekyll 中没有时区的时间。Astro 及未知的生成器能读的写法很多，因此不再检查其他写法。',
    },
    why: {
      en: 'The article is in the wrong place of every list and feed. Generators rarely complain: they use the date of the file or the year 1 instead, roll 30 February over to March, or fail without the line number.',
      'zh-CN':
        '文章在列表和订阅源里排错了位置。生成器往往不报错，而是改用文件的修改时间或公元 1 年，或者把 2 月 30 日顺延到 3 月；有的则直接构建失败，却不指出是哪一行。',
    },
    sure: notMet,
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
      en: '`{key}` is `{value}`, a date or time that does not exist',
      'zh-CN': '`{key}` 的值 `{value}` 不是真实存在的日期或时间',
    },
    rolled: {
      en: '`{key}` is `{value}`, a day that does not exist: {engine} turns it into {day}',
      'zh-CN': '`{key}` 的值 `{value}` 不是真实存在的日期，{engine} 会当成 {day}',
    },
    foreign: {
      en: '`{key}` is `{value}`, which no site generator reads as a date',
      'zh-CN': '`{key}` 的值 `{value}` 无法被任何网站生成器识别为日期',
    },
    zoneOnly: {
      en: '`{key}` is `{value}`, which has a time zone but no time',
      'zh-CN': '`{key}` 的值 `{value}` 有时区而没有时间',
    },
    unreadable: {
      en: '`{key}` is `{value}`, which {engine} cannot read as a date',
      'zh-CN': '`{key}` 的值 `{value}` 无法被 {engine} 识别为日期',
    },
    unknown: {
      en: '`{key}` is `{value}`, which {engine} cannot read as a date. Write it like `2024-01-02`',
      'zh-CN': '`{key}` 的值 `{value}` 无法被 {engine} 识别为日期。请采用 `2024-01-02` 这样的写法',
    },
    emptyStops: {
      en: '`{key}` is empty, which stops the {engine} build. Enter a date or remove the key',
      'zh-CN': '`{key}` 为空，{engine} 构建会失败。请填写日期或删除该键',
    },
    emptyRefused: {
      en: '`{key}` is an empty text, which {engine} cannot read as a date. Enter a date or remove the key',
      'zh-CN': '`{key}` 是空文本，{engine} 无法识别为日期。请填写日期或删除该键',
    },
    emptyFirstYear: {
      en: '`{key}` is an empty text, which {engine} reads as the year 1: the page comes last in every list. Enter a date',
      'zh-CN': '`{key}` 是空文本，{engine} 会当作公元 1 年，文章会排在所有列表的末尾。请填写日期',
    },
    emptyFileTime: {
      en: '`{key}` is an empty text, so {engine} uses the time of the file, which changes with each checkout. Enter a date',
      'zh-CN': '`{key}` 是空文本，{engine} 会改用文件的时间，每次检出都会变化。请填写日期',
    },
    shifted: {
      en: '`{key}` is `{value}`, which {engine} reads as a time on {day}',
      'zh-CN': '`{key}` 的值 `{value}` 会被 {engine} 当成 {day} 的时间',
    },
  },
  fixes: { rewrite: { en: 'Change to `{expected}`', 'zh-CN': '改为 `{expected}`' } },
  options: { fields: dateFieldsOption },
  needs: { frontMatter },
  check({ frontMatter: [fact] }, { options, article, report }) {
    const { engine, timeZone } = article;
    const empty = emptyDate(fact, article);
    if (empty && options.fields.includes(empty.key)) {
      const { key, range, effect } = empty;
      const severity = effect === 'emptyStops' ? 'error' : 'warning';
      report({ messageId: effect, range, data: { key, engine: engineNames[engine] }, severity });
    }
    for (const found of dateFields(fact, options.fields, engine)) {
      const { key, text: value, range, date, edit } = found;
      if (date && !isValidDate(date)) {
        // Eight digits may be any number.
        if (date.style === 'compact') continue;
        const rolled = isValidDate({ ...date, day: 1 }) ? rolledDay(found, engine) : undefined;
        const data = { key, value, ...(rolled && { day: formatDay(rolled), engine: engineNames[engine] }) };
        report({ messageId: rolled ? 'rolled' : 'impossible', range, data, ...(rolled && { severity: 'warning' }) });
        continue;
      }
      const shifted = date && shiftedDay(found, engine, timeZone);
      if (date && shifted) {
        const { day, expected, sure } = shifted;
        const fix = { title: 'rewrite', safety: sure ? 'safe' : 'unsafe', edits: [edit(expected)] } as const;
        const data = { key, value, day, expected, engine: engineNames[engine] };
        report({ messageId: 'shifted', range, data, fix });
        continue;
      }
      const messageId =
        date?.style === 'foreign'
          ? 'foreign'
          : date && isZoneOnly(date, engine)
            ? 'zoneOnly'
            : isUnreadable(found, engine) && (date ? 'unreadable' : 'unknown');
      if (!messageId) continue;
      // Hexo reads a time without a zone as the site's local time; with a zone, it would shift it.
      const expected = date ? formatDate(engine === 'hexo' ? { ...date, zone: '' } : date) : '';
      const fix = date && ({ title: 'rewrite', safety: 'safe', edits: [edit(expected)] } as const);
      const data = { key, value, expected, engine: engineNames[engine] };
      report({ messageId, range, data, ...(fix && { fix }) });
    }
  },
});

/** Whether the date has a zone but no time; Ruby parses any zone then, JavaScript only `Z`. */
function isZoneOnly({ time, zone }: WrittenDate, engine: Engine): boolean {
  if (time || zone === '' || engine === 'jekyll') return false;
  return engine === 'hugo' || !/^z$/iu.test(zone);
}
