import { articleRule, fewMet } from '../src/engine/rule.ts';
import { dateFields, dateFieldsOption, isNamedByHash, publicationKey } from '../src/facts/front-matter/date-fields.ts';
import { frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { sources } from '../src/facts/links/sources.ts';
import { dayInUrl, dayLength, dayNumber, formatDay, isValidDate } from '../src/knowledge/dates.ts';
import { hostOf } from '../src/knowledge/url/url.ts';
import { type SourceLinksNorm, sourceLinks } from '../src/norms/source-links.ts';

/** Keys by which Hugo and Jekyll do not publish an article before its date. */
const schedule = { hugo: /^(?:date|publishdate|pubdate)$/iu, jekyll: /^date$/u } as const;
const anySchedule = /^pub(?:lish)?date$/iu;

export default articleRule({
  id: 'date-mismatch',
  severity: 'warning',
  docs: {
    title: { en: 'Date differs from the source URL', 'zh-CN': '日期与原文网址不符' },
    topic: 'front-matter',
    fix: 'unsafe',
    what: {
      en: "Flags a date of publication that differs by more than a day from the day in the source URL (`/2023/05/12/`, `/2023/0512/`, `t20230512_`), and dates in the future. The URL is compared only where something shows that the article is a copy, and no translation or repost with a date of its own: the configuration states the collection's source, most of the collection comes from one host, the front matter holds a hash as slug, or the date has a fraction of a second. The option `always` compares every article that has a source URL. In Hugo and Jekyll a future date holds an article back, so it is flagged only in articles that come from elsewhere.",
      'zh-CN':
        '找出与原文网址中的日期（`/2023/05/12/`、`/2023/0512/`、`t20230512_`）相差一天以上的发布日期，以及未来的日期。译文和转载有自己的日期，因此只有在能看出文章是抓取来的副本时才比较：配置中声明了该集合的来源、集合中的文章大多来自同一网站、front matter 以哈希值作为 slug，或者日期精确到秒以下。启用 `always` 选项后，凡是带有原文链接的文章都会比较。Hugo 和 Jekyll 用未来的日期来定时发布，因此只在文章来自别处时才报告。',
    },
    why: {
      en: "Articles appear in the order of the crawl, and years of old news as today's: a crawler that finds no date writes down the time when it ran.",
      'zh-CN': '文章按抓取的先后排列，多年前的旧闻也成了今天的新闻：爬虫找不到日期时会写下运行的时间。',
    },
    sure: fewMet(1),
    examples: [
      {
        title: { en: 'The time of the crawl', 'zh-CN': '抓取的时间' },
        bad: '---\ndate: 2023-05-19 01:34:59.219875\n---\nText.\n\n[Original](https://example.com/2023/05/12/a.html)\n',
        good: '---\ndate: 2023-05-12\n---\nText.\n\n[Original](https://example.com/2023/05/12/a.html)\n',
      },
      {
        title: { en: 'A date in the future', 'zh-CN': '未来的日期' },
        bad: '---\nupdated: 2203-05-12\n---\n',
        good: '---\nupdated: 2023-05-12\n---\n',
      },
    ],
  },
  messages: {
    differs: {
      en: '`{key}` (`{found}`) is {count, plural, =1 {1 day} other {# days}} off the date in the source URL (`{expected}`)',
      'zh-CN': '`{key}` 的日期 `{found}` 与原文网址中的 `{expected}` 相差 {count} 天',
    },
    future: {
      en: '`{key}` is `{found}`, {count, plural, =1 {1 day} other {# days}} in the future',
      'zh-CN': '`{key}` 的日期 `{found}` 是未来的日期（{count} 天之后）',
    },
  },
  fixes: {
    use: { en: 'Change to `{expected}`, the date in the source URL', 'zh-CN': '改为原文网址中的日期 `{expected}`' },
  },
  notes: { original: { en: 'the source URL', 'zh-CN': '原文网址' } },
  options: {
    fields: dateFieldsOption,
    days: {
      description: { en: 'How many days the two dates may differ.', 'zh-CN': '两个日期最多可以相差多少天。' },
      default: 1,
      type: 'integer',
      minimum: 0,
    },
    always: {
      description: {
        en: 'Compare every article that has a source URL, also translations and reposts.',
        'zh-CN': '凡是带有原文链接的文章都比较，包括译文和转载。',
      },
      default: false,
      type: 'boolean',
    },
  },
  needs: { frontMatter, sources },
  norms: { sourceLinks },
  habits: ({ sourceLinks: norm }) => norm?.hosts.filter((host) => isMain(host, norm)).map(([name]) => name),
  check({ frontMatter: [fact], sources: [source] }, { options, norms, article: { engine, collection }, run, report }) {
    const original = source && dayInUrl(source.url);
    const isCopied = ({ url }: { readonly url: string }) =>
      options.always || collection.source || (fact && isNamedByHash(fact)) || isUsual(url, norms.sourceLinks);
    const today = Math.floor(run.now / dayLength);
    const scheduling = engine === 'hugo' || engine === 'jekyll' ? schedule[engine] : anySchedule;
    for (const { key, range, date, edit } of dateFields(fact, options.fields, engine)) {
      if (!date || !isValidDate(date)) continue;
      const found = formatDay(date);
      const off = original ? Math.abs(dayNumber(date) - dayNumber(original)) : 0;
      const stamped = date.time !== undefined && date.time.fraction.length > 3;
      if (source && original && publicationKey.test(key) && off > options.days && (stamped || isCopied(source))) {
        const expected = formatDay(original);
        report({
          messageId: 'differs',
          range,
          data: { key, found, expected, count: off },
          related: [{ range: source.urlRange, note: 'original' }],
          fix: { title: 'use', safety: 'unsafe', edits: [edit(expected)] },
        });
      } else if (dayNumber(date) > today + Math.max(1, options.days) && (source || !scheduling.test(key))) {
        report({ messageId: 'future', range, data: { key, found, count: dayNumber(date) - today } });
      }
    }
  },
});

/** Whether the host is a usual source of the collection. */
function isUsual(url: string, norm: SourceLinksNorm | undefined): boolean {
  const host = hostOf(url);
  return norm?.hosts.some((each) => each[0] === host && isMain(each, norm)) ?? false;
}

function isMain([, count]: SourceLinksNorm['hosts'][number], { total }: SourceLinksNorm): boolean {
  return count >= 20 && count >= total / 2;
}
