import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { siteFinder } from '../../../src/config/site/site.ts';
import { sitePage } from '../../../src/facts/front-matter/page.ts';
import { lint } from '../../../src/lint.ts';
import { type PlacedImage, servedAt, servedFiles } from '../../../src/site/addresses/image-address.ts';
import { type SitePage, siteContext, siteMap } from '../../../src/site/addresses/site-map.ts';
import { type Target, targetOf } from '../../../src/site/addresses/targets.ts';
import { type Files, inFolderOf } from '../engine.ts';
import { frontMatterOf } from '../lint.ts';
import { type Planted, siteFiles, type TestSite } from './site.ts';

/** What nk-lint says of a site. */
export interface LintedSite {
  readonly pages: ReadonlyMap<string, SitePage>;
  /** Where an address of the host leads, as seen from the first article. */
  target(address: string): Target | undefined;
  /** The address at which a file is served. */
  servedAt(file: string): string | undefined;
  /** The files that may be served at the address of an image. */
  servedFiles(address: string): readonly string[] | undefined;
  /** The rules that report a link. */
  reported(planted: Planted): readonly string[];
}

const rules = ['link-file-missing', 'link-anchor-missing', 'image-file-missing'];

export function lintSite(site: TestSite, now: Date): Promise<LintedSite> {
  const files = siteFiles(site);
  return inFolderOf(files, async (folder) => {
    const { config, engine, redirects = [], rendering } = siteFinder()(folder);
    if (engine !== site.engine) throw new Error(`${site.name} is taken for a site of ${engine}`);
    const report = await lint(['.'], { cwd: folder, config: false, only: rules, now });
    const found = foundLines(report.files, files);
    const settings = { config, redirects, renderer: rendering.renderer.name, entries: entriesOf(folder) };
    return linted(site, files, settings, found);
  });
}

type ReportedFiles = Awaited<ReturnType<typeof lint>>['files'];

/** Returns the rules with a finding in a line, by `article\nline of text`. */
function foundLines(reported: ReportedFiles, files: Files): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { path, findings } of reported) {
    const lines = files[path]?.split('\n') ?? [];
    for (const { rule, line: first, related = [] } of findings) {
      const others = related.filter((each) => each.path === path).map(({ line }) => line);
      for (const line of [first, ...others]) {
        const key = `${path}\n${lines[line - 1]}`;
        found.set(key, [...(found.get(key) ?? []), rule]);
      }
    }
  }
  return found;
}

/** Lists the folders of a site as long as it is there; each is listed at once. */
function entriesOf(folder: string): (path: string) => readonly string[] | undefined {
  const known = new Map<string, string[]>([['', readdirSync(folder)]]);
  for (const each of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(each.parentPath, each.name);
    if (each.isDirectory()) known.set(path.slice(folder.length + 1), readdirSync(path));
  }
  return (path) => known.get(path);
}

function linted(
  site: TestSite,
  files: Files,
  {
    redirects,
    renderer,
    ...settings
  }: Pick<PlacedImage, 'config' | 'renderer' | 'entries'> & { redirects: readonly string[] },
  lines: ReadonlyMap<string, readonly string[]>,
): LintedSite {
  const { config, entries } = settings;
  const { engine } = site;
  const pages = Object.keys(site.articles).map((path) => {
    const matter = frontMatterOf(files[path] ?? '', engine);
    return sitePage(matter, { path, engine, site: { root: '', path, config } });
  });
  const [first = ''] = Object.keys(site.articles);
  const article = { engine, path: first, site: { path: first, config, redirects }, entries };
  const context = siteContext(article, siteMap(pages, engine));
  const placed = { ...context, raw: true, renderer };
  return {
    pages: context.map.byPath,
    target: (address) => targetOf(address, context),
    servedAt: (file) => servedAt(file, placed),
    servedFiles: (url) => servedFiles({ ...placed, url }),
    reported: ({ article: path, link, mark }) => lines.get(`${path}\n${link.replace('@', mark)}`) ?? [],
  };
}
