/** Letters that look like Latin ones. Greek small letters that stand for quantities are left out. */
const pairs: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', ѕ: 's', і: 'i', ј: 'j', һ: 'h', ԁ: 'd', ԛ: 'q', ԝ: 'w' },
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', Ѕ: 'S', І: 'I' },
  ...{ Ј: 'J', ӏ: 'l' },
  ...{ Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X' },
  ο: 'o',
};
const cyrillic = new Map(
  Object.entries(pairs).flatMap(([other, latin]) => (/\p{Script=Cyrillic}/u.test(other) ? [[latin, other]] : [])),
);
const shortest = 3;

/** A word of letters from two scripts, all in the script of most of them; undefined where it is no disguise. */
export function inOneScript(word: string): string | undefined {
  const chars = [...word];
  const latin = chars.filter((char) => /\p{Script=Latin}/u.test(char));
  const others = chars.filter((char) => /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(char));
  if (latin.length === 0 || others.length === 0 || chars.length < shortest) return undefined;
  const toLatin = others.every((char) => char in pairs);
  const toOther = latin.every((char) => cyrillic.has(char)) && others.some((char) => !(char in pairs));
  if (toLatin && !(toOther && others.length > latin.length)) return chars.map((char) => pairs[char] ?? char).join('');
  return toOther ? chars.map((char) => cyrillic.get(char) ?? char).join('') : undefined;
}

/** Radicals that Unicode does not decompose, each with the character that is its like (EquivalentUnifiedIdeograph). */
const radicals: Readonly<Record<string, string>> = {
  ...{
    '⺟': '母',
    '⺠': '民',
    '⻁': '虎',
    '⻄': '西',
    '⻅': '见',
    '⻆': '角',
    '⻉': '贝',
    '⻋': '车',
    '⻓': '长',
    '⻔': '门',
  },
  ...{
    '⻘': '青',
    '⻚': '页',
    '⻛': '风',
    '⻜': '飞',
    '⻝': '食',
    '⻢': '马',
    '⻣': '骨',
    '⻤': '鬼',
    '⻥': '鱼',
    '⻦': '鸟',
  },
  ...{ '⻧': '卤', '⻨': '麦', '⻩': '黄', '⻬': '齐', '⻮': '齿', '⻰': '龙', '⻳': '龟' },
};

/** The character that a radical stands for in a word. */
export function characterOf(radical: string): string | undefined {
  const folded = radical.normalize('NFKC');
  return folded === radical ? radicals[radical] : folded;
}
