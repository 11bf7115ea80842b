import type { Edit, Engine, FindingData, Range } from '../../core/types.ts';
import {
  type Affix,
  decodeAllEntities,
  isDomain,
  isSiteName,
  namesOfHost,
  prefixOf,
  suffixOf,
  type UsualAffixes,
} from '../../knowledge/text/title.ts';
import { hostOf } from '../../knowledge/url/url.ts';
import {
  type FrontMatterFact,
  field,
  fieldText,
  hasTemplateTag,
  isMapping,
  keyRange,
  placedValues,
  pointerTo,
  sourceOf,
  valueRange,
} from './front-matter.ts';
import { replaceText } from './front-matter-edits.ts';
import { spelledKey } from './page.ts';

export interface Title {
  /** The key as spelled in the front matter. */
  readonly key: string;
  /** Empty if the key has no value. */
  readonly text: string;
  /** The text as written in the source. */
  readonly written: string;
  /** The range of the value, or of the key if there is no value. */
  readonly range: Range;
}

export interface Noise {
  readonly messageId: 'empty' | 'entity' | 'tag' | 'spacesInside' | 'spacesOutside' | 'quoted' | 'slug' | AffixId;
  readonly place: Range;
  readonly data: FindingData;
  readonly fix?: 'decode' | 'untag' | 'space' | 'unquote' | 'cut';
  readonly safety: 'safe' | 'unsafe';
  /** The title without this noise. */
  readonly rest?: string;
  /** Most pages do not show it. */
  readonly isHidden?: true;
}

type AffixId = 'suffix' | 'suffixUsual' | 'prefix' | 'prefixUsual';

export interface TitleContext {
  readonly fact: FrontMatterFact;
  /** Source URLs of the article. */
  readonly urls: readonly string[];
  readonly suffixes: readonly string[];
  readonly prefixes: readonly string[];
  readonly usual: UsualAffixes | undefined;
  readonly engine: Engine;
  /** The references that the article shows in code. */
  readonly shownReferences: ReadonlySet<string>;
}

/** Returns the title of valid front matter; undefined if it is not text or a template fills it in. */
export function titleOf(fact: FrontMatterFact, engine: Engine): Title | undefined {
  const { value } = fact;
  if (fact.errors.length > 0 || !isMapping(value)) return undefined;
  const key = engine === 'hugo' ? Object.keys(value).find((name) => name.toLowerCase() === 'title') : 'title';
  const text = key === undefined ? undefined : field(fact, key);
  if (key === undefined || text === undefined) return undefined;
  const range = valueRange(fact, pointerTo(key));
  const ofKey = keyRange(fact, pointerTo(key));
  if (text === null || (typeof text === 'string' && text.trim() === ''))
    return ofKey && { key, text: '', written: '', range: ofKey };
  if (typeof text !== 'string' || !range) return undefined;
  const written = sourceOf(fact, range);
  return hasTemplateTag(written) ? undefined : { key, text, written, range };
}

/** Returns the parts of a title that do not belong to it. */
export function titleNoise(title: Title, context: TitleContext): Noise[] {
  if (title.text === '')
    return [{ messageId: 'empty', place: title.range, data: { key: title.key }, safety: 'unsafe' }];
  return [
    ...entityNoise(title, context),
    ...tagNoise(title, context.engine),
    ...spaceNoise(title),
    ...slugNoise(title, context),
    ...affixNoise(title, context),
  ];
}

/** Whether templates of the engine escape their output, as in Hugo and Astro. Others may print `&lt;` on purpose. */
function escapesOutput(engine: Engine): boolean {
  return engine === 'hugo' || engine === 'astro';
}

