import { editsOf } from '../src/engine/edits.ts';
import { articleRule, notMet } from '../src/engine/rule.ts';
import { lineEndings } from '../src/facts/file/line-endings.ts';

export default articleRule({
  id: 'line-endings',
  severity: 'info',
  docs: {
    title: { en: 'Mixed line endings', 'zh-CN': '换行符不统一' },
    topic: 'article',
    fix: 'safe',
    what: {
      en: 'Flags files whose lines end in different ways: some in LF, some in CRLF or CR. One kind throughout is fine, whichever it is.',
      'zh-CN': '找出换行符不统一的文件：有的行用 LF，有的行用 CRLF 或 CR。全文统一即可，不论哪一种。',
    },
    why: {
      en: 'Each editor that saves such a file may rewrite half of its lines, so that the change of one word is lost in the diff. Such a file was put together from parts.',
      'zh-CN': '编辑器一保存就可能改写半数的行，改一个字的差异淹没其中。这样的文件由不同来源拼成。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'Two kinds in one file', 'zh-CN': '同一文件有两种换行' },
        bad: 'A comet\r\npassed\nat night.\n',
        good: 'A comet\npassed\nat night.\n',
      },
    ],
  },
  messages: {
    mixed: {
      en: 'Line ends in {found}, but {count, plural, =1 {1 other line ends} other {# other lines end}} in {usual}{odd, plural, =1 {} other { (# lines differ)}}',
      'zh-CN': '本行以 {found} 结尾，而另外 {count} 行以 {usual} 结尾{odd, plural, =1 {} other {（不一致的有 # 行）}}',
    },
  },
  fixes: { unify: { en: 'Change all line endings to {usual}', 'zh-CN': '全部改为 {usual}' } },
  needs: { lineEndings },
  check({ lineEndings: [fact] }, { report }) {
    const [first] = fact?.odd ?? [];
    const edits = editsOf((fact?.odd ?? []).map((range) => ({ edit: { range, text: fact?.usual ?? '' } })));
    if (!fact || !first || !edits) return;
    const others = { '\n': ['LF', 'CRLF'], '\r\n': ['CRLF', 'LF'], '\r': ['CR', 'LF'] } as const;
    const [usual, other] = others[fact.usual];
    const data = {
      found: first[1] - first[0] === 2 ? 'CRLF' : other === 'CRLF' ? 'CR' : other,
      usual,
      count: fact.count,
      odd: fact.odd.length,
    };
    report({ messageId: 'mixed', range: first, data, fix: { title: 'unify', safety: 'safe', edits } });
  },
});
