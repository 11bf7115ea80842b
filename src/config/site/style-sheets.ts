import { join } from 'node:path';
import { readSettingOrEmpty } from '../../files/regular-file.ts';
import type { directoryLister } from './directory.ts';

/** Folders of a site that hold style sheets. */
const folders = [
  'assets',
  'css',
  'sass',
  'scss',
  'style',
  'styles',
  '_sass',
  '_includes',
  '_src',
  'src',
  'source',
  'static',
  'public',
  'themes',
];
const theme = ['.vitepress/theme', 'docs/.vitepress/theme'];
/** Folders below them that hold articles or what is installed or built. */
const skipped = /^(?:\.|node_modules$|content$|_?posts$|docs$|blog$|vendor$)/u;
const maxDepth = 6;
const maxFiles = 500;
const maxBytes = 500_000;

/** Returns a function that tells whether a style sheet of a site selects an element; it reads each site's once. */
export function styleSheets(list: ReturnType<typeof directoryLister>): (root: string, element: string) => boolean {
  const known = new Map<string, readonly string[]>();
  return (root, element) => {
    const sheets = known.get(root) ?? readSheets(root, list);
    known.set(root, sheets);
    return sheets.some((sheet) => selects(sheet, element));
  };
}

function readSheets(root: string, list: ReturnType<typeof directoryLister>): readonly string[] {
  const found: string[] = (list(root, '') ?? []).filter((name) => isSheet(name));
  const walk = (folder: string, depth: number): void => {
    for (const name of list(root, folder) ?? []) {
      if (found.length >= maxFiles) return;
      if (isSheet(name)) found.push(`${folder}/${name}`);
      else if (depth < maxDepth && !name.includes('.') && !skipped.test(name)) walk(`${folder}/${name}`, depth + 1);
    }
  };
  for (const folder of [...folders, ...theme]) walk(folder, 1);
  return found.map((name) => withoutComments(readSettingOrEmpty(join(root, name), maxBytes)));
}

function isSheet(name: string): boolean {
  return /\.(?:css|s[ac]ss|less|styl)$/iu.test(name);
}

function withoutComments(sheet: string): string {
  return sheet.replace(/\/\*.*?\*\/|(?<=^|\s)\/\/[^\n]*/gsu, '');
}

/** Whether a rule, or a line of indented Sass or Stylus, selects the element without class, id or attribute. */
function selects(sheet: string, element: string): boolean {
  const name = String.raw`(?<![\w.#$@%&:-])${element}(?![\w.#[-])`;
  return new RegExp(String.raw`${name}[^;{}\d]*\{|^(?:[^:;{}\n]*\s)?${name}\s*,?$`, 'mu').test(sheet);
}
