import { articleRule, notMet } from '../src/engine/rule.ts';
import { shortcodes } from '../src/facts/blocks/shortcodes.ts';

export default articleRule({
  id: 'shortcode-leftover',
  severity: 'warning',
  docs: {
    title: { en: 'WordPress shortcode or BBCode left', 'zh-CN': '残留的 WordPress 短代码' },
    topic: 'structure',
    what: {
      en: 'Flags shortcodes of WordPress (`[youtube=…]`, `[caption id="…"]`), of its plugins (`[vc_row]…[/vc_row]`), and BBCode (`[b]…[/b]`) that stayed text. A name in brackets is not enough: it needs a value, a URL or a closing tag.',
      'zh-CN':
        '找出残留为文字的 WordPress 短代码（`[youtube=…]`、`[caption id="…"]`）、插件短代码（`[vc_row]…[/vc_row]`）和 BBCode（`[b]…[/b]`）。只有方括号加名称不算，必须带有值、网址或结束标签。',
    },
    why: {
      en: 'The system that the article comes from puts a player, a gallery or a format in their place. Here readers see the brackets.',
      'zh-CN': '原来的系统会把它们换成播放器、图库或格式，在这里读者看到的只是方括号。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A WordPress video', 'zh-CN': 'WordPress 视频' },
        bad: '[youtube=http://www.youtube.com/watch?v=comet&w=600]\n',
        good: '[The video](https://www.youtube.com/watch?v=comet)\n',
      },
    ],
  },
  messages: {
    left: {
      en: 'Shortcode `{text}` of another system is shown as text. Write its content in Markdown',
      'zh-CN': '其他系统的短代码 `{text}` 会显示为文字。请用 Markdown 写出它的内容',
    },
    plugin: {
      en: 'Shortcode `{text}` of a WordPress plugin is shown as text{count, plural, =1 {} other { (# such in this article)}}. Write its content in Markdown',
      'zh-CN':
        'WordPress 插件的短代码 `{text}` 会显示为文字{count, plural, =1 {} other {（本文共 # 处）}}。请用 Markdown 写出它的内容',
    },
  },
  needs: { shortcodes },
  check({ shortcodes }, { report }) {
    for (const { name, text, range, count } of shortcodes) {
      if (count === undefined) report({ messageId: 'left', range, data: { text, name } });
      else report({ messageId: 'plugin', range, data: { text, count } });
    }
  },
});
