import type { OwnWords } from '../core/types.ts';

/** Texts of reporters around findings. */
export const words = {
  error: { en: 'error', 'zh-CN': '错误' },
  warning: { en: 'warning', 'zh-CN': '警告' },
  info: { en: 'info', 'zh-CN': '建议' },
  safeFix: { en: 'fix: {title}', 'zh-CN': '修复：{title}' },
  unsafeFix: { en: 'unsafe fix: {title}', 'zh-CN': '需复核的修复：{title}' },
  toLine: { en: 'to line {line}', 'zh-CN': '至第 {line} 行' },
  oneMore: { en: '… and 1 more of {rule}: line {lines}', 'zh-CN': '…… 另有 1 处 {rule}：第 {lines, list} 行' },
  more: {
    en: '… and {count} more of {rule}: lines {lines}',
    'zh-CN': '…… 另有 {count} 处 {rule}：第 {lines, list} 行',
  },
  rule: { en: 'Rule', 'zh-CN': '规则' },
  errors: { en: 'Errors', 'zh-CN': '错误' },
  warnings: { en: 'Warnings', 'zh-CN': '警告' },
  infos: { en: 'Infos', 'zh-CN': '建议' },
  files: { en: 'Articles', 'zh-CN': '文章' },
  fixable: { en: 'Fixable', 'zh-CN': '安全修复' },
  fixableUnsafely: { en: 'Unsafe fix', 'zh-CN': '需复核' },
  hosts: {
    en: 'Recurring problems by source: fix what fetches or converts the articles first',
    'zh-CN': '同一来源反复出现的问题：宜先修正抓取或转换文章的程序',
  },
  host: {
    en: '{count} of {total} articles from {host}: {rule}',
    'zh-CN': '来自 {host} 的 {total} 篇文章中有 {count} 篇：{rule}',
  },
  clean: { en: 'No problems in {files}', 'zh-CN': '{files}未发现问题' },
  none: { en: 'No articles to check', 'zh-CN': '没有需要检查的文章' },
  found: { en: '{problems} in {broken} of {files}', 'zh-CN': '共检查 {files}，其中 {broken} 篇有问题：{problems}' },
  oneArticle: { en: '1 article', 'zh-CN': '1 篇文章' },
  articles: { en: '{count} articles', 'zh-CN': '{count} 篇文章' },
  oneError: { en: '1 error', 'zh-CN': '1 个错误' },
  countErrors: { en: '{count} errors', 'zh-CN': '{count} 个错误' },
  oneWarning: { en: '1 warning', 'zh-CN': '1 个警告' },
  countWarnings: { en: '{count} warnings', 'zh-CN': '{count} 个警告' },
  oneInfo: { en: '1 info', 'zh-CN': '1 条建议' },
  countInfos: { en: '{count} infos', 'zh-CN': '{count} 条建议' },
  listSeparator: { en: ', ', 'zh-CN': '、' },
  withHidden: { en: '{text} ({hidden})', 'zh-CN': '{text}（{hidden}）' },
  baselined: { en: '{count} in the baseline', 'zh-CN': '基线中已有 {count} 条' },
  suppressed: { en: '{count} suppressed', 'zh-CN': '已屏蔽 {count} 条' },
  next: { en: 'Next steps', 'zh-CN': '下一步' },
  notAll: {
    en: 'Shown are {shown} of {total} findings, the worst of each rule; --max-findings 0 shows all',
    'zh-CN': '以上是 {total} 条结果中的 {shown} 条，各规则都有，严重的优先；用 --max-findings 0 显示全部',
  },
  theErrors: {
    en: '{total, plural, =1 {The error} other {The # errors}}',
    'zh-CN': '全部错误（{total} 个）',
  },
  someErrors: { en: '{shown} of {total} errors', 'zh-CN': '{total} 个错误中的 {shown} 个' },
  nextQuiet: {
    en: 'show only {count, plural, =1 {the error} other {the # errors}}',
    'zh-CN': '只显示 {count} 个错误',
  },
  nextDiff: { en: 'preview the safe fixes', 'zh-CN': '预览安全修复' },
  nextFix: {
    en: 'apply {count, plural, =1 {the safe fix} other {the # safe fixes}}',
    'zh-CN': '执行 {count} 处安全修复',
  },
  nextDiffUnsafe: { en: 'preview all fixes, including unsafe ones', 'zh-CN': '预览全部修复，包括需复核的' },
  nextUnsafe: {
    en: 'apply all fixes, including {count, plural, =1 {1 unsafe one} other {# unsafe ones}}',
    'zh-CN': '执行全部修复，包括 {count} 处需复核的',
  },
  nextExplain: { en: 'what this rule checks, and why', 'zh-CN': '查看该规则的说明' },
  sarifLeftOut: {
    en: 'This file has {shown} of {total} findings, the limit of GitHub; `--format json` has all',
    'zh-CN': '{total} 条问题中写入了 {shown} 条（GitHub 的上限）；`--format json` 包含全部',
  },
  markdownMore: { en: '… and {count} more', 'zh-CN': '…… 另有 {count} 条' },
  markdownLeftOut: {
    en: '{count, plural, =1 {1 more rule does} other {# more rules do}} not fit here; `--format compact` lists all findings.',
    'zh-CN': '另有 {count} 条规则的结果放不下；用 `--format compact` 可列出全部。',
  },
  leftOut: {
    en: '{shown} of {total} findings are annotated, the limit of GitHub; `--format compact` lists all',
    'zh-CN': '{total} 条问题中标注了 {shown} 条（GitHub 的上限）；用 `--format compact` 可列出全部',
  },
} as const satisfies Record<string, OwnWords>;
