import { asMapping, type Mapping, member, textMember } from '../../core/mapping.ts';
import type { Renderer } from '../../core/renderer.ts';
import type { Engine } from '../../core/types.ts';
import { hasPackage, packagesOf, type SiteFiles } from '../site-files.ts';
import { extender, hugoAlerts } from './extensions.ts';
import * as profiles from './profiles.ts';

/** What renders the articles of a site, and the files that say so. */
export interface Rendering {
  readonly renderer: Renderer;
  /** For `.mdx` files. */
  readonly mdx: Renderer;
  readonly proof: readonly string[];
  /** Whether the generator reads a file, by its path in the site, where only some folders are read. */
  readonly reads?: (path: string) => boolean;
}

/** The site's folder, its generator's configuration and the file that it was read from. */
export interface RenderedSite {
  readonly files: SiteFiles;
  readonly config: Mapping;
  /** The generator's configuration file. */
  readonly file: string;
}

type Detect = (site: RenderedSite) => Pick<Rendering, 'renderer' | 'proof'> & Partial<Rendering>;

/** Returns what renders a site of a generator. A trait that the site's files may change and that is not understood is `unknown`. */
export function detectRenderer(engine: Engine, site: RenderedSite): Rendering {
  const detected = { mdx: profiles.mdx, ...byEngine[engine](site) };
  const extended = extender(engine, site);
  const found = { ...detected, renderer: extended(detected.renderer), mdx: extended(detected.mdx) };
  if (!mayReadWikilinks(site)) return found;
  const changed = { wikilinks: 'unknown' } as const;
  return { ...found, renderer: { ...found.renderer, ...changed }, mdx: { ...found.mdx, ...changed } };
}

/** Whether a package, a plugin or a template of the site is about links in double brackets. */
function mayReadWikilinks({ files, file }: RenderedSite): boolean {
  const about = /wiki|obsidian|quartz|bidirectional|backlink|roam|foam/iu;
  const texts = ['Gemfile', 'layouts/_default/single.html', 'layouts/partials/content.html', 'layouts/single.html'];
  return (
    [...packagesOf(files.data('package.json')).keys(), ...files.names('_plugins')].some((name) => about.test(name)) ||
    about.test(files.text(file)) ||
    texts.some((path) => about.test(files.text(path)) || files.text(path).includes('[['))
  );
}

/** Returns what renders a site of a generator of which nothing else is known: its defaults. */
export function usualRendering(engine: Engine): Rendering {
  return { ...detectRenderer(engine, { files: noFiles, config: {}, file: '' }), proof: [] };
}

const noFiles: SiteFiles = { has: () => false, data: () => ({}), text: () => '', names: () => [] };

const byEngine: Readonly<Record<Engine, Detect>> = {
  hugo,
  jekyll,
  hexo,
  astro,
  eleventy,
  vitepress,
  docusaurus,
  zola: ({ file, config }) => ({ renderer: zolaRenderer(config), proof: [file] }),
  docsify: ({ file }) => ({ renderer: { ...profiles.marked1, headingIds: 'docsify' }, proof: [file] }),
  generic: ({ files }) => {
    const mdx = mdxOf(packagesOf(files.data('package.json')));
    if (mdx === undefined) return { renderer: profiles.assumedRenderer, proof: [] };
    // next-mdx-remote compiles articles as MDX, whatever their names end in.
    const isAll = hasPackage(files, 'next-mdx-remote');
    return { renderer: isAll ? mdx : profiles.assumedRenderer, mdx, proof: ['package.json'] };
  },
};

/** The first versions of packages that compile MDX as it has been since MDX 2. */
const firstWithMdx2: Readonly<Record<string, number>> = {
  '@docusaurus/core': 3,
  'next-mdx-remote': 4,
  'gatsby-plugin-mdx': 4,
  '@mdx-js/mdx': 2,
  '@mdx-js/react': 2,
  '@mdx-js/loader': 2,
  '@next/mdx': 12,
};

/** Returns which MDX the packages of a site compile; undefined where none does. A version that is no number is a late one. */
function mdxOf(packages: ReadonlyMap<string, string>): Renderer | undefined {
  const found = Object.entries(firstWithMdx2).flatMap(([name, first]) => {
    const version = packages.get(name);
    return version === undefined ? [] : [Number(/\d+/u.exec(version)?.[0] ?? first) >= first];
  });
  if (found.length === 0) return undefined;
  return found.every(Boolean) ? profiles.mdx : profiles.mdx1;
}

