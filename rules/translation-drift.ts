import type { FindingData, Range } from '../src/core/types.ts';
import { type ArticleView, corpusRule, notMet } from '../src/engine/rule.ts';
import type { PastChange } from '../src/engine/settings.ts';
import { headings } from '../src/facts/blocks/headings.ts';
import { type PagePart, pageCode, pageParts } from '../src/facts/blocks/page-parts.ts';
import { type FrontMatterFact, fieldText, frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { images } from '../src/facts/images/images.ts';
import { links } from '../src/facts/links/links.ts';
import { drifts, type Part } from '../src/knowledge/text/translation-drift.ts';
import { imageIdentity, linkIdentity } from '../src/knowledge/url/translated-address.ts';
import { originalsOf } from '../src/site/translations.ts';

export default corpusRule({
  id: 'translation-drift',
  severity: 'off',
  docs: {
    title: { en: 'Translation differs from original', 'zh-CN': '译文与原文不同步' },
    topic: 'article',
    what: {
      en: "Flags translations that differ from their original in what is the same in every language: images, code, link targets, and the outline of headings, each once per article, with the place in the original; in a git repository also originals that changed after the translation did, not counting commits that change more than 50 files. Off by default. Pairs follow the site's generator: `a.fr.md`, `contentDir` and `translationKey` in Hugo, `i18n/` in Docusaurus, folders of languages (`docs/a.md` and `docs/fr/a.md`) elsewhere. The original is in the default language. URLs are compared without languages in them, code without comments and strings; blocks of text and markup only by their number. A section with `<!-- local -->` below its heading, and text between `<!-- local -->` and `<!-- /local -->`, belongs to one language and is not compared (`{/* local */}` in MDX).",
      'zh-CN':
        '找出译文与原文中各语言本应相同之处的差异：图片、代码、链接目标和小标题结构，每类每篇只报告一次，并指出原文的位置；在 git 仓库中还会找出译文之后又改动过的原文（不计改动超过 50 个文件的提交）。默认关闭。配对遵循网站生成器的规则：Hugo 的 `a.fr.md`、`contentDir` 和 `translationKey`，Docusaurus 的 `i18n/`，其他生成器的语言目录（`docs/a.md` 和 `docs/fr/a.md`）。默认语言的文章视为原文。比较网址时忽略其中的语言，比较代码时忽略注释和字符串；纯文本和标记语言的代码块只比较数量。小标题下有 `<!-- local -->` 的小节，以及 `<!-- local -->` 与 `<!-- /local -->` 之间的内容属于某一语言，不作比较（MDX 中写作 `{/* local */}`）。',
    },
    why: {
      en: 'The original is corrected, but the translation keeps the old command, the old image and the link to a page that moved; readers of that language never learn of it.',
      'zh-CN': '原文已经更正，译文却还保留旧的命令、旧的图片和失效的链接，读译文的人无从得知。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A command that changed in the original', 'zh-CN': '原文中的命令已更改' },
        bad: {
          'docs/comets.md': 'Start it:\n\n```sh\nmira watch --sky\n```\n',
          'docs/fr/comets.md': 'Lancez :\n\n```sh\nmira look\n```\n',
        },
        good: {
          'docs/comets.md': 'Start it:\n\n```sh\nmira watch --sky\n```\n',
          'docs/fr/comets.md': 'Lancez :\n\n```sh\nmira watch --sky\n```\n',
        },
      },
    ],
  },
  messages: {
    imageMissing: {
      en: 'Image `{expected}` of the original is missing here{count, plural, =1 {} other { (# such images)}}',
      'zh-CN': '缺少原文的图片 `{expected}`{count, plural, =1 {} other {（共 # 处）}}',
    },
    imageAdded: {
      en: 'Image `{found}` is not in the original{count, plural, =1 {} other { (# such images)}}',
      'zh-CN': '原文没有图片 `{found}`{count, plural, =1 {} other {（共 # 处）}}',
    },
    imageDiffers: {
      en: 'Image `{found}` is not in the original, which has `{expected}`{count, plural, =1 {} other { (# such images)}}',
      'zh-CN': '原文没有图片 `{found}`，而有 `{expected}`{count, plural, =1 {} other {（共 # 处）}}',
    },
    linkMissing: {
      en: 'Link to `{expected}` in the original is missing here{count, plural, =1 {} other { (# such links)}}',
      'zh-CN': '缺少原文中指向 `{expected}` 的链接{count, plural, =1 {} other {（共 # 处）}}',
    },
    linkAdded: {
      en: 'Link to `{found}` is not in the original{count, plural, =1 {} other { (# such links)}}',
      'zh-CN': '原文没有指向 `{found}` 的链接{count, plural, =1 {} other {（共 # 处）}}',
    },
    linkDiffers: {
      en: 'Link to `{found}` is not in the original, which links to `{expected}`{count, plural, =1 {} other { (# such links)}}',
      'zh-CN': '原文没有指向 `{found}` 的链接，而有指向 `{expected}` 的链接{count, plural, =1 {} other {（共 # 处）}}',
    },
    codeMissing: {
      en: 'Code block of the original is missing here{count, plural, =1 {} other { (# such blocks)}}',
      'zh-CN': '缺少原文的代码块{count, plural, =1 {} other {（共 # 处）}}',
    },
    codeAdded: {
      en: 'Code block is not in the original{count, plural, =1 {} other { (# such blocks)}}',
      'zh-CN': '原文没有这个代码块{count, plural, =1 {} other {（共 # 处）}}',
    },
    codeDiffers: {
      en: 'Code differs from the original in more than comments and strings{count, plural, =1 {} other { (# such blocks)}}',
      'zh-CN': '代码与原文不同，不只是注释和字符串{count, plural, =1 {} other {（共 # 处）}}',
    },
    original: {
      en: 'Original changed on {last}, after this translation ({own}){count, plural, =1 {} other {, in # commits}}',
      'zh-CN': '原文在译文（{own}）之后又有改动，最近一次是 {last}{count, plural, =1 {} other {（共 # 次）}}',
    },
    originalEdited: {
      en: 'Original has uncommitted changes; the translation last changed on {own}',
      'zh-CN': '原文有尚未提交的改动，译文自 {own} 之后没有改动',
    },
    headings: {
      en: 'Headings differ from the original from here on ({found} here, {expected} in the original)',
      'zh-CN': '小标题从这里开始与原文不同（译文有 {found} 个，原文有 {expected} 个）',
    },
    headingDepth: {
      en: 'Heading has level {found}, but level {expected} in the original',
      'zh-CN': '小标题为第 {found} 级，原文为第 {expected} 级',
    },
  },
  notes: { original: { en: 'in the original', 'zh-CN': '原文此处' } },
  needs: { frontMatter, headings, images, pageCode, links },
  readsHistory: true,
  digest({ frontMatter: [fact], ...page }, { article }): Digest {
    const key = fact && fieldText(fact, 'translationKey');
    const address = fact && ['slug', 'url', 'permalink'].map((name) => fieldText(fact, name)).find(Boolean);
    return {
      parts: pageParts(page)
        .flatMap((part) => digestOf(part) ?? [])
        .filter((part) => !isToItself(part, article.path)),
      bodyStart: bodyStartOf(fact),
      ...(key && { key }),
      ...(address && { address }),
    };
  },
  compare(entries, { history }) {
    const byPath = new Map(entries.map(({ article, digest }) => [article.path, digest]));
    const pairs = [...originalsOf(entries.map(({ article, digest }) => pageOf(article, digest)))];
    // Where pages have addresses of their own in each language, links inside the site differ.
    const hasOwnAddresses = pairs.some(([path, original]) => !isSameAddress(byPath.get(path), byPath.get(original)));
    const found = new Map<string, readonly Drift[]>();
    for (const [path, original] of pairs) {
      const [translation, source] = [byPath.get(path), byPath.get(original)];
      if (!translation || !source) continue;
      const isCompared = ({ isInside }: DigestPart) => !(hasOwnAddresses && isInside);
      const [theirs, ours] = [source.parts.filter(isCompared), translation.parts.filter(isCompared)];
      const newer = newerChanges(history?.changes(path), history?.changes(original), translation.bodyStart);
      // A page without any part is not translated yet.
      const different = translation.parts.length > 0 ? drifts(theirs, ours, translation.bodyStart) : [];
      const all = [...newer, ...different].map((drift) => ({ ...drift, original }));
      if (all.length > 0) found.set(path, all);
    }
    return found;
  },
  answer: (path, compared) => compared.get(path),
  check(_, { compared, report }) {
    for (const { messageId, range, data, place, original } of compared)
      report({ messageId, range, data, related: [{ path: original, range: place, note: 'original' }] });
  },
});

