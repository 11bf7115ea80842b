import { clipped } from '../src/core/words.ts';
import { articleRule, fewMet } from '../src/engine/rule.ts';
import { comparable, repeatedDefinitions } from '../src/facts/links/repeated-definitions.ts';

export default articleRule({
  id: 'definition-duplicate',
  severity: 'warning',
  docs: {
    title: { en: 'Link label defined twice', 'zh-CN': '链接标签重复定义' },
    topic: 'links',
    what: {
      en: 'Flags a link reference definition (`[label]: URL`) that is never used because the article defines the label again with another URL. Most renderers use the first definition, kramdown (Jekyll) the last. Not flagged: equal URLs, also if only `http` or a trailing slash differ, labels that no link uses, and definitions in different branches of a template.',
      'zh-CN':
        '找出不会生效的链接定义（`[标签]: 网址`）：文中又用另一个网址定义了同一标签。多数渲染器采用第一个定义，kramdown（Jekyll）采用最后一个。网址相同（包括仅 `http` 或末尾斜杠不同）、标签没有链接使用、定义位于模板的不同分支时，均不报告。',
    },
    why: {
      en: 'Links that were meant for one page lead to another. This happens where texts that number their links are joined.',
      'zh-CN': '本应指向一个页面的链接指向了另一个。把各自给链接编号的文章合并时，常出现这种情况。',
    },
    sure: fewMet(2),
    examples: [
      {
        title: { en: 'One number for two pages', 'zh-CN': '两个页面用了同一个编号' },
        bad: 'A [comet][1] and the [moon][1].\n\n[1]: https://a.cn/comet\n[1]: https://a.cn/moon\n',
        good: 'A [comet][1] and the [moon][2].\n\n[1]: https://a.cn/comet\n[2]: https://a.cn/moon\n',
      },
    ],
  },
  messages: {
    above: {
      en: '`[{label}]` is already defined above with another URL, so {url} is never used: links lead to {kept}',
      'zh-CN': '`[{label}]` 在上文已用另一个网址定义，{url} 不会生效：链接指向 {kept}',
    },
    below: {
      en: '`[{label}]` is defined again below with another URL, so {url} is never used: links lead to {kept}',
      'zh-CN': '`[{label}]` 在下文又用另一个网址定义，{url} 不会生效：链接指向 {kept}',
    },
  },
  notes: { kept: { en: 'this definition is used', 'zh-CN': '实际采用的定义' } },
  needs: { repeatedDefinitions },
  check({ repeatedDefinitions }, { article: { renderer }, report }) {
    const { repeatedDefinition } = renderer;
    if (repeatedDefinition === 'unknown') return;
    const isFirst = repeatedDefinition === 'first';
    for (const { label, definitions } of repeatedDefinitions) {
      const kept = definitions.at(isFirst ? 0 : -1);
      if (!kept) continue;
      const related = [{ range: kept.range, note: 'kept' }] as const;
      for (const { url, range } of definitions) {
        if (comparable(url) === comparable(kept.url)) continue;
        const data = { label, url: shortened(url), kept: shortened(kept.url) };
        report({ messageId: isFirst ? 'above' : 'below', range, data, related });
      }
    }
  },
});

function shortened(url: string): string {
  return clipped(url, 100);
}
