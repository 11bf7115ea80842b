import { imageExtension, parseUrl, urlParts } from './url.ts';

/** A run in a list of URLs, from index `from` up to, not including, `to`, that is one URL taken apart. */
export interface Exploded {
  readonly from: number;
  readonly to: number;
  /** What the run spells, in the direction in which it reads as a URL; else in its own order. */
  readonly text: string;
  /** The original URL; undefined if the text does not read as one. */
  readonly url?: string;
  /** Whether one character is a guess: see `lost` below. */
  readonly guessed: boolean;
}

/** Minimum length of a run that spells a URL. */
const minRunLength = 4;
/** Minimum length of a run that spells no URL but is no coincidence. */
const minCertainLength = 8;
/** Limit of directories: an article comes from one page or a few, and each is compared with all images. */
const maxDirectories = 20;

/**
 * Finds runs of URLs that a program made from the characters of one URL, forwards or backwards: it resolved each against
 * the URL of a page (`new URL(character, page)`). Most characters become the last segment in the page's directory. `.`
 * becomes that directory itself, `/` the root of the site, `?` and `#` the page with that mark at the end. Non-ASCII
 * characters, `"<>^{}` and the backtick are percent-encoded.
 *
 * Some characters are lost. A space becomes the page itself, as `?` does in some tools: read as `?` if it occurs once,
 * and marked as a guess. `\` becomes `/`. `.` and `/` are the same if the page is in the root of its site. Halves of
 * surrogate pairs become U+FFFD.
 */
