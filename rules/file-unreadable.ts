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
    title: { en: 'File that cannot be checked', 'zh-CN': '无法检查的文件' },
    topic: 'article',
    what: {
      en: 'Flags files that could not be checked: not readable, too large, nested too deep, or too slow to parse.',
      'zh-CN': '找出无法检查的文件：无法读取、过大、嵌套过深或解析太慢。',
    },
    why: {
      en: 'An article that is silently skipped looks like an article without problems. The other files are still checked.',
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
      en: 'File does not exist: it is a broken symbolic link, or was removed meanwhile',
      'zh-CN': '文件不存在：可能是失效的符号链接，或刚被删除',
    },
    name: {
      en: 'File cannot be opened, because its name or that of its folder is not UTF-8 (`�` replaces what is not)',
      'zh-CN': '无法打开文件：文件或目录的名称不是 UTF-8 编码（无法识别之处显示为 `�`）',
    },
    denied: { en: 'Permission to read this file was denied', 'zh-CN': '没有读取该文件的权限' },
    unreadable: { en: 'File could not be read ({reason})', 'zh-CN': '无法读取该文件（{reason}）' },
    notAFile: { en: 'Not a regular file', 'zh-CN': '这不是普通文件' },
    outside: {
      en: 'File was not read: it is a link to outside the working tree, and such a link in a pull request could point at any file. Allow its folder with `--allow-root`',
      'zh-CN':
        '未读取该文件：它是指向工作目录之外的符号链接，他人的分支可能借此指向任意文件。可用 `--allow-root` 允许其所在目录',
    },
    tooLarge: {
      en: 'File has {size} bytes, more than the limit of {limit}. Raise the limit with `maxFileSize` in the configuration',
      'zh-CN': '文件有 {size} 字节，超过上限 {limit} 字节。可在配置中用 `maxFileSize` 调整',
    },
    tooDeep: {
      en: 'Quotes and lists are nested {depth} levels deep, more than the parser can follow',
      'zh-CN': '引用和列表嵌套了 {depth} 层，超出可解析的范围',
    },
    tooDeepForParser: {
      en: 'Text is nested deeper than the parser can follow',
      'zh-CN': '内容嵌套太深，超出可解析的范围',
    },
    outOfMemory: {
      en: 'Parsing this file takes more than {megabytes} MB of memory and was stopped: something in it repeats thousands of times',
      'zh-CN': '解析该文件需要超过 {megabytes} MB 内存，已停止：其中多半有内容重复了成千上万次',
    },
    tooSlow: {
      en: 'Parsing this file takes more than {seconds} seconds and was stopped: something in it repeats thousands of times',
      'zh-CN': '解析该文件超过 {seconds} 秒，已停止：其中多半有内容重复了成千上万次',
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
