import { compatible } from './compatible.ts';
import { plainTitle } from './same-title.ts';

/** How two titles tell their articles apart: not at all, by a number or date in a series, or by other words. */
export type TitleDifference = 'none' | 'number' | 'words';

/** From this length on, a title with something before or behind it is that title with the name of a site or section. */
const shortestPart = 5;
const months =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/giu;
const numbers =
  /\p{N}+|\b[ivx]+\b|\b(?:first|second|third|fourth|fifth|sixth|one|two|three|four|five|six|seven|eight|nine|ten)\b|[〇一二三四五六七八九十百上中下甲乙丙丁]/giu;

/** A title that is compared with others. */
export interface ComparedTitle {
  readonly title: string;
  /** Its letters and digits. */
  readonly plain: string;
  readonly numberless: string;
}

export function comparedTitle(title: string): ComparedTitle {
  return { title, plain: plainTitle(title), numberless: withoutNumbers(title) };
}

/** Compares two titles; where one is missing, it tells nothing. */
export function titleDifference(a: ComparedTitle, b: ComparedTitle): TitleDifference {
  if (a.title === '' || b.title === '' || a.plain === b.plain) return 'none';
  if (a.numberless === b.numberless) return 'number';
  const [short, long] = b.plain.length < a.plain.length ? [b, a] : [a, b];
  return short.plain.length >= shortestPart && extendsTitle(short, long) ? 'none' : 'words';
}

/** What parts a title from the name of a site; between Chinese words, a blank does. */
const separator = /[-–—|_·•:：/()（）【】[\]<>«»,，~～]/u;

/** Whether a title is another one with something before or behind a separator; `Add` and `AddAll` are two titles. */
function extendsTitle(short: ComparedTitle, long: ComparedTitle): boolean {
  const [inner, outer] = [short.title, long.title].map((title) => compatible(title).trim().toLowerCase()) as [
    string,
    string,
  ];
  const at = outer.indexOf(inner);
  if (at < 0) return long.plain.includes(short.plain);
  return [outer.slice(0, at), outer.slice(at + inner.length)].every(
    (rest) => rest.trim() === '' || separator.test(rest) || /\p{Script=Han}/u.test(rest),
  );
}

/** Returns a title without its numbers, months and signs. */
export function withoutNumbers(title: string): string {
  return plainTitle(compatible(title).replace(months, '').replace(numbers, ''));
}
