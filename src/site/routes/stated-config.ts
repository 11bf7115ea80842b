import { asMapping, type Mapping, textMember } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { folderOf, joined, normalizePath } from '../addresses/address.ts';
import { asCall, isComputed, mayAddPages, unknownValue } from '../code/computed.ts';
import { readLiteral } from '../code/literals.ts';
import { defaultExport, importsOf } from '../code/modules.ts';
import { filesBelow, type SiteFiles } from '../site-files.ts';
import { sourceFolder, starlightOptions } from './astro.ts';
import { docusaurusRoutes } from './docusaurus.ts';
import { instancesOf } from './docusaurus-instances.ts';
import { below, besideKey, picked } from './routes.ts';
import { eleventyConfig } from './stated-eleventy.ts';

/** What is read of configurations in code, by generator. */
const keys: Partial<Record<Engine, readonly string[]>> = {
  astro: ['site', 'base', 'trailingSlash', 'build', 'srcDir', 'publicDir', 'redirects', 'integrations', 'i18n'],
  docusaurus: ['url', 'baseUrl', 'trailingSlash', 'i18n', 'presets', 'plugins', 'themes', 'staticDirectories'],
  vitepress: ['base', 'cleanUrls', 'srcDir', 'rewrites', 'ignoreDeadLinks', 'vite', 'markdown'],
};

/** Returns what a configuration in code states and, under `besideKey`, what other files add; undefined for other generators. */
export function statedConfig(engine: Engine, file: string, files: SiteFiles): Mapping | undefined {
  if (engine === 'docsify') return docsifyConfig(file, files);
  if (engine === 'eleventy') return eleventyConfig(file, files);
  const wanted = keys[engine];
  if (!wanted) return undefined;
  const path = files.names(file).length > 0 ? indexOf(file, files) : file;
  const found = asMapping(defaultExport(path, files));
  const stated = { ...picked(found, wanted), ...(isComputed(found) && unknownValue) };
  if (engine === 'docusaurus') return { ...stated, [besideKey]: besideDocusaurus(stated, path, files) };
  if (engine === 'astro') return { ...stated, [besideKey]: besideAstro(stated, path, files) };
  return { ...stated, [besideKey]: { folder: file.replace(/(?:^|\/)\.vitepress\/.*$/u, '') } };
}

/** A configuration may be a folder. */
function indexOf(folder: string, { names }: SiteFiles): string {
  return `${folder}/${names(folder).find((name) => /^index\.[cm]?[jt]s$/u.test(name)) ?? 'index.ts'}`;
}

function docsifyConfig(file: string, { text }: SiteFiles): Mapping {
  const page = text(file);
  const start = /\$docsify\s*=\s*/u.exec(page);
  const found = start ? asMapping(readLiteral(page, start.index + start[0].length, () => unknownValue)) : unknownValue;
  const wanted = ['basePath', 'homepage', 'relativePath', 'alias', 'ext', 'fallbackLanguages', 'routerMode'];
  return { ...picked(found, wanted), ...(isComputed(found) && unknownValue), [besideKey]: { folder: folderOf(file) } };
}

function besideDocusaurus(config: Mapping, file: string, files: SiteFiles): Mapping {
  const folder = folderOf(file);
  const at = (path: string) => normalizePath(`${folder}/${path}`);
  const found = instancesOf(config);
  const docs = found?.instances.filter(({ kind }) => kind === 'docs') ?? [];
  const versions = Object.fromEntries(
    docs.map(({ id }) => [id, namesInJson(files.text(at(id === 'default' ? 'versions.json' : `${id}_versions.json`)))]),
  );
  const stated: Mapping = { folder, versions, locales: files.names(at('i18n')).filter((name) => !name.includes('.')) };
  const sidebars = docs.map(({ id, options }) => sidebarsOf(id, options['sidebarPath'], folder, files));
  const sources = docusaurusRoutes({ ...config, [besideKey]: stated })?.sources ?? [];
  const categories = sources.flatMap((source) =>
    source.folder === undefined || source.folder.startsWith(at('i18n/')) ? [] : [categoriesIn(source.folder, files)],
  );
  const open =
    [...categories, ...sidebars].includes(undefined) ||
    (found?.modules ?? []).some((path) => mayAddPagesAt(at(path), files));
  return {
    ...stated,
    categories: [...new Set([...categories, ...sidebars].flatMap((each) => each ?? []))],
    ...(open && { open: true }),
  };
}

