import { articleRule, notMet } from '../src/engine/rule.ts';
import { file } from '../src/facts/file/file.ts';

const reasons: Readonly<Record<string, 'missing' | 'name' | 'denied'>> = {
  ENOENT: 'missing',
  EILSEQ: 'name',
  EACCES: 'denied',
  EPERM: 'denied',
};

export default articleRule({
  id: 'file-unreadable',
  severity: 'error',
  docs: {
    topic: 'article',
    what: {
      en: 'Flags files that could not be checked: not readable, too large, nested too deep, too much work for the parser.',
      'zh-CN': '找出无法检查的文件：无法读取、过大、嵌套过深或解析代价过高。',
    },
    why: {
      en: 'An article that is silently left out looks like an article without problems. The other files are checked all the same.',
      'zh-CN': '被悄悄跳过的文章看起来就像没有问题。其余文件照常检查。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'Quotes in quotes, a hundred times', 'zh-CN': '上百层嵌套的引用' },
        bad: `${'> '.repeat(120)}deep\n`,
        good: '> > A quote in a quote.\n',
      },
    ],
  },
  messages: {
    missing: {
      en: 'File is not there: a link that leads nowhere, or removed meanwhile',
      'zh-CN': '文件不存在：可能是失效的符号链接，或刚被删除',
    },
    name: {
      en: 'Name of this file or of its folder is not UTF-8 (`�` stands for what is not), so it cannot be opened',
      'zh-CN': '该文件或其目录的名称不是 UTF-8 编码（无法识别之处显示为 `�`），无法打开',
    },
    denied: { en: 'File must not be read: {reason}', 'zh-CN': '没有读取该文件的权限：{reason}' },
    unreadable: { en: 'File could not be read: {reason}', 'zh-CN': '无法读取该文件：{reason}' },
    notAFile: { en: 'This is no file, expected an article', 'zh-CN': '这不是普通文件，应为文章' },
    outside: {
      en: 'File was not read: it is a link out of the working tree, where a branch of somebody else could point at any file; `--allow-root` names folders that articles may lie in',
      'zh-CN':
        '未读取该文件：它是指向工作目录之外的符号链接，他人的分支可能借此指向任意文件；可用 `--allow-root` 指定文章所在的其他目录',
    },
    tooLarge: {
      en: 'File has {size} bytes, more than the {limit} that are checked; `maxFileSize` in the configuration sets the limit',
      'zh-CN': '文件有 {size} 字节，超过检查上限 {limit} 字节；可在配置中用 `maxFileSize` 调整',
    },
    tooDeep: {
      en: 'Quotes and lists are nested {depth} deep, more than any reader or parser can follow',
      'zh-CN': '引用和列表嵌套了 {depth} 层，超出可解析的范围',
    },
    tooDeepForParser: {
      en: 'Text is nested deeper than the parser can follow',
      'zh-CN': '内容嵌套太深，超出可解析的范围',
    },
    outOfMemory: {
      en: 'File needs more than {megabytes} MB of memory to parse, and was given up: something in it repeats thousands of times',
      'zh-CN': '解析该文件需要超过 {megabytes} MB 内存，已放弃；原因多半是其中重复成千上万次的内容',
    },
    tooSlow: {
      en: 'File takes more than {seconds} seconds to parse, and was given up: something in it repeats thousands of times',
      'zh-CN': '解析该文件超过 {seconds} 秒，已放弃；原因多半是其中重复成千上万次的内容',
    },
  },
  needs: { file },
  check({ file: [problem] }, { report }) {
    if (!problem || problem.kind === 'encoding') return;
    const { kind, data, offset = 0 } = problem;
    const range = [offset, offset] as const;
    if (kind === 'too-large') report({ messageId: 'tooLarge', range, data });
    else if (kind === 'too-deep') report({ messageId: 'depth' in data ? 'tooDeep' : 'tooDeepForParser', range, data });
    else if (kind === 'too-slow') report({ messageId: 'tooSlow', range, data });
    else if (kind === 'out-of-memory') report({ messageId: 'outOfMemory', range, data });
    else if (kind === 'outside') report({ messageId: 'outside', range });
    else if (kind === 'not-a-file') report({ messageId: 'notAFile', range });
    else report({ messageId: reasons[String(data['reason'])] ?? 'unreadable', range, data });
  },
});
