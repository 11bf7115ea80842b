import { type Day, formatDay, isValidDate, readDate } from '../dates.ts';

/** The names of posts that Jekyll publishes, as in its sources: the slug may be empty. */
const published = /^\d{2,4}-\d{1,2}-\d{1,2}-.*\.[^.]+$/u;
/** Files that are kept in the folder and meant for writers. */
const forWriters = /^(?:template|example|sample|[yx]{2,4}[-_][mx]{2}[-_][dx]{2})(?:[-_.]|$)/iu;

/** Splits the path of a file below `_posts`, in a folder that Jekyll reads, whose name Jekyll does not take for a post's. */
export function unpublishedPost(path: string): { readonly folder: string; readonly name: string } | undefined {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const at = parts.lastIndexOf('_posts');
  // Jekyll skips names that begin so; authors hide files with them.
  const isHidden = [...parts.slice(0, at), ...parts.slice(at + 1), name].some((part) => /^[_.#]|~$/u.test(part));
  if (at < 0 || isHidden || published.test(name) || forWriters.test(name)) return undefined;
  return { folder: parts.join('/'), name };
}

export function isPublishedPost(name: string): boolean {
  return published.test(name);
}

/** Whether Jekyll makes no page of a file, by its name: it lies among the posts and has no day. */
export function isSkippedPost(path: string): boolean {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  return parts.includes('_posts') && !published.test(name);
}

/** Returns the name that Jekyll would publish, by the date in the name or that of the front matter. */
export function postName(name: string, date: string | undefined): string | undefined {
  const [, base = '', extension = ''] = /^(.*)(\.[^.]+)$/su.exec(name) ?? [];
  const [day, rest] = dayInName(base) ?? [date === undefined ? undefined : readDate(date), base];
  const slug = rest
    .trim()
    .replace(/^[-_.—–\s]+/u, '')
    .replace(/\s+/gu, '-');
  return day && isValidDate(day) && slug !== '' ? `${formatDay(day)}-${slug}${extension}` : undefined;
}

function dayInName(base: string): readonly [Day, string] | undefined {
  const [all = '', year, , month, day] =
    /^(\d{4})([-_. —–]?)(\d{1,2})\2(\d{1,2})(?!\d)/u.exec(base) ?? /^(\d{4})(-)(\d{2})-(\d{2})/u.exec(base) ?? [];
  if (all) return [{ year: Number(year), month: Number(month), day: Number(day) }, base.slice(all.length)];
  const [other = '', first, , second, last] = /^(\d{1,2})([-_.])(\d{1,2})\2(\d{4})(?!\d)/u.exec(base) ?? [];
  // 03-04-2019 may be either day.
  if (!other || Number(first) <= 12) return undefined;
  return [{ year: Number(last), month: Number(second), day: Number(first) }, base.slice(other.length)];
}
