import { containmentTest } from '../../core/place.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { nodesOf } from '../shared/nodes.ts';
import { lineStartsOf } from '../shared/survey.ts';
import { proseRanges } from './prose.ts';

export interface PunctuationFact {
  /** `beside`: half-width like a `half` of its line, but beside code, Latin text or a blank. */
  readonly kind: 'half' | 'beside' | 'bracket' | 'doubled';
  readonly text: string;
  readonly expected: string;
  readonly range: Range;
  readonly edit: Edit;
}

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
};
const half = /(?<=[\p{Script=Han}”』」）])[,;:!?](?=\p{Script=Han})/gu;
/** Not before a bracket that closes the first one as it should: the one between is surplus. */
const mixed = /（[^（）()\r\n]{1,60}\)(?!）)|\([^（）()\r\n]{1,60}）(?!\))/gu;
const doubled = /(?<![，。、．.])(?:，，|。。)(?![，。、．.…])/gu;

/** Punctuation of the wrong width, or doubled, in Chinese text. */
export const punctuation: Collector<PunctuationFact> = {
  id: 'punctuation',
  version: 9,
  collect(article) {
    const found: PunctuationFact[] = [];
    let quoted: ((range: Range) => boolean) | undefined;
    let notation: ((range: Range) => boolean) | undefined;
    for (const [start, end] of proseRanges(article)) {
      const marks = kindsIn(article.source, start, end);
      if (marks === 0) continue;
      const text = article.source.slice(start, end);
      if (!/\p{Script=Han}/u.test(text)) continue;
      for (const { 0: mark, index } of marks & kinds.half ? text.matchAll(half) : []) {
        quoted ??= titleFinder(article);
        notation ??= tupleFinder(article);
        const at: Range = [start + index, start + index + 1];
        if (isSign(text, index, mark) || quoted(at) || notation(at)) continue;
        found.push(punctuationFact('half', mark, wide[mark] ?? mark, at, text.slice(index - 1, index + 2)));
      }
      for (const { 0: masked, index } of marks & kinds.mixed ? withoutEmoticons(text).matchAll(mixed) : []) {
        const all = text.slice(index, index + masked.length);
        // One of the brackets may be part of a formula.
        if (!/\p{Script=Han}/u.test(all) || all.split('$').length % 2 === 0) continue;
        const at = start + index + (all.startsWith('(') ? 0 : all.length - 1);
        const mark = all.startsWith('(') ? '(' : ')';
        found.push(
          punctuationFact(
            'bracket',
            mark,
            wide[mark] ?? mark,
            [at, at + 1],
            all.length > 16 ? `${all.slice(0, 7)}…${all.slice(-7)}` : all,
          ),
        );
      }
      for (const { 0: pair, index } of marks & kinds.doubled ? text.matchAll(doubled) : []) {
        found.push(punctuationFact('doubled', pair, pair.slice(0, 1), [start + index, start + index + 2], pair));
      }
    }
    return [...found, ...marksBeside(found, article)];
  },
};

/** Returns the marks that a line would keep half-width where those between Chinese characters are widened. */
function marksBeside(found: readonly PunctuationFact[], article: Article): PunctuationFact[] {
  const half = found.filter(({ kind }) => kind === 'half');
  if (half.length === 0) return [];
  const { source } = article;
  const lineOf = lineFinder(article);
  const lines = new Set(half.map(({ expected, range: [at] }) => `${lineOf(at)}${expected}`));
  const known = new Set(half.map(({ range: [at] }) => at));
  const isQuoted = titleFinder(article);
  const isNotation = tupleFinder(article);
  const beside: PunctuationFact[] = [];
  const lineOfMark = lineFinder(article);
  for (const [start, end] of proseRanges(article)) {
    for (const { 0: written, index } of source.slice(start, end).matchAll(/[,;:] ?/gu)) {
      const at: Range = [start + index, start + index + written.length];
      const mark = written.charAt(0);
      const expected = wide[mark] ?? mark;
      if (known.has(at[0]) || !lines.has(`${lineOfMark(at[0])}${expected}`)) continue;
      if (isChineseMark(mark, source.charAt(at[0] - 1), source.charAt(at[1])) && !isQuoted(at) && !isNotation(at))
        beside.push(punctuationFact('beside', mark, expected, at, mark));
    }
  }
  return beside;
}

const han = /\p{Script=Han}/u;
const beginsOther = /[\p{Script=Latin}\p{N}`*[]/u;
const endsOther = /[\p{Script=Latin}\p{N}`*]/u;

/** Whether a mark belongs to a Chinese sentence: Chinese or code is on one side of it, on the other one of both, or Latin text. */
function isChineseMark(mark: string, before: string, after: string): boolean {
  // A colon beside Latin text may be that of a key or a ratio.
  if (mark === ':') return han.test(before) && after === '`';
  const isProse = han.test(before) || before === '`' || han.test(after) || after === '`';
  return isProse && (han.test(before) || endsOther.test(before)) && (han.test(after) || beginsOther.test(after));
}

/** Returns a function that tells the line of a place; places must ascend. */
function lineFinder(article: Article): (at: number) => number {
  const starts = lineStartsOf(article);
  let line = 0;
  return (at) => {
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= at) line++;
    return line;
  };
}

