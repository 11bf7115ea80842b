/** Parses and formats dates independently of engines. Nothing here reads the clock or the local time zone. */

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Time {
  readonly hour: number;
  readonly minute: number;
  /** Undefined if only hours and minutes are written. */
  readonly second: number | undefined;
  /** Digits of the fraction of a second, without the point. */
  readonly fraction: string;
}

export interface WrittenDate extends Day {
  readonly time: Time | undefined;
  /** The zone as written: `Z`, `+0800`, `GMT`; empty if there is none. */
  readonly zone: string;
  /** `foreign`: with 年月日 or full-width characters; `compact`: eight digits. */
  readonly style: 'hyphen' | 'other' | 'compact' | 'foreign';
}

const separatedDate =
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?:(?:[Tt]|[ \t]+)(?<hour>\d{1,2}):(?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:[.,](?<fraction>\d+))?)?)?[ \t]*(?<zone>[Zz]|[+-]\d{1,2}(?::?\d{2})?|UTC|GMT)?$/u;
const compactDate = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/u;
const chineseDay = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?\s*(?=[\dT]|$)/u;
const chineseTime = /(\d{1,2})\s*[时時点]\s*(\d{1,2})\s*分?(?:\s*(\d{1,2})\s*秒)?/u;

/** Parses year, month and day in this order, with an optional time; undefined for any other text. */
export function readDate(text: string): WrittenDate | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 64) return undefined;
  // Full-width digits, colons and hyphens become plain ones.
  const narrow = trimmed.normalize('NFKC');
  const plain = /[年月时時点]/u.test(narrow) ? withoutChinese(narrow) : narrow.trim();
  const groups = (separatedDate.exec(plain) ?? compactDate.exec(plain))?.groups;
  if (!groups) return undefined;
  const { mark, hour, minute, second, fraction = '', zone = '' } = groups;
  return {
    year: Number(groups.year),
    month: Number(groups.month),
    day: Number(groups.day),
    time:
      hour === undefined
        ? undefined
        : {
            hour: Number(hour),
            minute: Number(minute),
            second: second === undefined ? undefined : Number(second),
            fraction,
          },
    zone,
    style: plain !== trimmed ? 'foreign' : mark === '-' ? 'hyphen' : mark ? 'other' : 'compact',
  };
}

function withoutChinese(text: string): string {
  return text
    .replace(chineseDay, '$1-$2-$3 ')
    .replace(chineseTime, (_, hour, minute, second) => [hour, minute, second].filter(Boolean).join(':'))
    .trim();
}

/** Whether the calendar has the day and the clock has the time; leap seconds and 24:00 are valid. */
export function isValidDate({ time, ...day }: Day & { readonly time?: Time | undefined }): boolean {
  if (!dayExists(day)) return false;
  if (!time) return true;
  const { hour, minute, second = 0 } = time;
  return hour === 24 ? minute === 0 && second === 0 : hour < 24 && minute < 60 && second <= 60;
}

