import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { hasChromium } from '../../test/browser/chromium.ts';

/** What the tests need and is not installed. */
export const missing = [
  ...(existsSync(new URL('../node_modules/vitepress', import.meta.url)) ? [] : ['the packages of website/']),
  ...(hasChromium ? [] : ['chromium']),
];

/**
 * Opens a page of its own, and adds to `complaints` what it logs as an error, throws, or requests from other hosts.
 * `prepare` is called before it is loaded.
 */
export async function openPage(
  browser: Browser,
  origin: string,
  path: string,
  complaints: string[],
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${path}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${path}: ${error}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(?:data|blob):/u.test(request.url()))
      complaints.push(`${path} requests ${request.url()}`);
  });
  await prepare?.(page);
  await page.goto(origin + path);
  return page;
}
