/** Character classes that several collectors and rules share; from Unicode properties where possible. */

/** Closing punctuation, which never begins a line or a paragraph. */
const closingMark = /^[，。、；：？！）】》」』〉〕”’]/u;

/** Matches the end of a complete sentence or clause, with closing quotes and brackets. */
export const sentenceEnd = /[。！？!?.…；;：:~～][”’"'）)】》」』\]]*$/u;

/** Full-width opening brackets with their closing partners. */
export const brackets: Readonly<Record<string, string>> = {
  '（': '）',
  '【': '】',
  '《': '》',
  '「': '」',
  '『': '』',
  '〈': '〉',
  '〔': '〕',
};

/** Names an invisible character by its code point, such as `U+200B`. */
export function codePointName(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Matches the salutation of a letter. */
export const salutation =
  /^(?:亲爱的?|親愛的?|尊敬的?|敬爱的?|敬愛的?|各位|诸位|大家好|[您你]好|嗨|Dear\b|Hi\b|Hello\b)/iu;

/** Matches the name of a speaker at the start of a line: `问：`, `Q：`, `**张三**：`. */
export const speaker = /^[*_]{0,3}(?:[QA]\d{0,2}|\p{Script=Han}{1,6}|[A-Z][\w. ]{0,20})[*_]{0,3}\s*[:：]/u;

const wide = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF“”‘’—…·]`;
const wideEnd = new RegExp(`${wide}$`, 'u');
const wideStart = new RegExp(`^${wide}`, 'u');

/** Returns what joins two halves of a sentence: nothing beside CJK characters and punctuation, else a space. */
export function joinerBetween(before: string, after: string): '' | ' ' {
  const tight = /[-/([{]$/u.test(before) || /^[-/,.;:!?)\]}%]/u.test(after);
  return tight || wideEnd.test(before) || wideStart.test(after) ? '' : ' ';
}

/** Whether a text begins with closing punctuation. */
export function beginsWithClosingMark(text: string): boolean {
  return closingMark.test(text);
}

/**
 * Whether the punctuation at the start of `after` was split off the end of `before`. Doubled marks (`。。。`, `！！`),
 * smileys (`：)`), image syntax (`！[`), a lone `！`, and marks after a complete sentence are intended.
 */
export function isSplitOff(before: string, after: string): boolean {
  const mark = closingMark.exec(after)?.[0];
  if (!mark || before.trim() === '') return false;
  if (/^[”’]/u.test(mark)) return wideEnd.test(before) && !/[“‘]$/u.test(before);
  if (/^[）】》」』〉〕]/u.test(mark)) return true;
  const doubled = /^(?<mark>.)\s*[，。、；：？！]/u.test(after);
  const drawn = /^[：；][-^）)(（DPp]|^！[[【]/u.test(after);
  const alone = /^[！？]\s*$/u.test(after);
  return !doubled && !drawn && !alone && !sentenceEnd.test(before);
}

/**
 * Whether `after` continues the sentence that `before` breaks off: after a comma; in Latin script, before a small letter;
 * in CJK, if `before` is long or ends its other sentences with punctuation.
 */
export function continuesSentence(before: string, after: string): boolean {
  if (sentenceEnd.test(before) || !/^[\p{L}\p{N}“‘（《「『【]/u.test(after)) return isSplitOff(before, after);
  if (/[，、]$/u.test(before)) return before.length > 12;
  if (/\p{Script=Latin},?$/u.test(before) && /^\p{Ll}/u.test(after)) return true;
  if (!/[\p{L}\p{N}]$/u.test(before) || !(wideEnd.test(before) || wideStart.test(after))) return false;
  return /[。！？]/u.test(before) || before.length >= 80;
}
