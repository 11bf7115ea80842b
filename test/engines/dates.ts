import { formatDate, isValidDate, readDate } from '../../src/knowledge/dates.ts';
import type { Files } from './engine.ts';

/** Dates as people, programs and other engines write them. */
export const spellings: readonly string[] = [
  '2024-01-02',
  '2024-1-2',
  '2024-01-2',
  '24-01-02',
  '2024-01',
  '2024',
  '20240102',
  '1704187800',
  '1704187800000',
  '2024/01/02',
  '2024/1/2',
  '2024.01.02',
  '02/01/2024',
  '01-02-2024',
  '2024-01-02 09:30:00',
  '2024-01-02T09:30:00',
  '2024-01-02t09:30:00',
  '2024-01-02  09:30:00',
  '2024-01-02 9:30:00',
  '2024-01-02 09:30',
  '2024-01-02T09:30',
  '2024-1-2 9:30:00',
  '2024-1-2 9:30',
  '2024/01/02 09:30:00',
  '2024/01/02 09:30',
  '2024-01-02 20:30:00',
  '2024-01-02T20:30:00',
  '2024-01-02 09:30:00.123',
  '2024-01-02 09:30:00.123456',
  '2024-01-02 09:30:00,123',
  '2024-01-02T09:30:00.123456789',
  '2024-01-02T09:30:00Z',
  '2024-01-02T09:30:00z',
  '2024-01-02 09:30:00Z',
  '2024-01-02 09:30:00 Z',
  '2024-01-02T09:30:00.123Z',
  '2024-01-02T09:30:00+08:00',
  '2024-01-02T09:30:00+0800',
  '2024-01-02T09:30:00+08',
  '2024-01-02T09:30:00 +08:00',
  '2024-01-02 09:30:00 +0800',
  '2024-01-02 09:30:00 +08:00',
  '2024-01-02 09:30:00 +8',
  '2024-01-02 09:30:00+08:00',
  '2024-01-02 09:30:00 UTC',
  '2024-01-02 09:30:00 GMT',
  '2024-01-02 09:30:00 CST',
  '2024-01-02 09:30:00 +0800 CST',
  '2024-01-02 09:30:00 Asia/Shanghai',
  '2024-01-02 09:30 +0800',
  '2024-01-02T00:30:00+08:00',
  '2024-01-02 00:30:00 +0800',
  '2024-01-02 +0800',
  '2024-01-02Z',
  '2024-01-02 09:30:00 AM',
  '2024-01-02 9:30 PM',
  '2024-13-01',
  '2024-02-30',
  '2023-02-29',
  '2024-00-10',
  '2024/02/30',
  '2024-02-30 09:30:00',
  '2024-01-02 24:00:00',
  '2024-01-02 25:00:00',
  '2024-01-02 09:75:00',
  '2016-12-31T23:59:60Z',
  '0000-00-00 00:00:00',
  '2024年1月2日',
  '2024年01月02日 09:30',
  '２０２４-01-02',
  '2024-01-02 09：30：00',
  'Jan 2, 2024',
  '2 Jan 2024',
  '02 Jan 2024 09:30:00 +0800',
  'January 2, 2024',
  'Tue, 02 Jan 2024 09:30:00 +0800',
  'Tue, 02 Jan 2024 09:30:00 GMT',
  'Tue Jan  2 09:30:00 2024',
  'Tue Jan 02 2024 09:30:00 GMT+0800 (CST)',
  '02 Jan 2024',
  '02 Jan 24 09:30 CST',
  '02 Jan 24 09:30 +0800',
  'Tuesday, 02-Jan-24 09:30:00 CST',
  'Tue Jan  2 09:30:00 CST 2024',
  'Tue Jan 02 09:30:00 +0800 2024',
  '2024-01-02T9:30:00',
  '2024-01-02T9:30:00Z',
  '2024-12',
  '1999',
  'today',
  'TBD',
  '2024-01-02 to 2024-01-05',
];

/** The day, month or year that a person reads in dates without a plain day. */
const meant: Readonly<Record<string, string>> = {
  '1999': '1999',
  '2024': '2024',
  '2024-01': '2024-01',
  '2024-12': '2024-12',
  '1704187800': '2024-01-02',
  '1704187800000': '2024-01-02',
  ...Object.fromEntries(
    spellings.filter((date) => /Jan|[AP]M|CST|Asia/u.test(date)).map((date) => [date, '2024-01-02']),
  ),
};

export const forms = {
  yaml: (date: string) => `---\ntitle: a\ndate: ${date}\n---\nbody\n`,
  'yaml quoted': (date: string) => `---\ntitle: a\ndate: "${date}"\n---\nbody\n`,
  toml: (date: string) => `+++\ntitle = "a"\ndate = ${date}\n+++\nbody\n`,
  'toml string': (date: string) => `+++\ntitle = "a"\ndate = "${date}"\n+++\nbody\n`,
  json: (date: string) => `{ "title": "a", "date": "${date}" }\nbody\n`,
  'json number': (date: string) => `{ "title": "a", "date": ${date} }\nbody\n`,
  semicolons: (date: string) => `;;;\n"title": "a", "date": "${date}"\n;;;\nbody\n`,
  'semicolons number': (date: string) => `;;;\n"title": "a", "date": ${date}\n;;;\nbody\n`,
} as const;
export type Form = keyof typeof forms;

export const formsOf: Readonly<Record<'hugo' | 'hexo' | 'jekyll' | 'astro', readonly Form[]>> = {
  hugo: ['yaml', 'yaml quoted', 'toml', 'toml string', 'json', 'json number'],
  hexo: ['yaml', 'yaml quoted', 'semicolons', 'semicolons number'],
  jekyll: ['yaml', 'yaml quoted'],
  astro: ['yaml', 'yaml quoted', 'toml', 'toml string'],
};

/**
 * Returns the days that a person in the site's time zone may read from a date: the written one, and that of the instant if
 * the date has a zone; empty for a day that does not exist. Undefined if the date is ambiguous.
 */
export function daysMeant(text: string): string[] | undefined {
  const date = readDate(text);
  if (!date) return meant[text] ? [meant[text]] : undefined;
  if (!isValidDate(date)) return [];
  const at = Date.parse(formatDate(date));
  const there = date.time && date.zone ? [new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)] : [];
  return [formatDate(date).slice(0, 10), ...there];
}

/** Returns the name of a file with a date. */
export function dateId(form: Form, date: string): string {
  return `${form.replace(' ', '-')}-${spellings.indexOf(date)}`;
}

/** Returns articles with all spellings in all forms of an engine; numeric forms contain numbers only. */
export function datedFiles(engine: keyof typeof formsOf): Files {
  return Object.fromEntries(
    formsOf[engine].flatMap((form) =>
      spellings.flatMap((date) => {
        const bare = form === 'toml' ? /^\d[-\d:.TtZz+ ]*$/u : form.endsWith('number') ? /^\d+$/u : /./u;
        return bare.test(date) ? [[dateId(form, date), forms[form](date)]] : [];
      }),
    ),
  );
}