function namesInJson(text: string): readonly string[] {
  return Array.from(text.matchAll(/"([^"\\]+)"/gu), ([, name = '']) => name);
}

/** Returns the addresses of pages that sidebars make for their categories; undefined if they are computed. */
function sidebarsOf(id: string, stated: unknown, folder: string, files: SiteFiles): readonly string[] | undefined {
  if (stated === false) return [];
  const call = asCall(stated)?.with.at(-1);
  const path = stated === undefined ? 'sidebars.js' : typeof stated === 'string' ? stated : call;
  const file = typeof path === 'string' ? joined(folder, path) : undefined;
  if (file === undefined) return undefined;
  const versioned = normalizePath(`${folder}/${id === 'default' ? '' : `${id}_`}versioned_sidebars`);
  const all = [file, ...files.names(versioned).map((name) => `${versioned}/${name}`)].map((each) => files.text(each));
  const isKnown = (text: string) => !/generated-index/u.test(text) || !/\bslug\s*:\s*[^\s'"]/u.test(text);
  const isWhole = (text: string) => !/\brequire\(\s*['"]\.|^import\s(?!type\b)[^;]{0,200}['"]\./mu.test(text);
  if (!all.every((text) => isKnown(text) && isWhole(text))) return undefined;
  return all.flatMap((text) =>
    Array.from(text.matchAll(/\bslug["']?\s*:\s*["']([^"'\n]+)["']/gu), ([, slug = '']) => slug),
  );
}

/** Returns the addresses of categories that files beside the articles state; undefined if the files are too many. */
function categoriesIn(root: string, files: SiteFiles): readonly string[] | undefined {
  const isSkipped = (_: string, name: string) => /^(?:\.|_(?!category_\.)|node_modules$)/u.test(name);
  const all = filesBelow(root, files, isSkipped)?.filter((path) => /(?:^|\/)_category_\.(?:json|ya?ml)$/u.test(path));
  return all?.flatMap((path) => textMember(files.data(path)['link'], 'slug') ?? []);
}

/** Whether the code of a plugin of the site calls what adds pages or writes files. */
function mayAddPagesAt(path: string, files: SiteFiles): boolean {
  const code = [
    '',
    '.js',
    '.ts',
    '.mjs',
    '.cjs',
    '/index.js',
    '/index.ts',
    '/index.mjs',
    '/index.cjs',
    '/src/index.ts',
    '/src/index.js',
  ]
    .map((ending) => files.text(path + ending))
    .join('');
  return code === '' || mayAddPages(code) || /from\s*['"]\.|require\(\s*['"]\./u.test(code);
}

function besideAstro(config: Mapping, file: string, files: SiteFiles): Mapping {
  const src = sourceFolder(config);
  if (src === undefined) return { open: true };
  const folder = normalizePath(`${src}/pages`);
  const pages = filesBelow(folder, files, (_, name) => name.startsWith('_'))?.map((path) => below(path, folder));
  const configs = ['content.config', 'content/config'].flatMap((name) =>
    ['ts', 'mjs', 'js', 'mts'].map((ending) => files.text(`${src}/${name}.${ending}`)),
  );
  const content = configs.find((text) => text !== '') ?? '';
  const isUsual =
    !/\bgenerateId\b/u.test(content) &&
    (content === '' || /\bdocsLoader\s*\(/u.test(content) || !/\bloader\s*[:,(]/u.test(content));
  const middleware = ['middleware.ts', 'middleware.js', 'middleware/index.ts', 'middleware/index.js']
    .map((name) => files.text(`${src}/${name}`))
    .join('');
  const imports = importsOf(files.text(file));
  const called = [
    ...[config['integrations'] ?? []].flat(3),
    ...[starlightOptions(config)?.['plugins'] ?? []].flat(3),
  ].flatMap((each) => asCall(each)?.call ?? []);
  const harmless = called.filter((name) => {
    const from = imports.get(name)?.from;
    return from?.startsWith('.') && !mayAddPagesAt(joined(folderOf(file), from) ?? '', files);
  });
  const open = pages === undefined || /\b(?:rewrite|redirect)\b/u.test(middleware);
  return {
    pages,
    harmless,
    docs: isUsual ? 'usual' : 'other',
    folders: files.names(`${src}/content/docs`).filter((name) => /^[a-z]{2,3}(?:-[a-z\d]+)*$/iu.test(name)),
    ...(open && { open: true }),
  };
}
