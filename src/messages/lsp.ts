import type { OwnWords } from '../core/types.ts';

/** Texts of the language server. */
export const lsp = {
  unsafeFix: { en: '{title} (unsafe fix: check the result)', 'zh-CN': '{title}（需复核的修复，请检查结果）' },
  fixAll: { en: 'Apply all safe fixes of nk-lint', 'zh-CN': '应用 nk-lint 的所有安全修复' },
  suppressHere: { en: 'Suppress {rule} here', 'zh-CN': '在此处屏蔽 {rule}' },
  suppressInFile: { en: 'Suppress {rule} in this file', 'zh-CN': '在本文件中屏蔽 {rule}' },
  explain: { en: 'Explain {rule}', 'zh-CN': '查看 {rule} 的说明' },
  reason: { en: 'reason', 'zh-CN': '原因' },
  page: { en: 'Examples and options', 'zh-CN': '示例与选项' },
  required: { en: 'required', 'zh-CN': '必需' },
  expected: { en: 'Expected: {what}', 'zh-CN': '应为：{what}' },
  configWrong: {
    en: 'nk-lint cannot use the configuration: {reason}',
    'zh-CN': 'nk-lint 无法使用配置：{reason}',
  },
} as const satisfies Readonly<Record<string, OwnWords>>;
