const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Marks that no address has unless it is written by hand in Chinese. */
const wideMark = /[，。；：！？、（）【】《》“”‘’…]/u;

/** How long the address is that a text was glued to; undefined where it is all address. */
export function gluedAt(url: string): number | undefined {
  for (let at = 1; at < url.length; at++) {
    const char = url[at] ?? '';
    const rest = url.slice(at);
    // `/词条（消歧义）` names a page.
    const bracketed = /^（[^（），。]*）/u.exec(rest)?.[0].length;
    if (bracketed && han.test(url[at - 1] ?? '')) at += bracketed - 1;
    else if (wideMark.test(char)) return wordEnd(url, at);
    // `/2024年会/` is a path; what is glued to a word goes on to the end.
    else if (han.test(char) && /[a-z\d]/iu.test(url[at - 1] ?? '') && !/^[年月日期]|[\w/.=&%#?-]/u.test(rest))
      return at;
  }
  return undefined;
}

/** Characters between a Latin word and the mark belong to the text, too. */
function wordEnd(url: string, mark: number): number {
  let at = mark;
  while (han.test(url[at - 1] ?? '')) at--;
  return at < mark && /[a-z\d]/iu.test(url[at - 1] ?? '') ? at : mark;
}
