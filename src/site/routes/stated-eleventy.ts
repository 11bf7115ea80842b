import { asMapping, type Mapping } from '../../core/mapping.ts';
import { folderOf, joined, normalizePath } from '../addresses/address.ts';
import { isComputed, unknownValue } from '../code/computed.ts';
import { readLiteral } from '../code/literals.ts';
import { importsOf } from '../code/modules.ts';
import { filesBelow, type SiteFiles } from '../site-files.ts';
import { type EleventyFiles, fixedPart, isTemplate, pathAddress } from './eleventy.ts';
import { besideKey, isIn } from './routes.ts';

/** Calls and data by which code sets addresses that no file states. */
const setsAddresses =
  /addTemplate\s*\(|addUrlTransform|addGlobalData\s*\(\s*['"`](?:permalink|eleventyComputed)|dynamicPermalink|setDataFileBaseName|setDataFileSuffixes/u;

/** Plugins that make no pages, by words in the names of their packages. */
const harmless =
  /^@11ty\/|syntax|highlight|image|img|picture|navigation|rss|feed|sitemap|sass|postcss|css|toc|table-of-contents|reading|markdown|schema|embed|youtube|icon|svg|date|time|minif|webc|vite|esbuild|prism|shiki|emoji|mermaid|latex|katex|broken-links|external-links|robots|seo|metagen|inclusive|filter|plantuml|edge|debug|pack11ty|drafts|pagefind|search|validate|interlink/iu;

/** Returns what the configuration of Eleventy states and, under `besideKey`, what its templates and data files add. */
export function eleventyConfig(file: string, files: SiteFiles): Mapping {
  const code = /\.[cm]?[jt]s$/u.test(file) ? files.text(file) : '';
  const prefix = statedText(code, /\bpathPrefix\s*:/gu);
  const found = setsElsewhere(code, folderOf(file), files) ? undefined : besideEleventy(code, files);
  return {
    ...(prefix === null ? unknownValue : prefix !== undefined && { pathPrefix: prefix }),
    ...(found && prefix !== null && { [besideKey]: found }),
  };
}

/** Whether the configuration, or a module of the site or a package that it uses, may set addresses. */
function setsElsewhere(code: string, folder: string, { text }: SiteFiles): boolean {
  if (setsAddresses.test(code)) return true;
  const used = new Set(Array.from(code.matchAll(/addPlugin\s*\(\s*([\w$]+)/gu), ([, name = '']) => name));
  for (const [name, { from }] of importsOf(code)) {
    if (from.startsWith('.')) {
      const path = joined(folder, from) ?? '';
      if (setsAddresses.test(text(path) || text(`${path}.js`))) return true;
    } else if (used.has(name) && !harmless.test(from)) return true;
  }
  const required = code.matchAll(/require\s*\(\s*['"](?<from>[^'"]+)['"]\s*\)/gu);
  return Array.from(required, ({ groups }) => groups?.['from'] ?? '').some((from) =>
    from.startsWith('.')
      ? [from, `${from}.js`, `${from}/index.js`].some((path) => setsAddresses.test(text(joined(folder, path) ?? '')))
      : /eleventy|11ty/iu.test(from) && !harmless.test(from),
  );
}

/** Returns the string behind a key; undefined if it is not there, null if it is computed or there twice. */
function statedText(code: string, key: RegExp): string | null | undefined {
  const places = [...code.matchAll(key)];
  const [only] = places;
  if (!only) return undefined;
  const value = readLiteral(code, only.index + only[0].length, () => unknownValue);
  return typeof value === 'string' && places.length === 1 ? value : null;
}

interface Folders {
  readonly input: string;
  readonly includes: string;
  readonly layouts: string | undefined;
  readonly data: string;
  readonly output: string;
}

/** Returns the folders of a configuration; undefined if they are computed. */
function foldersOf(code: string): Folders | undefined {
  const stated = [...code.matchAll(/\bdir\s*(?=[:,}])/gu)].filter(
    ({ index }) => !/[.\w$]\s*$/u.test(code.slice(Math.max(0, index - 1), index)),
  );
  const [only] = stated;
  const dir =
    only && code.slice(only.index + only[0].length).startsWith(':')
      ? readLiteral(code, only.index + only[0].length + 1, () => unknownValue)
      : undefined;
  const found = asMapping(dir);
  const set = (name: string) => statedText(code, new RegExp(`set${name}Directory\\s*\\((?=\\s*\\S)`, 'gu'));
  const value = (key: string, call: string, usual: string | undefined) => {
    const called = set(call);
    const text = called === undefined ? found[key] : called;
    return text === undefined ? usual : typeof text === 'string' ? normalizePath(text) : null;
  };
  const folders = {
    input: value('input', 'Input', ''),
    includes: value('includes', 'Includes', '_includes'),
    layouts: value('layouts', 'Layouts', undefined),
    data: value('data', 'Data', '_data'),
    output: value('output', 'Output', '_site'),
  };
  if (stated.length > 1 || (only && typeof dir !== 'object') || isComputed(dir)) return undefined;
  return Object.values(folders).includes(null) ? undefined : (folders as Folders);
}

const isTool = (name: string) => name.startsWith('.') || name === 'node_modules';

function besideEleventy(code: string, files: SiteFiles): EleventyFiles | undefined {
  const folders = foldersOf(code);
  if (!folders) return undefined;
  const { input, includes, layouts, data, output } = folders;
  const at = (path: string) => joined(input, path) ?? path;
  const skipped = [
    at(includes),
    ...(layouts === undefined ? [] : [at(layouts)]),
    at(data),
    output,
    'node_modules',
  ].filter((each) => each !== '');
  const all = filesBelow(input, files, (path, name) => isTool(name) || skipped.some((each) => isIn(path, each)));
  const inherited = [at(includes), ...(layouts === undefined ? [] : [at(layouts)])].flatMap(
    (folder) => filesBelow(folder, files, (_, name) => isTool(name)) ?? [],
  );
  const isSet = inherited.some((path) => permalinkIn(files.text(path)) !== undefined);
  const isGlobal = files.names(at(data)).some((name) => /^(?:permalink|eleventyComputed)\./u.test(name));
  if (!all || isSet || isGlobal) return undefined;
  const templates = all.filter((path) =>
    /\.(?:njk|liquid|html|hbs|mustache|ejs|haml|pug|webc|vto|11ty\.[cm]?[jt]sx?)$/u.test(path),
  );
  const routes = templates.map((path) => templateRoute(path, input, files));
  return {
    input,
    skipped,
    pages: routes.flatMap(({ page }) => page ?? []),
    computed: routes.flatMap(({ computed }) => computed ?? []),
    permalinks: Object.fromEntries(all.flatMap((path) => dataPermalink(path, files))),
    prefixes: /HtmlBasePlugin|EleventyHtmlBasePlugin/u.test(code),
    copies:
      /addPassthroughCopy\s*\(\s*(?:\{|[^'"`\s])/u.test(code) ||
      /addPassthroughCopy\s*\(\s*['"`][^'"`]*[*{]/u.test(code),
  };
}

/** Returns the address of a template that is no article, or what addresses that it computes begin with. */
function templateRoute(path: string, input: string, { text }: SiteFiles): { page?: string; computed?: string } {
  const inSite = input === '' ? path : path.slice(input.length + 1);
  const own = pathAddress(inSite);
  const source = text(path);
  if (/\.11ty\.[cm]?[jt]sx?$/u.test(path)) {
    const stated = statedText(source, /\bpermalink\s*:/gu);
    if (/\bpagination\b/u.test(source) || stated === null || (stated === undefined && /\bpermalink\b/u.test(source)))
      return { computed: typeof stated === 'string' ? fixedPart(stated) : '' };
    return { page: stated ?? own };
  }
  const permalink = permalinkIn(source);
  if (permalink === false) return {};
  if (permalink === null) return { computed: '' };
  const isPaged = /^pagination\s*:/mu.test(frontMatterOf(source));
  if (permalink !== undefined && (isPaged || isTemplate(permalink))) return { computed: fixedPart(permalink) };
  return isPaged ? { computed: own } : { page: permalink ?? own };
}

function frontMatterOf(source: string): string {
  return /^---[^\n]*\n(?<text>[\s\S]*?)\n---/u.exec(source)?.groups?.['text'] ?? '';
}

/** Returns the permalink in a template's front matter: null if it is computed, undefined if there is none. */
function permalinkIn(source: string): string | false | null | undefined {
  const text = frontMatterOf(source);
  if (/^---[ \t]*\w/u.test(source) || /^eleventyComputed\s*:/mu.test(text))
    return /permalink/u.test(text) ? null : undefined;
  const stated = /^permalink\s*:[ \t]*(?<value>.*?)[ \t\r]*$/mu.exec(text)?.groups?.['value'];
  if (stated === undefined) return undefined;
  if (stated === 'false') return false;
  const plain = /^(["'])(?<inner>.*)\1(?:\s+#.*)?$/u.exec(stated)?.groups?.['inner'] ?? stated;
  return plain === '' || /^[|>{&*!]/u.test(stated) ? null : plain;
}

/** A data file holds for the article or the folder of its name. */
function dataPermalink(path: string, { data, text }: SiteFiles): readonly (readonly [string, string | false | null])[] {
  const name = path.split('/').at(-1) ?? '';
  const folder = folderOf(path);
  const [, stem = '', ending = ''] = /^(.*?)(?:\.11tydata)?\.(json|[cm]?[jt]s)$/u.exec(name) ?? [];
  if (stem === '' || (ending !== 'json' && !name.includes('.11tydata.'))) return [];
  const target = stem === folder.split('/').at(-1) ? folder : normalizePath(`${folder}/${stem}`);
  if (ending !== 'json') {
    const code = text(path);
    const isSilent =
      !/permalink|eleventyComputed|pagination/u.test(code) && !/\bfrom\s*['"]\.|require\s*\(\s*['"]\./u.test(code);
    return isSilent ? [] : [[target, null]];
  }
  const found = data(path);
  if (Object.hasOwn(asMapping(found['eleventyComputed']), 'permalink') || Object.hasOwn(found, 'pagination'))
    return [[target, null]];
  const stated = found['permalink'];
  return stated === undefined ? [] : [[target, typeof stated === 'string' || stated === false ? stated : null]];
}