function entityNoise(title: Title, { engine, shownReferences }: TitleContext): Noise[] {
  const found = referenceIn(title.text, engine, shownReferences);
  if (!found) return [];
  const { text, expected, rest, isEscapedTwice } = found;
  const place = titlePartRange(title, text);
  const hidden = !isEscapedTwice && printsReferences.has(engine) && ({ isHidden: true } as const);
  // Themes of Jekyll print titles as they are, also within attributes and feeds.
  const safety = engine === 'jekyll' && /["&<>]/u.test(expected) ? 'unsafe' : 'safe';
  return [{ messageId: 'entity', place, data: { text, expected }, fix: 'decode', safety, rest, ...hidden }];
}

/** Generators whose templates print a title as it is, unless they say otherwise: browsers decode its references. */
const printsReferences: ReadonlySet<Engine> = new Set(['eleventy', 'jekyll']);

/** A character reference in a text, and the text without any. */
interface FoundReference {
  readonly text: string;
  readonly expected: string;
  readonly rest: string;
  /** Whether it was escaped twice, so that templates that print references show one, too. */
  readonly isEscapedTwice: boolean;
}

/** Returns the first reference in a text; `shown`: those that the article shows in code, which are what it is about. */
function referenceIn(text: string, engine: Engine, shown: ReadonlySet<string>): FoundReference | undefined {
  // References inside code are what the text is about.
  if (!text.includes('&') || text.includes('`')) return undefined;
  const angles = escapesOutput(engine);
  const first = text.match(escapedReference)?.find((each) => decodeAllEntities(each, angles) !== each);
  const inner = first?.replace(/^&amp;(?:amp;)?(?=#|[a-z])/iu, '&') ?? '';
  if (first === undefined || shown.has(first) || shown.has(inner)) return undefined;
  const rest = decodeAllEntities(text, angles);
  return { text: first, expected: decodeAllEntities(first, angles), rest, isEscapedTwice: inner !== first };
}

/** Matches a reference, with what escaped its ampersand. */
const escapedReference = /&(?:amp;){0,2}(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z\d]{1,8});|&amp;/giu;

/** Keys beside the title whose texts readers see. */
const textKeys = ['subtitle', 'description', 'summary', 'excerpt'];
const termKeys = ['tags', 'tag', 'categories', 'category', 'keywords', 'series'];

export interface ReferenceNoise {
  readonly key: string;
  readonly text: string;
  readonly expected: string;
  readonly range: Range;
  readonly edit: Edit | undefined;
  /** Whether readers of the engine's pages see the reference. */
  readonly isSeen: boolean;
}

/** Returns the character references in other texts of valid front matter than the title: one for each text. */
export function referenceNoise(
  fact: FrontMatterFact,
  engine: Engine,
  shown: ReadonlySet<string>,
): readonly ReferenceNoise[] {
  const { value } = fact;
  if (fact.errors.length > 0 || !isMapping(value) || !fact.text.includes('&')) return [];
  return [...textKeys, ...termKeys].flatMap((name) => {
    const key = engine === 'hugo' ? spelledKey(value, name) : name;
    return placedValues(value, key).flatMap(({ pointer, value: text }) => {
      const range = valueRange(fact, pointer);
      if (typeof text !== 'string' || !range || hasTemplateTag(text)) return [];
      const found = referenceIn(text, engine, shown);
      // Hugo reads a summary as Markdown.
      if (!found || (engine === 'hugo' && name === 'summary' && !found.isEscapedTwice)) return [];
      const written = sourceOf(fact, range);
      const isSeen = found.isEscapedTwice || escapesValues(engine) || (engine === 'hexo' && termKeys.includes(name));
      const place = titlePartRange({ key, text, written, range }, found.text);
      return [{ key, ...found, range: place, edit: replaceText(fact, pointer, found.rest), isSeen }];
    });
  });
}

/** Whether pages show the references of a value: their templates escape it, or make an address of it. */
function escapesValues(engine: Engine): boolean {
  return escapesOutput(engine) || engine === 'zola' || engine === 'docusaurus' || engine === 'vitepress';
}

const paired =
  /<(?<name>font|span|p|h[1-6]|center|big|b|strong|em|i|u|a)\b(?<attributes>[^<>]*)>(?<text>[^<>]*)<\/\k<name>>/giu;

function tagNoise(title: Title, engine: Engine): Noise[] {
  const found: string[] = [];
  const rest = title.text
    .replace(paired, (written, name: string, attributes: string, text: string) => {
      // Without escaping, a template may print emphasis.
      if (attributes.trim() === '' && /^(?:b|strong|em|i|u)$/iu.test(name) && !escapesOutput(engine)) return written;
      found.push(written);
      return text;
    })
    .replace(/(?<=[^\s<>])<br\s*\/?>(?=[^\s<>])/giu, (written) => {
      found.push(written);
      return ' ';
    });
  const [first = ''] = found;
  const text = /^<[^>]*>/u.exec(first)?.[0] ?? first;
  return first === ''
    ? []
    : [
        {
          messageId: 'tag',
          place: titlePartRange(title, first),
          data: { text },
          fix: 'untag',
          safety: 'safe',
          rest: rest.trim(),
        },
      ];
}

const blank = '[ \\t\\u00A0\\u3000]';
/** HTML folds plain spaces. */
const spaceRun = new RegExp(`(?<=\\S)(?=[ \\t]*[\\u00A0\\u3000])${blank}{2,}(?=\\S)`, 'gu');
const outerSpace = new RegExp(`^${blank}+|(?<!${blank})${blank}+$`, 'gu');

function spaceNoise(title: Title): Noise[] {
  const { text } = title;
  const noise = { data: {}, fix: 'space', safety: 'safe' } as const;
  const found: Noise[] = [];
  const [first] = text.match(spaceRun) ?? [];
  if (first) {
    const rest = text.replace(spaceRun, (blanks) => (blanks.includes(' ') ? ' ' : blanks.slice(0, 1)));
    found.push({
      ...noise,
      messageId: 'spacesInside',
      place: titlePartRange(title, first),
      data: { count: first.length },
      rest,
    });
  }
  const trimmed = text.replace(outerSpace, '');
  if (trimmed === text) return found;
  // An exporter wrote the quotation marks of the format again; a quotation has none inside and no blank around it.
  const quoted = /^(?<quote>["'])(?<inner>(?:(?!\k<quote>).)+)\k<quote>$/u.exec(trimmed)?.groups?.['inner'];
  found.push(
    quoted === undefined
      ? { ...noise, messageId: 'spacesOutside', place: title.range, rest: trimmed }
      : { ...noise, messageId: 'quoted', place: title.range, fix: 'unquote', safety: 'unsafe', rest: quoted.trim() },
  );
  return found;
}

/**
 * Titles that only a program writes: a hash, a number, a chain of words. A short slug (`about`) can be a real title.
 */
const machineName = /^(?:[0-9a-f]{16,}|\d{6,}|[a-z0-9]+(?:-[a-z0-9]+){4,}|(?:%[0-9A-F]{2}){3,}.*)$/u;

function slugNoise(title: Title, { fact }: TitleContext): Noise[] {
  const key = ['slug', 'urlname', 'abbrlink'].find((each) => fieldText(fact, each) === title.text);
  if (!key || !machineName.test(title.text)) return [];
  return [{ messageId: 'slug', place: title.range, data: { text: title.text, key }, safety: 'unsafe' }];
}

function affixNoise(title: Title, context: TitleContext): Noise[] {
  const text = title.text.replace(outerSpace, '');
  const { suffixes, prefixes, usual } = context;
  const count = (of: { count: number } | undefined) => ({
    count: of?.count ?? 0,
    total: usual?.total ?? 0,
  });
  const found: Noise[] = [];
  const add = (messageId: AffixId, noise: string, rest: string, data: FindingData) => {
    // The remaining text must be a title.
    if (!/[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(rest)) return;
    found.push({
      messageId,
      place: titlePartRange(title, noise, messageId.startsWith('suffix')),
      data: { text: noise.trim(), ...data },
      fix: 'cut',
      safety: 'unsafe',
      rest: rest.trim(),
    });
  };

  const end = suffixes.find((each) => text.endsWith(each.trimEnd()));
  const usualEnd = usual?.suffix && text.endsWith(usual.suffix.text) ? usual.suffix : undefined;
  const suffix = end ? undefined : suffixOf(text);
  const suffixProof = suffix && proofOfSuffix(suffix, context);
  if (end) add('suffix', end.trimEnd(), text.slice(0, -end.trimEnd().length), { proof: 'suffixes' });
  else if (suffix && suffixProof)
    add('suffix', suffix.text, text.slice(0, -suffix.text.length), { proof: suffixProof });
  else if (usualEnd) add('suffixUsual', usualEnd.text, text.slice(0, -usualEnd.text.length), count(usualEnd));

  const start = prefixes.find((each) => text.startsWith(each.trimStart()));
  const usualStart = usual?.prefix && text.startsWith(usual.prefix.text) ? usual.prefix : undefined;
  const prefix = start ? undefined : prefixOf(text);
  const prefixProof = prefix && proofOfPrefix(prefix, text, context);
  if (start) add('prefix', start.trimStart(), text.slice(start.trimStart().length), { proof: 'prefixes' });
  else if (prefix && prefixProof) add('prefix', prefix.text, text.slice(prefix.text.length), { proof: prefixProof });
  else if (usualStart) add('prefixUsual', usualStart.text, text.slice(usualStart.text.length), count(usualStart));
  return found;
}

/**
 * Returns the key that proves a suffix is not part of the title. `A - B` is a real title even if B is a tag. The suffix
 * must be a site name, or a category after a bar.
 */
function proofOfSuffix({ name, separator }: Affix, context: TitleContext): string | undefined {
  const proof = proofOf(name, context);
  if (!proof || proof.kind === 'host' || isDomain(name)) return proof?.key;
  const bar = /^[|｜_]$/u.test(separator);
  const site = isSiteName(name) && (bar || (/^[-–—·]$/u.test(separator) && proof.kind === 'category'));
  return site || (bar && proof.kind === 'category') ? proof.key : undefined;
}

/**
 * Returns the key that proves a prefix is not part of the title. `MySQL -> TiDB` is a real title, and so is `A->B` if
 * both are tags.
 */
function proofOfPrefix({ name, separator, text }: Affix, title: string, context: TitleContext): string | undefined {
  const proof = proofOf(name, context);
  if (!proof || isSiteName(name)) return proof?.key;
  const other = termsOf(context.fact).some(
    ({ term }) => comparableName(term) !== comparableName(name) && title.slice(text.length).startsWith(term),
  );
  const section = /^(?:»|›|>>)$/u.test(separator) || /\p{Script=Han}/u.test(name);
  return proof.kind !== 'tag' && section && !other ? proof.key : undefined;
}

/** Returns where else the article names it: as a category, as a tag, or in the host of its source URL. */
function proofOf(
  name: string,
  { fact, urls }: TitleContext,
): { kind: 'category' | 'tag' | 'host'; key: string } | undefined {
  const named = urls.find((url) => {
    const host = hostOf(url);
    return host !== undefined && namesOfHost(host).includes(comparableName(name));
  });
  if (named !== undefined) return { kind: 'host', key: named };
  return termsOf(fact).find(({ term }) => comparableName(term) === comparableName(name));
}

function termsOf(fact: FrontMatterFact) {
  const kinds = { categories: 'category', category: 'category', tags: 'tag', tag: 'tag' } as const;
  return Object.entries(kinds).flatMap(([key, kind]) => {
    const value = field(fact, key);
    const terms: readonly unknown[] = Array.isArray(value) ? value.flat(2) : [value];
    return terms.flatMap((term) => (typeof term === 'string' ? [{ kind, key, term }] : []));
  });
}

function comparableName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^www\./u, '');
}

/** Returns the range of a part of the title; the range of the whole title if the source escapes it. */
function titlePartRange({ written, range }: Title, part: string, atEnd = false): Range {
  const at = atEnd ? written.lastIndexOf(part) : written.indexOf(part);
  return at < 0 ? range : [range[0] + at, range[0] + at + part.length];
}