function docusaurus({ file, files }: RenderedSite): Rendering {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const manifest = `${folder}package.json`;
  const isOld = mdxOf(packagesOf(files.data(manifest))) === profiles.mdx1;
  const mdx = isOld ? profiles.mdx1 : { ...profiles.docusaurus, containers: docusaurusContainers(files.text(file)) };
  const detects = /format\s*:\s*['"]detect['"]/u.test(files.text(file));
  return {
    renderer: detects ? profiles.unknownRenderer : mdx,
    mdx,
    proof: [file, ...(isOld ? [manifest] : [])],
    reads: folder === '' ? docusaurusFolders(files.text(file)) : docusaurusFoldersBeside(files.text(file)),
  };
}

/** Without the compatibility with MDX 1, a title must be in brackets. */
function docusaurusContainers(config: string): Renderer['containers'] {
  if (/mdx1Compat\s*:\s*\{[^{}]*admonitions\s*:\s*false/u.test(config)) return 'directive';
  return /admonitions\s*:\s*false/u.test(config) ? 'unknown' : profiles.docusaurus.containers;
}

/** Docusaurus reads its usual folders, and those that the configuration names. */
function docusaurusFolders(config: string): (path: string) => boolean {
  return (path) => {
    const [folder = '', ...rest] = path.split('/');
    if (rest.length === 0) return false;
    if (/^(?:docs|blog|src|i18n|(?:[\w-]+_)?versioned_docs)$/u.test(folder)) return true;
    const name = folder.replaceAll(/[^\w-]/gu, '\\$&');
    return new RegExp(`['"\`/]${name}['"\`/]`, 'u').test(config);
  };
}

/** Of what lies beside the folder of the site, Docusaurus reads what the configuration names: `path: '../docs'`. */
function docusaurusFoldersBeside(config: string): (path: string) => boolean {
  const named = [...config.matchAll(/['"`]\.\.\/(?<folder>[\w./-]+?)\/?['"`]/gu)].map(
    ({ groups }) => groups?.['folder'] ?? '',
  );
  return (path) => named.some((folder) => path.startsWith(`${folder}/`));
}

function hugo(site: RenderedSite): Rendering {
  const { config, file, files } = site;
  const markup = asMapping(member(config, 'markup'));
  const handler = textMember(markup, 'defaultMarkdownHandler') ?? 'goldmark';
  if (handler.toLowerCase() !== 'goldmark')
    return { renderer: profiles.unknownRenderer, mdx: profiles.mdx, proof: [file] };
  const goldmark = member(markup, 'goldmark');
  const extensions = asMapping(member(goldmark, 'extensions'));
  const unsafe = member(member(goldmark, 'renderer'), 'unsafe');
  // A theme or a module may allow it.
  const isTold =
    unsafe !== undefined || ['theme', 'themesdir', 'module'].every((key) => member(config, key) === undefined);
  const hooks = files.names('layouts/_default/_markup');
  const has = (kind: string) => hooks.some((name) => name.startsWith(`render-${kind}`));
  const renderer: Renderer = {
    ...(unsafe === true ? profiles.goldmarkUnsafe : profiles.goldmark),
    ...(!isTold && { rawHtml: 'unknown', comments: 'unknown' }),
    ...(member(extensions, 'linkify') === false && { bareUrls: 'none', bareDomains: 'none' }),
    ...(member(extensions, 'table') === false && { tables: 'none' }),
    ...(member(extensions, 'footnote') === false && { footnotes: 'none' }),
    ...(member(extensions, 'strikethrough') === false && { strikethrough: 'none' }),
    ...(member(extensions, 'definitionList') === false && { definitionLists: 'none' }),
    ...(isEnabled(extensions, 'passthrough') && { math: 'kept' }),
    alerts: hugoAlerts(site),
    ...(has('heading') && { headingIds: 'unknown' }),
  };
  return { renderer, mdx: profiles.mdx, proof: [file] };
}

function isEnabled(extensions: Mapping, name: string): boolean {
  return member(member(extensions, name), 'enable') === true;
}

function jekyll({ config, file }: RenderedSite): Pick<Rendering, 'renderer' | 'proof'> {
  const markdown = (textMember(config, 'markdown') ?? 'kramdown').toLowerCase();
  const options = member(config, 'kramdown');
  const input = (textMember(options, 'input') ?? 'GFM').toLowerCase();
  const proof = [file];
  if (markdown === 'kramdown') {
    const renderer = input === 'gfm' ? profiles.kramdownGfm : profiles.kramdown;
    const readsHtml = member(options, 'parse_block_html') === true;
    return { renderer: { ...renderer, ...(readsHtml && { markdownInHtml: 'always' as const }) }, proof };
  }
  if (markdown === 'commonmark' || markdown === 'commonmarkghpages')
    // Its extensions are options of the site.
    return { renderer: { ...gfmUnknown(profiles.jekyllCommonmark), rawHtml: 'unknown', comments: 'unknown' }, proof };
  return { renderer: profiles.unknownRenderer, proof };
}

/** Without what GFM adds, which options turn on. */
function gfmUnknown(renderer: Renderer): Renderer {
  return {
    ...renderer,
    bareUrls: 'unknown',
    bareDomains: 'unknown',
    tables: 'unknown',
    tableAfterText: 'unknown',
    tableDelimiter: 'unknown',
    pipeInCode: 'unknown',
    footnotes: 'unknown',
    taskLists: 'unknown',
    strikethrough: 'unknown',
    singleTilde: 'unknown',
    headingIds: 'unknown',
  };
}

/** The renderer is the package that the site has installed; without a manifest, it is what Hexo's own template installs. */
function hexo({ config, files }: RenderedSite): Pick<Rendering, 'renderer' | 'proof'> {
  const packages = packagesOf(files.data('package.json'));
  const proof = packages.size > 0 ? ['package.json'] : [];
  const names = [...packages.keys()].filter((name) =>
    /^hexo-renderer-(?!ejs|stylus|pug|sass|less|swig|njk)/u.test(name),
  );
  const [name = 'hexo-renderer-marked', ...others] = names.filter((each) => isMarkdownRenderer(each));
  if (others.length > 0) return { renderer: profiles.unknownRenderer, proof };
  if (name === 'hexo-renderer-marked') return { renderer: hexoMarked(packages.get(name)), proof };
  // It is a copy of marked 0.3.
  if (name === 'hexo-renderer-kramed') return { renderer: { ...profiles.unknownRenderer, escapedTags: 'tag' }, proof };
  if (name !== 'hexo-renderer-markdown-it') return { renderer: profiles.unknownRenderer, proof };
  const render = member(member(config, 'markdown'), 'render');
  const plugins = member(member(config, 'markdown'), 'plugins');
  const renderer: Renderer = {
    ...profiles.hexoMarkdownIt,
    ...(member(render, 'html') === false && { rawHtml: 'escaped' }),
    ...(member(render, 'linkify') === false && { bareUrls: 'none', bareDomains: 'none' }),
    ...(member(render, 'breaks') === false && { lineBreak: 'blank' }),
    ...(Array.isArray(plugins) && withPlugins(plugins.map((plugin) => textMember(plugin, 'name') ?? String(plugin)))),
  };
  return { renderer, proof };
}

/**
 * Versions up to 2 use a marked from before CommonMark, of which 0.3 takes any pair of marks for bold. Versions 3 to 6 use marked 1 to 4.3, which count ASCII
 * punctuation only; marked 5 counts all of Unicode's.
 */
function hexoMarked(version = ''): Renderer {
  const major = Number(/\d+/u.exec(version)?.[0] ?? 7);
  if (major === 0) return { ...profiles.unknownRenderer, bareUrls: 'gfm', emphasis: 'marked-0', escapedTags: 'tag' };
  if (major < 3) return { ...profiles.unknownRenderer, bareUrls: 'gfm', escapedTags: 'text' };
  return major < 7 ? { ...profiles.hexoMarked, emphasis: 'marked-1' } : profiles.hexoMarked;
}

function isMarkdownRenderer(name: string): boolean {
  return /marked|markdown|kramed|pandoc|multimarkdown|remarkable/u.test(name);
}

/** What plugins of markdown-it or remark change, by their names. */
function withPlugins(names: readonly string[]): Partial<Renderer> {
  const has = (part: string) => names.some((name) => name.includes(part));
  return {
    ...(has('cjk-friendly') && { emphasis: 'cjk-friendly' }),
    ...(has('cjk-breaks') && { lineBreak: 'unknown' }),
    ...(has('footnote') && { footnotes: 'kept' }),
    ...((has('katex') || has('mathjax') || has('-math') || has('texmath')) && { math: 'kept' }),
    ...((has('container') || has('directive')) && { containers: 'unknown' }),
    ...(has('attrs') && { headingAttributes: 'kept' }),
    ...((has('anchor') || has('slug')) && { headingIds: 'unknown' }),
    ...((has('alert') || has('callout') || has('admonition')) && { alerts: 'unknown', containers: 'unknown' }),
    ...(has('task') && { taskLists: 'kept' }),
    ...(has('deflist') && { definitionLists: 'kept' }),
  };
}

/** Plugins are named in the manifest and in the configuration, which is read as text. */
function astro({ file, files }: RenderedSite): Rendering {
  const names = [...packagesOf(files.data('package.json')).keys()].filter((name) =>
    /remark|rehype|starlight/u.test(name),
  );
  const text = files.text(file);
  const changed: Partial<Renderer> = {
    ...withPlugins(names),
    ...(names.some((name) => name.includes('starlight')) && { containers: 'directive' }),
    ...(/\bgfm\s*:\s*false/u.test(text) && gfmOff),
    ...(/\bprocessor\s*:/u.test(text) && { headingIds: 'unknown' }),
  };
  return {
    renderer: { ...profiles.astroRemark, ...changed },
    mdx: { ...profiles.mdx, headingIds: 'astro', ...changed },
    proof: [file, ...(names.length > 0 ? ['package.json'] : [])],
  };
}

const gfmOff: Partial<Renderer> = {
  bareUrls: 'none',
  bareDomains: 'none',
  tables: 'none',
  footnotes: 'none',
  strikethrough: 'none',
  taskLists: 'none',
};

/** A library of the site's own may have any option; where it is set up in the configuration, its options can be read. */
function eleventy({ file, files }: RenderedSite): Pick<Rendering, 'renderer' | 'proof'> {
  const text = files.text(file);
  const names = [...packagesOf(files.data('package.json')).keys()].filter((name) => name.startsWith('markdown-it'));
  const isOwn = /setLibrary\s*\(\s*['"]md['"]|amendLibrary/u.test(text) || names.includes('markdown-it');
  const stated = /\blinkify\s*:\s*(true|false)/u.exec(text)?.[1];
  // Without a library of its own, the site states it for something else.
  const linkify = /setLibrary\s*\(\s*['"]md['"]/u.test(text) ? stated : undefined;
  const base: Renderer = isOwn
    ? {
        ...profiles.eleventyMarkdownIt,
        ...(linkify === undefined && { bareUrls: 'unknown', bareDomains: 'unknown' }),
        ...(linkify === 'true' && { bareUrls: 'linkify', bareDomains: 'any' }),
        indentedCode: 'unknown',
        lineBreak: 'unknown',
      }
    : profiles.eleventyMarkdownIt;
  return { renderer: { ...base, ...withPlugins(names) }, proof: [file, ...(names.length > 0 ? ['package.json'] : [])] };
}

function vitepress({ file, files, config }: RenderedSite): Pick<Rendering, 'renderer' | 'proof'> {
  const names = [...packagesOf(files.data('package.json')).keys()].filter((name) => name.startsWith('markdown-it'));
  const text = files.text(file);
  const math = /\bmath\s*:\s*true/u.test(text);
  const hasOwn = /container|\.use\(|from\s+['"]\.{1,2}\//u.test(text);
  return {
    renderer: {
      ...profiles.vitepressMarkdownIt,
      ...(hasOwn && { containers: 'unknown' as const }),
      ...withPlugins(names),
      ...(math && { math: 'kept' as const }),
      ...(member(config['markdown'], 'anchor') !== undefined && { headingIds: 'unknown' as const }),
    },
    proof: [file],
  };
}

function zolaRenderer(config: Mapping): Renderer {
  const markdown = member(config, 'markdown');
  return {
    ...profiles.pulldownCmark,
    ...(member(markdown, 'definition_list') === true && { definitionLists: 'kept' }),
    ...(member(markdown, 'github_alerts') === true && { alerts: 'kept' }),
    ...(member(markdown, 'bottom_footnotes') === true && { footnotes: 'kept' }),
  };
}
