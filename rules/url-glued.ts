import { articleRule } from '../src/engine/rule.ts';
import { links } from '../src/facts/links/links.ts';
import { urlLengthBeforeText } from '../src/knowledge/url/glued-url.ts';
import { isTemplateUrl } from '../src/knowledge/url/url.ts';

export default articleRule({
  id: 'url-glued',
  severity: 'warning',
  docs: {
    topic: 'links',
    fix: 'safe',
    what: {
      en: 'Flags bare addresses with Chinese text or punctuation glued to their end. Chinese in a path, and addresses in angle brackets or in a link, are left alone.',
      'zh-CN': '找出末尾直接连着中文或中文标点的裸露网址。路径中的中文（`/词条`）、尖括号或链接中的网址不在此列。',
    },
    why: {
      en: 'A bare address ends at the next blank only. What follows becomes part of the link, and the link leads nowhere.',
      'zh-CN': '裸露的网址到空格才结束，后面的文字会成为链接的一部分，链接就打不开了。',
    },
    sure: { right: 16, wrong: 0 },
    examples: [
      {
        title: { en: 'Text behind an address', 'zh-CN': '网址后面紧跟文字' },
        bad: '见 https://a.cn/comets，今晚可见。\n',
        good: '见 <https://a.cn/comets>，今晚可见。\n',
      },
    ],
  },
  messages: {
    glued: {
      en: 'Address `{url}` swallows the text behind it (`{text}`), expected it between `<` and `>`',
      'zh-CN': '网址 `{url}` 会吞掉后面的文字 `{text}`，应写在 `<` 和 `>` 之间',
    },
  },
  fixes: { separate: { en: 'Put it between `<` and `>`', 'zh-CN': '用 `<` 和 `>` 括起来' } },
  needs: { links },
  check({ links }, { report }) {
    for (const { syntax, url, text: written, range } of links) {
      const at = syntax === 'literal' && !isTemplateUrl(url) ? urlLengthBeforeText(written) : undefined;
      if (at === undefined || at === 0 || range[1] - range[0] !== written.length) continue;
      const [start, end] = [range[0], range[0] + at];
      const edits = [
        { range: [start, start], text: '<' },
        { range: [end, end], text: '>' },
      ] as const;
      // Without a scheme, brackets do not make a link.
      const fix = /^https?:/iu.test(written) && ({ title: 'separate', safety: 'safe', edits } as const);
      const data = { url: written.slice(0, at), text: written.slice(at, at + 20) };
      report({ messageId: 'glued', range, data, ...(fix && { fix }) });
    }
  },
});
