import { articleRule } from '../src/engine/rule.ts';
import { lookalikes } from '../src/facts/text/lookalikes.ts';
import { codePointName } from '../src/knowledge/text/characters.ts';

export default articleRule({
  id: 'character-lookalike',
  severity: 'warning',
  docs: {
    title: { en: 'Look-alike letters of two scripts', 'zh-CN': '混用形近的字母' },
    topic: 'text',
    fix: 'mixed',
    what: {
      en: 'Flags words with letters of two scripts that look alike (Latin with Cyrillic or Greek ones), and CJK radicals (U+2E80 to U+2FDF) in place of characters or beside them. Not flagged: words of one script, a word followed by an abbreviation (`кореньX`), formulas, code, and lookalikes that the paragraph is about or that stand beside the plain spelling (`comet or cоmet`). The fix writes a word in the script of its other letters, and removes a radical whose character is there already (`官⽅方`).',
      'zh-CN':
        '找出混用两种文字中相似字母的单词（拉丁字母混入西里尔或希腊字母），以及代替汉字或与汉字重复的部首字符（U+2E80 至 U+2FDF）。单一文字的单词、后面连着缩写的单词（`кореньX`）、公式、代码，以及段落中作为例子讨论或与正确写法并列比较（`comet 和 cоmet`）的形近写法不在此列。修复时统一为该词其余字母的文字；旁边已有对应汉字的部首（`官⽅方`）则删除。',
    },
    why: {
      en: 'They look right, but no search finds them, some fonts lack them, and screen readers spell them out. Sites write words in this way to hinder copying; PDF files turn characters into radicals.',
      'zh-CN':
        '看起来没错，却搜索不到，有的字体无法显示，读屏软件也读不出。有的网站用这种写法防复制，PDF 复制出来的文字常变成部首。',
    },
    sure: { right: 20, wrong: 0 },
    examples: [
      {
        title: { en: 'Cyrillic letters in an English word', 'zh-CN': '英文单词中的西里尔字母' },
        bad: 'The c\u043Em\u0435t is bright.\n',
        good: 'The comet is bright.\n',
      },
      {
        title: { en: 'A radical for a character', 'zh-CN': '部首代替汉字' },
        bad: '安全\u2F1A商\n',
        good: '安全厂商\n',
      },
    ],
  },
  messages: {
    word: {
      en: 'Word `{text}` mixes lookalike letters of two scripts',
      'zh-CN': '单词 `{text}` 混用了两种文字的形近字母',
    },
    radical: {
      en: '`{text}` is a CJK radical ({name}), not the character that looks like it',
      'zh-CN': '`{text}` 是部首字符（{name}），不是形近的汉字',
    },
    doubled: {
      en: '`{text}` is a CJK radical ({name}) beside the character that it looks like',
      'zh-CN': '`{text}` 是部首字符（{name}），旁边已有与它形近的汉字',
    },
  },
  fixes: {
    replace: { en: 'Change to `{expected}`', 'zh-CN': '改为 `{expected}`' },
    remove: { en: 'Remove `{text}`', 'zh-CN': '删除 `{text}`' },
  },
  needs: { lookalikes },
  check({ lookalikes }, { report }) {
    for (const { kind, text, expected, range } of lookalikes) {
      // A letter at the start of `сco` or `АQuando` may be one too many; one that few languages have may be meant.
      const isGuess = (beginsDoubled(expected) && startsInOtherScript(text)) || rareLetter.test(expected);
      const safety = isGuess ? 'unsafe' : 'safe';
      const isDoubled = expected === '';
      const title = isDoubled ? 'remove' : 'replace';
      const fix = { title, safety, edits: [{ range, text: expected }] } as const;
      const data = { text, expected, name: codePointName(text) };
      report({ messageId: isDoubled ? 'doubled' : kind, range, data, fix });
    }
  },
});

/** Letters of Macedonian, Serbian, Kurdish and old Cyrillic. */
const rareLetter = /[ѕЅјЈһҺԁԀԛԚԝԜӏӀ]/u;

/** Whether a word begins with one letter twice, or with two capitals. */
function beginsDoubled(word: string): boolean {
  return /^(?:(?<first>\p{L})\k<first>|\p{Lu}{2}\p{Ll})/u.test(word);
}

/** Whether the first letter alone is of another script than the second one. */
function startsInOtherScript(text: string): boolean {
  const isLatin = (char: string | undefined) => /\p{Script=Latin}/u.test(char ?? '');
  return isLatin(text[0]) !== isLatin(text[1]);
}