function dayExists({ year, month, day }: Day): boolean {
  if (!(year > 0 && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Returns the number of days since 1970-01-01. */
export function dayNumber({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day) / dayLength;
}

/** Returns the day that is a number of days after 1970-01-01. */
export function dayAt(number: number): Day {
  const at = new Date(number * dayLength);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** Milliseconds of a day. */
export const dayLength = 24 * 60 * 60 * 1000;

/** Returns the time at which the day of a time began, in UTC. */
export function startOfDay(timeMs: number): number {
  return Math.floor(timeMs / dayLength) * dayLength;
}

export function formatDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/**
 * Formats a date so that every engine reads it: RFC 3339 with a zone, `2024-01-02 09:30:00` without one, or the day alone
 * without a time. Fractions are left out.
 */
export function formatDate(date: WrittenDate, zone: string | undefined = offsetOf(date.zone)): string {
  const { time } = date;
  if (!time) return formatDay(date);
  // Some engines reject 24:00 and leap seconds.
  const midnight = time.hour === 24;
  const day = formatDay(midnight ? dayAt(dayNumber(date) + 1) : date);
  const clock = `${pad(midnight ? 0 : time.hour)}:${pad(time.minute)}:${pad(Math.min(time.second ?? 0, 59))}`;
  return zone === undefined ? `${day} ${clock}` : `${day}T${clock}${zone}`;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

/** Converts a written zone to an RFC 3339 offset. */
export function offsetOf(zone: string): string | undefined {
  if (/^(?:z|utc|gmt)$/iu.test(zone)) return 'Z';
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{1,2})(?::?(\d{2}))?$/u.exec(zone) ?? [];
  return sign && hours && `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** Returns the offset of a time zone (`Asia/Shanghai`, `+08:00`) at a local time; undefined for an unknown zone. */
export function offsetAt(timeZone: string, date: WrittenDate): string | undefined {
  const fixed = offsetOf(timeZone);
  if (fixed) return fixed;
  const { hour = 0, minute = 0, second = 0 } = date.time ?? {};
  const local = Date.UTC(date.year, date.month - 1, date.day, hour, minute, second);
  try {
    // The offset depends on the instant and vice versa. Two steps are exact, except in the hour skipped in spring.
    const guess = local - minutesAt(timeZone, local) * 60_000;
    const minutes = minutesAt(timeZone, guess);
    const [ahead, size] = [minutes >= 0, Math.abs(minutes)];
    return `${ahead ? '+' : '-'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  } catch {
    return undefined;
  }
}

function minutesAt(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/u.exec(name) ?? [];
  return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
}

const yearPart = String.raw`(?<year>(?:19|20)\d{2})`;
/** Patterns of publication days in URL paths. Eight plain digits, which may be a number, are matched separately. */
const pathPatterns: readonly RegExp[] = [
  // /2023/05/12/, /2023-05/12/, /2023/05-12/, /2023/5/12/
  new RegExp(String.raw`/${yearPart}[/-](?<month>\d{1,2})[/-](?<day>\d{1,2})/`, 'gu'),
  // /2023-05-12-title.html, /2023_05_12.html
  new RegExp(String.raw`/${yearPart}([-_])(?<month>\d{2})\2(?<day>\d{2})(?!\d)`, 'gu'),
  // /2023/0512/, /202305/12/
  new RegExp(String.raw`/${yearPart}(?:/(?<month>\d{2})(?<day>\d{2})|(?<month2>\d{2})/(?<day2>\d{2}))/`, 'gu'),
  // t20230512_1234.html
  new RegExp(String.raw`/t${yearPart}(?<month>\d{2})(?<day>\d{2})_`, 'gu'),
];
const eightDigits = new RegExp(String.raw`/(?<folder>[^/]*)/${yearPart}(?<month>\d{2})(?<day>\d{2})(?=[/_.-]|$)`, 'gu');
/** Folders below which eight digits are an id: `/question/20121112`. */
const idFolders =
  /^(?:q|a|p|u|id|ids|group|topics?|questions?|answers?|posts?|users?|people|status(?:es)?|videos?|items?|products?|notes?|threads?|comments?|issues?|pull|details?|books?|subject|papers?|docs?)$/iu;

/** Returns the day in a URL path, if the path contains exactly one valid day. */
export function dayInUrl(url: string): Day | undefined {
  const path = /^[a-z]+:\/\/[^/?#]*(?<path>[^?#]*)/iu.exec(url)?.groups?.path ?? '';
  if (!/(?:19|20)\d\d/u.test(path)) return undefined;
  const found = new Map<string, Day>();
  for (const pattern of pathPatterns) for (const { groups } of path.matchAll(pattern)) add(groups);
  if (found.size === 0) {
    // The extra slash matches digits directly after the host, with an empty folder.
    for (const { groups } of `/${path}`.matchAll(eightDigits)) if (!idFolders.test(groups?.folder ?? '')) add(groups);
  }
  return found.size === 1 ? [...found.values()][0] : undefined;

  function add(groups: Readonly<Record<string, string | undefined>> | undefined): void {
    const { year, month, day, month2, day2 } = groups ?? {};
    const date = { year: Number(year), month: Number(month ?? month2), day: Number(day ?? day2) };
    if (dayExists(date)) found.set(formatDay(date), date);
  }
}
