import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, type OpenPage, openPage, startChromium } from './chromium.ts';
import { largeSite, type ReportSite, smallSite } from './report-site.ts';

let browser: Browser;
const sites: ReportSite[] = [];
beforeAll(async () => {
  if (hasChromium) browser = await startChromium();
});
afterAll(async () => {
  await browser?.close();
  for (const each of sites) each.remove();
});

function kept(site: ReportSite): ReportSite {
  sites.push(site);
  return site;
}

/** The number in the line that says how many findings are shown. */
async function shownCount(page: Page): Promise<number> {
  const text = await textOf(page.getByRole('status'));
  return Number(/([\d,]+) finding/u.exec(text)?.[1]?.replaceAll(',', '') ?? Number.NaN);
}

function facet(page: Page, name: string) {
  return page.getByRole('group', { name, exact: true });
}

describe.skipIf(!hasChromium)('a report', () => {
  let url: string;
  beforeAll(() => {
    const site = kept(smallSite());
    site.report('first.html', '-f', 'json=old.json');
    site.write('content/blog/1.md', '---\ntitle: 彗星\n---\n\n去年的彗星，肉眼可见。\n');
    site.write('content/news/new.md', '---\ntitle: 新\n---\n\n![示意图](https://img.example.org/new/a.pn)\n');
    url = site.report('report.html', '--compare', 'old.json');
  });

  /** Opens the report, and holds that it does nothing that it must not. */
  async function withPage(use: (open: OpenPage) => Promise<void>, path = '', options = {}): Promise<void> {
    const open = await openPage(browser, url, options);
    if (path !== '') await open.page.goto(url + path);
    try {
      await use(open);
      expect(open.complaints).toEqual([]);
    } finally {
      await open.page.context().close();
    }
  }

  test('shows findings by article, with the text around them and what a fix makes of it', async () => {
    await withPage(async ({ page }) => {
      const article = page.getByRole('article').filter({ hasText: 'content/blog/3.md' });
      await expectText(article.getByRole('heading'), 'content/blog/3.md');
      const finding = article.getByRole('listitem').filter({ hasText: 'image-url-truncated' });
      await expectText(finding.locator('.excerpt mark'), 'https://img.example.org/3/a.pn');
      const fix = finding.locator('details');
      await fix.locator('summary').click();
      await expectText(fix.locator('del'), 'pn');
      await expectText(fix.locator('ins'), 'png');
    });
  });

  test('facets select, and count what the others select', async () => {
    await withPage(async ({ page }) => {
      const all = await shownCount(page);
      const rules = facet(page, 'Rule');
      await rules.getByText('image-url-truncated').click();
      const some = await shownCount(page);
      expect(some).toBe(61);
      expect(some).toBeLessThan(all);
      await facet(page, 'Source').getByText('news1.example.org').click();
      expect(await shownCount(page)).toBe(19);
      await page.getByRole('button', { name: 'Clear filters' }).click();
      expect(await shownCount(page)).toBe(all);
    });
  });

  test('the address has the filters', async () => {
    await withPage(async ({ page }) => {
      await facet(page, 'Rule').getByText('image-url-truncated').click();
      await page.getByRole('searchbox').fill('news/');
      expect(page.url()).toBe(`${url}#q=news%2F&rule=image-url-truncated`);
    });
    await withPage(async ({ page }) => expect(await shownCount(page)).toBe(31), '#q=news%2F&rule=image-url-truncated');
  });

  test('search finds messages, paths and texts', async () => {
    await withPage(async ({ page }) => {
      const search = page.getByRole('searchbox', { name: 'Search' });
      for (const [query, count] of [
        ['img.example.org/12/', 1],
        ['content/news/12.md truncated', 1],
        ['moon', Number.NaN],
      ] as const) {
        await search.fill(query);
        expect(await shownCount(page)).toBe(count);
      }
      await expectText(page.getByRole('status'), 'No findings match the filters.');
    });
  });

  test('says what is new and gone since an earlier report', async () => {
    await withPage(async ({ page }) => {
      await page.getByRole('button', { name: '3 new' }).click();
      expect(await shownCount(page)).toBe(3);
      await expectText(page.getByRole('article').getByRole('heading').first(), 'content/news/new.md');
      await page.getByText('Findings that are gone').click();
      expect(await textOf(page.locator('.gone-list li').first())).toContain('content/blog/1.md:6');
    });
  });

  test('the keyboard reaches everything', async () => {
    await withPage(async ({ page }) => {
      await page.keyboard.press('Tab');
      await expectText(page.locator(':focus'), 'Skip to the findings');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const rule = page.locator(':focus');
      expect(await rule.getAttribute('aria-label')).toMatch(/^About the rule /u);
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      expect(await textOf(dialog)).toContain('npx nk-lint explain');
      await page.keyboard.press('Escape');
      expect(await dialog.count()).toBe(0);
      await page.getByRole('searchbox').focus();
      await page.keyboard.type('news');
      expect(await shownCount(page)).toBeLessThan(121);
      await facet(page, 'Severity').getByRole('checkbox').first().focus();
      await page.keyboard.press('Space');
      expect(await page.locator(':focus').isChecked()).toBe(true);
    });
  });

  test('has landmarks, labels and a live count', async () => {
    await withPage(async ({ page }) => {
      for (const role of ['banner', 'main', 'complementary', 'contentinfo'] as const)
        expect(await page.getByRole(role).count(), role).toBe(1);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.getByRole('status').getAttribute('aria-live')).toBe('polite');
      for (const control of await page.locator('button, input, select').all())
        expect(
          await control.evaluate('(each) => each.labels?.[0]?.textContent || each.ariaLabel || each.textContent'),
        ).not.toBe('');
    });
  });

  test('what articles say is text', async () => {
    await withPage(async ({ page }) => {
      await page.getByRole('searchbox').fill('hostile');
      const article = page.getByRole('article');
      expect(await textOf(article)).toContain('<img src=x onerror=alert(1)>');
      expect(await page.locator('img, b, iframe').count()).toBe(0);
      expect(await page.locator('script').count()).toBe(2);
    });
  });

  test('on paper everything is unfolded, and nothing can be clicked', async () => {
    await withPage(async ({ page }) => {
      const before = await page.getByRole('article').count();
      await page.emulateMedia({ media: 'print' });
      await page.evaluate('dispatchEvent(new Event("beforeprint"))');
      expect(await page.getByRole('article').count()).toBe(62);
      expect(before).toBeLessThan(62);
      expect(await page.locator('details:not([open])').count()).toBe(0);
      expect(await page.getByRole('searchbox').count()).toBe(0);
      expect(await page.getByRole('heading', { name: 'Rules' }).count()).toBe(1);
      await page.evaluate('dispatchEvent(new Event("afterprint"))');
      expect(await page.getByRole('article').count()).toBe(before);
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000);
    });
  });

  test.each(['light', 'dark'] as const)('is readable in %s', async (colorScheme) => {
    await withPage(
      async ({ page }) => {
        const [paper, ink] = (await page.evaluate(
          '[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]',
        )) as [string, string];
        const lightness = (color: string) => Number(/\d+/u.exec(color)?.[0]);
        expect(lightness(paper) > lightness(ink)).toBe(colorScheme === 'light');
      },
      '',
      { colorScheme },
    );
  });

  test('fits a telephone', async () => {
    await withPage(
      async ({ page }) => {
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
        expect(await facet(page, 'Severity').count()).toBe(0);
        await page.getByText('Filters', { exact: true }).click();
        expect(await facet(page, 'Severity').count()).toBe(1);
      },
      '',
      { viewport: { width: 390, height: 844 } },
    );
  });
});

