import type { OwnWords, Severity } from '../core/types.ts';
import type { Level } from '../engine/levels.ts';

/** Texts of the pages about rules and presets. */
export const pages = {
  why: { en: 'Why', 'zh-CN': '原因' },
  examples: { en: 'Examples', 'zh-CN': '示例' },
  flagged: { en: 'Flagged:', 'zh-CN': '有问题：' },
  accepted: { en: 'Accepted:', 'zh-CN': '正确：' },
  codeMore: { en: '… {count} more lines', 'zh-CN': '…… 另有 {count} 行' },
  ruleOptions: { en: 'Options', 'zh-CN': '选项' },
  defaultValue: { en: 'Default: `{value}`', 'zh-CN': '默认值：`{value}`' },
  severityError: { en: 'error', 'zh-CN': '错误' },
  severityWarning: { en: 'warning', 'zh-CN': '警告' },
  severityInfo: { en: 'info', 'zh-CN': '建议' },
  severityOff: { en: 'off', 'zh-CN': '关闭' },
  fixNone: { en: 'no fix', 'zh-CN': '不可自动修复' },
  fixSafe: { en: 'safe fix', 'zh-CN': '安全修复' },
  fixUnsafe: { en: 'unsafe fix', 'zh-CN': '需复核的修复' },
  fixMixed: { en: 'safe and unsafe fixes', 'zh-CN': '安全修复和需复核的修复' },
  sure: { en: 'Accuracy', 'zh-CN': '准确性' },
  counts: {
    en: 'A person read {total, plural, =1 {1 finding} other {# findings}} in real articles: {right, plural, =1 {1 was} other {# were}} right.',
    'zh-CN': '人工核对真实文章中的 {total} 条结果，{right} 条正确。',
  },
  siteCounts: {
    en: 'On [public sites](../precision.md) that were not used to tune it: {right} of {total} right, {arguable} arguable.',
    'zh-CN': '在未用于调整规则的[公开网站](../precision.md)上：{total} 条中 {right} 条正确，{arguable} 条有争议。',
  },
  precision: { en: 'Accuracy of the findings', 'zh-CN': '结果有多准确' },
  precisionLead: {
    en: 'Findings on public sites that were not used to tune the rules, read as an editor of the site would: at most 15 per rule, 30 per rule that reports errors, in each of nine samples, of other sites each. An arguable finding is one that some editors would fix and others would not; it counts half. What was wrong in a sample was fixed, and is not counted where it is no longer reported; where the finding now says what the reader missed in it, it counts as right. Before that, 83 of 100 errors, 74 of 100 warnings and 92 of 100 infos of the last sample were right, and 62, 84 and 77 of the one before it: most of what was wrong had one cause per site, such as a list in place of a description in each post. The last six samples were read without knowledge of the rules. Of two more, of 13 sites, only the sums were kept, so that they are not in the table: 28 of 39 errors, 90 of 171 warnings and 87 of 108 infos were right before anything was fixed. A rule that is not in the table found nothing there.',
    'zh-CN':
      '在未用于调整规则的公开网站上，以网站编辑的眼光逐条阅读的结果：分九批抽样，每批换一组网站，每条规则至多 15 条，报告错误的规则至多 30 条。“有争议”指有的编辑会改、有的不会，按一半计算。每批发现的误报都已修正，不再报告的不再计入；现在的说法已符合读者意见的，算作正确。修正之前，最后一批的错误有 83%、警告有 74%、建议有 92% 正确，前一批分别为 62%、84% 和 77%：误报大多是一个网站一个原因，例如每篇文章的描述都写成了列表。最后六批是在不了解规则的情况下阅读的。另有两批共 13 个网站只留下总数，未列入表中：修正之前，39 个错误中 28 个、171 个警告中 90 个、108 条建议中 87 条正确。表中没有的规则在这些网站上没有结果。',
  },
  right: { en: 'right', 'zh-CN': '正确' },
  wrong: { en: 'wrong', 'zh-CN': '误报' },
  arguable: { en: 'arguable', 'zh-CN': '有争议' },
  share: { en: 'share', 'zh-CN': '准确率' },
  sitesLead: { en: 'The sites:', 'zh-CN': '这些网站：' },
  generator: { en: 'generator', 'zh-CN': '生成器' },
  language: { en: 'language', 'zh-CN': '语言' },
  articles: { en: 'articles', 'zh-CN': '文章数' },
  noCounts: { en: 'No findings in real articles have been read yet.', 'zh-CN': '尚无经人工核对的真实结果。' },
  presets: { en: 'Presets', 'zh-CN': '预设' },
  presetLevel: { en: '`{preset}`: {level}. {why}', 'zh-CN': '`{preset}`：{level}。{why}' },
  rules: { en: 'Rules', 'zh-CN': '规则' },
  rule: { en: 'rule', 'zh-CN': '规则' },
  severity: { en: 'severity', 'zh-CN': '级别' },
  fix: { en: 'fix', 'zh-CN': '修复' },
  what: { en: 'what', 'zh-CN': '内容' },
  reason: { en: 'reason', 'zh-CN': '理由' },
  level: { en: 'level', 'zh-CN': '级别' },
  cellSafe: { en: 'safe', 'zh-CN': '安全' },
  cellUnsafe: { en: 'unsafe', 'zh-CN': '需复核' },
  cellBoth: { en: 'both', 'zh-CN': '两种' },
  cellMixed: { en: 'safe, unsafe', 'zh-CN': '安全、需复核' },
  indexLead: {
    en: 'Severity is that of the preset `recommended`; the columns [`crawled` and `strict`]({presets}) show where those differ. A safe fix (`--fix`) keeps the meaning; an unsafe fix (`--unsafe-fixes`) needs review, because it guesses or loses something.',
    'zh-CN':
      '“级别”是预设 `recommended` 的级别；[`crawled` 和 `strict`]({presets}) 两列只列出不同之处。安全修复（`--fix`）不改变文意；需复核的修复（`--unsafe-fixes`）含有推测，或会丢失内容。',
  },
  presetsLead: {
    en: "Name a preset in the configuration, `extends: ['crawled']`, and change single rules below it. Rules that a preset does not list keep their own severity.",
    'zh-CN': "在配置中写 `extends: ['crawled']` 即可使用预设，并可逐条调整规则。未列出的规则使用默认级别。",
  },
  'front-matter': { en: 'Front matter', 'zh-CN': 'Front matter' },
  images: { en: 'Images', 'zh-CN': '图片' },
  links: { en: 'Links and sources', 'zh-CN': '链接与原文' },
  structure: { en: 'Structure', 'zh-CN': '结构' },
  text: { en: 'Text', 'zh-CN': '文字' },
  article: { en: 'Article', 'zh-CN': '文章' },
  otherRules: { en: 'Other rules', 'zh-CN': '其他规则' },
  listNote: {
    en: 'Fixes: safe (--fix), unsafe (--fix --unsafe-fixes, to be reviewed), or both kinds. nk-lint explain RULE shows what a rule flags, and why.',
    'zh-CN':
      '修复：安全（--fix）、需复核（--fix --unsafe-fixes），或两种都有。用 nk-lint explain 规则名 查看规则查什么、为什么。',
  },
} as const satisfies Record<string, OwnWords>;

/** Severities and levels of a configuration. */
export const levelWords: Readonly<Record<Severity | Level, OwnWords>> = {
  error: pages.severityError,
  warning: pages.severityWarning,
  warn: pages.severityWarning,
  info: pages.severityInfo,
  off: pages.severityOff,
};
