import { decodeSafely } from '../url/url.ts';

/** A template that lists the files beside a page, or all files of a site. */
export const listsFiles = '<files>';

const extension = /\.(?:jpe?g|jfif|a?png|gif|webp|svgz?|bmp|ico|tiff?|avif|hei[cf]|jxl)(?![\w-])/giu;
/** Characters that end a name in any of these languages. */
const ends = new Set(' \t\r\n\f\v\u00a0"\'`()<>[]{}|\\/:*?#,;=&$');
const longestName = 200;
/** What a template, a script or a glob puts behind a folder. */
const filledFolder =
  /\/(?<rest>(?:[\w@.-]|%[\dA-Fa-f]{2}){0,60})(?:(?<opener>\{\{|\{%|\$\{|<%|#\{|%[sdv]\b)|(?<glob>\*[*/\w.{},-]*|\{[\w,]+\})|(?<quote>["'`])(?<joined>\s*(?:[+~|]|\.\s))?|[ \t]*$)/gmu;
const ofImages = /(?:jpe?g|png|gif|webp|svg|avif|\*)/iu;
const lists = /\.Resources\b|\bresources\.(?:Match|GetMatch|ByType)\b|\bstatic_files\b|\b(?:page|section)\.assets\b/u;

/**
 * Returns the names of images that a text mentions, in lower case, and of folders in which it builds names: `img/` for
 * `"/img/" + name`, `img/{{ name }}.png` and `img/*`.
 */
export function imageNamesIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const { 0: end, index } of text.matchAll(extension)) {
    const before = nameBefore(text, index);
    if (before !== undefined) found.add(imageName(before + end));
  }
  for (const { index, groups } of text.matchAll(filledFolder)) {
    const name = filledName(nameBefore(text, index), text, index, groups ?? {});
    if (name !== undefined) found.add(`${imageName(name)}/`);
  }
  if (lists.test(text)) found.add(listsFiles);
  return [...found];
}

/** Returns the end of a name at an offset; undefined if there is none. */
function nameBefore(text: string, end: number): string | undefined {
  let start = end;
  while (start > 0 && end - start < longestName && !ends.has(text[start - 1] ?? '')) start--;
  return start < end ? text.slice(start, end) : undefined;
}

/** Returns the name of an image as texts mention it: in lower case, without escapes, its last word. */
export function imageName(name: string): string {
  return decodeSafely(name).normalize('NFC').toLowerCase().split(/[\s/]/u).at(-1) ?? '';
}

/** Returns the folder whose files a template names. */
function filledName(
  folder: string | undefined,
  text: string,
  index: number,
  { rest = '', opener, glob, quote, joined }: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (opener !== undefined) return folder;
  // `*.css` is no image.
  if (glob !== undefined)
    return !glob.includes('.') || ofImages.test(glob.slice(glob.indexOf('.'))) ? folder : undefined;
  if (quote !== undefined) {
    if (rest === '' || (joined !== undefined && !rest.includes('.'))) return folder;
    return rest.includes('.') ? undefined : rest;
  }
  // `gallery: /img/sky/` in front matter and configuration.
  const line = text.slice(Math.max(text.lastIndexOf('\n', index), index - 200) + 1, index);
  return rest === '' && /^[\s-]*[\w-]+\s*[:=]/u.test(line) ? folder : undefined;
}
