import { groupBy } from '../src/core/grouping.ts';
import type { Renderer } from '../src/core/renderer.ts';
import { type ArticleView, corpusRule, fewMet } from '../src/engine/rule.ts';
import { type LiteralContainerFact, literalContainers } from '../src/facts/blocks/literal-containers.ts';

/** From this many articles on, a form that half of them use is rendered by something. */
const minArticles = 6;

/** The containers of VitePress. */
const vitepressNames = /^(?:info|tip|warning|danger|details|code-group)$/u;

export default corpusRule({
  id: 'container-unrendered',
  severity: 'warning',
  docs: {
    title: { en: 'Note box shown as text', 'zh-CN': '提示框显示为文字' },
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: 'Flags notes in boxes that the site shows as text: `:::tip` where the renderer has no containers, `:::tip Title` where the title must be in brackets (Starlight), `:::tip[Title]` where it must not be (VitePress), `::: tip` where no space may follow the colons (Docusaurus, Starlight), `> [!NOTE]` where it stays a quotation, and `!!! note`, which only MkDocs renders. Not flagged: code, articles that show the syntax in code, containers without an end, sites with plugins, themes or scripts that may render them, sites without a known generator, and collections in which at least half of the articles use the form.',
      'zh-CN':
        '找出会原样显示为文字的提示框：渲染器没有容器语法时的 `:::tip`；标题必须写在方括号里时（Starlight）的 `:::tip Title`；标题不能写在方括号里时（VitePress）的 `:::tip[Title]`；冒号后不能有空格时（Docusaurus、Starlight）的 `::: tip`；只会显示为引用的 `> [!NOTE]`；以及只有 MkDocs 支持的 `!!! note`。代码、在代码中展示这种语法的文章、没有结尾的容器、可能有插件、主题或脚本处理它们的网站、生成器未知的网站，以及半数以上文章使用这种写法的集合，均不报告。',
    },
    why: {
      en: 'Readers see colons, exclamation marks or `[!NOTE]` in place of a box. Articles that moved from another generator are full of them.',
      'zh-CN': '读者看到的是冒号、感叹号或 `[!NOTE]`，而不是提示框。从其他生成器迁移来的文章中很常见。',
    },
    sure: fewMet(5),
    examples: [
      {
        title: { en: 'A container of another generator', 'zh-CN': '其他生成器的容器' },
        bad: '# Comets\n\n:::tip\nLook to the west.\n:::\n',
        good: '# Comets\n\n> Look to the west.\n',
        config: { engine: 'hexo' },
      },
      {
        title: { en: 'A space that Docusaurus does not allow', 'zh-CN': 'Docusaurus 不允许的空格' },
        bad: '::: tip\n\nLook to the west.\n\n:::\n',
        good: ':::tip\n\nLook to the west.\n\n:::\n',
        config: { engine: 'docusaurus' },
      },
    ],
  },
  messages: {
    container: {
      en: '`{text}` is shown as text: {renderer} has no containers',
      'zh-CN': '`{text}` 会显示为文字：{renderer} 没有容器语法',
    },
    name: {
      en: '`{text}` is shown as text: VitePress has no container `{name}`',
      'zh-CN': '`{text}` 会显示为文字：VitePress 没有名为 `{name}` 的容器',
    },
    spaced: {
      en: '`{text}` is shown as text: no space may follow the colons',
      'zh-CN': '`{text}` 会显示为文字：冒号后不能有空格',
    },
    titled: {
      en: '`{text}` is shown as text: the title must be in brackets',
      'zh-CN': '`{text}` 会显示为文字：标题必须写在方括号里',
    },
    bracketed: {
      en: '`{text}` is shown as text: the title must not be in brackets',
      'zh-CN': '`{text}` 会显示为文字：标题不能写在方括号里',
    },
    alert: {
      en: '`{text}` is shown as text in a plain quotation: {renderer} does not render alerts',
      'zh-CN': '`{text}` 会作为普通引用中的文字显示：{renderer} 不支持提示框',
    },
    admonition: {
      en: '`{text}` is shown as text: {renderer} does not support this MkDocs syntax',
      'zh-CN': '`{text}` 会显示为文字：{renderer} 不支持 MkDocs 的这种语法',
    },
  },
  fixes: {
    rewrite: { en: 'Change to `{written}`', 'zh-CN': '改为 `{written}`' },
    bold: { en: 'Change to `{written}` in the quotation', 'zh-CN': '在引用中改为 `{written}`' },
  },
  needs: { literalContainers },
  digest({ literalContainers }) {
    return [...new Set(literalContainers.map(({ kind }) => kind))];
  },
  compare(entries) {
    const collections = groupBy(entries, ({ article }) => article.collection.name);
    const usual = new Map(
      [...collections].map(([name, all]) => {
        const isUsual = (kind: LiteralContainerFact['kind']) =>
          all.length >= minArticles && 2 * all.filter(({ digest }) => digest.includes(kind)).length >= all.length;
        return [name, (['container', 'alert', 'admonition'] as const).filter(isUsual)] as const;
      }),
    );
    const found = entries.filter(({ digest }) => digest.length > 0);
    return new Map(found.map(({ article }) => [article.path, usual.get(article.collection.name) ?? []]));
  },
  answer: (path, usual) => usual.get(path),
  check({ literalContainers }, { article, compared: usual, report }) {
    const { renderer } = article;
    for (const fact of literalContainers) {
      const { kind, name, text, range, edit } = fact;
      const messageId = faultOf(fact, article);
      // A script may render what the renderer lacks, but not a spelling that it has otherwise.
      const isLack = messageId === 'container' || messageId === 'alert' || messageId === 'admonition';
      if (!messageId || (isLack && usual.includes(kind))) continue;
      const isFixable = edit && (messageId === 'alert' || !isLack) && messageId !== 'name';
      const data = { text, name, renderer: renderer.name, ...(isFixable && { written: edit.text }) };
      const fix =
        isFixable &&
        ({
          title: kind === 'alert' ? 'bold' : 'rewrite',
          safety: kind === 'alert' ? 'unsafe' : 'safe',
          edits: [edit],
        } as const);
      report({ messageId, range, data, ...(fix && { fix }) });
    }
  },
});

type Fault = 'container' | 'name' | 'spaced' | 'titled' | 'bracketed' | 'alert' | 'admonition';

/** Returns why a renderer shows a container as text; undefined if it does not, or may not. */
function faultOf(fact: LiteralContainerFact, { renderer, engine }: ArticleView): Fault | undefined {
  const { containers, alerts } = renderer;
  if (fact.kind === 'alert') return alerts === 'none' ? 'alert' : undefined;
  if (containers === 'unknown') return undefined;
  if (fact.kind === 'admonition') return 'admonition';
  if (containers === 'none') return 'container';
  return containers === 'kept' ? faultOfColons(fact, engine) : faultOfDirective(fact, containers);
}

function faultOfColons({ name, title }: LiteralContainerFact, engine: ArticleView['engine']): Fault | undefined {
  if (title === 'bracketed') return 'bracketed';
  return engine === 'vitepress' && !vitepressNames.test(name) ? 'name' : undefined;
}

function faultOfDirective(
  { spaced, title }: LiteralContainerFact,
  containers: Renderer['containers'],
): Fault | undefined {
  if (spaced) return 'spaced';
  return containers === 'directive' && title === 'plain' ? 'titled' : undefined;
}
