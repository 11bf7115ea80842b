import { groupBy } from '../src/core/grouping.ts';
import { isSlip } from '../src/core/nearest.ts';
import type { Range } from '../src/core/types.ts';
import { type ArticleView, corpusRule, notMet } from '../src/engine/rule.ts';
import { type ShortcodeUseFact, shortcodeUses } from '../src/facts/blocks/shortcode-uses.ts';
import { isContent, siteShortcodes } from '../src/site/generators/hugo-templates.ts';

/** Where so many articles use unknown shortcodes, their templates are somewhere else. */
const mostUnknown = 0.2;

export default corpusRule({
  id: 'shortcode-unknown',
  severity: 'error',
  docs: {
    title: { en: 'Shortcode without a template', 'zh-CN': '没有模板的短代码' },
    topic: 'structure',
    fix: 'unsafe',
    what: {
      en: 'Flags shortcodes without a template: neither in `layouts/shortcodes` or `layouts/_shortcodes` of the site or its themes, nor in Hugo itself; also in code, where Hugo runs them, too. A known name with one letter of difference is proposed. Not reported where templates may come from elsewhere: modules, a theme whose folder is missing or empty or that the configuration does not name, or at least 20 % of the articles with unknown shortcodes.',
      'zh-CN':
        '找出没有模板的短代码：既不在站点或主题的 `layouts/shortcodes`、`layouts/_shortcodes` 中，也不是 Hugo 自带的；代码中的也算，因为 Hugo 同样会运行。名称与某个已知短代码只差一处笔误时，会建议后者。模板可能来自别处时不报告：使用了模块，主题目录缺失、为空或未在配置中写明，或有至少 20% 的文章使用了未知的短代码。',
    },
    why: {
      en: 'A shortcode without a template stops the build of the whole site. It is left over from another theme, or misspelt.',
      'zh-CN': '没有模板的短代码会使整个站点构建失败，多半是更换主题后的残留或拼写错误。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A shortcode of an earlier theme', 'zh-CN': '旧主题的短代码' },
        bad: {
          'content/a.md': '{{< notice >}}\nThe comet returns.\n{{< /notice >}}\n',
          'content/b.md': 'One comet.\n',
          'content/c.md': 'Two tails.\n',
          'content/d.md': 'Three stars.\n',
          'content/e.md': 'Four moons.\n',
          'content/f.md': 'Five rings.\n',
        },
        good: {
          'content/a.md': '{{< box >}}\nThe comet returns.\n{{< /box >}}\n',
          'content/b.md': 'One comet.\n',
          'content/c.md': 'Two tails.\n',
          'content/d.md': 'Three stars.\n',
          'content/e.md': 'Four moons.\n',
          'content/f.md': 'Five rings.\n',
        },
        config: { engine: 'hugo', site: { title: 'Comets' }, files: ['hugo.toml', 'layouts/shortcodes/box.html'] },
      },
    ],
  },
  messages: {
    unknown: {
      en: 'Shortcode `{name}` has no template in the site, its themes or Hugo: Hugo stops the build',
      'zh-CN': '站点、主题和 Hugo 中都没有短代码 `{name}` 的模板，会使 Hugo 构建失败',
    },
    meant: {
      en: 'Shortcode `{name}` has no template in the site, its themes or Hugo, and looks like a misspelling of `{meant}`: Hugo stops the build',
      'zh-CN': '站点、主题和 Hugo 中都没有短代码 `{name}` 的模板，疑为 `{meant}` 的误拼，会使 Hugo 构建失败',
    },
  },
  fixes: { rename: { en: 'Change to `{meant}`', 'zh-CN': '改为 `{meant}`' } },
  needs: { shortcodeUses },
  digest({ shortcodeUses }, { article }) {
    const { site, engine } = article;
    if (engine !== 'hugo' || !site || !isContent(site)) return undefined;
    return unknownUses(shortcodeUses, article).length > 0 ? 1 : 0;
  },
  compare(entries) {
    const sites = new Map<string, { articles: number; unknown: number }>();
    for (const { article, digest } of entries) {
      const root = article.site?.root ?? '';
      const { articles, unknown } = sites.get(root) ?? { articles: 0, unknown: 0 };
      sites.set(root, { articles: articles + 1, unknown: unknown + digest });
    }
    const isRare = (root: string) => {
      const { articles, unknown } = sites.get(root) ?? { articles: 0, unknown: 0 };
      return unknown < mostUnknown * articles;
    };
    const found = entries.filter(({ article, digest }) => digest > 0 && isRare(article.site?.root ?? ''));
    return new Set(found.map(({ article }) => article.path));
  },
  answer: (path, found) => found.has(path) || undefined,
  check({ shortcodeUses }, { article, report }) {
    for (const { name, range, meant, uses } of unknownUses(shortcodeUses, article)) {
      const [first, ...others] = uses.flatMap(({ names }) =>
        names.map((each) => ({ range: each, text: meant ?? name })),
      );
      if (meant === undefined || !first) report({ messageId: 'unknown', range, data: { name } });
      else
        report({
          messageId: 'meant',
          range,
          data: { name, meant },
          fix: { title: 'rename', safety: 'unsafe', edits: [first, ...others] },
        });
    }
  },
});

/** A shortcode without a template: the range of its first use, all uses, and the only one that it may be a misspelling of. */
interface UnknownShortcode {
  readonly name: string;
  readonly range: Range;
  readonly uses: readonly ShortcodeUseFact[];
  readonly meant: string | undefined;
}

function unknownUses(uses: readonly ShortcodeUseFact[], { site, entries }: ArticleView): readonly UnknownShortcode[] {
  const known = uses.length > 0 && site && entries && isContent(site) && siteShortcodes(entries, site.config);
  if (!known) return [];
  return [...groupBy(uses, ({ name }) => name)].flatMap(([name, all]) => {
    const [first] = all;
    if (!first || known.has(name)) return [];
    const similar = known.names.filter((each) => isSlip(name, each));
    return [{ name, range: first.range, uses: all, meant: similar.length === 1 ? similar[0] : undefined }];
  });
}
