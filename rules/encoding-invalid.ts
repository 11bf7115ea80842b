import { articleRule, notMet } from '../src/engine/rule.ts';
import { encoding } from '../src/facts/file/encoding.ts';
import { file } from '../src/facts/file/file.ts';

export default articleRule({
  id: 'encoding-invalid',
  severity: 'error',
  docs: {
    title: { en: 'Not UTF-8, or garbled text', 'zh-CN': '不是 UTF-8 或有乱码' },
    topic: 'text',
    what: {
      en: 'Flags files that are not UTF-8, and the traces of a wrong encoding in files that are.',
      'zh-CN': '找出不是 UTF-8 编码的文件，以及正文中的乱码。',
    },
    why: {
      en: 'Site generators read UTF-8 only. A page that was decoded wrongly when it was crawled shows `Ã©`, `锟斤拷` or `�` instead of its characters, which are lost.',
      'zh-CN':
        '网站生成器只读 UTF-8。爬取时解码错误的网页会显示 `Ã©`、`锟斤拷` 或 `�`，原来的文字已经丢失，只能重新抓取。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'Lost characters', 'zh-CN': '丢失的字符' },
        bad: '可以\uFFFD\uFFFD挥作用。\n',
        good: '可以发挥作用。\n',
      },
    ],
  },
  messages: {
    notUtf8: {
      en: 'File is not UTF-8 from here on; its encoding looks like {encoding}. Convert it to UTF-8',
      'zh-CN': '文件从这里起不是 UTF-8 编码，疑似 {encoding}。请转换为 UTF-8',
    },
    unknown: {
      en: 'File is not UTF-8 from here on. Convert it to UTF-8',
      'zh-CN': '文件从这里起不是 UTF-8 编码。请转换为 UTF-8',
    },
    replacement: {
      en: 'Characters were lost in decoding and are shown as `�`{count, plural, =1 {} other { (# times)}}. Copy them from the source page',
      'zh-CN': '文字在解码时丢失，显示为 `�`{count, plural, =1 {} other {（共 # 处）}}。请对照原文恢复',
    },
    mojibake: {
      en: 'Text was decoded wrongly: `{text}`{count, plural, =1 {} other { (# times)}}. Copy it from the source page',
      'zh-CN': '文字解码错误，变成了乱码 `{text}`{count, plural, =1 {} other {（共 # 处）}}。请对照原文恢复',
    },
    nul: {
      en: 'File contains {count, plural, =1 {a NUL character} other {# NUL characters}}: it is binary, or UTF-16',
      'zh-CN': '文件中有 NUL 字符{count, plural, =1 {} other {（共 # 处）}}：可能是二进制文件，或采用 UTF-16 编码',
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
