import { correctedName } from '../core/nearest.ts';
import { isValidDate, readDate } from '../knowledge/dates.ts';

/** JSON Schema keywords that describe a text. */
export interface TextShape {
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly format?: 'date' | 'date-time' | 'uri' | 'email' | 'uuid';
  readonly pattern?: string;
  readonly minLength?: number;
}

export interface TextShapeOptions {
  /** The front matter key of the texts. */
  readonly key: string;
  /** The share of the texts that must fit. */
  readonly threshold: number;
  /** Whether all values of the key are text, so that an enumeration is possible. */
  readonly listable: boolean;
}

/** Minimum number of texts: fewer may be similar by chance. */
export const minimumTexts = 5;
/** Minimum number of texts for an enumeration or a pattern: fewer do not predict future values. */
const minimumToList = 20;
const maxChoices = 12;
/** Keys without a closed list of values, such as names and titles: repetition is chance. */
const openKeys =
  /title|name|^(?:description|summary|excerpt|keywords?|tags?|slug|urlname|id|url|permalink|link|aliases|weight|order)$|author|translator|reviewer|editor|photographer|^by$|cover|image|date|time/iu;

const uri =
  /^https?:\/\/[\w.-]+(?::\d+)?(?:[/?](?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*)?(?:#[\w\-.~:/?@!$&'()*+,;=]*)?$/iu;
const email = /^[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/iu;
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/** Returns the narrowest shape that the required share of texts fits; empty if none fits. */
export function textShape(texts: readonly string[], { key, threshold, listable }: TextShapeOptions): TextShape {
  if (texts.length < minimumTexts) return {};
  const many = (fits: (text: string) => boolean) => texts.filter(fits).length >= threshold * texts.length;
  const patterns = (...all: readonly RegExp[]) => all.find((each) => many((text) => each.test(text)));

  const dates = datePattern(texts, threshold);
  if (dates) return dates;
  const choices = listable && !openKeys.test(key) ? choicesOf(texts, threshold) : undefined;
  if (choices) return choices.length === 1 ? { const: choices[0] as string } : { enum: choices };
  const hash = hashPattern(texts, threshold);
  if (hash) return { pattern: hash.source };
  if (many((text) => uuid.test(text))) return { format: 'uuid' };
  if (many((text) => email.test(text))) return { format: 'email' };
  if (many((text) => uri.test(text))) return { format: 'uri' };
  const plain = patterns(/^https?:\/\/\S+$/u, /^\/\S*$/u);
  if (plain) return { pattern: plain.source.replaceAll('\\/', '/') };
  if (texts.length >= minimumToList) {
    const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
    const hyphened = texts.filter((text) => text.includes('-')).length >= texts.length / 2;
    const found = patterns(/^\d+$/u, ...(hyphened ? [kebab] : []));
    if (found) return { pattern: found.source };
  }
  return many((text) => text !== '') ? { minLength: 1 } : {};
}

/**
 * Returns the values of a closed list, most frequent first; undefined if new values are likely. Values that occur once
 * predict unseen values (Good–Turing), unless they are misspellings.
 */
function choicesOf(texts: readonly string[], threshold: number): readonly string[] | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const repeated = [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]);
  const single = [...counts.keys()].filter((text) => counts.get(text) === 1);
  const frequent = repeated.filter(([, count]) => count >= minimumTexts).map(([text]) => text);
  const unseen = single.filter((text) => correctedName(text, frequent) === undefined);
  const closed =
    texts.length >= Math.max(minimumToList, minimumTexts * repeated.length) &&
    repeated.length > 0 &&
    repeated.length <= maxChoices &&
    repeated.every(([text]) => text.length <= 40 && text.trim() === text && text !== '') &&
    unseen.length <= 1 &&
    single.length <= (1 - threshold) * texts.length;
  return closed ? repeated.map(([text]) => text) : undefined;
}

/** Returns a pattern for hexadecimal digits of constant length. Decimal digits alone are a number. */
function hashPattern(texts: readonly string[], threshold: number): RegExp | undefined {
  const length = mostFrequent(texts.map((text) => String(text.length)));
  if (Number(length) < 8) return undefined;
  for (const digits of ['[0-9a-f]', '[0-9A-F]', '[0-9A-Fa-f]']) {
    const pattern = new RegExp(`^${digits}{${length}}$`, 'u');
    const fitting = texts.filter((text) => pattern.test(text));
    if (fitting.length < threshold * texts.length) continue;
    return fitting.filter((text) => /\d/u.test(text) && /[a-f]/iu.test(text)).length > fitting.length / 2
      ? pattern
      : undefined;
  }
  return undefined;
}

const written =
  /^\d{4}(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?:(?<gap>T| )(?<hour>\d{1,2}):\d{2}(?<second>:\d{2})?(?<fraction>\.\d+)?(?<blank> ?)(?<zone>Z|[+-]\d{2}(?<colon>:?)\d{2})?)?$/u;
/** With more date forms than this, no pattern is inferred. */
const maxForms = 4;

/** Returns the shape of the dates: a JSON Schema format if one matches, else a pattern. */
function datePattern(texts: readonly string[], threshold: number): TextShape | undefined {
  const dates = texts.flatMap((text) => {
    const date = readDate(text);
    const groups = written.exec(text)?.groups;
    return date && groups && isValidDate(date) ? [groups] : [];
  });
  if (dates.length < threshold * texts.length) return undefined;
  // One-digit months, days or hours are accepted unless they are outliers.
  const short = dates.filter(isShort).length > (1 - threshold) * texts.length;
  const forms = frequencies(dates.map((groups) => formOf(groups, short || isShort(groups))));
  const kept: string[] = [];
  let covered = 0;
  for (const [form, count] of forms) {
    if (count <= (1 - threshold) * texts.length && covered >= threshold * texts.length) break;
    kept.push(form);
    covered += count;
  }
  if (kept.length > maxForms) return undefined;
  const [only = ''] = kept;
  if (kept.length === 1 && only === day) return { format: 'date' };
  if (kept.every((form) => /^\S+T\S+:\\d\{2\}(?:\\\.\\d\+)?(?:Z|\[\+-\]\\d\{2\}:\\d\{2\})$/u.test(form)))
    return { format: 'date-time' };
  return { pattern: alternatives(kept) };
}

type Groups = Readonly<Record<string, string | undefined>>;

const day = String.raw`\d{4}-\d{2}-\d{2}`;

function isShort({ month, day: date, hour }: Groups): boolean {
  return [month, date, hour].some((part) => part?.length === 1);
}

function formOf({ mark = '', gap, second, fraction, blank = '', zone, colon = '' }: Groups, short: boolean): string {
  const two = short ? String.raw`\d{1,2}` : String.raw`\d{2}`;
  const between = mark === '.' ? String.raw`\.` : mark;
  const head = String.raw`\d{4}${between}${two}${between}${two}`;
  if (gap === undefined) return head;
  const clock = String.raw`${gap}${two}:\d{2}${second ? String.raw`:\d{2}` : ''}${fraction ? String.raw`\.\d+` : ''}`;
  const end =
    zone === undefined ? '' : zone === 'Z' ? 'Z' : colon ? String.raw`[+-]\d{2}:\d{2}` : String.raw`[+-]\d{4}`;
  return head + clock + blank + end;
}

/** Returns a pattern for all forms that factors out a common date part. */
function alternatives(forms: readonly string[]): string {
  const [first = ''] = forms;
  if (forms.length === 1) return `^${first}$`;
  const head = /^.*?(?=[T ]|$)/u.exec(first)?.[0] ?? '';
  if (!forms.every((form) => form.startsWith(head))) return `^(?:${forms.join('|')})$`;
  const tails = forms.map((form) => form.slice(head.length)).filter((tail) => tail !== '');
  return `^${head}(?:${tails.join('|')})${tails.length < forms.length ? '?' : ''}$`;
}

function frequencies(texts: readonly string[]): [text: string, count: number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function mostFrequent(texts: readonly string[]): string {
  return frequencies(texts)[0]?.[0] ?? '';
}
