import { decodeSafely, isTemplateUrl, urlParts } from './url.ts';

/** Returns when a signed URL stops working, in milliseconds since 1970, as it says itself; undefined for other URLs. */
export function expiryOf(url: string): number | undefined {
  if (!endParameter.test(url) || isTemplateUrl(url) || /…|\.{3}|[<>]/u.test(url)) return undefined;
  const { scheme, authority = '', query } = urlParts(url.replaceAll('&amp;', '&'));
  if (scheme !== 'https' && scheme !== 'http') return undefined;
  const value = valuesOf(query);
  return first(readers, (read) => {
    const end = read(value, authority.toLowerCase());
    return end !== undefined && end >= earliest && end <= latest ? end : undefined;
  });
}

/** The parameters that state an end: most URLs have none of them. */
const endParameter = /[?&;](?:x-\w+-date|expires|policy|se|jwt|ex|oe|q-sign-time|expirationtimestamp)=/iu;
/** A number outside of these years is not a time. */
const earliest = Date.UTC(2006, 0);
const latest = Date.UTC(2200, 0);

/** The decoded value of a parameter, by its name in lower case. */
type Values = (name: string) => string | undefined;

function valuesOf(query: string): Values {
  const values = new Map<string, string>();
  for (const part of query.slice(1).split('&')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).toLowerCase();
    if (at > 0 && !values.has(name)) values.set(name, decodeSafely(part.slice(at + 1)));
  }
  return (name) => values.get(name);
}

const readers: readonly ((value: Values, host: string) => number | undefined)[] = [
  // Signatures of the fourth version: S3 and what is compatible with it, Google, Alibaba, Volcano Engine.
  (value) => first(['x-amz', 'x-goog', 'x-oss', 'x-tos', 'x-obs'], (vendor) => datedEnd(value, vendor)),
  // The second version, and CloudFront's.
  (value) => (value('signature') || value('key-pair-id') ? seconds(value('expires')) : undefined),
  (value) => (value('signature') && value('key-pair-id') ? policyEnd(value('policy')) : undefined),
  // Azure.
  (value) => (value('sig') ? isoDate(value('se')) : undefined),
  // Tencent.
  (value) => (value('q-signature') ? seconds(value('q-sign-time')?.split(';')[1]) : undefined),
  // Notion.
  (value) => (value('signature') ? milliseconds(value('expirationtimestamp')) : undefined),
  (value, host) => (host === 'private-user-images.githubusercontent.com' ? tokenEnd(value('jwt')) : undefined),
  (value, host) =>
    /^(?:cdn|media)\.discordapp\.(?:com|net)$/u.test(host) && value('hm') ? hex(value('ex')) : undefined,
  (value, host) => (/\.(?:fbcdn\.net|cdninstagram\.com)$/u.test(host) && value('oh') ? hex(value('oe')) : undefined),
];

/** Returns the first value that is found for an item. */
function first<T>(items: readonly T[], find: (item: T) => number | undefined): number | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function datedEnd(value: Values, vendor: string): number | undefined {
  const date = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/u.exec(value(`${vendor}-date`) ?? '');
  const length = value(`${vendor}-expires`) ?? '';
  if (!date || !/^\d{1,9}$/u.test(length)) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = date.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) + Number(length) * 1000;
}

function seconds(text = ''): number | undefined {
  return /^\d{9,10}$/u.test(text) ? Number(text) * 1000 : undefined;
}

function milliseconds(text = ''): number | undefined {
  return /^\d{12,13}$/u.test(text) ? Number(text) : undefined;
}

function hex(text = ''): number | undefined {
  return /^[\da-f]{8}$/iu.test(text) ? Number.parseInt(text, 16) * 1000 : undefined;
}

function isoDate(text = ''): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z)?$/u.test(text)) return undefined;
  const end = Date.parse(text);
  return Number.isNaN(end) ? undefined : end;
}

function tokenEnd(token = ''): number | undefined {
  const [, payload = ''] = token.split('.');
  return seconds(/"exp"\s*:\s*(\d+)\s*[,}]/u.exec(fromBase64(payload.replace(/-/gu, '+').replace(/_/gu, '/')))?.[1]);
}

/** CloudFront writes `+`, `=` and `/` as `-`, `_` and `~`. */
function policyEnd(policy = ''): number | undefined {
  const text = fromBase64(policy.replace(/-/gu, '+').replace(/_/gu, '=').replace(/~/gu, '/'));
  return seconds(/"DateLessThan"\s*:\s*\{\s*"AWS:EpochTime"\s*:\s*(\d+)\s*\}/u.exec(text)?.[1]);
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Decodes ASCII; stops at the first character that is no digit. */
function fromBase64(text: string): string {
  let found = '';
  let bits = 0;
  let held = 0;
  for (const char of text) {
    const digit = digits.indexOf(char);
    if (digit < 0) break;
    bits = ((bits << 6) | digit) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    found += String.fromCharCode((bits >> held) & 0xff);
  }
  return found;
}
