import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { siteFinder } from '../../src/config/site/site.ts';
import { sitePage } from '../../src/facts/front-matter/page.ts';
import { lint } from '../../src/index.ts';
import { canonicalAddress, decodeSafely } from '../../src/site/addresses/address.ts';
import type { Files } from './engine.ts';
import { frontMatterOf } from './lint.ts';

/** An article: front matter, links, and what else is in it. */
export interface Written {
  readonly matter?: string;
  /** A `?` before a link: nk-lint need not know where it leads. */
  readonly links?: readonly string[];
  readonly body?: string;
}

/** The sources of a site whose links can be found again in what a generator makes of them. */
export interface WrittenSite {
  readonly files: Files;
  /** Path and address of each link, by its text. */
  readonly links: ReadonlyMap<string, { readonly path: string; readonly url: string; readonly free: boolean }>;
  /** Texts that only one article has. */
  readonly markers: ReadonlyMap<string, string>;
}

/** Writes articles with a marker and a text for each link that no other link has. */
export function writtenSite(articles: Readonly<Record<string, Written>>, others: Files): WrittenSite {
  const links = new Map<string, { path: string; url: string; free: boolean }>();
  const markers = new Map<string, string>();
  const files: Record<string, string> = { ...others };
  for (const [path, { matter = '', links: urls = [], body = '' }] of Object.entries(articles)) {
    const marker = `Marker${markers.size + 1}x`;
    markers.set(marker, path);
    const listed = urls.map((written) => {
      const text = `L${links.size + 1}x`;
      const url = written.replace(/^\?/u, '');
      links.set(text, { path, url, free: written.startsWith('?') });
      return `[${text}](${url})\n`;
    });
    const truncate = /(?:^|-)blog\//u.test(path) ? 'Start.\n\n<!-- truncate -->\n\n' : '';
    const head = `---\ntitle: T${markers.size}\ndescription: D\n${matter && `${matter}\n`}---\n\n`;
    files[path] = `${head}${truncate}${marker}\n\n## Two tails\n\n${body}\n\n${listed.join('\n')}`;
  }
  return { files, links, markers };
}

/** The pages that a generator wrote, by their paths below the folder of the output. */
function builtPages(output: string): ReadonlyMap<string, string> {
  const names = readdirSync(output, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return new Map(
    names.filter((name) => name.endsWith('.html')).map((name) => [name, readFileSync(join(output, name), 'utf8')]),
  );
}

/** A site, and how a generator builds it. */
export interface Case {
  readonly articles: Readonly<Record<string, Written>>;
  readonly others: Files;
  /** Files that only the generator gets. */
  readonly forBuild?: Files;
  /** The generator's command, below the installed modules. */
  readonly command: readonly string[];
  readonly output: string;
  readonly host: Host;
  /** Languages whose missing pages are served in another one. */
  readonly locales?: readonly string[];
}

/** How the host serves what was built. */
export interface Host {
  /** The path at which the site is published: `/` or `/base/`. */
  readonly base: string;
  /** Whether `a/index.html` is served as `a/`, or as `a`. */
  readonly slash: boolean;
}

/** Returns for each link of an article what a reader gets who follows it from the article's own page. */
export function followed(
  site: WrittenSite,
  output: string,
  host: Host,
): ReadonlyMap<string, 'there' | 'missing' | 'no anchor'> {
  const pages = builtPages(output);
  const found = new Map<string, 'there' | 'missing' | 'no anchor'>();
  for (const [name, html] of pages) {
    const isOwn = (path: string) => [...site.markers].some(([marker, each]) => each === path && html.includes(marker));
    const from = `https://a.example${host.base}${name.replace(/(?:^|\/)index\.html$/u, (slash) => (host.slash && slash.startsWith('/') ? '/' : ''))}`;
    for (const [, quoted, bare, text = ''] of html.matchAll(
      /<a\b[^>]*?\shref=(?:"([^"]*)"|([^\s>]+))[^>]*>(?:\s*<[^>]+>)*(L\d+x)/gu,
    )) {
      const link = site.links.get(text);
      if (!link || !isOwn(link.path) || found.has(text)) continue;
      const url = new URL((quoted ?? bare ?? '').replaceAll('&amp;', '&'), from);
      found.set(text, stateOf(url, output, host, pages));
    }
  }
  return found;
}

function stateOf(
  { pathname, hash }: URL,
  output: string,
  { base }: Host,
  pages: ReadonlyMap<string, string>,
): 'there' | 'missing' | 'no anchor' {
  const path = decodeSafely(pathname);
  if (!`${path}/`.startsWith(base)) return 'missing';
  const plain = path.slice(base.length).replace(/\/$/u, '');
  const files = [plain, `${plain}.html`, plain === '' ? 'index.html' : `${plain}/index.html`];
  const file = files.find((each) => isFile(join(output, each)));
  if (file === undefined) return 'missing';
  const html = pages.get(file);
  const id = decodeSafely(hash.slice(1));
  return id === '' || !html || new RegExp(`\\sid=["']?${id}["'\\s>]`, 'u').test(html) ? 'there' : 'no anchor';
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Returns the links that nk-lint reports in a folder with the sources, by their texts. */
export async function reported(site: WrittenSite, cwd: string): Promise<ReadonlyMap<string, string>> {
  const { files } = await lint(['.'], { cwd, config: false, only: ['link-file-missing', 'link-anchor-missing'] });
  const found = new Map<string, string>();
  for (const { path, findings } of files) {
    const lines = site.files[path]?.split('\n') ?? [];
    for (const { line, messageId } of findings)
      found.set(/\[(L\d+x)\]/u.exec(lines[line - 1] ?? '')?.[1] ?? `${path}:${line}`, messageId);
  }
  return found;
}

/** Returns the first address of each article by nk-lint. */
export function addressesIn(site: WrittenSite, cwd: string): ReadonlyMap<string, string> {
  const siteOf = siteFinder();
  return new Map(
    [...site.markers.values()].flatMap((path) => {
      const found = siteOf(join(cwd, path, '..'));
      const { engine, root, config } = found;
      if (root === undefined) return [];
      const inSite = join(cwd, path).slice(root.length + 1);
      const matter = frontMatterOf(site.files[path] ?? '', engine);
      const [own] = sitePage(matter, { path, engine, site: { root, path: inSite, config } }).addresses;
      return own === undefined ? [] : [[path, canonicalAddress(`${own}.html`)] as const];
    }),
  );
}

/** Returns the addresses of the pages that hold the marker of each article. */
export function writtenAddresses(site: WrittenSite, output: string): ReadonlyMap<string, readonly string[]> {
  const pages = [...builtPages(output)];
  return new Map(
    [...site.markers].map(([marker, path]) => [
      path,
      pages.filter(([, html]) => html.includes(marker)).map(([name]) => canonicalAddress(name)),
    ]),
  );
}
