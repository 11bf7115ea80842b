/** Reading dates as people and machines write them, whatever an engine makes of them. No clocks, no local time. */

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Time {
  readonly hour: number;
  readonly minute: number;
  /** Undefined where only hours and minutes are written. */
  readonly second: number | undefined;
  /** The digits behind the second, without the point. */
  readonly fraction: string;
}

export interface WrittenDate extends Day {
  readonly time: Time | undefined;
  /** As it is written: `Z`, `+0800`, `GMT`; empty where there is none. */
  readonly zone: string;
  /** `foreign`: with 年月日 or full-width characters; `compact`: eight digits. */
  readonly style: 'hyphen' | 'other' | 'compact' | 'foreign';
}

const shape =
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?:(?:[Tt]|[ \t]+)(?<hour>\d{1,2}):(?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:[.,](?<fraction>\d+))?)?)?[ \t]*(?<zone>[Zz]|[+-]\d{1,2}(?::?\d{2})?|UTC|GMT)?$/u;
const compact = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/u;
const chineseDay = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?\s*(?=[\dT]|$)/u;
const chineseTime = /(\d{1,2})\s*[时時点]\s*(\d{1,2})\s*分?(?:\s*(\d{1,2})\s*秒)?/u;

/** Year, month and day in this order, with or without a time; undefined for any other text. */
export function readDate(text: string): WrittenDate | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 64) return undefined;
  // Full-width digits, colons and hyphens become plain ones.
  const narrow = trimmed.normalize('NFKC');
  const plain = /[年月时時点]/u.test(narrow) ? withoutChinese(narrow) : narrow.trim();
  const groups = (shape.exec(plain) ?? compact.exec(plain))?.groups;
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

/** Whether the calendar has the day, and the clock the time; leap seconds and midnight as 24:00 count. */
export function exists({ time, ...day }: Day & { readonly time?: Time | undefined }): boolean {
  if (!dayExists(day)) return false;
  if (!time) return true;
  const { hour, minute, second = 0 } = time;
  return hour === 24 ? minute === 0 && second === 0 : hour < 24 && minute < 60 && second <= 60;
}

function dayExists({ year, month, day }: Day): boolean {
  if (!(year > 0 && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days since 1970-01-01, to count with. */
export function dayNumber({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day) / dayLength;
}

/** The day that so many days since 1970-01-01 make. */
export function dayAt(number: number): Day {
  const at = new Date(number * dayLength);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

export const dayLength = 24 * 60 * 60 * 1000;

export function formatDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/**
 * RFC 3339 where a zone is known, `2024-01-02 09:30:00` where none is, the day alone where there is no time: forms that
 * every engine reads. Fractions are left out.
 */
export function formatDate(date: WrittenDate, zone: string | undefined = offsetOf(date.zone)): string {
  const { time } = date;
  if (!time) return formatDay(date);
  // Midnight as 24:00 and leap seconds are too much for some engines.
  const midnight = time.hour === 24;
  const day = formatDay(midnight ? dayAt(dayNumber(date) + 1) : date);
  const clock = `${pad(midnight ? 0 : time.hour)}:${pad(time.minute)}:${pad(Math.min(time.second ?? 0, 59))}`;
  return zone === undefined ? `${day} ${clock}` : `${day}T${clock}${zone}`;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

/** A written zone as RFC 3339 wants it. */
export function offsetOf(zone: string): string | undefined {
  if (/^(?:z|utc|gmt)$/iu.test(zone)) return 'Z';
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{1,2})(?::?(\d{2}))?$/u.exec(zone) ?? [];
  return sign && hours && `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** The offset that a time zone (`Asia/Shanghai`, `+08:00`) has at a local time; undefined for an unknown zone. */
export function offsetAt(timeZone: string, date: WrittenDate): string | undefined {
  const fixed = offsetOf(timeZone);
  if (fixed) return fixed;
  const { hour = 0, minute = 0, second = 0 } = date.time ?? {};
  const local = Date.UTC(date.year, date.month - 1, date.day, hour, minute, second);
  try {
    // The offset depends on the instant, and the instant on the offset: two steps settle it but for the lost hour of spring.
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

const parts = String.raw`(?<year>(?:19|20)\d{2})`;
/** How sites put the day of publication into a path, the certain forms before the one that may be a number. */
const inPath: readonly RegExp[] = [
  // /2023/05/12/, /2023-05/12/, /2023/05-12/, /2023/5/12/
  new RegExp(String.raw`/${parts}[/-](?<month>\d{1,2})[/-](?<day>\d{1,2})/`, 'gu'),
  // /2023-05-12-title.html, /2023_05_12.html
  new RegExp(String.raw`/${parts}([-_])(?<month>\d{2})\2(?<day>\d{2})(?!\d)`, 'gu'),
  // /2023/0512/, /202305/12/
  new RegExp(String.raw`/${parts}(?:/(?<month>\d{2})(?<day>\d{2})|(?<month2>\d{2})/(?<day2>\d{2}))/`, 'gu'),
  // t20230512_1234.html
  new RegExp(String.raw`/t${parts}(?<month>\d{2})(?<day>\d{2})_`, 'gu'),
];
const eightDigits = new RegExp(String.raw`/(?<folder>[^/]*)/${parts}(?<month>\d{2})(?<day>\d{2})(?=[/_.-]|$)`, 'gu');
/** Under these, eight digits are a number: `/question/20121112`. */
const numbered =
  /^(?:q|a|p|u|id|ids|group|topics?|questions?|answers?|posts?|users?|people|status(?:es)?|videos?|items?|products?|notes?|threads?|comments?|issues?|pull|details?|books?|subject|papers?|docs?)$/iu;

/** The day that an address names, where it names exactly one that the calendar has. */
export function dayInUrl(url: string): Day | undefined {
  const path = /^[a-z]+:\/\/[^/?#]*(?<path>[^?#]*)/iu.exec(url)?.groups?.path ?? '';
  if (!/(?:19|20)\d\d/u.test(path)) return undefined;
  const found = new Map<string, Day>();
  for (const pattern of inPath) for (const { groups } of path.matchAll(pattern)) add(groups);
  if (found.size === 0) {
    // A host without a folder before the digits is read as an empty one.
    for (const { groups } of `/${path}`.matchAll(eightDigits)) if (!numbered.test(groups?.folder ?? '')) add(groups);
  }
  return found.size === 1 ? [...found.values()][0] : undefined;

  function add(groups: Readonly<Record<string, string | undefined>> | undefined): void {
    const { year, month, day, month2, day2 } = groups ?? {};
    const date = { year: Number(year), month: Number(month ?? month2), day: Number(day ?? day2) };
    if (dayExists(date)) found.set(formatDay(date), date);
  }
}
