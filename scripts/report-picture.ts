/** Draws the picture of docs/report.md: the report of examples/content, compared with one of a few of its articles. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPage, startChromium } from '../test/browser/chromium.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'nk-lint-picture-'));
const browser = await startChromium();
try {
  const report = join(folder, 'report.html');
  const old = join(folder, 'last-week.json');
  lint('--ignore', '**/library-opens.md', '--format', `json=${old}`);
  lint('--compare', old, '--format', `html=${report}`);
  const { page } = await openPage(browser, pathToFileURL(report).href, { viewport: { width: 1100, height: 860 } });
  await page.locator('article summary').first().click();
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: join(root, 'docs/report.png') });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

function lint(...args: readonly string[]): void {
  const command = ['dist/bin.cjs', 'examples/content', '--no-cache', ...args];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  if (status === 2) throw new Error(stderr);
}
