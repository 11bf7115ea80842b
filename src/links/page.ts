import { Tokenizer } from 'htmlparser2';
import { parseUrl } from '../knowledge/url/url.ts';
import { decodeText } from './charset.ts';

/** The titles of a page, and the target of its refresh. */
export interface Page {
  readonly title?: string;
  readonly openGraphTitle?: string;
  /** Text of the first `<h1>`. */
  readonly heading?: string;
  /** Absolute URL of a meta refresh. */
  readonly refresh?: string;
}

/** Titles are at the beginning of a page. */
const maxSearchedBytes = 512 * 1024;
const maxTitleLength = 200;
const maxRefreshLength = 4096;

export function isHtml(bytes: Uint8Array, contentType: string | undefined): boolean {
  if (contentType !== undefined && contentType.trim() !== '') return /html|\bxml/iu.test(contentType);
  return /^\s*</u.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1').replace(/^ï»¿/u, ''));
}

export function readPage(bytes: Uint8Array, contentType: string | undefined, base: URL): Page {
  const found = scan(decodeText(bytes.subarray(0, maxSearchedBytes), contentType));
  const title = singleLine(found.title);
  const openGraphTitle = singleLine(found.openGraphTitle);
  const heading = singleLine(found.heading);
  const refresh = found.refresh === undefined ? undefined : refreshTarget(found.refresh, base);
  return {
    ...(title !== '' && { title }),
    ...(openGraphTitle !== '' && { openGraphTitle }),
    ...(heading !== '' && { heading }),
    ...(refresh !== undefined && { refresh }),
  };
}

export function titlesOf({ title, openGraphTitle, heading }: Page): readonly string[] {
  return [...new Set([title, openGraphTitle, heading].filter((text) => text !== undefined))];
}

/** Returns a text in one line, without control and bidirectional characters. */
function singleLine(text: string): string {
  const line = text
    .slice(0, maxTitleLength * 10)
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .trim();
  return line.length <= maxTitleLength ? line : [...line].slice(0, maxTitleLength).join('');
}

/** Reads titles with the tokenizer alone: the parser's stack of open tags is slow for endlessly nested pages. */
function scan(pieces: Iterable<string>): { title: string; openGraphTitle: string; heading: string; refresh?: string } {
  const found: ReturnType<typeof scan> = { title: '', openGraphTitle: '', heading: '' };
  const seen = new Set<string>();
  let html = '';
  let isDone = false;
  let open: 'title' | 'heading' | undefined;
  /** The open element whose content is invisible, or has its own titles (SVG). */
  let hiddenTag: string | undefined;
  let name = '';
  let attribute = '';
  let attributes: Record<string, string> = {};
  const add = (text: string) => {
    if (open && hiddenTag === undefined && found[open].length < 2000) found[open] += text;
  };
  const ignore = () => {};
  const enter = () => {
    if (hiddenTag === undefined && /^(?:svg|template|noscript|script|style)$/u.test(name)) hiddenTag = name;
    const place = name === 'title' ? 'title' : name === 'h1' ? 'heading' : undefined;
    if (place && hiddenTag === undefined && !seen.has(place)) {
      seen.add(place);
      open = place;
    } else if (name === 'meta' && hiddenTag === undefined) readMeta(attributes, found);
    else if (name === 'br') add(' ');
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname: (from, to) => {
        name = html.slice(from, to).toLowerCase();
        attributes = {};
      },
      onattribname: (from, to) => {
        if (name !== 'meta') return;
        attribute = html.slice(from, to).toLowerCase();
        attributes[attribute] = '';
      },
      onattribdata: (from, to) => {
        if (name === 'meta') attributes[attribute] += html.slice(from, to);
      },
      onattribentity: (point) => {
        if (name === 'meta') attributes[attribute] += String.fromCodePoint(point);
      },
      onattribend: ignore,
      onopentagend: enter,
      onselfclosingtag: () => {
        if (name === 'meta' || name === 'br') enter();
      },
      onclosetag: (from, to) => {
        const closed = html.slice(from, to).toLowerCase();
        if (closed === hiddenTag) hiddenTag = undefined;
        else if (hiddenTag === undefined && closed === (open === 'heading' ? 'h1' : open)) {
          // Titles and refresh precede the end of the first heading.
          if (open === 'heading') isDone = true;
          if (isDone) tokenizer.pause();
          open = undefined;
        }
      },
      ontext: (from, to) => add(html.slice(from, to)),
      ontextentity: (point) => add(String.fromCodePoint(point)),
      isInForeignContext: () => false,
      oncomment: ignore,
      oncdata: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  for (const piece of pieces) {
    html += piece;
    tokenizer.write(piece);
    if (isDone) return found;
  }
  tokenizer.end();
  return found;
}

function readMeta(attributes: Readonly<Record<string, string>>, found: ReturnType<typeof scan>): void {
  const content = attributes['content'] ?? '';
  const name = (attributes['property'] ?? attributes['name'] ?? '').toLowerCase();
  if (name === 'og:title' && found.openGraphTitle === '') found.openGraphTitle = content;
  if ((attributes['http-equiv'] ?? '').toLowerCase() === 'refresh') found.refresh ??= content;
}

/** Returns the URL of a refresh; undefined if a page only reloads itself. */
function refreshTarget(content: string, base: URL): string | undefined {
  if (content.length > maxRefreshLength) return undefined;
  const target = /^\s*[\d.]*\s*[;,]?\s*url\s*=\s*(?<quote>["']?)(?<url>.*?)\k<quote>\s*$/isu.exec(content)?.groups?.[
    'url'
  ];
  const url = target ? parseUrl(target, base) : undefined;
  return url && /^https?:$/u.test(url.protocol) && url.href !== base.href ? url.href : undefined;
}
