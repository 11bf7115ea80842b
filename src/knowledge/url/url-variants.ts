import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Returns the MD5 hash of the UTF-8 bytes in lower-case hexadecimal. */
export function md5Of(text: string): string {
  return bytesToHex(md5(utf8ToBytes(text)));
}

/** A URL that may be the original form of another one. */
export interface UrlVariant {
  readonly url: string;
  /** True if lost characters were added: the URL as written is broken. Otherwise both may lead to one page. */
  readonly restores: boolean;
}

const extensions = ['shtml', 'html', 'htm', 'shtm', 'aspx', 'asp', 'php', 'jsp', 'jspx', 'do', 'psp'];

/**
 * Yields forms that a URL may have had before it was copied, crawled or cleaned up, the most similar first; `restored`
 * for those alone to which lost characters were added.
 */
export function* urlVariants(url: string, which: 'all' | 'restored' = 'all'): Generator<UrlVariant> {
  const seen = new Set([url]);
  const restorations = completions(url);
  for (const restored of which === 'all' ? [undefined, ...restorations] : restorations) {
    for (const variant of spellingsOf(restored ?? url)) {
      if (seen.has(variant)) continue;
      seen.add(variant);
      yield { url: variant, restores: restored !== undefined };
    }
  }
}

/** Returns the URL with the cut-off scheme or extension completed, in all possible ways. */
function completions(url: string): string[] {
  const [, head, tail] = /^([a-z]*)(:\/\/.*)$/iu.exec(url) ?? [];
  if (head !== undefined && !/^https?$/iu.test(head))
    return ['http', 'https'].flatMap((scheme) => (scheme.endsWith(head) ? [scheme + tail] : []));
  if (head === undefined)
    return /^(?:\/\/)?[\w-]+(?:\.[\w-]+)+\//u.test(url)
      ? ['https', 'http'].map((scheme) => `${scheme}://${url.replace(/^\/\//u, '')}`)
      : [];
  const match =
    /^(?<stem>https?:\/\/[^/?#]+\/(?:[^?#]*\/)?[^/?#.]+(?:\.[^/?#.]+)*?)(?:\.(?<found>[a-z]{0,5}))?$/iu.exec(url);
  const { stem = '', found } = match?.groups ?? {};
  if (!stem) return [];
  return extensions
    .filter((whole) => whole !== found && whole.startsWith(found ?? ''))
    .map((whole) => `${stem}.${whole}`);
}

/** Yields equivalent spellings of a URL. */
function* spellingsOf(url: string): Generator<string> {
  for (const text of new Set([
    url,
    withoutFragment(url),
    decodeUrl(url),
    encodeUrl(url),
    url.replaceAll('&', '&amp;'),
    url.replaceAll('&amp;', '&'),
  ])) {
    for (const scheme of new Set([
      text,
      text.replace(/^https?/iu, (found) => (/s$/iu.test(found) ? 'http' : 'https')),
    ])) {
      for (const host of new Set([
        scheme,
        scheme.replace(/\/\/(www\.)?/iu, (_, www?: string) => (www ? '//' : '//www.')),
      ])) {
        yield host;
        if (!/[?#]/u.test(host)) yield host.endsWith('/') ? host.slice(0, -1) : `${host}/`;
      }
    }
  }
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/u, '');
}

/** Decodes a URL whose escapes are valid. */
export function decodeUrl(url: string): string {
  return undefinedIfThrown(() => decodeURI(url)) ?? url;
}

function encodeUrl(url: string): string {
  return undefinedIfThrown(() => encodeURI(url).replaceAll('%25', '%')) ?? url;
}

/** Returns undefined if the transformation throws, as for half an escape or a lone surrogate. */
function undefinedIfThrown(transform: () => string): string | undefined {
  try {
    return transform();
  } catch {
    return undefined;
  }
}
