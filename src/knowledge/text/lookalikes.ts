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
const greek = new Map(
  Object.entries({
    ...{
      A: 'Α',
      B: 'Β',
      E: 'Ε',
      Z: 'Ζ',
      H: 'Η',
      I: 'Ι',
      K: 'Κ',
      M: 'Μ',
      N: 'Ν',
      O: 'Ο',
      P: 'Ρ',
      T: 'Τ',
      Y: 'Υ',
      X: 'Χ',
    },
    ...{ a: 'α', e: 'ε', i: 'ι', k: 'κ', n: 'η', o: 'ο', p: 'ρ', t: 'τ', u: 'υ', v: 'ν', w: 'ω', x: 'χ', y: 'γ' },
    ...{ á: 'ά', é: 'έ', í: 'ί', ó: 'ό', ú: 'ύ' },
  }),
);
const minLength = 3;

/**
 * Returns a mixed-script word in its main script; undefined if the other letters are not lookalikes. Without Greek text
 * around it, Greek letters among Latin ones denote quantities.
 */
export function wordInOneScript(word: string, isGreekText = false): string | undefined {
  const chars = [...word];
  const count = (script: RegExp) => chars.filter((char) => script.test(char)).length;
  const latin = count(/\p{Script=Latin}/u);
  const slavic = count(/\p{Script=Cyrillic}/u);
  const hellenic = count(/\p{Script=Greek}/u);
  if (chars.length < minLength || Math.max(latin, slavic, hellenic) === latin + slavic + hellenic) return undefined;
  const others = chars.filter((char) => /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(char));
  const toLatin = latin > 0 && others.every((char) => char in latinLookalikes);
  if (isGreekText && hellenic > latin + slavic && !isFormula(word)) {
    const expected = rewritten(chars, /\p{Script=Greek}/u, greek);
    if (expected !== undefined) return expected;
  }
  const toCyrillic = slavic > 0 && slavic >= hellenic ? rewritten(chars, /\p{Script=Cyrillic}/u, cyrillic) : undefined;
  if (toLatin && !(toCyrillic !== undefined && others.length > latin))
    return chars.map((char) => latinLookalikes[char] ?? char).join('');
  return toCyrillic;
}

/** Whether a few letters are symbols side by side, with a capital behind a small letter: `αBβ`. */
function isFormula(word: string): boolean {
  return /^(?=.*\p{Ll}\p{Lu}).{1,4}$/u.test(word);
}

/** Returns the word with each letter of another script replaced; undefined if one has no lookalike, or all letters are alike. */
function rewritten(chars: readonly string[], own: RegExp, lookalikes: ReadonlyMap<string, string>): string | undefined {
  if (!chars.some((char) => own.test(char) && !(char in latinLookalikes))) return undefined;
  let word = '';
  for (const char of chars) {
    const isLetter = /\p{L}/u.test(char);
    const replaced = own.test(char) || !isLetter ? char : lookalikes.get(latinLookalikes[char] ?? char);
    if (replaced === undefined) return undefined;
    word += replaced;
  }
  return word;
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
