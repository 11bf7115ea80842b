import type { Language } from '../../src/core/types.ts';
import { pages } from '../../src/messages/pages.ts';

const words = {
  title: { en: 'Playground', 'zh-CN': '在线试用' },
  lead: {
    en: 'nk-lint checks the article here in your browser; the text is not sent anywhere. Rules that compare articles or read the site’s files report nothing here.',
    'zh-CN':
      'nk-lint 直接在浏览器中检查文章，文字不会发送到任何地方。需要比较多篇文章或读取网站文件的规则在这里没有结果。',
  },
  article: { en: 'Article', 'zh-CN': '文章' },
  findings: { en: 'Findings', 'zh-CN': '结果' },
  site: { en: 'Rendered by', 'zh-CN': '渲染方式' },
  generic: { en: 'unknown generator (GFM)', 'zh-CN': '未知生成器（GFM）' },
  mdx: { en: 'MDX', 'zh-CN': 'MDX' },
  preset: { en: 'Preset', 'zh-CN': '预设' },
  fixAll: { en: 'Apply all safe fixes', 'zh-CN': '应用全部安全修复' },
  fixAllCount: { en: 'Apply all safe fixes ({count})', 'zh-CN': '应用全部安全修复（{count}）' },
  fixOne: { en: 'Apply', 'zh-CN': '应用' },
  unsafe: { en: ' (needs review)', 'zh-CN': '（需复核）' },
  share: { en: 'Copy link', 'zh-CN': '复制链接' },
  copied: { en: 'Link copied', 'zh-CN': '链接已复制' },
  inAddress: { en: 'The link is in the address bar', 'zh-CN': '链接在地址栏中' },
  tooLong: { en: 'The article is too long for a link', 'zh-CN': '文章太长，无法生成链接' },
  reset: { en: 'Sample', 'zh-CN': '示例文章' },
  none: { en: 'No findings', 'zh-CN': '没有发现问题' },
  checking: { en: 'Checking…', 'zh-CN': '正在检查……' },
  slow: {
    en: 'nk-lint was stopped after 15 seconds with this article',
    'zh-CN': '处理这篇文章超过 15 秒，已停止',
  },
  crashed: {
    en: 'nk-lint crashed on this article, a bug in nk-lint',
    'zh-CN': 'nk-lint 处理这篇文章时崩溃，是 nk-lint 的缺陷',
  },
  unavailable: {
    en: 'nk-lint could not be loaded. Reload the page',
    'zh-CN': '无法加载 nk-lint，请刷新页面',
  },
  more: { en: '{count} more findings are not shown', 'zh-CN': '另有 {count} 条结果未显示' },
  error: pages.severityError,
  warning: pages.severityWarning,
  info: pages.severityInfo,
} as const;

/** The words of the playground. */
export type PlaygroundWords = Readonly<Record<keyof typeof words, string>>;

export function wordsIn(language: Language): PlaygroundWords {
  const entries = Object.entries(words).map(([id, text]) => [id, text[language]]);
  return Object.fromEntries(entries) as PlaygroundWords;
}
