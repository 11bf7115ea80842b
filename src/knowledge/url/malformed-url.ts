import { isOrdinaryUrl, isTemplateUrl, parseUrl, urlParts } from './url.ts';

export interface Malformed {
  readonly kind:
    | 'lead'
    | 'scheme'
    | 'separator'
    | 'double'
    | 'host'
    | 'empty'
    | 'refused'
    | 'escape'
    | 'twice'
    | 'equals'
    | 'wide'
    | 'mail'
    | 'hostOnly'
    | 'quote';
  /** The malformed part. */
  readonly found: string;
  /** The correction, if known: `text` replaces the first `length` characters, and `drop` characters at the end are removed. */
  readonly repair?: { readonly length: number; readonly text: string; readonly drop: number };
  /** Whether another repair may be meant. */
  readonly isGuess?: true;
}

/** Returns the malformed part of a URL that is, or was meant as, http(s) or mailto; of relative URLs, only a stray quote. */
export function findMalformed(url: string): Malformed | undefined {
  if (isOrdinaryUrl(url) || isTemplateUrl(url)) return undefined;
  const other = findMailTypo(url) ?? findHostOnly(url) ?? findStrayQuote(url);
  if (other) return other;
  const found = findWrapping(url) ?? findDoubledScheme(url) ?? findSchemeTypo(url) ?? findBadHost(url);
  return found
    ? withInnerUrl(url, withNarrowQuery(url, found))
    : (findHalfEscape(url) ?? findWideQuery(url) ?? findWrongEscape(url));
}

/** Typos of `mailto:` before an address: `mail-to:`, `malito:`, `mailto：`, `mailto//`. */
function findMailTypo(url: string): Malformed | undefined {
  const match =
    /^(?<scheme>m[aeilot]{4,7}|mail[-_ ]to)(?<separator>[:：;]?\/{0,2})(?=[^\s/@:：]+@[^\s/@]+\.[a-z]{2,}(?:\?|$))/iu.exec(
      url,
    );
  const { scheme = '', separator = '' } = match?.groups ?? {};
  if (!match || separator === '' || (/^mailto$/iu.test(scheme) && separator === ':')) return undefined;
  return { kind: 'mail', found: match[0], repair: { length: match[0].length, text: 'mailto:', drop: 0 } };
}

/** A host of a kind that no file is named like, with a path behind it: `github.com/a/b`. */
const hostOnly = /^(?:[a-z\d-]+\.)+(?:com|org|net|cn|edu|gov|io|dev)(?:\/(?!$)|(?<=^www\.[a-z\d.-]+)$)/iu;

function findHostOnly(url: string): Malformed | undefined {
  const found = hostOnly.exec(url)?.[0].replace(/\/$/u, '');
  return found === undefined
    ? undefined
    : { kind: 'hostOnly', found, repair: { length: 0, text: 'https://', drop: 0 } };
}

