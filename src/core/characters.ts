/** Character classes that more than one collector or rule decides on; from Unicode properties where Unicode has them. */

/** A letter of the scripts that are written without spaces between words. */
export const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Marks that close what stands before them, and so never begin a line or a paragraph. */
export const closingMark = /^[，。、；：？！）】》」』〉〕”’]/u;

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
