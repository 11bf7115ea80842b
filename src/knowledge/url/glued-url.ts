const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Full-width punctuation: only in URLs that are written by hand in Chinese. */
const wideMark = /[，。；：！？、（）【】《》“”‘’…]/u;

/** Returns the length of a URL before the text that follows without a space; undefined if there is no such text. */
export function urlLengthBeforeText(url: string): number | undefined {
  const end = textStart(url);
  return end === undefined ? undefined : lengthWithoutMarks(url.slice(0, end));
}

/** Returns the length of a URL before marks of the sentence: a quotation mark, a bracket that it did not open, emphasis. */
function lengthWithoutMarks(url: string): number {
  let open = 0;
  for (let at = 0; at < url.length; at++) {
    if (url[at] === '(') open++;
    if ((url[at] === ')' && --open < 0) || /^(?:"|\*\*|~~)/u.test(url.slice(at, at + 2)))
      return lengthWithoutMarks(url.slice(0, at));
  }
  return url.replace(/[*~_.,:;!?'"]+$/u, '').length;
}

function textStart(url: string): number | undefined {
  for (let at = 1; at < url.length; at++) {
    const char = url[at] ?? '';
    const rest = url.slice(at);
    // `/词条（消歧义）` is the name of a page.
    const bracketed = /^（[^（），。]*）/u.exec(rest)?.[0].length;
    if (bracketed && han.test(url[at - 1] ?? '')) at += bracketed - 1;
    else if (wideMark.test(char)) return latinWordEnd(url, at);
    // `/2024年会/` is a path; glued text contains no further URL characters.
    else if (han.test(char) && /[a-z\d]/iu.test(url[at - 1] ?? '') && !/^[年月日期]|[\w/.=&%#?-]/u.test(rest))
      return at;
  }
  return undefined;
}

/** Returns the end of the Latin word: CJK characters between it and the mark belong to the text as well. */
function latinWordEnd(url: string, mark: number): number {
  let at = mark;
  while (han.test(url[at - 1] ?? '')) at--;
  return at < mark && /[a-z\d]/iu.test(url[at - 1] ?? '') ? at : mark;
}