export function findExploded(addresses: readonly string[]): readonly Exploded[] {
  const found: Exploded[] = [];
  if (addresses.length < minRunLength) return found;
  const taken = new Set<number>();
  for (const directory of directoriesOf(addresses)) {
    const chars = addresses.map((address, index): Char | undefined =>
      taken.has(index) ? undefined : charOf(address, directory),
    );
    // If the page itself occurs twice, it may stand for different characters.
    const pages = addresses.flatMap((address, index) => (!chars[index] && isPage(address, directory) ? [index] : []));
    if (pages[0] !== undefined && pages.length === 1) chars[pages[0]] = lost;
    for (const [from, to] of runsOf(chars)) {
      const run = chars.slice(from, to) as Char[];
      const blurred = isRoot(directory, directory) && addresses.slice(from, to).includes(directory);
      for (const piece of blurred ? nonUrlRun(run) : spelledUrls(run, directory)) {
        found.push({ ...piece, from: from + piece.from, to: from + piece.to });
        for (let index = from + piece.from; index < from + piece.to; index++) taken.add(index);
      }
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

type Char = string | typeof lost;
/** The page itself, in place of a lost character. */
const lost = Symbol('lost');

/** Returns the directories that contain at least two single characters, the most frequent first. */
function directoriesOf(addresses: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const address of addresses) {
    const slash = address.lastIndexOf('/') + 1;
    if (address.length - slash > longestCharacter) continue;
    const [directory, last] = [address.slice(0, slash), address.slice(slash)];
    if (singleCharacter(last) !== undefined && !/^(?:[a-z]+:)?\/\/$/iu.test(directory))
      counts.set(directory, (counts.get(directory) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([, a], [, b]) => b - a)
    .slice(0, maxDirectories)
    .map(([directory]) => directory);
}

/** Longest percent-encoded code point: four bytes of three characters. */
const longestCharacter = 12;

/** Returns the code point if the text is a single one, plain or percent-encoded. */
function singleCharacter(text: string): string | undefined {
  if (text.length === 0 || text.length > longestCharacter) return undefined;
  const decoded = /^(?:%[0-9a-f]{2})+$/iu.test(text) ? decode(text) : text;
  return [...decoded].length === 1 && decoded !== '\u{fffd}' ? decoded : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function charOf(address: string, directory: string): string | undefined {
  if (address === directory) return '.';
  const rest = address.startsWith(directory) ? address.slice(directory.length) : '';
  const char = singleCharacter(rest);
  if (char !== undefined) return char;
  if (isRoot(address, directory)) return '/';
  if (/^[^/?#]+\?$/u.test(rest)) return '?';
  if (/^[^#]+#$/u.test(rest)) return '#';
  return address === parentOf(directory) ? '..' : undefined;
}

function isPage(address: string, directory: string): boolean {
  const rest = address.startsWith(directory) ? address.slice(directory.length) : '';
  return /^[^/?#]{2,}(?:\?[^#]*)?$/u.test(rest) && !imageExtension.test(rest);
}

function isRoot(address: string, directory: string): boolean {
  const { scheme, authority } = urlParts(directory);
  const root = `${scheme && `${scheme}:`}${authority === undefined ? '' : `//${authority}`}`;
  return address === `${root}/` || (authority !== undefined && address === root);
}

function parentOf(directory: string): string | undefined {
  return /^(.*[^/]\/)[^/]+\/$/su.exec(directory)?.[1];
}

function runsOf(chars: readonly (Char | undefined)[]): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  for (let at = 0; at < chars.length; at++) {
    let to = at;
    while (to < chars.length && chars[to] !== undefined) to++;
    // At the edge of a run, the page is an ordinary neighbour: no URL ends in `?`.
    const from = chars[at] === lost ? at + 1 : at;
    const end = chars[to - 1] === lost ? to - 1 : to;
    if (end - from >= minRunLength) runs.push([from, end]);
    at = to;
  }
  return runs;
}

function spelledUrls(run: readonly Char[], directory: string): readonly Exploded[] {
  const chars = run.map((char) => (char === lost ? '?' : char));
  for (const read of readings) {
    for (const backwards of [false, true]) {
      const order = backwards ? chars.toReversed() : chars;
      const pieces = read(order).map(([start, end]): Exploded => {
        const text = order.slice(start, end).join('');
        const [from, to] = backwards ? [order.length - end, order.length - start] : [start, end];
        return { from, to, text, url: resolve(text, directory), guessed: run.slice(from, to).includes(lost) };
      });
      if (pieces.length > 0) return pieces;
    }
  }
  return nonUrlRun(run);
}

/** Returns a long run that spells no URL. Images named by one letter or digit may be real; dots and slashes are not. */
function nonUrlRun(run: readonly Char[]): readonly Exploded[] {
  const chars = run.filter((char) => typeof char === 'string');
  const letters = new Set(chars.filter((char) => /[\p{L}\p{N}]/u.test(char)));
  if (chars.length < minCertainLength || letters.size < 3 || !chars.some((char) => /[./:]/u.test(char))) return [];
  return [{ from: 0, to: run.length, text: chars.join(''), guessed: false }];
}

type Piece = readonly [start: number, end: number];

/** Ways to read characters as URLs, the most certain first; each returns the ranges of the URLs. */
const readings: readonly ((chars: readonly string[]) => readonly Piece[])[] = [
  withScheme,
  (chars) => wholeUrls(chars, /^\/\/[^\s/]+\.[^\s/]+\/\S+$/u),
  (chars) => wholeUrls(chars, /^\/[^\s/]\S*$/u),
  (chars) => wholeUrls(chars, /^(?:\.{1,2}\/)*[\p{L}\p{N}_%-][^\s:]*$/u),
];

/** Finds several URLs in a row. A URL inside another one, such as `?url=http://`, follows a punctuation mark. */
function withScheme(chars: readonly string[]): readonly Piece[] {
  const text = chars.join('');
  const starts: number[] = [];
  let offset = 0;
  for (const [index, char] of chars.entries()) {
    const begins = char.toLowerCase() === 'h' && /^https?:\/\/[^\s/?#]/iu.test(text.slice(offset, offset + 9));
    if (begins && (starts.length === 0 || /[\p{L}\p{N}]/u.test(chars[index - 1] ?? ''))) starts.push(index);
    offset += char.length;
  }
  const pieces = starts.map((start, index): Piece => [start, starts[index + 1] ?? chars.length]);
  return pieces.filter(([start, end]) => isUrl(chars.slice(start, end).join('')));
}

function isUrl(text: string): boolean {
  return !/[\s\u{fffd}]/u.test(text) && parseUrl(text) !== undefined;
}

/** Without a scheme, only a text that ends in an image extension, and contains no other image, is certainly a URL. */
function wholeUrls(chars: readonly string[], shape: RegExp): readonly Piece[] {
  const text = chars.join('');
  const { path, query } = urlParts(text);
  const images = path.match(/\.(?:jpe?g|png|gif|webp|svg|bmp)(?![a-z])/giu)?.length ?? 0;
  const isImage = imageExtension.test(path) && images < 2 && !/https?:/iu.test(query);
  return isImage && shape.test(text) && chars.length > 5 ? [[0, chars.length]] : [];
}

/** Resolves a URL without scheme and host against the page that contained it. */
function resolve(text: string, directory: string): string {
  const { scheme, authority } = urlParts(directory);
  if (/^(?:https?:)?\/\//iu.test(text)) return text;
  if (text.startsWith('/')) return authority === undefined ? text : `${scheme && `${scheme}:`}//${authority}${text}`;
  return authority === undefined
    ? `${directory}${text}`
    : new URL(text, `${scheme || 'https'}://${authority}${urlParts(directory).path}`).href;
}
