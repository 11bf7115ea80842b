import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Chromium of the system: nothing is downloaded. */
const executablePath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path !== undefined && existsSync(path));

export const hasChromium = executablePath !== undefined;
if (!hasChromium) console.log('No Chromium here, so nothing was tested in a browser: npm run install:browser');

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function startChromium(): Promise<Browser> {
  return chromium.launch({ ...(executablePath !== undefined && { executablePath }), args });
}

export interface OpenPage {
  readonly page: Page;
  /** What a page must not do: errors, warnings of the console, requests for other than its own file. */
  readonly complaints: readonly string[];
}

/** Opens an address in a new window, and records what must not happen. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    const other = request.url().replace(/#.*/su, '');
    if (other !== url && !other.startsWith('data:')) complaints.push(`request: ${other}`);
  });
  await page.goto(url);
  return { page, complaints };
}
