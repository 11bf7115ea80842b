import { editsOf } from '../src/engine/edits.ts';
import { articleRule } from '../src/engine/rule.ts';
import { htmlLeftovers } from '../src/facts/blocks/html-leftovers.ts';
import { characterReferences } from '../src/facts/text/character-references.ts';

export default articleRule({
  id: 'html-leftover',
  severity: 'error',
  docs: {
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: 'Flags raw HTML that converters leave behind: `<script>` inside a text (an error), tags of office programs, `<font>`, `<span>` without an attribute or with a style alone, icons of a sprite that is not there, and placeholders such as `<username>` that browsers take for an unknown element and hide. On a Hugo site that does not allow raw HTML, any tag, because Hugo leaves it out. MDX, custom elements, elements that HTML has, and bare `<span>`s where a style sheet of the site selects `span` are left alone. A misspelt tag before the right end tag (`<ficgaption>…</figcaption>`) is reported as that. Also character references that were escaped twice (`&amp;#8217;`, `&amp;nbsp;`), and end tags whose slash is one (`<&#47;b>`), unless the article is about them. There is one finding of each kind for an article.',
      'zh-CN':
        '找出转换后残留的 HTML：正文中的 `<script>`（错误）、办公软件的标签、`<font>`、没有属性或只有样式的 `<span>`、引用不存在图标的 svg，以及 `<username>` 之类会被浏览器当作未知元素而隐藏的占位符。Hugo 站点未允许原始 HTML 时，任何标签都会报告，因为 Hugo 会丢弃它们。MDX、自定义元素、HTML 本有的元素，以及网站样式表选择了 `span` 时没有属性的 `<span>` 不在此列。后面有正确结束标签的错拼标签（`<ficgaption>…</figcaption>`）会指出正确写法。被转义两次的字符引用（`&amp;#8217;`、`&amp;nbsp;`），以及斜线写成字符引用的结束标签（`<&#47;b>`）也会报告，但以此为主题的文章除外。每篇文章每类只报告一次。',
    },
    why: {
      en: 'Readers miss words that were taken for a tag; a script in an article about attacks runs in their browsers; the rest fights with the style of the site.',
      'zh-CN': '被当作标签的文字读者看不到；讲攻击的文章中的脚本会在读者的浏览器里运行；其余的会与网站样式冲突。',
    },
    sure: { right: 11, wrong: 0 },
    examples: [
      {
        title: { en: 'A placeholder that browsers hide', 'zh-CN': '被浏览器隐藏的占位符' },
        bad: 'Log in as <username> and look up.\n',
        good: 'Log in as `<username>` and look up.\n',
      },
      {
        title: { en: 'Tags of an office program', 'zh-CN': '办公软件的标签' },
        bad: '彗星今晚可见。<o:p></o:p>\n',
        good: '彗星今晚可见。\n',
      },
    ],
  },
  messages: {
    script: {
      en: 'Script `{tag}` inside the text (×{count}) runs in the browsers of readers, expected code',
      'zh-CN': '正文中有 {count} 处脚本 `{tag}`，会在读者的浏览器中运行，应写成代码',
    },
    office: {
      en: 'Tag `{tag}` of an office program (×{count}), expected none',
      'zh-CN': '有 {count} 处办公软件的标签 `{tag}`，应删去',
    },
    font: {
      en: 'Tag `{tag}` (×{count}) sets a font by itself, expected the style of the site',
      'zh-CN': '有 {count} 处 `{tag}` 自行设置字体，应使用网站的样式',
    },
    span: {
      en: 'Tag `{tag}` (×{count}) does nothing, expected none',
      'zh-CN': '有 {count} 处 `{tag}` 没有作用，应删去',
    },
    styled: {
      en: 'Tag `{tag}` (×{count}) sets a style by itself, expected the style of the site',
      'zh-CN': '有 {count} 处 `{tag}` 自行设置样式，应使用网站的样式',
    },
    sprite: {
      en: 'Icon `{tag}` (×{count}) comes from a page that is not here, expected none',
      'zh-CN': '有 {count} 处图标 `{tag}` 引用了这里没有的图形，应删去',
    },
    unknown: {
      en: 'Browsers hide `{tag}` (×{count}), which is no element, expected it as code or with `\\<`',
      'zh-CN': '`{tag}` 不是 HTML 元素（共 {count} 处），浏览器不会显示，应写成代码或 `\\<`',
    },
    misspelt: {
      en: 'Tag `{tag}` (×{count}) is no element but stands before `</{meant}>`, expected `<{meant}>`',
      'zh-CN': '有 {count} 处 `{tag}` 不是 HTML 元素，后面却是 `</{meant}>`，应为 `<{meant}>`',
    },
    escapedTwice: {
      en: 'Readers see `{shown}` for `{text}` (×{count}), which was escaped twice, expected `{shown}` in the source',
      'zh-CN': '有 {count} 处 `{text}` 被转义了两次，读者看到的是 `{shown}` 这几个字符，源文件中应写 `{shown}`',
    },
    endTagEscaped: {
      en: '`{text}` (×{count}) ends no element: readers see it as text, expected `{meant}`',
      'zh-CN': '有 {count} 处 `{text}` 不是结束标签，会显示为文字，应为 `{meant}`',
    },
    dropped: {
      en: 'Hugo leaves out raw HTML such as `{tag}` (×{count}), expected Markdown, a shortcode, or `unsafe = true` in the configuration',
      'zh-CN':
        'Hugo 会丢弃 `{tag}` 等原始 HTML（共 {count} 处），应改用 Markdown 或短代码，或在配置中设置 `unsafe = true`',
    },
  },
  fixes: {
    remove: { en: 'Remove them', 'zh-CN': '全部删去' },
    respell: { en: 'Write `<{meant}>`', 'zh-CN': '改为 `<{meant}>`' },
    escape: { en: 'Escape them', 'zh-CN': '全部转义' },
    unescape: { en: 'Escape them once', 'zh-CN': '只转义一次' },
    slash: { en: 'Write `{meant}` and the like', 'zh-CN': '改为 `{meant}` 等' },
  },
  restructures: ['remove', 'respell', 'slash'],
  options: {
    allow: {
      description: { en: 'Names of tags that are meant.', 'zh-CN': '允许使用的标签名。' },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { htmlLeftovers, characterReferences },
  check({ htmlLeftovers: all, characterReferences }, { options, article, report }) {
    const { rawHtml } = article.renderer;
    for (const kind of ['escaped', 'end-tag'] as const) {
      const found = characterReferences.filter((each) => each.kind === kind);
      const [first] = found;
      const edits = editsOf(found);
      if (!first || !edits || (kind === 'end-tag' && rawHtml === 'escaped')) continue;
      const { text, shown = '', meant = '' } = first;
      const data = { text, shown, meant, count: found.length };
      // A reference to `<` or `&` may be what the text is about.
      const safety = kind === 'escaped' && found.every((each) => !/[<>&"]/u.test(each.meant ?? '')) ? 'safe' : 'unsafe';
      const fix = { title: kind === 'escaped' ? 'unescape' : 'slash', safety, edits } as const;
      report({
        messageId: kind === 'escaped' ? 'escapedTwice' : 'endTagEscaped',
        range: first.range,
        data,
        severity: 'warning',
        fix,
      });
    }
    // MDX allows elements of its own; a tag that is shown is a matter of the text.
    if (rawHtml === 'jsx' || rawHtml === 'escaped' || /\.mdx$/iu.test(article.path)) return;
    const allowed = new Set(options.allow.map((name) => name.toLowerCase()));
    const candidates = all.filter(
      ({ tag }) => !allowed.has(/^<\/?(?<name>[^\s/>]+)/u.exec(tag)?.groups?.['name']?.toLowerCase() ?? ''),
    );
    for (const kind of ['script', 'office', 'font', 'span', 'styled', 'sprite', 'misspelt', 'unknown'] as const) {
      const found = candidates.filter((each) => each.kind === kind);
      const [first] = found;
      if (!first || (kind === 'span' && article.styles?.('span'))) continue;
      const edits = editsOf(found);
      const fix =
        edits &&
        (kind === 'unknown'
          ? ({ title: 'escape', safety: 'unsafe', edits } as const)
          : kind === 'misspelt'
            ? ({ title: 'respell', safety: 'unsafe', edits } as const)
            : ({ title: 'remove', safety: 'safe', edits } as const));
      const data = { tag: first.tag, count: found.length, meant: first.meant ?? '' };
      const severity =
        kind === 'script' ? 'error' : kind === 'styled' || kind === 'font' || kind === 'span' ? 'info' : 'warning';
      report({ messageId: kind, range: first.range, data, severity, ...(fix && { fix }) });
    }
    const named = new Set(candidates.flatMap(({ kind, range }) => (kind === 'unknown' ? [range[0]] : [])));
    const raw = candidates.filter(({ kind, range }) => kind === 'raw' && !named.has(range[0]));
    const [first] = raw;
    if (!first || article.engine !== 'hugo' || !article.site || rawHtml !== 'dropped') return;
    report({
      messageId: 'dropped',
      range: first.range,
      data: { tag: first.tag, count: raw.length },
      severity: 'warning',
    });
  },
});