/** A quotation mark behind an address: the start of a title that was lost, `(a.png")`. */
function findStrayQuote(url: string): Malformed | undefined {
  const found = /(?<=\.[a-z\d]{2,5}|\/)(?:["“”]|%22)$/iu.exec(url)?.[0];
  if (found === undefined || url.slice(0, -found.length).search(/["“”]|%22/u) >= 0) return undefined;
  return { kind: 'quote', found, repair: { length: 0, text: '', drop: found.length } };
}

/** A full-width mark of a query with parameters behind it. */
const wideQuery = /[？＆](?=[\w-]+[=＝])/u;

/** Returns the URL with the marks of its query narrowed: `/s？a=1＆b=2`. */
export function narrowQuery(url: string): string {
  const start = url.search(wideQuery);
  return start < 0
    ? url
    : url.slice(0, start) + url.slice(start).replace(/[？＆＝]/gu, (mark) => mark.normalize('NFKC'));
}

/** Mends the query together with the rest: an address that is half mended leads nowhere, and looks right. */
function withNarrowQuery(url: string, found: Malformed): Malformed {
  const { repair } = found;
  const rest = repair ? url.slice(repair.length, url.length - repair.drop) : '';
  const narrow = narrowQuery(rest);
  if (!repair || narrow === rest) return found;
  return { ...found, repair: { length: url.length, text: repair.text + narrow, drop: 0 } };
}

/** Takes the URL that begins right behind the host for the one that was meant: `https:/a.cn/https://b.cn/c`. */
function withInnerUrl(url: string, found: Malformed): Malformed {
  const { kind, repair, ...rest } = found;
  const index = repair
    ? url
        .slice(0, url.search(/[?#]|$/u))
        .slice(repair.length)
        .search(/(?<=\/)https?:\/\//iu)
    : -1;
  if (!repair || index < 0 || (kind !== 'separator' && kind !== 'scheme')) return found;
  const length = repair.length + index;
  const isWhole = url.slice(repair.length, length).indexOf('/') === index - 1;
  return isWhole
    ? { kind, ...rest, repair: { length, text: '', drop: repair.drop }, isGuess: true }
    : { kind, ...rest };
}

function findWideQuery(url: string): Malformed | undefined {
  const { scheme, authority, path } = urlParts(url);
  if (!/^https?$/u.test(scheme) || authority === undefined) return undefined;
  const found = wideQuery.exec(path)?.[0] ?? /＆(?=[\w-]+[=＝])/u.exec(url)?.[0];
  if (!found) return undefined;
  return { kind: 'wide', found, repair: { length: url.length, text: narrowQuery(url), drop: 0 } };
}

/**
 * Finds escapes of escapes in a path (`%2520`), and a query whose `=` is escaped (`?v%3Dabc`). A query may hold another
 * address, which is escaped twice, and `%252e` and `%252f` are attacks that an article shows.
 */
function findWrongEscape(url: string): Malformed | undefined {
  const { scheme, authority, path, query } = urlParts(url);
  if (!/^https?$/u.test(scheme) || authority === undefined) return undefined;
  // What is escaped three times is the name of the file, as a store of uploads keeps it.
  // Behind an escaped `=` stands a value that was escaped before.
  const twice = /http|%2525|%(?:3[DF]|26)/iu.test(path)
    ? undefined
    : /%25(?:2[0-9a-d]|3[a-f]|(?:[89a-f][0-9a-f]%25[89a-f][0-9a-f]))/iu.exec(path);
  if (twice) return { kind: 'twice', found: twice[0].slice(0, 5) };
  const escaped = /^\?[\w-]{1,30}%3D/iu.test(query) && !query.includes('=');
  return escaped ? { kind: 'equals', found: '%3D' } : undefined;
}

const opener = /(?:%20|%22|[\s"'“”‘’「『《〈（【<([，。、；])/iu;
const closers: Readonly<Record<string, string>> = {
  ...{ '"': '"', "'": "'", '“': '”', '‘': '’', '「': '」', '『': '』', '《': '》', '〈': '〉', '（': '）', '【': '】' },
  ...{ '<': '>', '(': ')', '[': ']', '%22': '%22', '%20': '%20' },
};

/** Finds quotes, brackets or escaped spaces around a URL; browsers ignore plain spaces. */
function findWrapping(url: string): Malformed | undefined {
  const found = new RegExp(`^${opener.source}+(?=https?://)`, 'iu').exec(url)?.[0];
  if (!found || found.trim() === '') return undefined;
  // The address of a link is a link itself: its address is meant.
  const inner = /^\[[^[\]]*\]\((?=https?:\/\/[^\s()]+\)$)/u.exec(url)?.[0];
  if (inner) return { kind: 'lead', found: inner, repair: { length: inner.length, text: '', drop: 1 } };
  let rest = url.slice(found.length);
  for (const [mark] of [...found.matchAll(new RegExp(opener.source, 'giu'))].reverse()) {
    const closer = closers[mark];
    if (closer && rest.endsWith(closer)) rest = rest.slice(0, -closer.length);
  }
  return {
    kind: 'lead',
    found,
    repair: { length: found.length, text: '', drop: url.length - found.length - rest.length },
  };
}

/** Finds doubled schemes: `http://https://a`, `http://http:a`; not the port or user of a host named `http`. */
function findDoubledScheme(url: string): Malformed | undefined {
  const match =
    /^(?<found>https?[:：]?\/{0,3}|\/\/)(?<inner>https?)(?<separator>[:：;]\/{0,3}|\/\/)(?<rest>[^/\\\s].*)$/isu.exec(
      url,
    );
  const { found = '', inner = '', separator = '', rest = '' } = match?.groups ?? {};
  if (!match || (!separator.includes('//') && !hostLike.test(rest)) || /^[^/?#]*@/u.test(rest)) return undefined;
  return { kind: 'double', found, repair: { length: url.length - rest.length, text: `${inner}://`, drop: 0 } };
}

/** Typos and truncated copies of `http` and `https`: `ttp`, `htp`, `hhttps`, `htttp`, `hppts`, `httpss`, `hthttp`. */
const typo =
  /^(?:h{0,3}t{2,4}p{1,3}s{0,3}|h{1,3}t{1,4}p{1,3}s{0,3}|h{1,2}p{1,2}t{1,2}s?|h{1,3}t{2,4}s{0,2}|h(?:t{1,2}p?s?)?https?)$/u;

const hostLike = /^(?:[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+|localhost|\[[\da-f:]+\])(?:[:/\\?#]|$)/iu;

function findSchemeTypo(url: string): Malformed | undefined {
  const match = /^(?<scheme>[a-zａ-ｚ]{2,8})(?<separator>\s*[:：;；.]{0,2}\s*[/\\／]{0,4}\s*)(?<rest>.*)$/isu.exec(url);
  const { scheme = '', separator = '', rest = '' } = match?.groups ?? {};
  const name = scheme.normalize('NFKC').toLowerCase();
  const exact = name === 'http' || name === 'https';
  if (separator === '' || (!exact && !typo.test(name))) return undefined;
  const ascii = exact && name === scheme.toLowerCase();
  if (ascii && separator === '://') return undefined;
  const known = hostLike.test(rest);
  const slashes = separator.match(/[/\\／]/gu)?.length ?? 0;
  // Without a host, `http:a` and `http//a` are relative URLs.
  if (!known && (!exact || slashes === 0 || !/[:：;；]/u.test(separator))) return undefined;
  if (slashes < 2 && (!exact || !/[:：;；]/u.test(separator))) return undefined;
  if (rest === '') return { kind: 'empty', found: url };
  const text = `${name.endsWith('s') ? 'https' : 'http'}://`;
  const repair = known && !rest.includes('\\') ? { repair: { length: url.length - rest.length, text, drop: 0 } } : {};
  return ascii ? { kind: 'separator', found: separator, ...repair } : { kind: 'scheme', found: scheme, ...repair };
}

/** Full-width characters, and Chinese punctuation and quotes. */
const wide = /[\u2018-\u201d\u2014\u3000-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff5e\uff61]/u;

function findBadHost(url: string): Malformed | undefined {
  const { scheme, authority: written } = urlParts(url.trim());
  if (!/^https?$/u.test(scheme) || written === undefined) return undefined;
  const authority = written.replace(/\\.*$/su, '');
  if (authority === '') return { kind: 'empty', found: url };
  const literal = /^\[[\da-f:.]+\](?::\d+)?$/iu.test(authority);
  if (!literal && /[<>{}$*[\]|…]|\.\.\.|%7B|%3C|%[sdv](?![\da-f])/iu.test(authority)) return undefined;
  const found =
    /\s|%20/u.exec(authority)?.[0] ?? wide.exec(authority)?.[0] ?? /[,;]/u.exec(authority.replace(/^.*@/su, ''))?.[0];
  // IP addresses with full-width dots are disguised on purpose, not mistyped.
  if (found && !/^[\d.。．｡:]+$/u.test(authority)) return { kind: 'host', found, ...narrowHostRepair(url, authority) };
  // `http://localhost:port` is a placeholder for the reader.
  if (parseUrl(url) || /:(?!\d+$)[^:\]]*$/u.test(authority)) return undefined;
  return { kind: 'refused', found: authority };
}

/** Returns the repair of a host that is valid with narrow characters. */
function narrowHostRepair(url: string, authority: string): Pick<Malformed, 'repair'> {
  const start = url.indexOf(authority);
  const ends = start + authority.length === url.length;
  const marks = ends ? /[\s\u2018-\u201d\u3001-\u3002\uff01\uff09\uff0c\uff1a\uff1b\uff1f]+$/u : /\s+$/u;
  const text = authority.replace(marks, '').replace(/[。｡]/gu, '.').normalize('NFKC');
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/iu.test(text)) return {};
  return { repair: { length: start + authority.length, text: url.slice(0, start) + text, drop: 0 } };
}

/** Finds half an escape at the end of a truncated URL; elsewhere `%` may be a literal percent sign. */
function findHalfEscape(url: string): Malformed | undefined {
  const { scheme, authority, fragment } = urlParts(url);
  if (!/^https?$/u.test(scheme) || authority === undefined || fragment) return undefined;
  const found = /%[0-9a-f]$/iu.exec(url)?.[0] ?? /(?<=%[89a-f][0-9a-f])%$/iu.exec(url)?.[0];
  return found === undefined ? undefined : { kind: 'escape', found };
}
