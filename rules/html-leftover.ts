import { clipped } from '../src/core/words.ts';
import { editsOf } from '../src/engine/edits.ts';
import { articleRule } from '../src/engine/rule.ts';
import { type HtmlLeftoverFact, htmlLeftovers } from '../src/facts/blocks/html-leftovers.ts';
import { kramdownTags } from '../src/facts/blocks/kramdown-tags.ts';
import { characterReferences } from '../src/facts/text/character-references.ts';

export default articleRule({
  id: 'html-leftover',
  severity: 'error',
  docs: {
    title: { en: 'HTML left behind by a converter', 'zh-CN': '转换残留的 HTML' },
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: 'Flags raw HTML that converters leave behind: `<script>` inside a text (an error), tags of office programs, `<font>`, `<span>` without an attribute or with only a style, icons of an SVG sprite that is not there, and placeholders such as `<username>` that browsers read as an unknown element and hide, also the parameter of a type (`List<Comet>`). On a Hugo site that does not allow raw HTML, any tag, because Hugo drops it. Under kramdown (Jekyll), tags that it shows as text: those with characters such as `#` in a value without quotes, and `<div>` and the like in the middle of a line. Not flagged: tags that the last block of code before them shows as source, MDX, custom elements, elements of HTML, colours that the text names or shows (`<span style="background: #0a0">#0a0</span>`) or that a symbol has, fonts and spans where a comment such as `<!-- markdownlint-disable MD033 -->` allows HTML, and bare `<span>`s beside an element with a class or where a style sheet of the site selects `span`. A misspelt tag before the right end tag (`<ficgaption>…</figcaption>`) is reported as that. Also flags character references that were escaped twice (`&amp;#8217;`, `&amp;nbsp;`), and end tags whose slash is one (`<&#47;b>`), unless the article is about them. There is one finding of each kind for an article.',
      'zh-CN':
        '找出转换后残留的 HTML：正文中的 `<script>`（错误）、办公软件的标签、`<font>`、没有属性或只有样式的 `<span>`、引用不存在图标的 svg，以及 `<username>` 之类会被浏览器当作未知元素而隐藏的占位符，类型参数（`List<Comet>`）也是。Hugo 站点未允许原始 HTML 时，任何标签都会报告，因为 Hugo 会丢弃它们。使用 kramdown（Jekyll）时，还包括会显示为文字的标签：属性值含有 `#` 等符号而没有引号，或 `<div>` 等写在一行中间。前一个代码块展示了其源代码的标签、MDX、自定义元素、HTML 本有的元素、文字说明或展示的颜色（`<span style="background: #0a0">#0a0</span>`），符号的颜色，`<!-- markdownlint-disable MD033 -->` 等注释允许 HTML 处的字体和 `<span>`，以及紧跟在带 class 的元素之后或网站样式表选择了 `span` 时没有属性的 `<span>` 不在此列。后面有正确结束标签的错拼标签（`<ficgaption>…</figcaption>`）会指出正确写法。被转义两次的字符引用（`&amp;#8217;`、`&amp;nbsp;`），以及斜线写成字符引用的结束标签（`<&#47;b>`）也会报告，但以此为主题的文章除外。每篇文章每类只报告一次。',
    },
    why: {
      en: 'Readers miss words that were read as a tag; a script in an article about attacks runs in their browsers; the rest conflicts with the style of the site.',
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
      en: '`{tag}` in the text runs in the browsers of readers{count, plural, =1 {} other { (# scripts)}}. Write it as code',
      'zh-CN': '正文中的 `{tag}` 会在读者的浏览器中运行{count, plural, =1 {} other {（共 # 处）}}。请写成代码',
    },
    office: {
      en: '`{tag}` was left over by an office program{count, plural, =1 {} other { (# tags)}}',
      'zh-CN': '`{tag}` 是办公软件残留的标签{count, plural, =1 {} other {（共 # 处）}}',
    },
    font: {
      en: '`{tag}` overrides the font of the site{count, plural, =1 {} other { (# tags)}}',
      'zh-CN': '`{tag}` 自行指定字体，会覆盖网站的样式{count, plural, =1 {} other {（共 # 处）}}',
    },
    colour: {
      en: '`{tag}` is obsolete HTML and overrides the text colour of the site{count, plural, =1 {} other { (# tags)}}',
      'zh-CN': '`{tag}` 是过时的 HTML，会覆盖网站的文字颜色{count, plural, =1 {} other {（共 # 处）}}',
    },
    span: {
      en: '`{tag}` has no effect{count, plural, =1 {} other { (# tags)}}',
      'zh-CN': '`{tag}` 没有作用{count, plural, =1 {} other {（共 # 处）}}',
    },
    styled: {
      en: '`{tag}` overrides the style of the site{count, plural, =1 {} other { (# tags)}}',
      'zh-CN': '`{tag}` 带有内联样式，会覆盖网站的样式{count, plural, =1 {} other {（共 # 处）}}',
    },
    sprite: {
      en: '`{tag}` shows no icon, because the icon is not in this page{count, plural, =1 {} other { (# tags)}}',
      'zh-CN': '`{tag}` 引用的图标不在本页中，不会显示{count, plural, =1 {} other {（共 # 处）}}',
    },
    unknown: {
      en: '`{tag}` is not an HTML element, so browsers hide it{count, plural, =1 {} other { (# tags)}}. Write it as code, or with `{escape}`',
      'zh-CN':
        '`{tag}` 不是 HTML 元素，浏览器不会显示{count, plural, =1 {} other {（共 # 处）}}。请写成代码，或用 `{escape}`',
    },
    type: {
      en: '`{tag}` is read as a tag, so browsers hide it{count, plural, =1 {} other { (# tags)}}. Write the type as code',
      'zh-CN': '`{tag}` 会被当作标签，浏览器不会显示{count, plural, =1 {} other {（共 # 处）}}。请把该类型写成代码',
    },
    misspelt: {
      en: '`{tag}` is not an HTML element, but its end tag is `</{meant}>`{count, plural, =1 {} other { (# tags)}}',
      'zh-CN': '`{tag}` 不是 HTML 元素，它的结束标签却是 `</{meant}>`{count, plural, =1 {} other {（共 # 处）}}',
    },
    escapedTwice: {
      en: 'Readers see `{shown}` itself, because it was escaped twice as `{text}`{count, plural, =1 {} other { (# times)}}',
      'zh-CN':
        '读者看到的是 `{shown}` 这几个字符，因为它被转义了两次，写成了 `{text}`{count, plural, =1 {} other {（共 # 处）}}',
    },
    endTagEscaped: {
      en: '`{text}` is shown as text and closes no element{count, plural, =1 {} other { (# tags)}}',
      'zh-CN': '`{text}` 会显示为文字，不能闭合元素{count, plural, =1 {} other {（共 # 处）}}',
    },
    unquoted: {
      en: '`{tag}` is shown as text{count, plural, =1 {} other { (# tags)}}: kramdown reads a tag only if values with characters such as `#` and `/` are in quotes',
      'zh-CN':
        '`{tag}` 会显示为文字{count, plural, =1 {} other {（共 # 处）}}：属性值含有 `#`、`/` 等符号而没有引号时，kramdown 不识别该标签',
    },
    block: {
      en: '`{tag}` is shown as text{count, plural, =1 {} other { (# tags)}}: kramdown reads this tag only at the start of a line',
      'zh-CN': '`{tag}` 会显示为文字{count, plural, =1 {} other {（共 # 处）}}：kramdown 只在行首识别该标签',
    },
    dropped: {
      en: 'Hugo drops raw HTML such as `{tag}`{count, plural, =1 {} other { (# tags)}}. Write Markdown or a shortcode, or set `markup.goldmark.renderer.unsafe = true` in the configuration of Hugo',
      'zh-CN':
        'Hugo 会丢弃 `{tag}` 等原始 HTML{count, plural, =1 {} other {（共 # 处）}}。请改用 Markdown 或短代码，或在 Hugo 的配置中设置 `markup.goldmark.renderer.unsafe = true`',
    },
  },
  fixes: {
    remove: {
      en: 'Remove {count, plural, =1 {the tag} other {all # tags}}',
      'zh-CN': '删除{count, plural, =1 {该标签} other {全部 # 处标签}}',
    },
    respell: { en: 'Change to `<{meant}>`', 'zh-CN': '改为 `<{meant}>`' },
    escape: {
      en: 'Escape {count, plural, =1 {the tag} other {all # tags}}',
      'zh-CN': '转义{count, plural, =1 {该标签} other {全部 # 处标签}}',
    },
    code: {
      en: 'Put {count, plural, =1 {the type} other {all # types}} in backticks',
      'zh-CN': '用反引号括起{count, plural, =1 {该类型} other {全部 # 处类型}}',
    },
    unescape: {
      en: 'Escape {count, plural, =1 {it only once} other {all # only once}}',
      'zh-CN': '只转义一次{count, plural, =1 {} other {（共 # 处）}}',
    },
    quote: {
      en: 'Put the values in quotes{count, plural, =1 {} other { (# tags)}}',
      'zh-CN': '给属性值加引号{count, plural, =1 {} other {（共 # 处）}}',
    },
    slash: {
      en: 'Change to `{meant}`{count, plural, =1 {} other { and the like (# tags)}}',
      'zh-CN': '改为 `{meant}`{count, plural, =1 {} other { 等（共 # 处）}}',
    },
  },
  restructures: ['remove', 'respell', 'slash', 'quote'],
  options: {
    allow: {
      description: { en: 'Names of tags that are allowed.', 'zh-CN': '允许使用的标签名。' },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { htmlLeftovers, kramdownTags, characterReferences },
  check({ htmlLeftovers: all, kramdownTags, characterReferences }, { options, article, report }) {
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
    const isAllowed = ({ tag }: { readonly tag: string }) =>
      allowed.has(/^<\/?(?<name>[^\s/>]+)/u.exec(tag)?.groups?.['name']?.toLowerCase() ?? '');
    const shown = kramdownTags.filter(({ kind }) => article.renderer.name === 'kramdown' && kind !== 'cut');
    const places = new Set(shown.map(({ range }) => range[0]));
    const candidates = all.filter((fact) => !isAllowed(fact) && !places.has(fact.range[0]));
    for (const kind of ['unquoted', 'block'] as const) {
      const found = shown.filter((fact) => fact.kind === kind && !fact.meant && !isAllowed(fact));
      const [first] = found;
      if (!first) continue;
      const edits = kind === 'unquoted' ? editsOf(found) : undefined;
      report({
        messageId: kind,
        range: first.range,
        data: { tag: clipped(first.tag, 40), count: found.length },
        severity: 'warning',
        ...(edits && { fix: { title: 'quote', safety: 'unsafe', edits } }),
      });
    }
    const escaped = article.renderer.escapedTags === 'text' ? '\\<' : '&lt;';
    for (const kind of leftovers) {
      const found = candidates.filter((each) => each.kind === kind);
      const [first] = found;
      if (!first || (kind === 'span' && article.styles?.('span'))) continue;
      const edits = editsOf(escaped === '&lt;' ? found.map(withReference) : found);
      const fix =
        edits &&
        (kind === 'unknown' || kind === 'misspelt' || kind === 'type'
          ? ({ title: guesses[kind], safety: 'unsafe', edits } as const)
          : ({ title: 'remove', safety: 'safe', edits } as const));
      const data = { tag: first.tag, count: found.length, meant: first.meant ?? '', escape: escaped };
      const severity = kind === 'script' ? 'error' : looks.has(kind) ? 'info' : 'warning';
      report({ messageId: kind, range: first.range, data, severity, ...(fix && { fix }) });
    }
    const named = new Set(
      candidates.flatMap(({ kind, range }) => (kind === 'unknown' || kind === 'type' ? [range[0]] : [])),
    );
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

const leftovers = [
  ...(['script', 'office', 'font', 'colour', 'span', 'styled', 'sprite'] as const),
  ...(['misspelt', 'type', 'unknown'] as const),
] as const;

/** Writes the `<` of a placeholder as a character reference, where a backslash does not escape it. */
function withReference(fact: HtmlLeftoverFact): HtmlLeftoverFact {
  const [start] = fact.range;
  if (fact.kind !== 'unknown' || !fact.edit) return fact;
  return { ...fact, edit: { range: [start, start + 1], text: '&lt;' } };
}

const guesses = { unknown: 'escape', misspelt: 'respell', type: 'code' } as const;

/** What only changes how the page looks. */
const looks: ReadonlySet<string> = new Set(['font', 'colour', 'span', 'styled']);
