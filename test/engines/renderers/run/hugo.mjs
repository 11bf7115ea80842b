// Builds one site with a page for each snippet; `unsafe` keeps raw HTML. Repeats without the pages that stop Hugo.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { print, readSnippets } from './answer.mjs';

const config = `baseURL = "https://example.org/"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "404"]
[markup.goldmark.renderer]
unsafe = ${process.argv[2] === 'unsafe'}
[markup.highlight]
codeFences = false
`;
const options = {
  encoding: 'utf8',
  stdio: 'pipe',
  env: { ...process.env, HUGO_CACHEDIR: join(tmpdir(), `nk-lint-hugo-${process.getuid?.() ?? 0}`) },
};
const version = /v[\d.]+/u.exec(execFileSync('hugo', ['version'], options))?.[0];
const site = mkdtempSync(join(tmpdir(), '.site-'));
const snippets = Object.entries(readSnippets());
const answers = {};

/** @param {string} path @param {string} text */
function write(path, text) {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), text);
}

/** Returns what Hugo says against one of the pages; undefined if it built all. */
function complaint() {
  try {
    execFileSync('hugo', ['--quiet', '--ignoreCache'], { ...options, cwd: site });
    return undefined;
  } catch (error) {
    return `${error.stdout}\n${error.stderr}`;
  }
}

try {
  write('config.toml', config);
  write('layouts/_default/single.html', '{{ .Content }}');
  for (const [index, [, text]] of snippets.entries()) write(`content/p${index}.md`, `---\ntitle: a\n---\n${text}\n`);
  for (;;) {
    const said = complaint();
    if (said === undefined) break;
    const [page, index] = /p(\d+)\.md/u.exec(said) ?? [];
    if (!page) throw new Error(said);
    answers[snippets[Number(index)][0]] = { failed: said.trim().split('\n')[0].replaceAll(site, '') };
    rmSync(join(site, 'content', page));
  }
  snippets.forEach(([id], index) => {
    answers[id] ??= readFileSync(join(site, `public/p${index}/index.html`), 'utf8');
  });
} finally {
  rmSync(site, { recursive: true, force: true });
}
print(`hugo ${version}`, answers);
