import type { Article, Collector, Range } from '../../core/types.ts';
import { characterOfRadical, wordInOneScript } from '../../knowledge/text/lookalikes.ts';
import { mayContain, traits } from '../shared/survey.ts';
import { proseRanges } from './prose.ts';

export interface LookalikeFact {
  readonly kind: 'word' | 'radical';
  readonly text: string;
  /** Empty for radicals that stand beside their characters. */
  readonly expected: string;
  readonly range: Range;
}

const words = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+/gu;
const mixed = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const radicals = /[\u2E80-\u2FDF]+/gu;
const han = /[\u3400-\u9FFF]/u;

/** A word in Greek letters alone, so that others may be words, too. Its accent tells it from symbols such as `αβγ`. */
const greekWord =
  /(?<![\p{L}\p{M}])(?=\p{Script=Greek}*(?:[ΆΈ-ΐά-ΰϊ-ώ\u1F00-\u1FFF]|\u0301))[\p{Script=Greek}\p{M}]{3,}(?![\p{L}\p{M}])/u;

/** Words that mix letters of two scripts, and radicals used as Han characters, in text and front matter. */
export const lookalikes: Collector<LookalikeFact> = {
  id: 'lookalikes',
  version: 6,
  collect(article) {
    if (!mayContain(article, traits.lookalike)) return [];
    if (!mixed.test(article.source) && article.source.search(radicals) < 0) return [];
    const isGreekText = greekWord.test(article.source);
    return [...frontMatterRanges(article), ...proseRanges(article)].flatMap((range) =>
      lookalikesIn(article.source, range, isGreekText),
    );
  },
};

function frontMatterRanges({ frontMatter }: Article): Range[] {
  return frontMatter ? [frontMatter.content] : [];
}

function lookalikesIn(source: string, [start, end]: Range, isGreekText: boolean): LookalikeFact[] {
  const text = source.slice(start, end);
  const found: LookalikeFact[] = [];
  for (const { 0: word, index } of mixed.test(text) ? text.matchAll(words) : []) {
    const expected = wordInOneScript(word, isGreekText);
    if (expected === undefined || isGlued(word) || isShown(source, start + index, word, expected)) continue;
    found.push({ kind: 'word', text: word, expected, range: [start + index, start + index + word.length] });
  }
  for (const { 0: run, index } of text.matchAll(radicals)) {
    const characters = [...run].map((char) => characterOfRadical(char) ?? '');
    const [before, after] = [text.slice(0, index), text.slice(index + run.length)];
    const isWord = han.test(before.at(-1) ?? '') || han.test(after[0] ?? '');
    if (!isWord || characters.includes('')) continue;
    const expected = missingBetween(before, characters.join(''), after);
    found.push({ kind: 'radical', text: run, expected, range: [start + index, start + index + run.length] });
  }
  return found.sort((a, b) => a.range[0] - b.range[0]);
}

/** Returns the characters without those that are there already: some PDF files hold both, `官⽅方`. */
function missingBetween(before: string, characters: string, after: string): string {
  if (before.endsWith(characters) || after.startsWith(characters)) return '';
  const start = before.at(-1) === characters[0] ? 1 : 0;
  const end = after[0] === characters.at(-1) ? -1 : undefined;
  return characters.slice(start, end);
}

/** Whether a word and an abbreviation in the other script stand without a blank: `коріньX`. */
function isGlued(word: string): boolean {
  const end = /(?<=\p{Ll})\p{Lu}{1,3}$/u.exec(word)?.[0];
  if (end === undefined) return false;
  const [own, rest] = [end, word.slice(0, -end.length)].map((part) => /^[\p{Script=Latin}\p{M}]+$/u.test(part));
  return own === true && rest === false;
}

/** Names what such words are. */
const naming =
  /homograph|homoglyph|look-?alike|confusable|punycode|\bIDN\b|cyrillic|greek letter|西里尔|希腊字母|俄文字母|同形|形近|混淆|кирилли|латинск|гомо/iu;
/** Tells what such words are used for. */
const deceit =
  /phish|spoof|imperson|imitat|similar|look(?:s|ing)? like|fake|钓鱼|釣魚|仿冒|冒充|伪造|假冒|相似|看起来|看似|фишинг|поддел/iu;

/** Whether the paragraph shows the word on purpose: it speaks of lookalikes, or the plain spelling stands beside a host. */
function isShown(source: string, at: number, word: string, plain: string): boolean {
  const paragraph = paragraphAt(source, at);
  const isHost = /^[\w-]*\.[a-z]{2}/iu.test(source.slice(at + word.length, at + word.length + 40));
  const isBeside = paragraph.includes(plain);
  if (isBeside && isCompared(source, at, word, plain)) return true;
  return naming.test(paragraph) || (deceit.test(paragraph) ? isHost || isBeside : isHost && isBeside);
}

/** Whether the plain spelling of the name that a word is part of stands beside it: `jane_doe and jаne_doe`. */
function isCompared(source: string, at: number, word: string, plain: string): boolean {
  const before = source.slice(Math.max(0, at - 100), at);
  const after = source.slice(at + word.length, at + word.length + 100);
  const [lead, tail] = [/[\w@.-]*$/u.exec(before)?.[0] ?? '', /^[\w@.-]*/u.exec(after)?.[0] ?? ''];
  const name = `${lead}${plain}${tail.replace(/[.-]+$/u, '')}`.replaceAll('.', String.raw`\.`);
  const [start, end] = [before.slice(0, before.length - lead.length), after.slice(tail.length)];
  return new RegExp(`${name}${comparing}$`, 'u').test(start) || new RegExp(`^${comparing}${name}`, 'u').test(end);
}

const comparing = String.raw`[\p{P}\x60]?\s*(?:and|or|vs\.?|versus|from|[,/≠]|!=|和|与|跟|及|或)\s*[\p{P}\x60]?`;

/** Returns the text between two blank lines, at most 2,000 characters on both sides. */
function paragraphAt(source: string, at: number): string {
  const before =
    source
      .slice(Math.max(0, at - 2000), at)
      .split(/\r?\n[ \t]*\r?\n/u)
      .at(-1) ?? '';
  const after = source.slice(at, at + 2000).split(/\r?\n[ \t]*\r?\n/u)[0] ?? '';
  return before + after;
}
