import type { Engine, FrontMatterBlock } from '../../core/types.ts';
import {
  type Day,
  dayAt,
  dayNumber,
  formatDate,
  formatDay,
  offsetAt,
  offsetOf,
  type WrittenDate,
} from '../../knowledge/dates.ts';

/** A front matter value under a date key. `test/engines` measures how each engine reads it. */
export interface DateText {
  /** The key as written. */
  readonly key: string;
  readonly text: string;
  readonly format: FrontMatterBlock['format'];
  readonly isQuoted: boolean;
  /** Undefined if the value does not begin with year, month and day. */
  readonly date: WrittenDate | undefined;
}

export const engineNames: Readonly<Record<Engine, string>> = {
  hugo: 'Hugo',
  hexo: 'Hexo',
  jekyll: 'Jekyll',
  astro: 'Astro',
  zola: 'Zola',
  eleventy: 'Eleventy',
  docusaurus: 'Docusaurus',
  vitepress: 'VitePress',
  docsify: 'docsify',
  generic: '',
};

/** Date keys that an engine reads itself; other keys are for templates and may hold anything. */
const ownKeys: Readonly<Partial<Record<Engine, RegExp>>> = {
  hugo: /^(?:date|lastmod|modified|publishdate|pubdate)$/iu,
  hexo: /^(?:date|updated)$/u,
  jekyll: /^date$/u,
};

/** Formats of spf13/cast that begin with a year. Hugo reads every date with it, except TOML dates. */
const hugoYearFirst =
  /^\d{4}-\d\d-\d\d(?:(?:T| +)\d{1,2}:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?|(?: +)\d{1,2}:\d\d:\d\d(?:[.,]\d+)? +[+-]\d\d:?\d\d(?: (?:[A-Z]{3,4}|[+-]\d{4}))?)?$/u;
/** Formats of spf13/cast with names of days and months: RFC 1123, RFC 850, RFC 822, ANSI C, Unix, Ruby, `02 Jan 2006`. */
const hugoNamed =
  /^(?:[A-Z][a-z]+, \d{1,2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d (?:[A-Z]{3,4}|[+-]\d{4})|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d (?:(?:[A-Z]{3,4}|[+-]\d{4}) )?\d{4}|\d\d [A-Z][a-z]{2} \d{4}|\d\d [A-Z][a-z]{2} \d\d \d\d:\d\d (?:[A-Z]{3,4}|[+-]\d{4}))$/u;
/** Timestamps of js-yaml (https://yaml.org/type/timestamp.html): seconds and a colon in the offset are required. */
const yamlTime =
  /^\d{4}-(?:\d\d-\d\d$|\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d{1,2}(?::\d\d)?))?$)/u;
const monthName = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/iu;

/** Whether js-yaml, as in Hexo and Astro, reads the unquoted value as a date. */
export function isYamlTimestamp(written: string): boolean {
  return yamlTime.test(written);
}

/** Engines that read dates as YAML 1.1 or `Date` do, which count a day too many on into the next month. */
const rolling: ReadonlySet<Engine> = new Set(['hexo', 'jekyll', 'astro', 'docusaurus', 'eleventy', 'vitepress']);

/** Returns the day for which an engine silently takes one that its month does not have, such as 1 March for 30 February. */
export function rolledDay({ text, format, isQuoted, date }: DateText, engine: Engine): Day | undefined {
  if (!date || !rolling.has(engine) || date.month < 1 || date.month > 12 || date.day < 29 || date.day > 31)
    return undefined;
  // Eleventy reads texts strictly; VitePress leaves them to themes.
  const isTimestamp = format === 'yaml' && !isQuoted && yamlTime.test(text);
  if ((engine === 'eleventy' || engine === 'vitepress') && !isTimestamp) return undefined;
  return dayAt(dayNumber(date));
}

/** Whether the engine reads this key itself and gets no date from the value, or one in 1970. */
export function isUnreadable({ key, text, format, isQuoted, date }: DateText, engine: Engine): boolean {
  if (!ownKeys[engine]?.test(key)) return false;
  const digits = !isQuoted && /^\d+$/u.test(text) ? text.length : 0;
  if (engine === 'jekyll') {
    // Ruby reads `20240102` and even `24-01-02`, but none of these.
    return /^(?:(?:19|20)\d\d(?:-\d\d)?|\d{10}|\d{13})$/u.test(text) || !(/\d/u.test(text) || monthName.test(text));
  }
  if (engine === 'hexo') {
    // Milliseconds since 1970.
    if (digits) return digits < 12;
    return !(format === 'yaml' && !isQuoted && yamlTime.test(text)) && Number.isNaN(Date.parse(text));
  }
  // Seconds since 1970; not in JSON, where every number is a float.
  if (digits) return format === 'json' || digits < 9 || digits > 11;
  if (format === 'toml' && !isQuoted) return false;
  const { hour = 0, second = 0 } = date?.time ?? {};
  return !(hugoYearFirst.test(text) || hugoNamed.test(text)) || hour === 24 || second === 60;
}

/**
 * Returns the day on which an engine publishes a time, if it differs from the written day. Hexo converts YAML times to
 * UTC and reads the result as local time; Jekyll reads YAML times without an offset as UTC. `sure`: in the site's zone,
 * `expected` is the same time.
 */
export function shiftedDay(
  { key, text, format, isQuoted, date }: DateText,
  engine: Engine,
  timeZone: string | undefined,
) {
  if (!date?.time || date.time.hour === 24 || format !== 'yaml' || isQuoted) return undefined;
  if (!ownKeys[engine]?.test(key) || !yamlTime.test(text)) return undefined;
  const written = dayNumber(date);
  if (engine === 'hexo' && date.zone !== '') {
    const day = Math.floor(written + (minutesOf(date) - offsetMinutes(offsetOf(date.zone))) / 1440);
    const sure = timeZone !== undefined && offsetAt(timeZone, date) === offsetOf(date.zone);
    return day === written
      ? undefined
      : { day: formatDay(dayAt(day)), expected: formatDate({ ...date, zone: '' }), sure };
  }
  if (engine === 'jekyll' && date.zone === '' && timeZone !== undefined) {
    const zone = offsetAt(timeZone, date);
    const day = Math.floor(written + (minutesOf(date) + offsetMinutes(zone)) / 1440);
    // Not sure: the URL of the article may change with its day.
    return day === written || !zone
      ? undefined
      : { day: formatDay(dayAt(day)), expected: formatDate(date, zone), sure: false };
  }
  return undefined;
}

function minutesOf({ time }: WrittenDate): number {
  return time ? time.hour * 60 + time.minute : 0;
}

function offsetMinutes(offset: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/u.exec(offset ?? '') ?? [];
  return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
}
