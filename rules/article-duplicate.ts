import { groupBy } from '../src/core/grouping.ts';
import { countRepeated, hash53 } from '../src/core/hash.ts';
import { memoized } from '../src/core/memo.ts';
import type { Range } from '../src/core/types.ts';
import { corpusRule } from '../src/engine/rule.ts';
import { type BlockFact, blocks } from '../src/facts/blocks/blocks.ts';
import { type HeadingFact, headings } from '../src/facts/blocks/headings.ts';
import {
  type FrontMatterFact,
  field,
  fieldText,
  frontMatter,
  isMapping,
} from '../src/facts/front-matter/front-matter.ts';
import { statedLanguage } from '../src/facts/front-matter/stated-language.ts';
import { type LinkFact, links } from '../src/facts/links/links.ts';
import { type SourceFact, sources } from '../src/facts/links/sources.ts';
import { type ResemblanceFact, resemblanceFacts } from '../src/facts/text/resemblance.ts';
import { kindFinder } from '../src/knowledge/text/article-kind.ts';
import { isAboutRepository, isPartOrDraft } from '../src/knowledge/text/article-path.ts';
import { comparedTitle, type TitleDifference, titleDifference } from '../src/knowledge/text/series-title.ts';
import { bandsOf, resemblance } from '../src/knowledge/text/shingles.ts';
import { plainUrl } from '../src/knowledge/url/url.ts';

/** Minimum lengths: shorter bodies may be equal by chance, and similar bodies must be longer. */
const shortestEqual = 30;
const shortestNear = 200;
/** From so many on, articles that are nearly the same are a series made from a template. */
const series = 5;
/** Up to this number, copies of one article are reported one by one. */
const fewCopies = 3;
const mostRelated = 20;

interface Digest {
  readonly at: Range;
  /** Hash of the source URL. */
  readonly source?: number;
  readonly sourceAt?: Range;
  /** The body names the source. */
  readonly credits?: true;
  readonly hash: string;
  readonly wordsHash?: string;
  readonly signature?: string;
  /** The body is too short to be compared with similar ones, and the title is that of the front matter. */
  readonly short?: true;
  /** Hash of where the links of a short text lead, without that to the original. */
  readonly targets?: number;
  readonly title: string;
  readonly language?: string;
  /** Hash of place, time and registration of an event. */
  readonly event?: number;
  /** Similar articles share at least one key. */
  readonly keys: readonly number[];
}

interface Place {
  readonly path: string;
  readonly digest: Digest;
}

/** An article, the one that it repeats, and how similar the two are. */
interface Repeat {
  readonly kind: 'source' | 'equal' | 'near';
  readonly alike: number;
  readonly own: Digest;
  readonly other: Place;
  /** Further copies, which are related places of this finding. */
  readonly copies?: readonly Place[];
}

