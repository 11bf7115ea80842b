import { asMapping, member } from '../src/core/mapping.ts';
import type { Renderer } from '../src/core/renderer.ts';
import { type ArticleView, articleRule } from '../src/engine/rule.ts';
import { type FrontMatterFact, frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { type EatenFormulaFact, eatenFormulas } from '../src/facts/text/eaten-formulas.ts';

/** From this many formulas on, one finding stands for all. */
const many = 20;

export default articleRule({
  id: 'math-eaten',
  severity: 'warning',
  docs: {
    title: { en: 'Formula changed by Markdown', 'zh-CN': '公式被 Markdown 改动' },
    topic: 'structure',
    what: {
      en: 'Flags formulas (`$…$`, `$$…$$`, `\\(…\\)`, `\\[…\\]`) that the renderer changes because it reads a part of them as Markdown: `_` or `*` become emphasis, `\\\\`, `\\{` and `\\,` lose a backslash, `\\(` loses the one that makes it a formula, a line with `-` or `=` begins a list or underlines a heading. This happens in Hexo (marked, markdown-it), in Hugo without the `passthrough` extension, and in Jekyll (kramdown) for all but `$$…$$`. Only articles with formulas are checked: `math`, `mathjax` or `katex` in the front matter or the configuration of the site, or a `$$` block with a TeX command. Not reported: prices, code, shortcodes, formulas whose backslashes are doubled for the renderer, and sites with a plugin for formulas.',
      'zh-CN':
        '找出部分内容会被渲染器当作 Markdown 处理的公式（`$…$`、`$$…$$`、`\\(…\\)`、`\\[…\\]`）：`_` 或 `*` 变成强调，`\\\\`、`\\{`、`\\,` 丢失反斜杠，`\\(` 失去公式标记，以 `-` 或 `=` 开头的行变成列表或小标题。Hexo（marked、markdown-it）、没有启用 `passthrough` 扩展的 Hugo，以及 Jekyll（kramdown）中 `$$…$$` 以外的公式都会如此。仅检查含有公式的文章：front matter 或网站配置中有 `math`、`mathjax`、`katex`，或者文中有带 TeX 命令的 `$$` 公式块。价格、代码、短代码、已为渲染器写成双反斜杠的公式，以及装有公式插件的网站，均不报告。',
    },
    why: {
      en: 'MathJax or KaTeX gets a text that is no longer the formula: readers see its source, or a wrong formula. A formula extension of the site keeps them all.',
      'zh-CN':
        'MathJax 或 KaTeX 得到的已不是原来的公式，读者看到的是公式源码，或者错误的公式。启用公式扩展即可保留所有公式。',
    },
    sure: { right: 27, wrong: 0 },
    examples: [
      {
        title: { en: 'Underscores that become emphasis', 'zh-CN': '下划线变成强调' },
        bad: '---\nmath: true\n---\n\nThe orbit is $$r^{t+1}_{c}=f_{\\theta}(r)$$.\n',
        good: '---\nmath: true\n---\n\nThe orbit is $$r^{t+1}\\_{c}=f\\_{\\theta}(r)$$.\n',
        config: { engine: 'hugo' },
      },
    ],
  },
  messages: {
    markup: {
      en: 'Formula `{formula}` is broken: {renderer} reads `{text}` as Markdown. Escape it with backslashes',
      'zh-CN': '公式 `{formula}` 无法正常显示：{renderer} 会把 `{text}` 当作 Markdown。请用反斜杠转义',
    },
    escape: {
      en: 'Formula `{formula}` is broken: {renderer} removes the backslash of `{text}`. Double it',
      'zh-CN': '公式 `{formula}` 无法正常显示：{renderer} 会去掉 `{text}` 的反斜杠。请再加一个反斜杠',
    },
    delimiter: {
      en: 'Formula `{formula}` is shown as text: {renderer} removes the backslash of `{text}`. Double it',
      'zh-CN': '公式 `{formula}` 会显示为文字：{renderer} 会去掉 `{text}` 的反斜杠。请再加一个反斜杠',
    },
    block: {
      en: 'Formula `{formula}` is broken: {renderer} turns `{text}` into a list or a heading. Join it to the line above',
      'zh-CN': '公式 `{formula}` 无法正常显示：{renderer} 会把 `{text}` 变成列表或小标题。请并入上一行',
    },
    many: {
      en: '{count} formulas are broken: {renderer} reads parts of them as Markdown, such as `{text}`. Enable a formula extension on the site',
      'zh-CN': '{count} 个公式无法正常显示：{renderer} 会把其中的 `{text}` 等内容当作 Markdown。请为网站启用公式扩展',
    },
  },
  notes: { other: { en: 'also here', 'zh-CN': '还有这里' } },
  needs: { eatenFormulas, frontMatter },
  check({ eatenFormulas, frontMatter: [matter] }, { article, report }) {
    const { renderer } = article;
    if (eatenFormulas.length === 0 || !holdsMath(eatenFormulas, matter, article)) return;
    const found = eatenFormulas.filter((fact) => isEaten(fact, renderer));
    const [first] = found;
    if (first && found.length > many) {
      const related = found.slice(1).map(({ range }) => ({ range, note: 'other' as const }));
      const data = { count: found.length, renderer: renderer.name, text: first.text };
      report({ messageId: 'many', range: first.range, data, related });
      return;
    }
    for (const { kind, formula, text, range } of found)
      report({ messageId: kind, range, data: { formula, text, renderer: renderer.name } });
  },
});

/** Whether a renderer takes that part of a formula. */
function isEaten({ kind, delimiter, inKramdown }: EatenFormulaFact, { name, math, emphasis }: Renderer): boolean {
  if (math === 'kept' || math === 'unknown') return false;
  if (kind === 'markup' && (emphasis === 'unknown' || emphasis === 'marked-0' || emphasis === 'marked-1')) return false;
  if (math === 'double' && delimiter === '$$') return false;
  return name !== 'kramdown' || inKramdown === true;
}

/** Keys of front matter and configurations that turn formulas on. */
const mathKey = /^(?:use_?|has_?|enable_?)?(?:math|mathjax|katex|latex)$/iu;
/** Keys of lists that may name such a library. */
const listKey = /^(?:libraries|extensions|features|plugins|scripts|js)$/iu;

/** Whether the article holds formulas, by its front matter, the site's configuration or a block of TeX. */
function holdsMath(
  facts: readonly EatenFormulaFact[],
  matter: FrontMatterFact | undefined,
  { site }: Pick<ArticleView, 'site'>,
): boolean {
  const own = matter ? (stated(matter.value, 2) ?? stated(member(matter.value, 'params'), 2)) : undefined;
  if (own !== undefined) return own;
  // Hugo and Pandoc may render the article as something else.
  if (typeof member(matter?.value, 'markup') === 'string') return false;
  return facts.some((fact) => fact.stated) || stated(site?.config, 4) === true;
}

/** Returns what settings say of formulas, down to a depth; undefined if nothing. */
function stated(settings: unknown, depth: number): boolean | undefined {
  for (const [key, value] of Object.entries(asMapping(settings))) {
    if (mathKey.test(key)) {
      const enabled = member(value, 'enable') ?? member(value, 'enabled') ?? value;
      if (enabled === false || enabled === 'false') return false;
      if (enabled !== null && enabled !== undefined && enabled !== '') return true;
    }
    if (listKey.test(key) && Array.isArray(value) && value.some((each) => mathKey.test(String(each)))) return true;
    const inner = depth > 1 ? stated(value, depth - 1) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}
