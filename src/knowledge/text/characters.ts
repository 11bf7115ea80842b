/** Character classes that more than one collector or rule decides on; from Unicode properties where Unicode has them. */

/** Marks that close what stands before them, and so never begin a line or a paragraph. */
const closingMark = /^[，。、；：？！）】》」』〉〕”’]/u;

/** A sentence or a clause that is complete, with the quotes and brackets that may close behind it. */
export const sentenceEnd = /[。！？!?.…；;：:~～][”’"'）)】》」』\]]*$/u;

/** Opening brackets with their closing partners; straight quotes have no direction and are left out. */
export const brackets: Readonly<Record<string, string>> = {
  '（': '）',
  '【': '】',
  '《': '》',
  '「': '」',
  '『': '』',
  '〈': '〉',
  '〔': '〕',
};

/** `U+200B`, for a character that does not show itself. */
export function codePointName(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** How letters begin. */
export const salutation =
  /^(?:亲爱的?|親愛的?|尊敬的?|敬爱的?|敬愛的?|各位|诸位|大家好|[您你]好|嗨|Dear\b|Hi\b|Hello\b)/iu;

const wide = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF“”‘’—…·]`;
const wideEnd = new RegExp(`${wide}$`, 'u');
const wideStart = new RegExp(`^${wide}`, 'u');

/** What joins two halves of a sentence: nothing beside characters that are written without spaces, else one space. */
export function seamOf(before: string, after: string): '' | ' ' {
  const tight = /[-/([{]$/u.test(before) || /^[-/,.;:!?)\]}%]/u.test(after);
  return tight || wideEnd.test(before) || wideStart.test(after) ? '' : ' ';
}

/** Whether it is a mark that closes something that a text begins with. */
export function beginsWithClosing(text: string): boolean {
  return closingMark.test(text);
}

/**
 * Whether the mark that begins `after` was torn off the end of `before`. Doubled marks (`。。。`, `！！`), smileys
 * (`：)`), image syntax (`！[`), a lone `！`, and a pause behind a finished sentence were meant to stand there.
 */
export function isTornOff(before: string, after: string): boolean {
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
 * Whether a sentence that breaks off goes on: by a comma or an open bracket at the break, in Latin script by a small
 * letter behind it, and in CJK by an author who ends sentences properly, but not this one.
 */
export function goesOn(before: string, after: string): boolean {
  if (sentenceEnd.test(before) || !/^[\p{L}\p{N}“‘（《「『【]/u.test(after)) return isTornOff(before, after);
  if (/[，、]$/u.test(before)) return before.length > 12;
  if (/\p{Script=Latin},?$/u.test(before) && /^\p{Ll}/u.test(after)) return true;
  if (!/[\p{L}\p{N}]$/u.test(before) || !(wideEnd.test(before) || wideStart.test(after))) return false;
  return /[。！？]/u.test(before) || before.length >= 80;
}