export default corpusRule({
  id: 'article-duplicate',
  severity: 'warning',
  docs: {
    title: { en: 'Article published twice', 'zh-CN': '重复的文章' },
    topic: 'article',
    what: {
      en: 'Flags an article that another one of the same collection, language and version repeats: with the same source URL, the same text, or nearly the same text (at least 80 % of its character 5-grams) under the same title. Raw HTML and code count as text. Not flagged: a source that two bodies cite below other titles and texts; translations (in a folder, file name or `lang` of any language tag) and versions (`v2`, `1.12-docs`, `latest`), even if the page moved; bodies that are one include or component; files of only code without front matter, which pages include; short notices (below 200 letters) whose links lead elsewhere; reference pages that share an example; dates of an event; nearly the same text for two platforms, in files of one name but for its number in folders side by side; texts that differ in numbers only; series of five or more from one template. More than three copies of one text are one finding.',
      'zh-CN':
        '找出同一集合、同一语言、同一版本中重复的文章：原文链接相同，正文相同，或标题相同而正文几乎相同（字符五元组至少 80% 一致）。原始 HTML 和代码也算正文。不在此列：标题和正文都不同的文章在正文中引用同一来源；译文（目录、文件名或 `lang` 中的任意语言标签）和不同版本（`v2`、`1.12-docs`、`latest`），即使页面挪了位置；只有一个 include 或组件的正文；没有 front matter、只有代码、供页面引用的文件；链接目标不同的简短说明（不足 200 字）；共用示例的参考页；同一活动的不同场次；并列目录中文件名相同（序号可以不同）、正文略有差别的不同平台版本；只有数字不同的正文；五篇以上由同一模板写成的系列。同一正文的副本超过三篇时只报告一次。',
    },
    why: {
      en: 'A page that was crawled twice, or published again under another URL, fills lists and feeds, and search engines rank both copies lower.',
      'zh-CN': '重复抓取或换个网址再次发布的文章会充斥列表和订阅源，搜索引擎也会降低它们的排名。',
    },
    sure: {
      right: 0,
      wrong: 0,
      note: {
        en: 'The articles at hand hold none. On whole sites the same measure was right in 22 of 24 cases; the other two were reports made from one template with other numbers.',
        'zh-CN':
          '手头的文章中没有重复。在完整的网站上，同样的度量 24 次中有 22 次正确，另外两次是同一模板换了数字的报告。',
      },
    },
    examples: [
      {
        title: { en: 'The same text twice', 'zh-CN': '同样的正文' },
        bad: {
          'a.md': 'Two comets can be seen in the west tonight, an hour after sunset.\n',
          'b.md': 'Two comets can be seen in the west tonight, an hour after sunset!\n',
        },
        good: {
          'a.md': 'Two comets can be seen in the west tonight, an hour after sunset.\n',
          'b.md': 'The comets have gone, and the moon is full.\n',
        },
      },
    ],
  },
  messages: {
    source: { en: 'Article has the same source URL as `{other}`', 'zh-CN': '本文与 `{other}` 的原文链接相同' },
    equal: { en: 'Article has the same text as `{other}`', 'zh-CN': '本文与 `{other}` 正文相同' },
    sources: {
      en: 'This article and {count} others have the same source URL as `{other}`',
      'zh-CN': '本文和另外 {count} 篇文章与 `{other}` 的原文链接相同',
    },
    equals: {
      en: 'This article and {count} others have the same text as `{other}`',
      'zh-CN': '本文和另外 {count} 篇文章与 `{other}` 正文相同',
    },
    near: {
      en: 'Article has nearly the same text as `{other}` ({percent} % alike)',
      'zh-CN': '本文与 `{other}` 正文几乎相同（{percent}% 一致）',
    },
  },
  notes: {
    first: { en: 'the other article', 'zh-CN': '另一篇文章' },
    copy: { en: 'another copy', 'zh-CN': '另一篇副本' },
  },
  options: {
    similarity: {
      description: {
        en: 'Share of common n-grams from which two texts count as nearly the same.',
        'zh-CN': '两篇正文的五元组一致比例达到多少算几乎相同。',
      },
      default: 0.8,
      type: 'number',
      minimum: 0.5,
      maximum: 1,
    },
  },
  needs: { resemblanceFacts, sources, frontMatter, headings, links, blocks },
  digest(facts, { article }) {
    const isAside = facts.frontMatter.length === 0 && isAboutRepository(article.path);
    return isAside || isPartOrDraft(article.path, article.engine)
      ? undefined
      : digestOf(facts, article.collection.name);
  },
  compare(entries) {
    const kindOf = kindFinder(entries.map(({ article }) => article.path));
    const kinds = groupBy(entries, ({ article, digest }) => kindOf(article.path, digest.language));
    const repeats = new Map<string, Repeat>();
    for (const members of kinds.values()) addRepeats(members, repeats);
    return joined(repeats);
  },
  answer: (path, repeats) => withoutDigests(repeats.get(path)),
  check(_, { compared: { kind, alike, range, other, copies, count }, report }) {
    report({
      messageId: count > 0 && kind !== 'near' ? `${kind}s` : kind,
      key: kind,
      range,
      data: { other: other.path, percent: Math.round(alike * 100), ...(count > 0 && { count }) },
      related: [{ ...other, note: 'first' }, ...copies.map((copy) => ({ ...copy, note: 'copy' as const }))],
    });
  },
});

/** Returns the places of a repeat, which are all that is reported. */
function withoutDigests(repeat: Repeat | undefined) {
  if (!repeat) return undefined;
  const { kind, alike, own, other, copies = [] } = repeat;
  const rangeIn = ({ at, sourceAt }: Digest) => (kind === 'source' ? sourceAt : undefined) ?? at;
  const placeOf = ({ path, digest }: Place) => ({ path, range: rangeIn(digest) });
  return {
    kind,
    alike,
    range: rangeIn(own),
    other: placeOf(other),
    copies: copies.slice(0, mostRelated).map(placeOf),
    count: copies.length,
  };
}

