import { thousands } from '../src/core/numbers.ts';
import { containmentTest } from '../src/core/place.ts';
import { editsOf } from '../src/engine/edits.ts';
import { articleRule } from '../src/engine/rule.ts';
import { images } from '../src/facts/images/images.ts';
import { links } from '../src/facts/links/links.ts';
import { characters } from '../src/facts/text/characters.ts';
import { codePointName } from '../src/knowledge/text/characters.ts';
import { distinctUrls } from '../src/knowledge/url/destination.ts';

export default articleRule({
  id: 'character-invisible',
  severity: 'error',
  docs: {
    topic: 'text',
    fix: 'mixed',
    what: {
      en: 'Flags characters that take no room: zero-width spaces and joiners, byte order marks inside a file, direction marks, soft hyphens; also in titles and file names. Emoji sequences, soft hyphens where a word may be divided (`Prüfungs\u00ADordnung`), scripts whose words are shaped by joiners, and direction marks beside right-to-left text are left alone. There is one finding for each kind and article.',
      'zh-CN':
        '找出不占宽度的字符：零宽空格和连接符、文件中间的 BOM、文字方向标记、软连字符，也检查标题和文件名。emoji 序列、单词断词处的软连字符（`Prüfungs\u00ADordnung`）、依靠连接符成形的文字、从右到左文字旁的方向标记不在此列。每篇文章每类只报告一次。',
    },
    why: {
      en: 'A search does not find the word that one of them stands in, a link to a file with one in its name breaks, and the next editor cannot see why. A soft hyphen between two words is often all that is left of a dash or a hyphen, so it is not just deleted.',
      'zh-CN':
        '词语中夹着它们就搜索不到，文件名中有它们链接就会失效，而编辑看不出原因。两个英文单词之间的软连字符往往是丢失的破折号或连字符，因此不会直接删去。',
    },
    sure: { right: 15, wrong: 0 },
    examples: [
      {
        title: { en: 'A zero-width space', 'zh-CN': '零宽空格' },
        bad: '彗星\u200B今晚可见。\n',
        good: '彗星今晚可见。\n',
      },
      {
        title: { en: 'A dash that got lost', 'zh-CN': '丢失的破折号' },
        bad: 'Being here\u00ADthe comet above us\u00ADis enough.\n',
        good: 'Being here—the comet above us—is enough.\n',
      },
    ],
  },
  messages: {
    invisible: {
      en: 'Invisible character {name} in the text (×{count}), expected none',
      'zh-CN': '文中有 {count} 处不可见字符 {name}，应删去',
    },
    dash: {
      en: 'Soft hyphen {name} between words (×{count}), expected the dash that got lost here',
      'zh-CN': '单词之间有 {count} 处软连字符 {name}，应为丢失的破折号',
    },
    hyphen: {
      en: 'Soft hyphen {name} where no word is divided (×{count}), expected the hyphen or dash that got lost here',
      'zh-CN': '有 {count} 处软连字符 {name} 不在断词处，应为丢失的连字符或破折号',
    },
    address: {
      en: 'Soft hyphen {name} in an address (×{count}), expected a hyphen or nothing',
      'zh-CN': '网址中有 {count} 处软连字符 {name}，应为连字符，或删去',
    },
    url: {
      en: 'Address `{url}` holds the invisible character {name} and leads elsewhere',
      'zh-CN': '网址 `{url}` 中有不可见字符 {name}，因此打不开',
    },
    fileName: {
      en: 'Invisible character {name} in the name of this file, expected none',
      'zh-CN': '文件名中有不可见字符 {name}，应删去',
    },
  },
  fixes: {
    remove: { en: 'Remove them', 'zh-CN': '全部删去' },
    dash: { en: 'Write dashes', 'zh-CN': '改为破折号' },
  },
  needs: { characters, links, images },
  check({ characters: found, links, images }, { article, report }) {
    const invisible = found.filter(({ kind }) => kind === 'invisible');
    const urls =
      invisible.length === 0 ? [] : distinctUrls([...links, ...images]).filter(({ syntax }) => syntax !== 'literal');
    const isInUrl = containmentTest(urls.map(({ urlRange }) => urlRange));
    const inUrls = invisible.filter(({ range }) => isInUrl(range));
    for (const { url, urlRange } of inUrls.length === 0 ? [] : urls) {
      const inside = inUrls.filter(({ range }) => urlRange[0] <= range[0] && range[1] <= urlRange[1]);
      const [first] = inside;
      const edits = editsOf(inside);
      if (!first) continue;
      const fix = edits && ({ title: 'remove', safety: 'safe', edits } as const);
      report({ messageId: 'url', range: urlRange, data: { url, name: first.name }, ...(fix && { fix }) });
    }
    for (const kind of ['invisible', 'dash', 'hyphen', 'address'] as const) {
      const ofKind = found.filter((each) => each.kind === kind && !(kind === 'invisible' && isInUrl(each.range)));
      const [first] = ofKind;
      const edits = editsOf(ofKind);
      if (!first) continue;
      const data = { name: first.name, count: thousands(ofKind.length) };
      const fix =
        edits &&
        (kind === 'dash'
          ? ({ title: 'dash', safety: 'unsafe', edits } as const)
          : ({ title: 'remove', safety: 'safe', edits } as const));
      report({ messageId: kind, severity: 'warning', range: first.range, data, ...(fix && { fix }) });
    }
    const inName = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u.exec(article.path)?.[0];
    if (inName === undefined) return;
    report({ messageId: 'fileName', severity: 'warning', range: [0, 0], data: { name: codePointName(inName) } });
  },
});
