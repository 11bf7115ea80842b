import type { OwnWords } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { parserPlace } from '../knowledge/parser-words.ts';

/** Errors of the system, by their code. */
const systemReasons: Readonly<Record<string, OwnWords>> = {
  EACCES: { en: 'permission denied', 'zh-CN': '没有权限' },
  EBUSY: { en: 'it is in use', 'zh-CN': '文件正在使用' },
  EEXIST: { en: 'a file of that name exists', 'zh-CN': '已有同名文件' },
  EFBIG: { en: 'it is too large', 'zh-CN': '文件过大' },
  EINVAL: { en: 'its name is not valid', 'zh-CN': '名称无效' },
  EIO: { en: 'the disk failed', 'zh-CN': '磁盘出错' },
  EISDIR: { en: 'it is a folder', 'zh-CN': '它是目录' },
  ELOOP: {
    en: 'a symbolic link leads to itself, or is not allowed here',
    'zh-CN': '符号链接循环，或此处不允许符号链接',
  },
  EMFILE: { en: 'too many files are open', 'zh-CN': '打开的文件过多' },
  ENAMETOOLONG: { en: 'its name is too long', 'zh-CN': '名称过长' },
  ENFILE: { en: 'too many files are open', 'zh-CN': '打开的文件过多' },
  ENOENT: { en: 'no such file or folder', 'zh-CN': '文件或目录不存在' },
  ENOSPC: { en: 'no space left on the disk', 'zh-CN': '磁盘空间不足' },
  ENOTDIR: { en: 'a part of its path is a file, not a folder', 'zh-CN': '路径中有一段是文件而不是目录' },
  ENOTFILE: { en: 'it is not a regular file', 'zh-CN': '它不是普通文件' },
  EOUTSIDE: { en: 'it is outside of the working tree', 'zh-CN': '它在工作目录之外' },
  EPERM: { en: 'permission denied', 'zh-CN': '没有权限' },
  EROFS: { en: 'the file system is read-only', 'zh-CN': '文件系统只读' },
  'not a ledger': { en: 'not a ledger', 'zh-CN': '它不是检查记录' },
  ETXTBSY: { en: 'it is in use', 'zh-CN': '文件正在使用' },
};

/** Syntax errors of JSON, YAML and TOML, by their code. */
const syntaxReasons: Readonly<Record<string, OwnWords>> = {
  aliasBomb: { en: 'its aliases expand to too many values', 'zh-CN': '别名展开后数量过大' },
  bracketUnclosed: { en: 'a bracket is not closed', 'zh-CN': '括号没有闭合' },
  colonMissing: { en: 'a colon is missing', 'zh-CN': '缺少冒号' },
  colonSpace: { en: 'a space is missing after the colon', 'zh-CN': '冒号后面缺少空格' },
  colonWide: { en: 'the colon is a full-width one', 'zh-CN': '冒号是全角的' },
  commaExtra: { en: 'there is a comma too many', 'zh-CN': '多了一个逗号' },
  commaMissing: { en: 'a comma is missing', 'zh-CN': '缺少逗号' },
  comment: { en: 'JSON has no comments', 'zh-CN': 'JSON 中不能有注释' },
  dashInline: { en: 'a list item must begin on its own line', 'zh-CN': '列表项应另起一行' },
  dashSpace: { en: 'a space is missing after the dash', 'zh-CN': '短横后面缺少空格' },
  dateSyntax: { en: 'invalid date', 'zh-CN': '这不是有效的日期' },
  documentEnd: { en: 'the YAML document ends here', 'zh-CN': 'YAML 内容在此结束' },
  duplicateKey: { en: 'this key occurs twice', 'zh-CN': '键重复' },
  duplicateKeyDiffers: { en: 'this key occurs twice', 'zh-CN': '键重复' },
  escape: { en: 'unknown escape sequence', 'zh-CN': '未知的转义' },
  indentation: { en: 'wrong indentation', 'zh-CN': '缩进不一致' },
  keyUnquoted: { en: 'this key needs quotes', 'zh-CN': '这个键应加引号' },
  lineBreakMissing: { en: 'the line must end after the value', 'zh-CN': '值后面应换行' },
  needsQuotes: { en: 'this value needs quotes', 'zh-CN': '这个值应加引号' },
  noColon: { en: 'expected `key: value`', 'zh-CN': '应为 `键: 值` 的形式' },
  noEquals: { en: 'expected `key = value`', 'zh-CN': '应为 `键 = 值` 的形式' },
  quotesOther: { en: 'strings need straight double quotes', 'zh-CN': '字符串应使用半角双引号' },
  quoteUnclosed: { en: 'a quote is not closed', 'zh-CN': '引号没有闭合' },
  tab: { en: 'indented with a tab; use spaces', 'zh-CN': '用了制表符缩进，应改用空格' },
  template: { en: 'it has a template tag', 'zh-CN': '含有模板标签' },
  textAfterValue: { en: 'there is text after the closing quote', 'zh-CN': '结尾的引号之后还有文字' },
  unexpected: { en: 'unexpected character', 'zh-CN': '多余的字符' },
  unquoted: { en: 'keys and strings need double quotes', 'zh-CN': '键和字符串应加双引号' },
  valueMissing: { en: 'a value is missing', 'zh-CN': '缺少值' },
  zeroLeading: { en: 'a number must not begin with a zero', 'zh-CN': '数字不能以零开头' },
  // Codes of the JSON parser that are no mistakes of their own.
  EndOfFileExpected: { en: 'there is text after the end', 'zh-CN': '结尾之后还有内容' },
  InvalidCharacter: { en: 'unexpected character', 'zh-CN': '多余的字符' },
  InvalidNumberFormat: { en: 'invalid number', 'zh-CN': '这不是有效的数字' },
  InvalidUnicode: { en: 'unknown escape sequence', 'zh-CN': '未知的转义' },
  PropertyNameExpected: { en: 'a key is missing', 'zh-CN': '缺少键' },
  UnexpectedEndOfComment: { en: 'a comment is not closed', 'zh-CN': '注释没有闭合' },
  UnexpectedEndOfNumber: { en: 'invalid number', 'zh-CN': '这不是有效的数字' },
  ValueExpected: { en: 'a value is missing', 'zh-CN': '缺少值' },
};

/** Returns an error of the system in words; an unknown code stays as it is. */
export function systemReason(code: string): OwnWords {
  return systemReasons[code] ?? asItIs(code);
}

/** Returns a syntax error in words; `raw`, the text of the parser, if the code is unknown. */
export function syntaxReason(code: string, raw: string): OwnWords {
  return syntaxReasons[code] ?? syntaxReasons[raw] ?? inItsWords(raw);
}

/** Returns what a parser says: in Chinese where that is known, else in its own words. */
function inItsWords(text: string): OwnWords {
  return { en: text, 'zh-CN': fill({ en: '', 'zh-CN': parserPlace('text') }, 'zh-CN', { text }) };
}

function asItIs(text: string): OwnWords {
  return { en: text, 'zh-CN': text };
}
