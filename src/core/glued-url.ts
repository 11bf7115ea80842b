const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Marks that no address has unless it is written by hand in Chinese. */
const wideMark = /[，。；：！？、（）【】《》“”‘’…]/u;

/** How long the address is that a text was glued to; undefined where it is all address. */
export function gluedAt(url: string): number | undefined {
  const chars = [...url];
  let at = 0;
  for (const [index, char] of chars.entries()) {
    const before = chars[index - 1] ?? '';
    const rest = chars.slice(index).join('');
    if (wideMark.test(char) && !/^（[^（）]*）/u.test(rest)) return at > 0 ? at : undefined;
    // `/2024年会/` is a path; what is glued to a word goes on to the end.
    if (han.test(char) && /[a-z\d]/iu.test(before) && !/^[年月日期]/u.test(char) && !/[\w/.=&%#?-]/u.test(rest))
      return at;
    at += char.length;
  }
  return undefined;
}