/** Returns a function that tells whether a place is in the text of a link to elsewhere, which is the title of a page there. */
function titleFinder({ tree }: Article): (range: Range) => boolean {
  return containmentTest(
    nodesOf(tree, 'link').flatMap(({ node, range }) => (/^https?:/iu.test(node.url) ? [range] : [])),
  );
}

const tuple = /(?<![\w$.\]])\([\p{L}\p{N}_ ]{1,12}(?:,[\p{L}\p{N}_ ]{1,12}){1,4}\)/gu;
/** So many tuples are a notation and no remarks. */
const fewestTuples = 3;

/** Returns a function that tells whether a place is in a tuple, `(词,频率)`, of an article that writes `(URL,1)`, too. */
function tupleFinder({ source }: Article): (range: Range) => boolean {
  const tuples = [...source.matchAll(tuple)];
  const isNotation =
    tuples.length >= fewestTuples && tuples.some(([text]) => text.split(',').some((term) => !han.test(term)));
  return containmentTest(isNotation ? tuples.map(({ 0: text, index }): Range => [index, index + text.length]) : []);
}

const emoticon = /[:：;；=][-^'’o]?[)）]|[:;=][-^'’o][(（]|[:;=][(（](?=[\s，。！？）)]|$)|(?<=^|\s)[(（][-^]?[:;=]/gu;

/** Replaces emoticons by letters, except where a bracket closes a half-width one: `(a;)`. */
function withoutEmoticons(text: string): string {
  return text.replace(emoticon, (drawn, index: number) => {
    const open = /[^（）()]*$/u.exec(text.slice(Math.max(0, index - 60), index));
    const isPaired = drawn.endsWith(')') && text[index - (open?.[0].length ?? 0) - 1] === '(';
    return isPaired ? drawn : 'x'.repeat(drawn.length);
  });
}

/** Words beside a sign that is spoken of. */
const signWords =
  /通配符|占位符|运算符|操作符|元字符|转义|正则|分隔符|标识符|符号|字符|命令|语法|参数|前缀|后缀|快捷键|按键|代码|变量|文件名|匹配|问号|冒号|叹号|逗号|分号/u;
const question = /吗|呢|什么|怎么|怎样|如何|哪|为何|谁|多少|是否|能否|是不是/u;
const signVerb = /^(?:表示|代表|匹配|分隔|分割|分开|隔开|连接|拼接|开头|结尾|号|键|是指|来)/u;

/** Whether the mark is spoken of (`写?通配符`) and no punctuation. */
function isSign(text: string, index: number, mark: string): boolean {
  // `时:分:秒` is the pattern of a time.
  if (mark === ':' && /^[年月日时時分秒周][:：][年月日时時分秒周]$/u.test(text.slice(index - 1, index + 2)))
    return true;
  const before = /[^。，、；：！？,;:!?\r\n]*$/u.exec(text.slice(Math.max(0, index - 10), index))?.[0] ?? '';
  const after = /^[^。，、；：！？,;:!?\r\n]*/u.exec(text.slice(index + 1, index + 11))?.[0] ?? '';
  if (signVerb.test(after)) return signWords.test(before + after) || /[写用按输入键打以]$/u.test(before);
  if (/[吗呢吧啊呀了]$/u.test(before) || (mark === '?' && question.test(before))) return false;
  // A comma, and a colon behind such a word, are punctuation: `命令:先…`.
  if (mark === ',' || mark === ';') return /^(?:逗号|分号|分隔符)/u.test(after);
  if (mark === ':')
    return (
      /^(?:冒号|分隔符|标识符|运算符|操作符|前缀|后缀)/u.test(after) ||
      // A key to press, or a command that begins with it: `按:字符`, `所有的:命令`.
      (/^(?:字符|命令|键(?!盘))/u.test(after) && /(?:按|按下|输入|键入|敲|跟|悉的|有的|个|以)$/u.test(before))
    );
  return signWords.test(before + after) || /(?:写|用|按|输入|键入|加上)$/u.test(before);
}

function punctuationFact(
  kind: PunctuationFact['kind'],
  mark: string,
  expected: string,
  range: Range,
  text: string,
): PunctuationFact {
  return { kind, text: text || mark, expected, range, edit: { range, text: expected } };
}

/** Bit flags of what a text may contain; one scan is much faster than the patterns. */
const kinds = { half: 1, mixed: 2, doubled: 4 };

function kindsIn(source: string, start: number, end: number): number {
  let found = 0;
  let open = 0;
  let before = 0;
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    // Most characters are Han.
    if (code < 0x4e00 || code > 0x9fff) {
      if (code === 0x28 || code === 0xff08) open = code;
      else if (code === 0x29 || code === 0xff09) {
        if (open === (code === 0x29 ? 0xff08 : 0x28)) found |= kinds.mixed;
        open = 0;
      } else if (code === 0xff0c || code === 0x3002) {
        if (code === before) found |= kinds.doubled;
      } else if (before > 0x7f && isHalfWidth(code) && source.charCodeAt(at + 1) > 0x7f) found |= kinds.half;
    }
    before = code;
  }
  return found;
}

/** Whether the character is one of `,:;!?`. */
function isHalfWidth(code: number): boolean {
  return code === 0x2c || code === 0x3a || code === 0x3b || code === 0x21 || code === 0x3f;
}
