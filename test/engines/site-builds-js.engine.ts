import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  addressesIn,
  type Case,
  followed,
  type Host,
  reported,
  type WrittenSite,
  writtenAddresses,
  writtenSite,
} from './built-site.ts';
import { inFolderOf, modules, run } from './engine.ts';
import { astroSite, starlightSite } from './sites/astro.ts';
import { docusaurusSite } from './sites/docusaurus.ts';
import { eleventySite } from './sites/eleventy.ts';
import { vitepressSite } from './sites/vitepress.ts';

/** Builds a site of all that its generator offers, and compares what nk-lint says of its pages and links. */
async function verify({
  articles,
  others,
  forBuild = {},
  command: [bin = '', ...args],
  output,
  host,
  locales = [],
}: Case): Promise<void> {
  expect(Object.keys(articles).length).toBeGreaterThanOrEqual(40);
  const site = writtenSite(articles, others);
  const known = await inFolderOf(site.files, async (cwd) => ({
    found: await reported(site, cwd),
    addresses: addressesIn(site, cwd),
  }));
  await inFolderOf(
    { ...site.files, ...forBuild },
    async (folder) => {
      const { ok, all } = run(process.execPath, [join(modules, bin), ...args], folder);
      if (!ok) throw new Error(all);
      compare(site, join(folder, output), host, locales, known);
    },
    // Astro loses files of packages that share no folder with the site; generators skip what lies in `node_modules`.
    dirname(modules.replace(/\/$/u, '')),
  );
}

interface Known {
  readonly found: ReadonlyMap<string, string>;
  readonly addresses: ReadonlyMap<string, string>;
}

function compare(site: WrittenSite, output: string, host: Host, locales: readonly string[], known: Known): void {
  const { found, addresses } = known;
  const isDraft = (path: string) => /^draft: true$/mu.test(site.files[path] ?? '');
  const written = [...writtenAddresses(site, output)].filter(([path]) => !isDraft(path));
  const served = written.map(([path, pages]): [string, readonly string[]] => {
    const own = addresses.get(path);
    const isFallback = (page: string) => locales.some((locale) => page === `${locale}/${own}`.replace(/\/$/u, ''));
    return [path, pages.filter((page) => !isFallback(page))];
  });
  const ours = served.map(([path]): [string, readonly string[]] => [path, [addresses.get(path) ?? []].flat()]);
  expect(Object.fromEntries(served)).toEqual(Object.fromEntries(ours));
  const states = followed(site, output, host);
  // An article without a page of its own has no links that anyone can follow.
  const links = [...site.links].filter(([, { path }]) => addresses.has(path));
  const told = links.map(([text, link]) => {
    const state = states.get(text) ?? 'not built';
    const expected = state === 'missing' || state === 'no anchor';
    return { ...link, state, expected, reported: found.has(text) };
  });
  const isWrong = (each: (typeof told)[number]) => each.reported !== each.expected && !(each.free && each.expected);
  expect(told.filter((each) => isWrong(each) || each.state === 'not built')).toEqual([]);
  expect(told.some(({ expected }) => expected)).toBe(true);
}

const has = (name: string) => existsSync(join(modules, name, 'package.json'));

describe.runIf(has('@docusaurus/core') && has('@docusaurus/theme-classic'))('Docusaurus', () => {
  test.each([
    [true, '/sky/', ['en', 'fr']],
    [false, '/', ['en']],
  ])('with trailingSlash %s below %s in %s', (slash, base, locales) => verify(docusaurusSite(slash, base, locales)));
});

describe.runIf(has('astro'))('Astro', () => {
  test('pages', () => verify(astroSite()));
  test.runIf(has('@astrojs/starlight'))('Starlight', () => verify(starlightSite()));
});

describe.runIf(has('vitepress'))('VitePress', () => {
  test('with addresses that end in .html', () => verify(vitepressSite(false)));
  test('with clean and rewritten addresses', () => verify(vitepressSite(true)));
});

describe.runIf(has('@11ty/eleventy'))('Eleventy', () => {
  test('with permalinks', () => verify(eleventySite()));
});
