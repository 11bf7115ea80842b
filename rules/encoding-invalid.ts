import { articleRule, notMet } from '../src/engine/rule.ts';
import { encoding } from '../src/facts/file/encoding.ts';
import { file } from '../src/facts/file/file.ts';

export default articleRule({
  id: 'encoding-invalid',
  severity: 'error',
  docs: {
    topic: 'text',
    what: {
      en: 'Flags files that are not UTF-8, and the traces of a wrong encoding in files that are.',
      'zh-CN': '找出不是 UTF-8 编码的文件，以及正文中的乱码。',
    },
    why: {
      en: 'Site generators read UTF-8 only. A page that was decoded wrongly when it was crawled shows `Ã©`, `锟斤拷` or `�` instead of its characters, and what they were is lost.',
      'zh-CN':
        '网站生成器只读 UTF-8。爬取时解码错误的网页会显示 `Ã©`、`锟斤拷` 或 `�`，原来的文字已经丢失，只能重新抓取。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A character that was lost', 'zh-CN': '丢失的字符' },
        bad: '可以\uFFFD\uFFFD挥作用。\n',
        good: '可以发挥作用。\n',
      },
    ],
  },
  messages: {
    notUtf8: {
      en: 'File is not UTF-8 from here on, expected UTF-8; its encoding looks like {encoding}',
      'zh-CN': '文件从这里起不是 UTF-8 编码，应为 UTF-8；疑似 {encoding}',
    },
    unknown: {
      en: 'File is not UTF-8 from here on, expected UTF-8',
      'zh-CN': '文件从这里起不是 UTF-8 编码，应为 UTF-8',
    },
    replacement: {
      en: 'Characters were lost in decoding: `�` (×{count}), expected the text of the original',
      'zh-CN': '有 {count} 处文字在解码时丢失，变成了 `�`，应与原文一致',
    },
    mojibake: {
      en: 'Text was decoded wrongly: `{text}` (×{count}), expected the text of the original',
      'zh-CN': '有 {count} 处乱码（如 `{text}`），应与原文一致',
    },
    nul: {
      en: 'NUL characters (×{count}), expected text: the file is binary, or UTF-16',
      'zh-CN': '有 {count} 处 NUL 字符，应为文本：文件可能是二进制或 UTF-16 编码',
    },
  },
  needs: { encoding, file },
  check({ encoding: traces, file: [problem] }, { report }) {
    if (problem?.kind === 'encoding') {
      const { offset = 0, data } = problem;
      report({ messageId: data['encoding'] === 'unknown' ? 'unknown' : 'notUtf8', range: [offset, offset], data });
    }
    for (const kind of ['replacement', 'mojibake', 'nul'] as const) {
      const [first, ...others] = traces.filter((trace) => trace.kind === kind);
      if (first) report({ messageId: kind, range: first.range, data: { text: first.text, count: 1 + others.length } });
    }
  },
});
