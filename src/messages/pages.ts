import type { OwnWords, Severity } from '../core/types.ts';
import type { Level } from '../engine/levels.ts';

/** Texts of the pages about rules and presets. */
export const pages = {
  why: { en: 'Why', 'zh-CN': '原因' },
  examples: { en: 'Examples', 'zh-CN': '示例' },
  flagged: { en: 'Flagged:', 'zh-CN': '有问题：' },
  accepted: { en: 'Accepted:', 'zh-CN': '正确：' },
  ruleOptions: { en: 'Options', 'zh-CN': '选项' },
  defaultValue: { en: 'Default: `{value}`', 'zh-CN': '默认值：`{value}`' },
  severityError: { en: 'error', 'zh-CN': '错误' },
  severityWarning: { en: 'warning', 'zh-CN': '警告' },
  severityInfo: { en: 'info', 'zh-CN': '提示' },
  severityOff: { en: 'off', 'zh-CN': '关闭' },
  fixNone: { en: 'no fix', 'zh-CN': '不可自动修复' },
  fixSafe: { en: 'safe fix', 'zh-CN': '安全修复' },
  fixUnsafe: { en: 'unsafe fix', 'zh-CN': '不安全修复' },
  fixMixed: { en: 'safe and unsafe fixes', 'zh-CN': '安全与不安全修复' },
  sure: { en: 'How sure', 'zh-CN': '准确性' },
  counts: {
    en: 'Of {total} findings in real articles that were read by a person, {right} were right.',
    'zh-CN': '人工核对真实文章中的 {total} 条结果，{right} 条正确。',
  },
  noCounts: {
    en: 'No finding in a real article has been read yet.',
    'zh-CN': '尚无经人工核对的真实结果。',
  },
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
  cellUnsafe: { en: 'unsafe', 'zh-CN': '不安全' },
  cellMixed: { en: 'safe, unsafe', 'zh-CN': '安全、不安全' },
  indexLead: {
    en: 'Severity is that of the preset `recommended`; the columns [`crawled` and `strict`]({presets}) say where those differ. A safe fix (`--fix`) keeps the meaning; an unsafe one (`--unsafe-fixes`) guesses or loses something.',
    'zh-CN':
      '“级别”是预设 `recommended` 的级别；[`crawled` 和 `strict`]({presets}) 两列只列出不同之处。安全修复（`--fix`）不改变文意；不安全修复（`--unsafe-fixes`）含有推测，或会丢失内容。',
  },
  presetsLead: {
    en: "A preset is named in the configuration, `extends: ['crawled']`, and may be changed rule by rule below it. In every preset, what is not listed has its own severity.",
    'zh-CN': "在配置中写 `extends: ['crawled']` 即可使用预设，并可逐条调整规则。未列出的规则使用默认级别。",
  },
  'front-matter': { en: 'Front matter', 'zh-CN': 'Front matter' },
  images: { en: 'Images', 'zh-CN': '图片' },
  links: { en: 'Links and sources', 'zh-CN': '链接与来源' },
  structure: { en: 'Structure', 'zh-CN': '结构' },
  text: { en: 'Text', 'zh-CN': '文字' },
  article: { en: 'Article', 'zh-CN': '文章' },
} as const satisfies Record<string, OwnWords>;

/** Severities and levels of a configuration. */
export const levelWords: Readonly<Record<Severity | Level, OwnWords>> = {
  error: pages.severityError,
  warning: pages.severityWarning,
  warn: pages.severityWarning,
  info: pages.severityInfo,
  off: pages.severityOff,
};
