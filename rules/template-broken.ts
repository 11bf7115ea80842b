import { articleRule, notMet } from '../src/engine/rule.ts';
import { templateFaults } from '../src/facts/blocks/template-faults.ts';
import { engineNames } from '../src/site/generators/dates.ts';
import { isRendered } from '../src/site/generators/rendered-paths.ts';

export default articleRule({
  id: 'template-broken',
  severity: 'error',
  docs: {
    title: { en: 'Text that breaks a template', 'zh-CN': '破坏模板的文字' },
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: 'Flags text that Jekyll or Hexo reads as a template. Jekyll, also in code: `{{` and `{%` without their end, blocks without a start or an end. Hexo, outside of code: `{{}}` and other braces that Nunjucks cannot read, Jekyll tags, and (as a warning) `{{ name }}`, which vanishes. Both: tags whose name differs from one of theirs in one letter (`{% inlcude a.html %}`). Not reported: text in `raw` blocks, articles with `render_with_liquid: false` or `disableNunjucks: true`, and tags that a plugin may define.',
      'zh-CN':
        '找出被 Jekyll 或 Hexo 当成模板的文字。Jekyll（包括代码中）：没有结尾的 `{{` 和 `{%`，以及缺少开头或结尾的块。Hexo（代码之外）：`{{}}` 等 Nunjucks 无法解析的花括号、Jekyll 的标签，以及会消失的 `{{ name }}`（警告）。两者：与自带标签只差一处笔误的标签（`{% inlcude a.html %}`）。`raw` 块中的文字、设置了 `render_with_liquid: false` 或 `disableNunjucks: true` 的文章，以及可能由插件定义的标签不报告。',
    },
    why: {
      en: 'One such place stops the build of the whole site; a variable that does not exist leaves a gap in the sentence.',
      'zh-CN': '一处这样的错误就会使整个站点构建失败；不存在的变量则会使句子缺字。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'Braces in code (Jekyll)', 'zh-CN': '代码中的花括号（Jekyll）' },
        bad: '---\ntitle: Tables\n---\n```c\nstruct comet all[] = {{1, "a"},\n  {2, "b"}};\n```\n',
        good: '---\ntitle: Tables\n---\n```c\n{% raw %}struct comet all[] = {{1, "a"},\n  {2, "b"}};{% endraw %}\n```\n',
        config: { engine: 'jekyll' },
      },
      {
        title: { en: 'A variable in prose (Hexo)', 'zh-CN': '正文中的变量（Hexo）' },
        bad: 'The template {{ comet }} prints the name.\n',
        good: 'The template `{{ comet }}` prints the name.\n',
        config: { engine: 'hexo' },
      },
    ],
  },
  messages: {
    variable: {
      en: '`{text}` begins a Liquid variable that is not closed with `}}`: Jekyll stops the build',
      'zh-CN': '`{text}` 是 Liquid 变量的开头，却没有以 `}}` 结尾，会使 Jekyll 构建失败',
    },
    tag: {
      en: '`{text}` begins a Liquid tag that is invalid or not closed: Jekyll stops the build',
      'zh-CN': '`{text}` 是 Liquid 标签的开头，但无效或没有闭合，会使 Jekyll 构建失败',
    },
    raw: {
      en: 'Block `{text}` is never closed: Jekyll stops the build',
      'zh-CN': '块 `{text}` 没有闭合，会使 Jekyll 构建失败',
    },
    unclosed: {
      en: 'Block `{text}` is never closed: Jekyll stops the build',
      'zh-CN': '块 `{text}` 没有闭合，会使 Jekyll 构建失败',
    },
    end: {
      en: 'Tag `{text}` has no open block to end: Jekyll stops the build',
      'zh-CN': '标签 `{text}` 前没有对应的块，会使 Jekyll 构建失败',
    },
    empty: {
      en: 'Braces `{text}` are an empty Nunjucks expression: Hexo stops the build',
      'zh-CN': '空的花括号 `{text}` 会被当成 Nunjucks 表达式，使 Hexo 构建失败',
    },
    open: {
      en: '`{text}` begins a Nunjucks template that is not closed: Hexo stops the build',
      'zh-CN': '`{text}` 是 Nunjucks 模板的开头，却没有闭合，会使 Hexo 构建失败',
    },
    expression: {
      en: '`{text}` is not a valid Nunjucks expression: Hexo stops the build',
      'zh-CN': '`{text}` 会被当成 Nunjucks 表达式，但无法解析，会使 Hexo 构建失败',
    },
    foreign: {
      en: 'Tag `{text}` exists in Jekyll but not in Hexo: Hexo stops the build',
      'zh-CN': '`{text}` 是 Jekyll 的标签，Hexo 没有此标签，会使构建失败',
    },
    link: {
      en: 'Tag `{text}` has the arguments of Jekyll: Hexo turns it into a link without a URL',
      'zh-CN': '`{text}` 的参数是 Jekyll 的写法，Hexo 会生成没有网址的链接',
    },
    misspelt: {
      en: 'Tag `{text}` does not exist in {engine} and looks like a misspelling of `{meant}`: the build stops',
      'zh-CN': '{engine} 没有标签 `{text}`，疑为 `{meant}` 的误拼，会使构建失败',
    },
    vanishes: {
      en: '`{text}` vanishes from the page: Hexo reads it as a variable that does not exist',
      'zh-CN': '`{text}` 会从页面上消失：Hexo 会把它当成不存在的变量',
    },
  },
  fixes: {
    raw: { en: 'Put it in a raw block', 'zh-CN': '放入 raw 块' },
    rename: { en: 'Change to `{meant}`', 'zh-CN': '改为 `{meant}`' },
  },
  needs: { templateFaults },
  check({ templateFaults }, { article, report }) {
    const { engine, renderer } = article;
    if (templateFaults.length === 0 || renderer.templates !== (engine === 'jekyll' ? 'liquid' : 'nunjucks')) return;
    if (!isRendered(article)) return;
    for (const { kind, range, text, name, meant, edits, sure } of templateFaults)
      report({
        messageId: kind,
        range,
        data: {
          text,
          ...(name !== '' && { name }),
          ...(meant !== undefined && { meant, engine: engineNames[engine] ?? engine }),
        },
        ...((kind === 'vanishes' || kind === 'link') && { severity: 'warning' }),
        ...(edits && {
          fix: { title: meant === undefined ? 'raw' : 'rename', safety: sure ? 'safe' : 'unsafe', edits },
        }),
      });
  },
});