describe.skipIf(!hasChromium)('in Chinese', () => {
  test('all words are', async () => {
    const { page, complaints } = await openPage(browser, kept(smallSite()).report('zh.html', '--lang', 'zh-CN'));
    expect(await textOf(page.getByRole('heading', { level: 1 }))).toBe('nk-lint 检查报告');
    expect(await textOf(page.getByRole('status'))).toMatch(/^\d+ 篇文章，\d+ 条结果$/u);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(!hasChromium)('40,000 findings', () => {
  test('are as quick as a few: only what is seen is drawn', async () => {
    const url = kept(largeSite(40_000)).report('large.html', '--only', 'url-private');
    expect(statSync(fileURLToPath(url)).size).toBeLessThan(8_000_000);
    const { page, complaints } = await openPage(browser, url);
    expect(await shownCount(page)).toBe(40_000);
    const drawn = await page.evaluate('performance.now()');
    console.log(
      `40,000 findings: ${statSync(fileURLToPath(url)).size} bytes, drawn after ${Math.round(Number(drawn))} ms`,
    );
    expect(await page.locator('*').count()).toBeLessThan(6000);
    await page.getByRole('searchbox').fill('192.168.7.207/1999');
    expect(await shownCount(page)).toBe(1);
    await page.getByRole('searchbox').fill('');
    const before = await page.getByRole('article').count();
    await page.getByRole('button', { name: /^Show 30 more/u }).click();
    expect(await page.getByRole('article').count()).toBeGreaterThan(before);
    expect(await page.locator(':focus').getAttribute('class')).toBe('rule');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

async function expectText(locator: Locator, text: string): Promise<void> {
  expect(await textOf(locator)).toBe(text);
}

async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? '';
}