interface Article {
  readonly article: { readonly path: string };
  readonly digest: Digest;
  readonly options: { readonly similarity: number };
}

/** Adds which of some articles of one kind repeat an earlier one. */
function addRepeats(articles: readonly Article[], repeats: Map<string, Repeat>): void {
  const shared = countRepeated(
    articles.map(({ digest }) => digest.keys),
    2,
  );
  const first = new Map<number, Article[]>();
  for (const entry of articles) {
    const { digest, article, options } = entry;
    const keys = digest.keys.filter((key) => shared.has(key));
    let best: Repeat | undefined;
    for (const other of valuesUnder(keys, first)) {
      // Equal bodies cannot be surpassed.
      if (best?.alike === 1) break;
      const alike = alikeness(digest, other.digest);
      const kind =
        best && alike <= best.alike ? undefined : kindOfRepeat(digest, other.digest, alike, options.similarity);
      if (kind && !(kind === 'near' && areVariants(article.path, other.article.path)))
        best = { kind, alike, own: digest, other: { path: other.article.path, digest: other.digest } };
    }
    for (const key of keys) {
      const list = first.get(key);
      // All articles with the key are similar; comparing with a few of them suffices.
      if (!list) first.set(key, [entry]);
      else if (list.length < 20) list.push(entry);
    }
    if (best) repeats.set(article.path, best);
  }
}

/**
 * Whether two paths differ in one folder only that is no date: `vue/storage.md` and `react/storage.md` are variants. Their
 * names may count the pages of each folder: `vue/step-5-storage.md`.
 */
function areVariants(a: string, b: string): boolean {
  const [left, right] = [a, b].map((path) => withoutCount(path).split('/')) as [string[], string[]];
  const others = left.flatMap((part, index) => (part === right[index] ? [] : [index]));
  const [only = -1] = others;
  const isNumber = (part = '') => /^\d+$/u.test(part);
  return (
    left.length === right.length &&
    others.length === 1 &&
    only < left.length - 1 &&
    !isNumber(left[only]) &&
    !isNumber(right[only])
  );
}

function withoutCount(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /\d{4}/u.test(name) ? path : path.slice(0, -name.length) + name.replace(/\d+/gu, '0');
}

/** Each title is compared with many. */
const titleOf = memoized(({ title }: Digest) => comparedTitle(title));

/** Returns how an article repeats another one; undefined if it has a right of its own. */
function kindOfRepeat(a: Digest, b: Digest, alike: number, similarity: number): Repeat['kind'] | undefined {
  if (sameSource(a, b) && !areUnrelated(a, b, alike, similarity)) return 'source';
  // Titles take the longest to compare.
  if (a.hash !== b.hash && alike < similarity) return undefined;
  const title = titleDifference(titleOf(a), titleOf(b));
  if (title === 'number' || (a.event !== b.event && a.event !== undefined && b.event !== undefined)) return undefined;
  // A short notice says which page it is on by its link: `Archived, see the source`.
  if (a.hash === b.hash) return a.targets === b.targets && !areStubs(a, b, title) ? 'equal' : undefined;
  const differsInNumbers = (a.wordsHash ?? a.hash) === (b.wordsHash ?? b.hash);
  return title === 'none' && !differsInNumbers ? 'near' : undefined;
}

/** Whether the content of two articles is in their front matter: a line of text below different titles. */
function areStubs(a: Digest, b: Digest, title: TitleDifference): boolean {
  return a.short === true && b.short === true && title === 'words';
}

/** Drops series from a template, and tells many copies of one article with the first of them. */
function joined(repeats: ReadonlyMap<string, Repeat>): ReadonlyMap<string, Repeat> {
  const origins = new Map<string, string>();
  for (const [path, { other }] of repeats) origins.set(path, origins.get(other.path) ?? other.path);
  const kept = new Map<string, Repeat>();
  for (const members of groupBy(repeats, ([path, { kind }]) => `${kind}\n${origins.get(path)}`).values()) {
    const [[path, first], ...others] = members as [[string, Repeat], ...[string, Repeat][]];
    if (first.kind === 'near' ? members.length + 1 < series : members.length <= fewCopies)
      for (const [each, repeat] of members) kept.set(each, repeat);
    else if (first.kind !== 'near')
      kept.set(path, { ...first, copies: others.map(([each, { own }]) => ({ path: each, digest: own })) });
  }
  return kept;
}

