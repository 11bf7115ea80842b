import { isSlip } from '../core/nearest.ts';
import type { FindingData } from '../core/types.ts';
import type { SourceSettings } from '../engine/settings.ts';
import { narrowQuery } from '../knowledge/url/malformed-url.ts';
import { isTemplateUrl } from '../knowledge/url/url.ts';
import { haveSameOwner, type UrlShape, urlShapeOf } from '../knowledge/url/url-shape.ts';
import { folderKey, generalised, listName, type SourceHost, type SourceLinksNorm } from './source-links.ts';

/** A defect of a source URL, with the values for its message. */
export interface SourceDefect {
  readonly kind:
    | 'scheme'
    | 'invalid'
    | 'foreign'
    | 'host'
    | 'unknown'
    | 'ellipsis'
    | 'short'
    | 'clipped'
    | 'extension'
    | 'cut'
    | 'list'
    | 'root';
  readonly data: FindingData;
  /** The complete URL, if it can be reconstructed. */
  readonly completeUrl?: string;
  /** Whether the complete URL is certain. */
  readonly isCertain?: boolean;
}

/** A habit needs at least this many links, and this share of them. */
const minimumLinks = 20;
const minimumShare = 0.95;

/** Truncated extensions that no server uses, with the complete ones. */
const clippedExtensions: Readonly<Record<string, string>> = { sht: 'shtml', ht: 'html' };
/** Valid extensions that are also the beginning of a longer one. */
const completeExtensions = new Set(['htm', 'shtm', 'asp', 'php', 'jsp', 'js', 'do', 'cgi']);

/**
 * Returns the first defect of a source URL. Comparisons with other URLs need an expectation: from the configuration, or
 * from the norm of the collection.
 */
export function sourceDefect(
  url: string,
  stated: SourceSettings | undefined,
  norm: SourceLinksNorm | undefined,
): SourceDefect | undefined {
  if (isTemplateUrl(url)) return undefined;
  const shape = urlShapeOf(url);
  if (!shape) return nonHttpDefect(url, stated, norm);
  const ending = /(?:\.{3}|…|%[0-9a-f]?)$/iu.exec(url)?.[0];
  if (ending) return { kind: 'ellipsis', data: { url, found: ending } };
  return schemeDefect(url) ?? hostDefect(url, shape, stated, norm) ?? pathDefect(url, shape, stated, norm);
}

function nonHttpDefect(
  url: string,
  stated: SourceSettings | undefined,
  norm: SourceLinksNorm | undefined,
): SourceDefect | undefined {
  const wrong = schemeDefect(url);
  if (wrong) return wrong;
  if (/^https?:/iu.test(url)) return { kind: 'invalid', data: { url } };
  const host = /^(?:\/\/)?([\w-]+(?:\.[\w-]+)+)(?:\/|$)/u.exec(url)?.[1];
  const known = norm?.shapes.find((each) => each.host === host?.replace(/^www\./u, ''));
  if (!url.startsWith('//') && host && (known || /^www\./iu.test(host))) {
    return { kind: 'scheme', data: { url }, completeUrl: `${isSecure(known) ? 'https' : 'http'}://${url}` };
  }
  const web = norm ? norm.linked - (norm.hosts.find(([name]) => name === '?')?.[1] ?? 0) : 0;
  const usual = norm !== undefined && norm.linked >= minimumLinks && web >= minimumShare * norm.linked;
  const never = /^(?:javascript|file|about|data|blob|view-source|chrome(?:-extension)?):/iu.test(url);
  return never || hasExpectation(stated) || usual ? { kind: 'foreign', data: { url } } : undefined;
}

