import type { ErrorWords } from '../core/errors.ts';
import type { OwnWords } from '../core/types.ts';

/** Texts of the Model Context Protocol server: what a model reads of the tools. */
export const mcp = {
  check: {
    en: 'Check Markdown articles for defects that crawling, copying and converting leave behind. Returns the worst findings first. Pass paths below the working directory, or text with its fileName to check a text that is not saved; without both, the whole site is checked.',
    'zh-CN':
      '检查 Markdown 文章中抓取、复制、转换留下的问题，最严重的排在最前。可指定工作目录中的路径，或用 text 和 fileName 检查尚未保存的文本；两者都不指定时检查整个站点。',
  },
  explain: {
    en: 'Explain a rule: what it flags, why, examples, options, and how to suppress it.',
    'zh-CN': '说明一条规则：查什么、为什么、示例、选项，以及如何屏蔽。',
  },
  fix: {
    en: 'Fix findings. Returns the changes as a patch and writes nothing unless write is true. Makes safe fixes only unless unsafe is true; review what unsafe fixes change.',
    'zh-CN':
      '修复问题，以补丁形式返回改动；只有 write 为 true 才写入文件。默认只做安全修复；unsafe 为 true 时也做需复核的修复，请检查其结果。',
  },
  norms: {
    en: 'Show what the articles of each collection usually have in common, such as front matter keys, title suffixes and link hosts.',
    'zh-CN': '显示每个集合的文章通常有哪些共同点，例如 front matter 的键、标题后缀和链接主机。',
  },
  schema: {
    en: 'Infer a JSON Schema for the front matter of existing articles, with the articles that do not match it.',
    'zh-CN': '根据现有文章推断 front matter 的 JSON Schema，并列出不符合的文章。',
  },
  paths: {
    en: 'Folders, files or globs below the working directory; by default the articles of the site',
    'zh-CN': '工作目录中的目录、文件或通配符；默认为站点的文章',
  },
  text: { en: 'Text of one article, checked in place of its file', 'zh-CN': '一篇文章的文本，代替文件中的内容' },
  fileName: {
    en: 'Path of the article that text belongs to; it need not exist. It decides the settings',
    'zh-CN': 'text 所属文章的路径，可以不存在；用于确定所用设置',
  },
  limit: {
    en: 'Maximum number of findings to return, by default {limit}; the totals count all',
    'zh-CN': '最多返回多少条问题，默认 {limit} 条；总数始终包括全部问题',
  },
  rule: { en: 'Id of the rule, such as image-duplicate', 'zh-CN': '规则名，例如 image-duplicate' },
  write: { en: 'Write the fixed articles to their files', 'zh-CN': '把修复写入文件' },
  unsafe: {
    en: 'Also make fixes that are guesses or lose something',
    'zh-CN': '同时做需复核的修复（可能出于推测，或丢失内容）',
  },
  collection: { en: 'Name of the collection', 'zh-CN': '集合名称' },
  threshold: {
    en: 'A key is required from this share of articles, from 0 to 1',
    'zh-CN': '一个键在多大比例的文章中出现才算必需（0 到 1）',
  },
  strict: { en: 'Allow no other keys', 'zh-CN': '不允许其他键' },
  found: {
    en: '{files, plural, =1 {1 article} other {# articles}} checked: {errors, plural, =1 {1 error} other {# errors}}, {warnings, plural, =1 {1 warning} other {# warnings}}, {infos} info',
    'zh-CN': '检查了 {files} 篇文章：{errors} 个错误、{warnings} 个警告、{infos} 条建议',
  },
  shown: { en: 'The worst {shown} of {total} findings are shown', 'zh-CN': '显示最严重的 {shown} 条（共 {total} 条）' },
  safeFix: { en: 'fix: {title}', 'zh-CN': '修复：{title}' },
  unsafeFix: { en: 'unsafe fix: {title}', 'zh-CN': '需复核的修复：{title}' },
} as const satisfies Readonly<Record<string, OwnWords>>;

/** Errors of tool calls. */
export const mcpErrors = {
  toolUnknown: {
    says: { en: 'Unknown tool {tool}', 'zh-CN': '没有名为 {tool} 的工具' },
    hint: { en: 'The tools are {known}', 'zh-CN': '可用的工具：{known, list}' },
  },
  argumentUnknown: {
    says: { en: 'Unknown argument {name}', 'zh-CN': '没有名为 {name} 的参数' },
    hint: { en: 'The arguments are {known}', 'zh-CN': '可用的参数：{known, list}' },
  },
  argumentMissing: { says: { en: 'Missing argument {name}', 'zh-CN': '缺少参数 {name}' } },
  argumentInvalid: {
    says: {
      en: '{name}: expected {expected, select, string {a string} boolean {true or false} integer {a positive integer} number {a number from 0 to 1} other {an array of strings}}',
      'zh-CN':
        '{name} 的值应为{expected, select, string {字符串} boolean { true 或 false} integer {正整数} number { 0 到 1 的数} other {字符串数组}}',
    },
  },
  pathElsewhere: {
    says: { en: '{path} is outside of the working directory', 'zh-CN': '{path} 在工作目录之外' },
    hint: {
      en: 'Agents reach articles below the folder that the server was started in only',
      'zh-CN': '智能体只能访问启动服务器时所在目录中的文章',
    },
  },
  textAlone: {
    says: {
      en: 'text and fileName must be passed together, without paths',
      'zh-CN': 'text 与 fileName 须同时指定，且不能与 paths 同时使用',
    },
  },
  textNotWritten: {
    says: {
      en: 'A text cannot be written; pass paths with write',
      'zh-CN': '文本无法写入文件；write 须与 paths 同时使用',
    },
  },
} as const satisfies Readonly<Record<string, ErrorWords>>;
