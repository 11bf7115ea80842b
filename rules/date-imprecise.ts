import type { Engine } from '../src/core/types.ts';
import { articleRule, fewMet } from '../src/engine/rule.ts';
import { dateFields, dateFieldsOption, isNamedByHash, publicationKey } from '../src/facts/front-matter/date-fields.ts';
import { frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { sources } from '../src/facts/links/sources.ts';
import { dayInUrl, dayNumber, formatDate, isValidDate, offsetAt } from '../src/knowledge/dates.ts';

export default articleRule({
  id: 'date-imprecise',
  severity: 'warning',
  docs: {
    title: { en: 'Crawl time as the date', 'zh-CN': '以抓取时刻作日期' },
    topic: 'front-matter',
    fix: 'safe',
    what: {
      en: "Flags dates read from a machine's clock: `2023-05-19 01:34:59.219875`. Milliseconds with a zone (`2023-05-19T01:34:59.219Z`), as content management systems write them, and fractions of zeros are not flagged. With the option `zone`, times without a time zone are flagged too where the site states none, except in Hexo, which shifts a time by the zone that it has.",
      'zh-CN':
        '找出直接取自机器时钟的日期，如 `2023-05-19 01:34:59.219875`。内容管理系统写出的带时区的毫秒时间（`2023-05-19T01:34:59.219Z`）和全为零的小数不在此列。启用 `zone` 选项后，如果网站没有声明时区，没有时区的时间也会报告；Hexo 除外，因为它会按写明的时区挪动时间。',
    },
    why: {
      en: 'Articles are not published at a fraction of a second: such a date is the moment when a crawler ran. Without a zone it even means another moment on each machine that builds the site.',
      'zh-CN':
        '没有人会精确到零点几秒来发布文章：这样的日期其实是爬虫运行的时刻；如果又没有时区，在不同的机器上构建还会得到不同的时刻。',
    },
    sure: fewMet(1),
    examples: [
      {
        title: { en: 'The clock of a crawler', 'zh-CN': '爬虫的时钟' },
        bad: '---\ndate: 2023-05-19 01:34:59.219875\n---\n',
        good: '---\ndate: 2023-05-19 01:34:59\n---\n',
      },
      {
        title: { en: 'The zone that the site states', 'zh-CN': '网站声明的时区' },
        bad: '---\ndate: 2023-05-19 01:34:59.219875\n---\n',
        good: '---\ndate: 2023-05-19T01:34:59+08:00\n---\n',
        config: { timeZone: 'Asia/Shanghai' },
      },
    ],
  },
  messages: {
    fraction: {
      en: '`{key}` has a fraction of a second (`{value}`), which suggests the time of a crawl',
      'zh-CN': '`{key}` 精确到了秒以下（`{value}`），像是爬虫运行的时间',
    },
    zone: {
      en: '`{key}` has no time zone (`{value}`), and the site states none. Add an offset such as `+08:00`',
      'zh-CN': '`{key}` 没有时区（`{value}`），网站也没有声明时区。请写明时区，如 `+08:00`',
    },
  },
  fixes: { rewrite: { en: 'Change to `{expected}`', 'zh-CN': '改为 `{expected}`' } },
  options: {
    fields: dateFieldsOption,
    zone: {
      description: {
        en: 'Whether a time needs a zone of its own where the site states none.',
        'zh-CN': '网站没有声明时区时，是否要求每个时间都写明时区。',
      },
      default: false,
      type: 'boolean',
    },
  },
  needs: { frontMatter, sources },
  check({ frontMatter: [fact], sources: [source] }, { options, article: { engine, timeZone }, report }) {
    for (const { key, text: value, range, date, edit } of dateFields(fact, options.fields, engine)) {
      if (!date?.time || !isValidDate(date)) continue;
      const { fraction } = date.time;
      // Three digits and a zone are the output of `toISOString()`: an exact instant, also written by editors' tools.
      const exact = fraction.length <= 3 && date.zone !== '';
      if (/[1-9]/u.test(fraction) && !exact) {
        const zone = date.zone === '' && timeZone && canAddZone(engine) ? offsetAt(timeZone, date) : undefined;
        const expected = zone ? formatDate(date, zone) : value.replace(/(?<=\d)[.,．]\d+/u, '');
        // The fraction may be the only sign of a crawl date for `date-mismatch`, whose fix then also removes it.
        const original = source && dayInUrl(source.url);
        const wrongDay = original && publicationKey.test(key) && Math.abs(dayNumber(date) - dayNumber(original)) > 1;
        const keep = wrongDay && fact && !isNamedByHash(fact);
        const fix = { title: 'rewrite', safety: 'safe', edits: [edit(expected)] } as const;
        report({ messageId: 'fraction', range, data: { key, value, expected }, ...(!keep && { fix }) });
      } else if (options.zone && date.zone === '' && !timeZone && engine !== 'hexo') {
        report({ messageId: 'zone', range, data: { key, value } });
      }
    }
  },
});

/** Whether a zone may be added. Hexo would shift the time by it; Jekyll and Astro read the time as UTC. */
function canAddZone(engine: Engine): boolean {
  return engine === 'hugo' || engine === 'generic';
}