/** Returns the defect of a misspelt scheme, if the intended URL is obvious. */
function schemeDefect(url: string): SourceDefect | undefined {
  const [, inner] = /^https?:\/\/+(https?:?\/\/.*)$/iu.exec(url) ?? [];
  const text = (inner ?? url).replace(/^(https?)(?:[:：]?\/{2,}|[:：]\/|：\/\/)(?=[^/])/iu, '$1://');
  const scheme = text
    .replace(/^(?:hhttp|htttp|htp|ttp|tp|p)(s?)[:：]\/{1,2}(?=[^/])/iu, 'http$1://')
    .replace(/^s?:\/\//u, 'https://');
  // With a full-width mark behind, the address would still lead nowhere.
  const whole = scheme === url ? url : narrowQuery(scheme);
  return whole !== url && urlShapeOf(whole)?.host.includes('.')
    ? { kind: 'scheme', data: { url }, completeUrl: whole, isCertain: !url.startsWith(':') }
    : undefined;
}

function hostDefect(
  url: string,
  { host }: UrlShape,
  stated: SourceSettings | undefined,
  norm: SourceLinksNorm | undefined,
): SourceDefect | undefined {
  if (host === 'localhost') return undefined;
  if (!host.includes('.') && !host.startsWith('[')) return { kind: 'invalid', data: { url } };
  if (stated?.hosts) {
    const listed = stated.hosts.map((name) => name.toLowerCase().replace(/^(?:\*\.|www\.)/u, ''));
    if (listed.some((name) => host === name || host.endsWith(`.${name}`))) return undefined;
    return { kind: 'host', data: { url, host, hosts: listed.slice(0, 3).join(', ') } };
  }
  if (!norm || norm.linked < minimumLinks || norm.hosts.find(([name]) => name === host)?.[1] !== 1) return undefined;
  const known = norm.hosts.filter(([name, count]) => count >= 5 && name !== '?');
  const covered = known.reduce((sum, [, count]) => sum + count, 0);
  if (covered < minimumShare * norm.linked || known.some(([name]) => haveSameOwner(name, host))) return undefined;
  // A site that takes articles from several owners may take one from another, unless its name is a slip.
  const [[usual = ''] = []] = known;
  const isMixed = known.some(([name]) => !haveSameOwner(name, usual));
  if (isMixed && !known.some(([name]) => isSlip(host, name))) return undefined;
  const hosts = known
    .slice(0, 3)
    .map(([name]) => name)
    .join(', ');
  return { kind: 'unknown', data: { url, host, hosts, count: covered, total: norm.linked } };
}

function pathDefect(
  url: string,
  shape: UrlShape,
  stated: SourceSettings | undefined,
  norm: SourceLinksNorm | undefined,
): SourceDefect | undefined {
  const siblings = norm?.shapes.find(({ host }) => host === shape.host);
  return extensionDefect(url, shape, siblings) ?? listPageDefect(url, shape, siblings, hasExpectation(stated));
}

function extensionDefect(url: string, shape: UrlShape, siblings: SourceHost | undefined): SourceDefect | undefined {
  const { folders, last, extension, query } = shape;
  if (query || last === '') return undefined;
  const known = siblings && siblings.count >= minimumLinks && (siblings.below[folderKey(folders)] ?? 0) >= 5;
  const defect = known ? unusualExtensionDefect(url, last, extension, siblings) : undefined;
  const whole = clippedExtensions[extension ?? ''];
  // In a path such as `/web/http://host.ht`, the last segment is a host.
  if (defect || !whole || !extension || url.lastIndexOf('//') > 7) return defect;
  const data = { url, found: `.${extension}`, expected: `.${whole}` };
  return { kind: 'clipped', data, completeUrl: url.slice(0, -extension.length) + whole };
}

function unusualExtensionDefect(
  url: string,
  last: string,
  extension: string | undefined,
  { host, extensions, count, length }: SourceHost,
): SourceDefect | undefined {
  const having = (name: string) => extensions.find(([each]) => each === name)?.[1] ?? 0;
  const sumOf = (some: SourceHost['extensions']) => some.reduce((sum, [, each]) => sum + each, 0);
  // `.h` may be a truncated `.htm` or `.html`: the defect is certain, the complete URL is not.
  const longer = extensions.filter(([each]) => each !== extension && each.startsWith(extension ?? ''));
  const [expected] = longer[0] ?? [];
  if (expected === undefined) {
    const short = length !== undefined && length >= 16 && last.length < length && /^[\w-]+$/u.test(last);
    return short ? { kind: 'short', data: { url, host, found: last.length, expected: length } } : undefined;
  }
  // Sorted, because what identifies a finding must not depend on the counts.
  const endings = longer
    .map(([each]) => `.${each}`)
    .sort()
    .join(' / ');
  const data = { url, host, expected: `.${expected}`, endings, count: sumOf(longer), total: count };
  if (extension === undefined) return data.count >= minimumShare * (count - 1) ? { kind: 'cut', data } : undefined;
  const rare = completeExtensions.has(extension)
    ? having(extension) === 1 && data.count === count - 1
    : having(extension) <= Math.max(1, 0.05 * count) && data.count >= 0.9 * (count - 1);
  const whole = url.slice(0, url.length - extension.length) + expected;
  if (!rare) return undefined;
  return {
    kind: 'extension',
    data: { ...data, found: `.${extension}` },
    ...(longer.length === 1 && { completeUrl: whole }),
  };
}

/** Returns the defect of a URL that leads to a home page or list, although the others lead to single articles. */
function listPageDefect(
  url: string,
  shape: UrlShape,
  siblings: SourceHost | undefined,
  stated: boolean,
): SourceDefect | undefined {
  const { host, folders, last, query } = shape;
  if (query) return undefined;
  const isList = listName.test(last);
  const self = isList || last === '' ? folderKey(folders) : folderKey([...folders, generalised(last)]);
  const kind = self === '/' ? 'root' : 'list';
  const named = kind === 'root' || (isList && /^(?:list|more)/iu.test(last));
  if (siblings) {
    const count = siblings.below[self] ?? 0;
    const alike = isList ? (siblings.names[last] ?? 0) : (siblings.at[self] ?? 0);
    // A name with a number may be an article with subpages.
    const plain = last === '' || isList || !/\d/u.test(last);
    if (plain && count >= 10 && alike <= 0.1 * count) return { kind, data: { url, host, count: count } };
    if (count >= 10) return undefined;
  }
  return stated && named ? { kind, data: { url, host, count: 0 } } : undefined;
}

function hasExpectation(stated: SourceSettings | undefined): boolean {
  return Boolean(stated?.hosts || stated?.required || stated?.identity);
}

function isSecure(host: SourceHost | undefined): boolean {
  return host === undefined || host.secure >= host.count / 2;
}
