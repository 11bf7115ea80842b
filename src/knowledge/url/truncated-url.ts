import { consistsOfFiles, type ImageGroup, isImageFile, type KnownImage, placedUrl } from '../images/known-images.ts';

/** How an image URL looks truncated, judged from the URL alone. */
type Truncation =
  /** `stem` is the part that is certainly complete. */
  | { readonly kind: 'ellipsis' | 'escape' | 'dot'; readonly found: string; readonly stem: string }
  | { readonly kind: 'clipped'; readonly found: string; readonly expected: string }
  | { readonly kind: 'root' }
  /** Uncertain without other URLs of the same group. */
  | { readonly kind: 'directory' | 'single' | 'bare'; readonly last: string };

const anyImage = /\.(?:jpe?g|png|gif|webp|svg|bmp|avif)(?![a-z])/iu;

const completeExtensions: ReadonlySet<string> = new Set(['.jpg', '.jpeg', '.png', '.gif', '.webp']);

/** Returns how an image URL looks truncated; undefined if it looks complete or cannot be checked. */
export function truncationOf(url: string, complete: Readonly<Record<string, string>>): Truncation | undefined {
  // The usual case: a complete extension.
  const extension = url.slice(url.lastIndexOf('.')).toLowerCase();
  if (completeExtensions.has(extension) && !Object.hasOwn(complete, extension.slice(1))) return undefined;
  const parts = placedUrl(url);
  if (!parts) return undefined;
  const { scheme, authority, path, query, fragment } = parts;
  if (scheme && !authority) return undefined;
  // `https://…` and `https://example.com/...` are placeholders for any URL.
  const dots = /(?:\.{3,}|…+|(?:%E2%80%A6)+)$/iu.exec(url)?.[0];
  if (dots && /\/[^/]*[\p{L}\p{N}]/u.test(`${path.replace(/%E2%80%A6/giu, '')}${query}`)) {
    return { kind: 'ellipsis', found: dots, stem: url.slice(0, -dots.length) };
  }
  // Images that are selected by a query have no file name.
  if (query || fragment || /[?#]$/u.test(url)) return undefined;
  const atRoot = authority === undefined ? path === '/' : /[\p{L}\p{N}]/u.test(authority) && /^\/?$/u.test(path);
  if (atRoot) return { kind: 'root' };
  const half = /%[0-9a-f]?$/iu.exec(path)?.[0] ?? halfCharacter(path);
  if (half) return { kind: 'escape', found: half, stem: url.slice(0, -half.length) };

  const last = path.slice(path.lastIndexOf('/') + 1);
  if (/[\p{L}\p{N}]\.$/u.test(last)) return { kind: 'dot', found: '.', stem: url };
  const found = /[^.]\.([a-z]+)$/iu.exec(last)?.[1] ?? '';
  const expected = found && Object.hasOwn(complete, found.toLowerCase()) ? complete[found.toLowerCase()] : undefined;
  if (expected)
    return { kind: 'clipped', found, expected: found === found.toUpperCase() ? expected.toUpperCase() : expected };
  if (isImageFile(parts) || anyImage.test(path)) return undefined;
  if (last === '') return { kind: 'directory', last };
  if ([...last].length === 1) return authority && !/\d/u.test(last) ? { kind: 'single', last } : undefined;
  return last.includes('.') ? undefined : { kind: 'bare', last };
}

/** Returns the folders that contain at least three of the URLs. */
export function crowdedFolders(urls: Iterable<string>): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const url of new Set(urls)) counts.set(folderOf(url), (counts.get(folderOf(url)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= 3).map(([folder]) => folder));
}

export function folderOf(url: string): string {
  return url.slice(0, url.lastIndexOf('/') + 1);
}

/** Whether a longer URL may be the complete form of a truncated one. */
export function mayBeCompleted(cut: Truncation): boolean {
  return cut.kind === 'bare' || cut.kind === 'clipped' || 'stem' in cut;
}

/** Returns the image whose URL begins with the truncated one. */
export function completionOf(url: string, cut: Truncation, group: ImageGroup | undefined): KnownImage | undefined {
  if (cut.kind === 'bare') {
    const whole = group && consistsOfFiles(group, 1) ? group.completionOf(url) : undefined;
    const rest = whole?.url.slice(folderOf(whole.url).length + cut.last.length) ?? '';
    // Only within a word: next to `a/comet`, `a/comet.png` and `a/comet-2.png` may be other images.
    return cut.last.length >= 6 && /^[\p{L}\p{N}%]/u.test(rest) ? whole : undefined;
  }
  return cut.kind === 'clipped' ? group?.completionOf(url) : 'stem' in cut ? group?.completionOf(cut.stem) : undefined;
}

/** Returns the bytes of an incomplete UTF-8 character at the end, if the text before them is UTF-8. */
function halfCharacter(path: string): string | undefined {
  const run = /(?:%[0-9a-f]{2})+$/iu.exec(path)?.[0] ?? '';
  const half = /(?:%[cd][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f])?|%f[0-4](?:%[89ab][0-9a-f]){0,2})$/iu.exec(run)?.[0];
  if (!half) return undefined;
  const whole = path.slice(0, -half.length);
  try {
    // Other encodings may have the same bytes: a complete character before them proves UTF-8.
    return /[^\0-\x7f]/u.test(decodeURIComponent(whole)) ? half : undefined;
  } catch {
    return undefined;
  }
}
