import { containmentTest } from '../../core/place.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { nodesOf } from '../shared/nodes.ts';
import { proseRanges } from './prose.ts';

export interface PunctuationFact {
  readonly kind: 'half' | 'bracket' | 'doubled';
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
const mixed = /（[^（）()\r\n]{1,60}\)|\([^（）()\r\n]{1,60}）/gu;
const doubled = /(?<![，。、．.])(?:，，|。。)(?![，。、．.…])/gu;

/** Punctuation of the wrong width, or doubled, in Chinese text. */
export const punctuation: Collector<PunctuationFact> = {
  id: 'punctuation',
  version: 4,
  collect(article) {
    const found: PunctuationFact[] = [];
    let quoted: ((range: Range) => boolean) | undefined;
    for (const [start, end] of proseRanges(article)) {
      const marks = kindsIn(article.source, start, end);
      if (marks === 0) continue;
      const text = article.source.slice(start, end);
      if (!/\p{Script=Han}/u.test(text)) continue;
      for (const { 0: mark, index } of marks & kinds.half ? text.matchAll(half) : []) {
        quoted ??= titleFinder(article);
        if (isSign(text, index, mark) || quoted([start + index, start + index + 1])) continue;
        found.push(
          punctuationFact(
            'half',
            mark,
            wide[mark] ?? mark,
            [start + index, start + index + 1],
            text.slice(index - 1, index + 2),
          ),
        );
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
    return found;
  },
};

/** Returns a function that tells whether a place is in the text of a link to elsewhere, which is the title of a page there. */
function titleFinder({ tree }: Article): (range: Range) => boolean {
  return containmentTest(
    nodesOf(tree, 'link').flatMap(({ node, range }) => (/^https?:/iu.test(node.url) ? [range] : [])),
  );
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
const signVerb = /^(?:表示|代表|匹配|分隔|分开|连接|开头|结尾|号|键|是指|来)/u;

/** Whether the mark is spoken of (`写?通配符`) and no punctuation. */
function isSign(text: string, index: number, mark: string): boolean {
  const before = /[^。，、；：！？,;:!?\r\n]*$/u.exec(text.slice(Math.max(0, index - 10), index))?.[0] ?? '';
  const after = /^[^。，、；：！？,;:!?\r\n]*/u.exec(text.slice(index + 1, index + 11))?.[0] ?? '';
  if (signVerb.test(after)) return signWords.test(before + after) || /[写用按输入键打]$/u.test(before);
  if (/[吗呢吧啊呀了]$/u.test(before) || (mark === '?' && question.test(before))) return false;
  // A comma, and a colon behind such a word, are punctuation: `命令:先…`.
  if (mark === ',' || mark === ';') return /^(?:逗号|分号|分隔符)/u.test(after);
  if (mark === ':') return /^(?:冒号|分隔符|标识符|运算符|操作符|前缀|后缀)/u.test(after);
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
