import { articleRule, notMet } from '../src/engine/rule.ts';
import { type ShortcodeFaultFact, shortcodeFaults } from '../src/facts/blocks/shortcode-faults.ts';
import { isContent, siteShortcodes } from '../src/site/generators/hugo-templates.ts';

export default articleRule({
  id: 'shortcode-broken',
  severity: 'error',
  docs: {
    title: { en: 'Shortcode that Hugo cannot read', 'zh-CN': 'Hugo 无法解析的短代码' },
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: 'Flags shortcodes that Hugo cannot read, also in code and in HTML comments, where Hugo reads them, too: curly quotes, unquoted URLs and other characters in arguments, named next to positional arguments, a missing end, closing tags without an opening tag. Arguments with Markdown escapes (`src="a\\_b.jpg"`) or curly quotes that Hugo passes on as they are get a warning. Commented shortcodes (`{{</* x */>}}`) are text.',
      'zh-CN':
        '找出 Hugo 无法解析的短代码，包括代码和 HTML 注释中的（Hugo 同样会解析）：参数中有弯引号、未加引号的网址或其他字符，命名参数与位置参数混用，缺少结尾，以及没有开头的结束标签。参数中有 Markdown 转义（`src="a\\_b.jpg"`）或会原样传给模板的弯引号时给出警告。注释形式的短代码（`{{</* x */>}}`）是普通文字。',
    },
    why: {
      en: 'One such tag stops the build of the whole site. Escapes and curly quotes become part of the value: the image or page is not found.',
      'zh-CN': '一处这样的标签就会使整个站点构建失败。转义和弯引号则会成为值的一部分，图片或页面因此无法找到。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'Curly quotes', 'zh-CN': '弯引号' },
        bad: '{{< figure src=“comet.jpg” title=“The comet” >}}\n',
        good: '{{< figure src="comet.jpg" title="The comet" >}}\n',
        config: { engine: 'hugo' },
      },
      {
        title: { en: 'A URL without quotes', 'zh-CN': '网址没有引号' },
        bad: '{{< clip https://a.cn/comet.mp4 >}}\n',
        good: '{{< clip "https://a.cn/comet.mp4" >}}\n',
        config: { engine: 'hugo' },
      },
      {
        title: { en: 'A closing tag without an opening tag', 'zh-CN': '没有开头的结束标签' },
        bad: 'Comets return.\n{{< /note >}}\n',
        good: '{{< note >}}\nComets return.\n{{< /note >}}\n',
        config: { engine: 'hugo' },
      },
    ],
  },
  messages: {
    quotes: {
      en: 'Shortcode `{text}` has curly quotes around an argument: Hugo stops the build',
      'zh-CN': '短代码 `{text}` 的参数用了弯引号，会使 Hugo 构建失败',
    },
    blank: {
      en: 'Shortcode `{text}` has a special space, such as a no-break space, between its arguments: Hugo stops the build',
      'zh-CN': '短代码 `{text}` 的参数之间有特殊空格（例如不换行空格），会使 Hugo 构建失败',
    },
    bare: {
      en: 'Shortcode `{text}` has `{char}` in an argument without quotes: Hugo stops the build',
      'zh-CN': '短代码 `{text}` 的参数含有 `{char}`，却没有加引号，会使 Hugo 构建失败',
    },
    character: {
      en: 'Shortcode `{text}` has `{char}` where Hugo does not allow it: Hugo stops the build',
      'zh-CN': '短代码 `{text}` 中的 `{char}` 无法解析，会使 Hugo 构建失败',
    },
    mixed: {
      en: 'Shortcode `{text}` mixes named and positional arguments: Hugo stops the build',
      'zh-CN': '短代码 `{text}` 混用了命名参数和位置参数，会使 Hugo 构建失败',
    },
    string: {
      en: 'Shortcode `{text}` has a string that is not closed on its line: Hugo stops the build',
      'zh-CN': '短代码 `{text}` 中的字符串没有在本行内闭合，会使 Hugo 构建失败',
    },
    comment: {
      en: 'Commented shortcode `{text}` is never closed: Hugo stops the build',
      'zh-CN': '注释形式的短代码 `{text}` 没有闭合，会使 Hugo 构建失败',
    },
    unclosed: {
      en: 'Shortcode `{text}` has no closing `{end}`: Hugo stops the build',
      'zh-CN': '短代码 `{text}` 缺少结尾的 `{end}`，会使 Hugo 构建失败',
    },
    delimiter: {
      en: 'Shortcode `{text}` does not end in `{end}`, the counterpart of its start: Hugo stops the build',
      'zh-CN': '短代码 `{text}` 的首尾不一致（结尾不是 `{end}`），会使 Hugo 构建失败',
    },
    glued: {
      en: 'Shortcode `{text}` has no space before `{end}`, which becomes part of the value: Hugo stops the build',
      'zh-CN': '短代码 `{text}` 的 `{end}` 前没有空格，成了参数值的一部分，会使 Hugo 构建失败',
    },
    name: {
      en: 'Shortcode `{text}` has no valid name: Hugo stops the build',
      'zh-CN': '短代码 `{text}` 没有有效的名称，会使 Hugo 构建失败',
    },
    closing: {
      en: 'Closing tag `{text}` has no opening tag: Hugo stops the build',
      'zh-CN': '结束标签 `{text}` 前没有对应的开始标签，会使 Hugo 构建失败',
    },
    inner: {
      en: 'Hugo’s shortcode `{name}` has no content, so `{text}` closes nothing: Hugo stops the build',
      'zh-CN': 'Hugo 自带的短代码 `{name}` 没有内容，`{text}` 没有可以闭合的标签，会使 Hugo 构建失败',
    },
    open: {
      en: 'Shortcode `{text}` is never closed: Hugo stops the build (older versions swallow the text after it)',
      'zh-CN': '短代码 `{text}` 没有结束标签，会使 Hugo 构建失败（旧版本会吞掉后文）',
    },
    escape: {
      en: 'Shortcode `{text}` has a Markdown escape in an argument: the backslash becomes part of the value',
      'zh-CN': '短代码 `{text}` 的参数中有 Markdown 转义，反斜杠会成为值的一部分',
    },
    value: {
      en: 'Shortcode `{text}` has curly quotes around an argument: they become part of the value',
      'zh-CN': '短代码 `{text}` 的参数用了弯引号，引号会成为值的一部分',
    },
  },
  fixes: {
    quotes: { en: 'Change to straight quotes', 'zh-CN': '改为直引号' },
    blank: { en: 'Change to a plain space', 'zh-CN': '改为普通空格' },
    bare: { en: 'Put the argument in quotes', 'zh-CN': '给参数加上引号' },
    glued: { en: 'Add a space before `{end}`', 'zh-CN': '在 `{end}` 前加一个空格' },
    end: { en: 'End it with `{end}`', 'zh-CN': '以 `{end}` 结尾' },
    escape: { en: 'Remove the backslash', 'zh-CN': '去掉反斜杠' },
  },
  restructures: ['end'],
  needs: { shortcodeFaults },
  check({ shortcodeFaults }, { article: { site, entries }, report }) {
    if (shortcodeFaults.length === 0 || (site && !isContent(site))) return;
    const templates = entries && site && siteShortcodes(entries, site.config);
    for (const { kind, range, text, name, char, sure, edit } of shortcodeFaults) {
      // A site may have a template of its own in place of Hugo's.
      if (kind === 'inner' && (!templates || templates.isTemplate(name))) continue;
      const isMild = kind === 'escape' || kind === 'value' || !sure;
      const end = text.startsWith('{{%') ? '%}}' : '>}}';
      const title = fixes[kind];
      report({
        messageId: kind,
        range,
        data: {
          text,
          ...((kind === 'bare' || kind === 'character') && { char }),
          ...(kind === 'inner' && { name }),
          ...((title === 'end' || kind === 'glued') && { end }),
        },
        ...(isMild && { severity: 'warning' }),
        ...(edit && title && { fix: { title, safety: title === 'end' ? 'unsafe' : 'safe', edits: [edit] } }),
      });
    }
  },
});

type FixId = 'quotes' | 'blank' | 'bare' | 'glued' | 'end' | 'escape';

const fixes: Partial<Record<ShortcodeFaultFact['kind'], FixId>> = {
  quotes: 'quotes',
  value: 'quotes',
  blank: 'blank',
  bare: 'bare',
  glued: 'glued',
  escape: 'escape',
  unclosed: 'end',
  delimiter: 'end',
};