interface DigestPart extends Part {
  readonly isInside?: true;
}

interface Digest {
  readonly parts: readonly DigestPart[];
  readonly bodyStart: number;
  readonly key?: string;
  /** The address that the front matter states. */
  readonly address?: string;
}

interface Drift {
  readonly messageId: ReturnType<typeof drifts>[number]['messageId'] | 'original' | 'originalEdited';
  readonly range: Range;
  readonly data: FindingData;
  readonly place: Range;
  readonly original: string;
}

/** Returns the changes of the original since the translation last changed, as one difference. */
function newerChanges(
  own: readonly PastChange[] = [],
  original: readonly PastChange[] = [],
  bodyStart: number,
): Omit<Drift, 'original'>[] {
  const [newest] = own;
  const newer = newest ? original.filter(({ order }) => order < newest.order) : [];
  const [last] = newer;
  if (!newest?.day || !last) return [];
  const data = { own: newest.day, ...(last.day && { last: last.day, count: newer.length }) };
  return [{ messageId: last.day ? 'original' : 'originalEdited', range: [bodyStart, bodyStart], place: [0, 0], data }];
}

function bodyStartOf(fact: FrontMatterFact | undefined): number {
  return fact?.range[1] ?? 0;
}

function digestOf({ kind, text, range, code }: PagePart): DigestPart | undefined {
  const shown = text.slice(0, 120);
  if (kind === 'heading') return { kind, id: text, shown, range };
  if (kind === 'code') return { kind, id: code === undefined ? '' : String(code), shown, range };
  if (kind === 'image') {
    const id = imageIdentity(text);
    return id === undefined ? undefined : { kind, id: id.slice(0, 120), shown, range };
  }
  const link = linkIdentity(text);
  return link && { kind, id: link.id.slice(0, 200), shown, range, ...(link.isInside && { isInside: true as const }) };
}

/** Whether a link leads to the page that it stands on, by its name: a place in it may be named in any way. */
function isToItself({ isInside, id }: DigestPart, path: string): boolean {
  return isInside === true && id === linkIdentity(path)?.id;
}

function pageOf({ path, engine, site }: ArticleView, { key }: Digest) {
  const translationKey = engine === 'hugo' ? key : undefined;
  return { path, sitePath: site?.path ?? path, engine, config: site?.config ?? {}, key: translationKey };
}

function isSameAddress(a: Digest | undefined, b: Digest | undefined): boolean {
  const id = (digest: Digest | undefined) => digest?.address && linkIdentity(digest.address)?.id;
  return id(a) === id(b);
}
