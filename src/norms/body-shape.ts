import { groupBy } from '../core/grouping.ts';
import { hash53 } from '../core/hash.ts';
import { norm } from '../engine/rule.ts';
import { outline } from '../facts/blocks/outline.ts';
import { type FrontMatterFact, frontMatter, isMapping } from '../facts/front-matter/front-matter.ts';
import { sources } from '../facts/links/sources.ts';
import { shareLine } from './share-line.ts';

export interface BodyShape {
  readonly total: number;
  /** The number of articles with at least 50 characters of text. */
  readonly worded: number;
  /** The length that 19 of 20 articles reach. */
  readonly usualLength: number;
  /** The number of articles that end in a paragraph; `stopped` of them end in a full stop or similar. */
  readonly paragraphs: number;
  readonly stopped: number;
  /** The number of articles with a body that name a source in the front matter. */
  readonly linked: number;
  /** The number of articles without a body. */
  readonly bodiless: number;
  /** Hashes of the front matter keys of records: articles that have no body as a rule. */
  readonly records: readonly number[];
  /** Keys of which nearly all holders have no body, such as `untranslated`. */
  readonly marks: readonly string[];
}

interface Sample {
  readonly length: number;
  readonly stopped?: boolean;
  readonly linked?: true;
  /** For an article without a body: nothing but front matter. */
  readonly bodiless?: true;
  /** The front matter keys in order, parted by line breaks. */
  readonly keys?: string;
}

/** So many articles without a body, and more than half of those with the same keys, are records. */
const fewestRecords = 3;
/** Of the articles with a key, so many have no body where the key says that they need none. */
const markShare = 0.9;

const fullStop = /[。！？!?.…）)】”"』」][*_\s]*$/u;

const lengthWords = {
  all: {
    en: '{total, plural, =1 {The only article with a body has} other {All # articles with a body have}} text; 19 of 20 have at least {usual} characters',
    'zh-CN': '有正文的 {total} 篇文章都有文字；95% 的文章至少有 {usual} 个字',
  },
  some: {
    en: '{count} of {total} articles with a body have text ({share}%); 19 of 20 have at least {usual} characters',
    'zh-CN': '有正文的 {total} 篇文章中有 {count} 篇有文字（{share}%）；95% 的文章至少有 {usual} 个字',
  },
};

const stopWords = {
  all: {
    en: '{total, plural, =1 {The only article that ends with a paragraph ends} other {All # articles that end with a paragraph end}} with a full stop or similar punctuation',
    'zh-CN': '以段落结尾的 {total} 篇文章都以句号等标点收尾',
  },
  some: {
    en: '{count} of {total} articles that end with a paragraph end with a full stop or similar punctuation ({share}%)',
    'zh-CN': '以段落结尾的 {total} 篇文章中有 {count} 篇以句号等标点收尾（{share}%）',
  },
};

/** The usual length of a collection's articles, and how they usually end. */
export const bodyShape = norm({
  id: 'body-shape',
  needs: { outline, frontMatter, sources },
  sample({ outline: [fact], frontMatter: [matter], sources: [source] }): Sample | undefined {
    if (!fact) return undefined;
    const keys = matter && keysOf(matter);
    const rest = keys === undefined ? {} : { keys };
    if (fact.length === 0 && fact.images === 0 && !fact.other) return matter && { length: 0, bodiless: true, ...rest };
    const text = fact.closing?.text;
    return {
      length: fact.length,
      ...rest,
      ...(source?.from === 'front-matter' && { linked: true }),
      ...(text !== undefined && { stopped: fullStop.test(text) }),
    };
  },
  learn(all): BodyShape {
    const samples = all.filter(({ bodiless }) => !bodiless);
    const lengths = samples.map(({ length }) => length).sort((a, b) => a - b);
    const ends = samples.filter(({ stopped }) => stopped !== undefined);
    return {
      total: samples.length,
      worded: lengths.filter((length) => length >= 50).length,
      usualLength: lengths[Math.floor(lengths.length / 20)] ?? 0,
      paragraphs: ends.length,
      stopped: ends.filter(({ stopped }) => stopped).length,
      linked: samples.filter(({ linked }) => linked).length,
      bodiless: all.length - samples.length,
      records: recordsIn(all),
      marks: marksIn(all),
    };
  },
  describe({ total, worded, usualLength, paragraphs, stopped }) {
    return [
      shareLine(lengthWords, [worded, total], { usual: usualLength }),
      shareLine(stopWords, [stopped, paragraphs]),
    ];
  },
});

/** Returns the front matter keys, which show what kind of page it is; undefined without keys. */
function keysOf({ value }: Pick<FrontMatterFact, 'value'>): string | undefined {
  return isMapping(value) ? Object.keys(value).sort().join('\n') : undefined;
}

/** Whether an article has no body by its kind, which its front matter keys show. */
export function isRecord(matter: FrontMatterFact, { records, marks }: Pick<BodyShape, 'records' | 'marks'>): boolean {
  const keys = keysOf(matter);
  if (keys === undefined) return false;
  return records.includes(hash53(keys)) || keys.split('\n').some((key) => marks.includes(key));
}

function recordsIn(samples: readonly Sample[]): readonly number[] {
  const byKeys = groupBy(
    samples.filter(({ keys }) => keys !== undefined),
    ({ keys }) => keys as string,
  );
  return [...byKeys].flatMap(([keys, alike]) =>
    isUsuallyBodiless(alike.filter(({ bodiless }) => bodiless).length, alike.length) ? [hash53(keys)] : [],
  );
}

function marksIn(samples: readonly Sample[]): readonly string[] {
  const counts = new Map<string, { total: number; bodiless: number }>();
  for (const { keys = '', bodiless } of samples) {
    for (const key of keys.split('\n')) {
      const count = counts.get(key) ?? { total: 0, bodiless: 0 };
      counts.set(key, { total: count.total + 1, bodiless: count.bodiless + Number(bodiless === true) });
    }
  }
  return [...counts].flatMap(([key, { total, bodiless }]) =>
    key !== '' && bodiless >= fewestRecords && bodiless >= markShare * total ? [key] : [],
  );
}

/** Whether articles of a kind have no body as a rule. */
export function isUsuallyBodiless(bodiless: number, total: number): boolean {
  return bodiless >= fewestRecords && bodiless > total / 2;
}