interface Facts {
  readonly resemblanceFacts: readonly ResemblanceFact[];
  readonly sources: readonly SourceFact[];
  readonly frontMatter: readonly FrontMatterFact[];
  readonly headings: readonly HeadingFact[];
  readonly links: readonly LinkFact[];
  readonly blocks: readonly BlockFact[];
}

function digestOf(facts: Facts, scope: string): Digest | undefined {
  const {
    resemblanceFacts: [fact],
    sources: [source],
    frontMatter: [matter],
    headings: [heading],
  } = facts;
  if (!matter && isCodeAlone(facts.blocks)) return undefined;
  const end = matter?.range[1] ?? 0;
  const short = fact !== undefined && fact.length < shortestNear;
  const stated = matter && fieldText(matter, 'title');
  const targets = short ? targetsOf(facts.links, source) : undefined;
  const signature = fact && fact.length >= shortestNear ? fact.signature : undefined;
  const keys: number[] = [];
  if (fact && fact.length >= shortestEqual) keys.push(hash53(`${scope}\n=${fact.hash}`));
  if (source && /^https?:\/\/[^/]+\/./iu.test(source.url)) keys.push(hash53(`${scope}\n@${plainUrl(source.url)}`));
  if (signature) keys.push(...bandsOf(signature, scope));
  if (keys.length === 0) return undefined;
  const language = statedLanguage(matter);
  const event = matter && eventOf(matter);
  return {
    at: [end, end],
    hash: fact?.hash ?? '',
    title: (stated ?? (heading?.depth === 1 ? heading.text : '')).slice(0, 200),
    keys,
    ...(fact?.wordsHash && { wordsHash: fact.wordsHash }),
    ...(signature && { signature }),
    ...(short && stated !== undefined && { short: true as const }),
    ...(targets !== undefined && { targets }),
    ...(language && { language }),
    ...(event !== undefined && { event }),
    ...(source && { source: hash53(plainUrl(source.url)), sourceAt: source.urlRange }),
    ...(source?.from === 'body' && { credits: true as const }),
  };
}

/** Whether a file holds code and nothing else, as a piece does that pages include. */
function isCodeAlone(blocks: readonly BlockFact[]): boolean {
  return blocks.length > 0 && blocks.every(({ kind }) => kind === 'code');
}

/** A text that was crawled twice may link to its original in two ways. */
function targetsOf(links: readonly LinkFact[], source: SourceFact | undefined): number | undefined {
  const others = links.filter(({ url }) => url !== source?.url).map(({ url }) => plainUrl(url));
  return others.length > 0 ? hash53(others.join('\n')) : undefined;
}

const eventKey =
  /^(?:(?:event|start|end)[-_]?(?:date|time|at|s)?|(?:starts|ends)(?:[-_]?at)?|time|location|venue|registration\w*|speakers?)$/iu;

function eventOf(matter: FrontMatterFact): number | undefined {
  if (!isMapping(matter.value)) return undefined;
  const stated = Object.keys(matter.value).filter((key) => eventKey.test(key));
  return stated.length > 0 ? hash53(JSON.stringify(stated.map((key) => field(matter, key)))) : undefined;
}

/** Yields the values under some keys, each once. */
function* valuesUnder<Value>(keys: readonly number[], lists: ReadonlyMap<number, readonly Value[]>): Iterable<Value> {
  const seen = new Set<Value>();
  for (const key of keys) {
    for (const value of lists.get(key) ?? []) {
      if (seen.has(value)) continue;
      seen.add(value);
      yield value;
    }
  }
}

function alikeness(a: Digest, b: Digest): number {
  if (a.hash === b.hash) return 1;
  return a.signature && b.signature ? resemblance(a.signature, b.signature) : 0;
}

function sameSource(a: Digest, b: Digest): boolean {
  return a.source !== undefined && a.source === b.source;
}

/**
 * Whether two texts that credit one original in a sentence only share a citation: with other titles, they have to be
 * nearly the same; else each may have been made from a part of it.
 */
function areUnrelated(a: Digest, b: Digest, alike: number, similarity: number): boolean {
  if (!a.credits || !b.credits) return false;
  if (titleDifference(titleOf(a), titleOf(b)) !== 'none') return alike < similarity;
  return a.signature !== undefined && b.signature !== undefined && alike < 0.2;
}
