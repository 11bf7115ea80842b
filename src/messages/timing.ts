import type { OwnWords } from '../core/types.ts';

/** Texts of `--timing`. */
export const timing = {
  title: { en: 'Time: {elapsed} s', 'zh-CN': '用时：{elapsed} 秒' },
  titleThreads: {
    en: 'Time: {elapsed} s, in which {threads} threads worked {total} s; shares are of their work',
    'zh-CN': '用时：{elapsed} 秒，其间 {threads} 个线程共工作 {total} 秒；百分比按总工作时间计算',
  },
  row: { en: '{seconds} s', 'zh-CN': '{seconds} 秒' },
  share: { en: '{share} %', 'zh-CN': '{share}%' },
  otherRules: { en: '{count} other rules', 'zh-CN': '其他 {count} 条规则' },
} as const satisfies Record<string, OwnWords>;

/** In the order in which they are printed. */
export const stageWords = {
  start: { en: 'starting', 'zh-CN': '启动' },
  configuration: { en: 'configuration', 'zh-CN': '读取配置' },
  discovery: { en: 'finding files', 'zh-CN': '查找文件' },
  cache: { en: 'cache', 'zh-CN': '缓存' },
  reading: { en: 'reading files', 'zh-CN': '读取文件' },
  parsing: { en: 'parsing', 'zh-CN': '解析' },
  facts: { en: 'facts for the rules', 'zh-CN': '收集规则所需信息' },
  rules: { en: 'rules', 'zh-CN': '规则' },
  comparison: { en: 'comparing articles', 'zh-CN': '比较各篇文章' },
  storing: { en: 'storing results', 'zh-CN': '暂存结果' },
  online: { en: 'links online', 'zh-CN': '联网检查' },
  fixing: { en: 'fixing', 'zh-CN': '修复' },
  report: { en: 'report', 'zh-CN': '输出报告' },
} as const satisfies Record<string, OwnWords>;
