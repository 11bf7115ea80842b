/** Letters that look like Latin letters. Greek small letters are left out, except `ο`: they denote quantities. */
const latinLookalikes: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', ѕ: 's', і: 'i', ј: 'j', һ: 'h', ԁ: 'd', ԛ: 'q', ԝ: 'w' },
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', Ѕ: 'S', І: 'I' },
  ...{ Ј: 'J', ӏ: 'l' },
  ...{ Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X' },
  ο: 'o',
};
const cyrillic = new Map(
  Object.entries(latinLookalikes).flatMap(([other, latin]) =>
    /\p{Script=Cyrillic}/u.test(other) ? [[latin, other]] : [],
  ),
);
const minLength = 3;

/** Returns a mixed-script word in its main script; undefined if the other letters are not lookalikes. */
export function wordInOneScript(word: string): string | undefined {
  const chars = [...word];
  const latin = chars.filter((char) => /\p{Script=Latin}/u.test(char));
  const others = chars.filter((char) => /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(char));
  if (latin.length === 0 || others.length === 0 || chars.length < minLength) return undefined;
  const toLatin = others.every((char) => char in latinLookalikes);
  const toOther = latin.every((char) => cyrillic.has(char)) && others.some((char) => !(char in latinLookalikes));
  if (toLatin && !(toOther && others.length > latin.length))
    return chars.map((char) => latinLookalikes[char] ?? char).join('');
  return toOther ? chars.map((char) => cyrillic.get(char) ?? char).join('') : undefined;
}

/** Radicals without a Unicode decomposition, with their EquivalentUnifiedIdeograph. */
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

/** Returns the character that a radical replaces. */
export function characterOfRadical(radical: string): string | undefined {
  const folded = radical.normalize('NFKC');
  return folded === radical ? radicals[radical] : folded;
}
