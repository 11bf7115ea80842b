import { isOrdinary, isTemplate, parseUrl, urlParts } from './url.ts';

export interface Malformed {
  readonly kind: 'lead' | 'scheme' | 'separator' | 'double' | 'host' | 'empty' | 'refused' | 'escape';
  /** The part that is wrong. */
  readonly found: string;
  /** Where it is known what was meant: so many characters become this text, and so many are dropped at the end. */
  readonly repair?: { readonly length: number; readonly text: string; readonly drop: number };
}

/** Looks at http(s) addresses and at what was meant as one; other schemes and relative addresses are left alone. */
export function malformed(url: string): Malformed | undefined {
  if (isOrdinary(url) || isTemplate(url)) return undefined;
  return wrapped(url) ?? doubled(url) ?? misspelt(url) ?? badHost(url) ?? halfEscape(url);
}

const opener = /(?:%20|%22|[\s"'“”‘’「『《〈（【<([，。、；])/iu;
const closers: Readonly<Record<string, string>> = {
  ...{ '"': '"', "'": "'", '“': '”', '‘': '’', '「': '」', '『': '』', '《': '》', '〈': '〉', '（': '）', '【': '】' },
  ...{ '<': '>', '(': ')', '[': ']', '%22': '%22', '%20': '%20' },
};

/** Quotes, brackets or escaped blanks around an address; blanks alone do no harm, browsers skip them. */
function wrapped(url: string): Malformed | undefined {
  const found = new RegExp(`^${opener.source}+(?=https?://)`, 'iu').exec(url)?.[0];
  if (!found || found.trim() === '') return undefined;
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

/** `http://https://a`, `http://http:a`, `https:https//a`; but not the port or the user of a host named `http`. */
function doubled(url: string): Malformed | undefined {
  const match =
    /^(?<found>https?[:：]?\/{0,3}|\/\/)(?<inner>https?)(?<separator>[:：;]\/{0,3}|\/\/)(?<rest>[^/\\\s].*)$/isu.exec(
      url,
    );
  const { found = '', inner = '', separator = '', rest = '' } = match?.groups ?? {};
  if (!match || (!separator.includes('//') && !hostLike.test(rest)) || /^[^/?#]*@/u.test(rest)) return undefined;
  return { kind: 'double', found, repair: { length: url.length - rest.length, text: `${inner}://`, drop: 0 } };
}

/** `ttp`, `htp`, `hhttps`, `htttp`, `hppts`, `httpss`, `hthttp`: what fingers and clippings make of `http` and `https`. */
const typo =
  /^(?:h{0,3}t{2,4}p{1,3}s{0,3}|h{1,3}t{1,4}p{1,3}s{0,3}|h{1,2}p{1,2}t{1,2}s?|h{1,3}t{2,4}s{0,2}|h(?:t{1,2}p?s?)?https?)$/u;

const hostLike = /^(?:[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+|localhost|\[[\da-f:]+\])(?:[:/\\?#]|$)/iu;

function misspelt(url: string): Malformed | undefined {
  const match = /^(?<scheme>[a-zａ-ｚ]{2,8})(?<separator>\s*[:：;；.]{0,2}\s*[/\\／]{0,4}\s*)(?<rest>.*)$/isu.exec(url);
  const { scheme = '', separator = '', rest = '' } = match?.groups ?? {};
  const name = scheme.normalize('NFKC').toLowerCase();
  const exact = name === 'http' || name === 'https';
  if (separator === '' || (!exact && !typo.test(name))) return undefined;
  const ascii = exact && name === scheme.toLowerCase();
  if (ascii && separator === '://') return undefined;
  const known = hostLike.test(rest);
  const slashes = separator.match(/[/\\／]/gu)?.length ?? 0;
  // `http:a` and `http//a` are odd, but relative, addresses unless a host follows; a dot needs its two slashes.
  if (!known && (!exact || slashes === 0 || !/[:：;；]/u.test(separator))) return undefined;
  if (slashes < 2 && (!exact || !/[:：;；]/u.test(separator))) return undefined;
  if (rest === '') return { kind: 'empty', found: url };
  const text = `${name.endsWith('s') ? 'https' : 'http'}://`;
  const repair = known && !rest.includes('\\') ? { repair: { length: url.length - rest.length, text, drop: 0 } } : {};
  return ascii ? { kind: 'separator', found: separator, ...repair } : { kind: 'scheme', found: scheme, ...repair };
}

/** Full-width forms, and the marks and quotes of Chinese text. */
const wide = /[\u2018-\u201d\u2014\u3000-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff5e\uff61]/u;

function badHost(url: string): Malformed | undefined {
  const { scheme, authority: written } = urlParts(url.trim());
  if (!/^https?$/u.test(scheme) || written === undefined) return undefined;
  const authority = written.replace(/\\.*$/su, '');
  if (authority === '') return { kind: 'empty', found: url };
  const literal = /^\[[\da-f:.]+\](?::\d+)?$/iu.test(authority);
  if (!literal && /[<>{}$*[\]|…]|\.\.\.|%7B|%3C|%[sdv](?![\da-f])/iu.test(authority)) return undefined;
  const found =
    /\s|%20/u.exec(authority)?.[0] ?? wide.exec(authority)?.[0] ?? /[,;]/u.exec(authority.replace(/^.*@/su, ''))?.[0];
  // Numbers with odd dots disguise an address; that is another matter.
  if (found && !/^[\d.。．｡:]+$/u.test(authority)) return { kind: 'host', found, ...narrowed(url, authority) };
  // `http://localhost:port` is filled in by the reader.
  if (parseUrl(url) || /:(?!\d+$)[^:\]]*$/u.test(authority)) return undefined;
  return { kind: 'refused', found: authority };
}

/** A host whose wide characters only have to be written as the narrow ones that they stand for. */
function narrowed(url: string, authority: string): Pick<Malformed, 'repair'> {
  const start = url.indexOf(authority);
  const ends = start + authority.length === url.length;
  const marks = ends ? /[\s\u2018-\u201d\u3001-\u3002\uff01\uff09\uff0c\uff1a\uff1b\uff1f]+$/u : /\s+$/u;
  const text = authority.replace(marks, '').replace(/[。｡]/gu, '.').normalize('NFKC');
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/iu.test(text)) return {};
  return { repair: { length: start + authority.length, text: url.slice(0, start) + text, drop: 0 } };
}

/** Only at the very end, where an address is cut off; elsewhere a percent sign may stand for itself. */
function halfEscape(url: string): Malformed | undefined {
  const { scheme, authority, fragment } = urlParts(url);
  if (!/^https?$/u.test(scheme) || authority === undefined || fragment) return undefined;
  const found = /%[0-9a-f]$/iu.exec(url)?.[0] ?? /(?<=%[89a-f][0-9a-f])%$/iu.exec(url)?.[0];
  return found === undefined ? undefined : { kind: 'escape', found };
}
