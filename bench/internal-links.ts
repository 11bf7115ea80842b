/*
 * Compares who finds broken links inside a site: `npm run bench:internal-links`, see docs/links.md.
 *
 * Lays out a small site with planted faults and with links that only look wrong, runs nk-lint and its peers over it, and
 * prints a table: faults found, and findings at links that are right.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { faults, files, type Planted } from './internal-links/site.ts';

const peers = join(import.meta.dirname, 'peers/node_modules');
const site = mkdtempSync(join(tmpdir(), 'nk-lint-links-'));
process.on('exit', () => rmSync(site, { recursive: true, force: true }));
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), text);
}
const articles = Object.keys(files).filter((path) => path.endsWith('.md'));

interface Finding {
  readonly article: string;
  readonly message: string;
}

interface Tool {
  readonly name: string;
  find(): readonly Finding[];
}

const tools: readonly Tool[] = [
  { name: 'nk-lint', find: nkLint },
  {
    name: 'rumdl (MD051, MD057)',
    find: () => linesOf(join(peers, '.bin/rumdl'), ['check', '--enable', 'MD051,MD057', '.']),
  },
  {
    name: 'markdownlint-cli2 (MD051, relative-links)',
    find: () => {
      const config = { customRules: [join(peers, 'markdownlint-rule-relative-links/src/index.js')] };
      const only = { default: false, MD051: true, MD052: true, 'relative-links': true };
      writeFileSync(join(site, '.markdownlint-cli2.jsonc'), JSON.stringify({ ...config, config: only }));
      return linesOf(join(peers, '.bin/markdownlint-cli2'), articles);
    },
  },
  { name: 'remark-validate-links', find: remark },
  { name: 'markdown-link-check', find: linkCheck },
];

console.log('| | faults found, of 20 | wrong findings |\n| --- | --- | --- |');
for (const { name, find } of tools) {
  const findings = find();
  const found = faults.filter((fault) => findings.some((finding) => isAbout(finding, fault)));
  const wrong = findings.filter((finding) => !faults.some((fault) => isAbout(finding, fault)));
  console.log(`| ${name} | ${found.length} | ${wrong.length} |`);
  const missed = faults.filter((fault) => !found.includes(fault));
  for (const { article, url, what } of missed) console.error(`${name} misses ${article}: ${url} (${what})`);
  for (const { article, message } of wrong) console.error(`${name} is wrong in ${article}: ${message}`);
}

/** Whether a message names the address of a fault, or its path and its anchor. */
function isAbout({ article, message }: Finding, fault: Planted): boolean {
  if (article !== fault.article) return false;
  const text = decode(message);
  const [path = '', anchor] = fault.url.split('#');
  const isNamed = (part: string) => new RegExp(`(?<![\\w.%-])#?${escaped(part)}(?![\\w./-])`, 'u').test(text);
  const name = path.split('/').at(-1) ?? '';
  if (anchor === undefined) return isNamed(path) || (name.includes('.') && isNamed(name));
  return isNamed(fault.url) || (isNamed(anchor) && text.includes(name.replace(/\.\w+$/u, '')));
}

function nkLint(): Finding[] {
  const rules = 'link-file-missing,link-anchor-missing,image-file-missing,link-reference-undefined';
  const bin = join(import.meta.dirname, '../dist/bin.cjs');
  const { stdout } = run(process.execPath, [bin, '.', '--no-cache', '--only', rules, '-f', 'json']);
  const { files: checked } = JSON.parse(stdout) as { files: { path: string; findings: { message: string }[] }[] };
  return checked.flatMap(({ path, findings }) => findings.map(({ message }) => ({ article: path, message })));
}

function remark(): Finding[] {
  const plugin = join(peers, 'remark-validate-links/index.js');
  const { stderr } = run(join(peers, '.bin/remark'), [
    '.',
    '--no-stdout',
    '--no-color',
    '--no-config',
    '--use',
    `${plugin}=repository:false`,
  ]);
  const found: Finding[] = [];
  let article = '';
  for (const line of stderr.split('\n')) {
    if (/^\S+\.md$/u.test(line)) article = line;
    else if (/^\s*\d+:\d+/u.test(line)) found.push({ article, message: line });
  }
  return found;
}

function linkCheck(): Finding[] {
  return articles.flatMap((article) => {
    const { stdout } = run(join(peers, '.bin/markdown-link-check'), ['--quiet', article]);
    const dead = [...stdout.matchAll(/\[[✖x]\] (?<url>\S+)/gu)].map(({ groups }) => groups?.['url'] ?? '');
    return [...new Set(dead)].map((message) => ({ article, message }));
  });
}

function linesOf(program: string, args: readonly string[]): Finding[] {
  const { stdout, stderr } = run(program, args);
  return `${stdout}\n${stderr}`.split('\n').flatMap((line) => {
    const { article, message } = /^(?<article>[\w./-]+\.md):(?<message>\d.*)$/u.exec(line)?.groups ?? {};
    return article === undefined || message === undefined ? [] : [{ article, message }];
  });
}

function run(program: string, args: readonly string[]) {
  return spawnSync(program, args, {
    cwd: site,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    timeout: 120_000,
  });
}

function decode(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/giu, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
