import { beforeAll, describe, expect, test } from 'vitest';
import { addressOfFile } from '../../src/site/addresses/address.ts';
import { hexo } from './hexo.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { buildHexo, hasHexoGenerators, hexoSites } from './site-builds/hexo-sites.ts';
import { buildHugo, hugoSites } from './site-builds/hugo-sites.ts';
import { buildJekyll, hasJekyllPlugins, jekyllSites } from './site-builds/jekyll-sites.ts';
import { type LintedSite, lintSite } from './site-builds/linted.ts';
import { type Planted, plantedLinks, type TestSite } from './site-builds/site.ts';
import { leadsSomewhere, type WrittenSite } from './site-builds/written.ts';

/** The generators: their sites, and whether they are installed. */
const generators = [
  { sites: hugoSites, build: buildHugo, isInstalled: hugo.version() !== undefined },
  { sites: jekyllSites, build: buildJekyll, isInstalled: jekyll.version() !== undefined && hasJekyllPlugins() },
  { sites: hexoSites, build: buildHexo, isInstalled: hexo.version() !== undefined && hasHexoGenerators() },
];

const missing = generators
  .filter(({ isInstalled }) => !isInstalled)
  .flatMap(({ sites }) => sites.map(({ name }) => name));
if (missing.length > 0)
  process.stderr.write(`Generators not installed, so not built: ${missing.join('; ')} (npm run install:engines)\n`);

const today = new Date();

for (const { sites, build, isInstalled } of generators)
  describe.runIf(isInstalled).each(sites.map((site) => [site.name, site] as const))('%s', (_, site) => {
    let written: WrittenSite;
    let linted: LintedSite;

    beforeAll(async () => {
      written = build(site);
      linted = await lintSite(site, today);
    });

    test('has at least 40 pages', () => {
      expect(Object.keys(site.articles).length).toBeGreaterThanOrEqual(40);
    });

    test('articles are written where the site map says', () => {
      expect(pageMistakes(site, written, linted)).toEqual(listed(site.underived, site.awaited));
    });

    test('what else is written is not missing', () => {
      const own = new Set([...linted.pages.keys()].map((path) => written.fileOf(path)));
      const others = [...written.files.keys()].filter((file) => !own.has(file));
      const missing = others.filter((file) => linted.target(written.addressOf(file)) === 'missing');
      expect(missing).toEqual([]);
    });

    test('files are served where nk-lint says', () => {
      expect(fileMistakes(site, written, linted)).toEqual(listed(site.unplaced));
    });

    test('every link that leads nowhere is reported, and no other', () => {
      expect(linkMistakes(site, written, linted)).toEqual(
        Object.fromEntries(
          Object.keys(site.silent ?? {}).map((link) => [link, expect.stringMatching(/ not reported$/)]),
        ),
      );
    });

    test.each(site.stopping ?? [])('%s stops the build and is reported', async (link) => {
      const [article = ''] = Object.keys(site.links);
      const one = { ...site, links: { [article]: [link] } };
      const [planted] = plantedLinks(one) as [Planted];
      expect(() => build(one)).toThrow();
      expect((await lintSite(one, today)).reported(planted)).toEqual(['link-file-missing']);
    });
  });

/** Returns the keys of tables of reasons, in order. */
function listed(...tables: readonly (Readonly<Record<string, string>> | undefined)[]): string[] {
  return tables.flatMap((each) => Object.keys(each ?? {})).sort();
}

/** Returns the articles whose file the site map does not name, and those that it names although they are not written. */
function pageMistakes(site: TestSite, written: WrittenSite, { pages }: LintedSite): string[] {
  return Object.keys(site.articles)
    .filter((path) => {
      const file = written.fileOf(path);
      const page = pages.get(path);
      const told = page?.draft ? undefined : page?.addresses[0];
      return told !== (file === undefined ? undefined : addressOfFile(file));
    })
    .sort();
}

/** Returns the files that are not served where nk-lint says, or of which it does not know that they are. */
function fileMistakes({ stubs }: TestSite, written: WrittenSite, linted: LintedSite): string[] {
  return stubs
    .filter((stub) => {
      const places = [...written.files].filter(([, text]) => text === stub).map(([file]) => file);
      const told = linted.servedAt(stub);
      const addresses = places.map((file) => written.addressOf(file));
      if (places.length === 0) return told !== undefined;
      const isThere = addresses.every(
        (each) => linted.target(each) === 'here' && linted.servedFiles(each)?.includes(stub) === true,
      );
      return !isThere || told === undefined || !addresses.includes(encodeURI(told));
    })
    .sort();
}

function linkMistakes(site: TestSite, written: WrittenSite, linted: LintedSite): Record<string, string> {
  const mistakes = plantedLinks(site).flatMap((planted): [string, string][] => {
    const truth = truthOf(planted, written);
    const found = linted.reported(planted);
    const isFound = truth === 'no anchor' ? found.includes('link-anchor-missing') : found.some(isFileRule);
    const key = `${planted.article}: ${planted.link}`;
    if (truth === 'here' || truth === undefined)
      return found.length > 0 ? [[key, `${truth ?? 'elsewhere'}, but ${found} reported`]] : [];
    return isFound ? [] : [[key, `${truth}, but not reported`]];
  });
  return Object.fromEntries(mistakes);
}

function isFileRule(rule: string): boolean {
  return rule !== 'link-anchor-missing';
}

/** Returns what a reader of the built page finds behind a link. */
function truthOf({ article, mark }: Planted, written: WrittenSite) {
  const file = written.fileOf(article);
  const href = file === undefined ? undefined : written.pages.get(file)?.links.get(mark);
  if (file === undefined || href === undefined) throw new Error(`${mark} of ${article} is not in ${file}`);
  // A reference to nothing.
  return href === '' ? 'no file' : leadsSomewhere(written, file, href);
}
