import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '../../test/browser/chromium.ts';
import { sidebar } from '../pages.ts';
import { missing, openPage } from './browser.ts';
import { deadLinks } from './links.ts';
import { serve } from './serve.ts';

if (missing.length > 0)
  process.stderr.write(`Not installed, so not tested: ${missing.join(', ')} (npm run install:docs)\n`);

const website = join(import.meta.dirname, '..');

describe.skipIf(missing.length > 0)('the site', () => {
  const complaints: string[] = [];
  let browser: Browser;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    run('build');
    ({ server, origin } = await serve(join(website, 'dist')));
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  // The last word of each test: whatever a page did in it, it did quietly.
  const quietly = (name: string, path: string, act: (page: Page) => Promise<void>) =>
    test(name, async () => {
      const page = await openPage(browser, origin, path, complaints);
      await act(page);
      await page.close();
      expect(complaints.splice(0)).toEqual([]);
    });

  test('has the types that it states', () => run('check:types'));

  test('has no dead links', () => expect(deadLinks(join(website, 'dist'))).toEqual([]));

  test.each(['en', 'zh-CN'] as const)('has each page of docs/ in the sidebar in %s', (language) => {
    const links = sidebar(language).flatMap(({ items = [] }) => items.map(({ link = '' }) => link));
    const pages = ['', 'rules/'].flatMap((folder) =>
      readdirSync(join(website, '../docs', folder))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `/${folder}${name.replace(/(?:README)?\.md$/u, '')}`),
    );
    expect(links.map((link) => link.replace('/zh-CN/', '/')).sort()).toEqual(pages.sort());
  });

  describe.each([
    ['/', 'exploded address', 'image-url-exploded', '/rules/image-url-exploded'],
    ['/', 'title-noise', 'title-noise', '/rules/title-noise'],
    ['/zh-CN/', '摘要分隔符', 'summary-divider-misplaced', '/zh-CN/rules/summary-divider-misplaced'],
    ['/zh-CN/', '标题末尾的网站名', 'title-noise', '/zh-CN/rules/title-noise'],
  ])('search from %s', (home, query, title, address) => {
    quietly(`finds ${title} by "${query}"`, home, async (page) => {
      await page.locator('.DocSearch-Button').first().click();
      await page.locator('#localsearch-input').fill(query);
      const result = page.locator(`a.result[href^="${address}"]`).first();
      await result.waitFor();
      expect(await result.textContent()).toContain(title);
      await result.click();
      await page.waitForURL(`**${address}*`);
      await page.locator('h1', { hasText: title }).waitFor();
    });
  });

  quietly('shows text with braces as it stands', '/rules/template-broken', async (page) => {
    expect(await page.locator('main').textContent()).toContain('{{');
  });

  quietly('has each page in both languages one click away', '/rules/date-invalid', async (page) => {
    await page.locator('.VPNavBarTranslations button').hover();
    await page.locator('.VPNavBarTranslations a').click();
    await page.waitForURL('**/zh-CN/rules/date-invalid');
    await page.locator('h2', { hasText: '原因' }).waitFor();
  });

  describe.each([
    ['/playground', 'https://https://ferry.harbour.example/night', 'https://ferry.harbour.example/night'],
    ['/zh-CN/playground', 'https://https://ferry.hewan.example/night', 'https://ferry.hewan.example/night'],
  ])('%s', (path, before, after) => {
    quietly('selects the text of a finding, and applies its fix', path, async (page) => {
      const finding = page.locator('.findings li', { hasText: 'url-malformed' });
      await finding.locator('.place').click();
      expect(await page.evaluate(() => String(getSelection()))).toBe(before);
      await finding.locator('.details button').click();
      await finding.waitFor({ state: 'detached' });
      expect(await articleOn(page)).toContain(after);
      expect(await articleOn(page)).not.toContain(before);
    });

    quietly('applies all safe fixes, of which undo is one step', path, async (page) => {
      const all = page.locator('.findings .primary');
      await expect.poll(() => all.isEnabled()).toBe(true);
      await all.click();
      await expect.poll(() => articleOn(page)).toContain(after);
      await linted(page);
      expect(await all.isEnabled()).toBe(false);
      await page.locator('.cm-content').press('Control+z');
      expect(await articleOn(page)).toContain(before);
    });
  });

  quietly('finds by the renderer that is chosen', '/playground', async (page) => {
    await write(page, '**明确：**不得使用\n\n<p>raw</p>\n');
    await linted(page);
    expect(await rulesOn(page)).toContain('emphasis-unrendered');
    await page.locator('select[name=site]').selectOption('jekyll');
    await expect.poll(() => rulesOn(page)).not.toContain('emphasis-unrendered');
  });

  quietly('shows hostile text as text', '/playground', async (page) => {
    page.on('dialog', () => complaints.push('a script of the article ran'));
    const hostile = '<img src=x onerror=alert(1)>`<script>alert(2)</script>';
    await write(page, `[a](https://https://a.example/${encodeURI('`')}<img/src/onerror=alert(1)>)\n\n##${hostile}\n`);
    await linted(page);
    expect(await page.locator('.findings').textContent()).toContain('onerror=alert(1)');
    expect(await page.locator('.playground :is(img, script, iframe)').count()).toBe(0);
  });

  describe.each([
    ['could not be loaded', 'nk-lint could not be loaded', '无法加载 nk-lint', undefined],
    ['throws', 'nk-lint crashed', '崩溃', 'onmessage = () => { throw new Error("comet"); };'],
    ['takes too long', 'stopped after 15 seconds', '超过 15 秒', ''],
  ])('where the linter %s', (_, english, chinese, script) => {
    test.each([
      ['/playground', english],
      ['/zh-CN/playground', chinese],
    ])('%s says so', async (path, words) => {
      const page = await openPage(browser, origin, path, [], async (opened) => {
        await opened.clock.install();
        await opened.route('**/worker*', (route) =>
          script === undefined ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: script }),
        );
      });
      await page.locator('.cm-line').first().waitFor();
      if (script === '') await page.clock.fastForward('00:16');
      await linted(page);
      expect(await page.locator('.findings .summary').textContent()).toContain(words);
      await page.close();
    });
  });

  quietly('stays responsive with a long article', '/playground', async (page) => {
    await linted(page);
    await write(page, '##not a heading, [empty]() and https://https://a.example\n\n'.repeat(8000));
    await page.locator('.cm-content').press('Control+Home');
    await page.keyboard.type('written meanwhile ');
    expect(await page.locator('.cm-line').first().textContent()).toContain('written meanwhile');
    await linted(page);
    expect(await page.locator('.findings .more').count()).toBe(1);
  });

  quietly('shares an article by a link that holds it', '/playground', async (page) => {
    const article = '# 河湾 🏮\n\n[empty]()\n';
    await write(page, article);
    await page.locator('select[name=preset]').selectOption('strict');
    await page.locator('.buttons button').last().click();
    await page.waitForURL(/#.*article=/u);
    const shared = await openPage(browser, origin, page.url().slice(origin.length), complaints);
    await linted(shared);
    expect(await articleOn(shared)).toBe(article);
    expect(await shared.locator('select[name=preset]').inputValue()).toBe('strict');
    await shared.close();
  });

  test.each(['#article=!!!', '#article=AAAA', '#site=constructor&preset=__proto__&article=S0ktLlHILy1RSAXTAA', '#x'])(
    'opens with a damaged link %s',
    async (hash) => {
      const page = await openPage(browser, origin, `/playground${hash}`, complaints);
      await linted(page);
      expect(await page.locator('select[name=site]').inputValue()).toBe('generic');
      await page.close();
      expect(complaints.splice(0)).toEqual([]);
    },
  );
});

function run(script: string): void {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], { cwd: website, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm run ${script} failed:\n${stdout}\n${stderr}`);
}

async function articleOn(page: Page): Promise<string> {
  const lines = await page.locator('.cm-line').allTextContents();
  return lines.join('\n');
}

/** Replaces the article, as if it were pasted. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').press('Control+a');
  await page.locator('.cm-content').evaluate((editor, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Resolves when the findings are those of the text. */
async function linted(page: Page): Promise<void> {
  await page.locator('.findings[aria-busy=false]').waitFor();
}

function rulesOn(page: Page): Promise<string[]> {
  return page.locator('.findings .details a').allTextContents();
}
