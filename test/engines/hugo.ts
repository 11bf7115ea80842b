import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type EngineResult,
  type EngineUnderTest,
  inFolder,
  inSite,
  noDate,
  run,
  timeZone,
  versionOf,
} from './engine.ts';

const config = `baseURL = "https://example.org/"
timeZone = "${timeZone}"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "404"]
buildFuture = true
buildExpired = true
`;
const layout = `{{ dict "title" .Title "body" .RawContent "text" .Plain "date" (.Date.Format "2006-01-02 15:04:05 -0700") "zero" .Date.IsZero | jsonify }}`;

/** Builds repeatedly, each time without the file at which Hugo stopped. */
export const hugo: EngineUnderTest = {
  engine: 'hugo',
  version: () => versionOf('hugo', ['version']),
  build: (files) =>
    inSite(
      { 'config.toml': config, 'layouts/_default/single.html': layout, ...inFolder(files, 'content/posts') },
      (site) => {
        const outcome: Record<string, EngineResult> = {};
        for (;;) {
          const { ok, all } = run('hugo', ['--quiet', '--ignoreCache'], site);
          if (ok) break;
          const [path, name = ''] = /posts\/([\w-]+)\.md/u.exec(all) ?? [];
          if (!path || name in outcome) throw new Error(`Hugo failed, and names no file:\n${all}`);
          outcome[name] = { failed: reason(all, site) };
          rmSync(join(site, 'content', path));
        }
        for (const name of Object.keys(files)) outcome[name] ??= taken(readPage(join(site, 'public/posts', name)));
        return outcome;
      },
    ),
};

interface Page {
  readonly title: string;
  readonly body: string;
  readonly text: string;
  readonly date: string;
  readonly zero: boolean;
}

function readPage(folder: string): Page | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'index.html'), 'utf8')) as Page;
  } catch {
    return undefined;
  }
}

function taken(page: Page | undefined): EngineResult {
  if (!page) return { failed: 'no page' };
  const { title, body, text, date, zero } = page;
  // If nothing follows the front matter, `RawContent` is the whole file.
  const raw = title && text === '' ? '' : body.trim();
  return { ...(title && { title }), body: raw, date: zero ? noDate : local(date) };
}

/** Converts a date from its stated zone to the site's. */
function local(text: string): string {
  const [, day, clock, hours, minutes] = /^(\S+) (\S+) ([+-]\d\d)(\d\d)$/u.exec(text) ?? [];
  const at = new Date(`${day}T${clock}${hours}:${minutes}`).getTime() + 8 * 3_600_000;
  return Number.isNaN(at) ? text : new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

function reason(text: string, site: string): string {
  const line = text.split('\n').find((each) => each.includes('.md')) ?? '';
  return line
    .replaceAll(site, '')
    .replace(/^.*?\.md(?::\d+:\d+)?":? ?/u, '')
    .trim();
}
