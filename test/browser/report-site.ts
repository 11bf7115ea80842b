import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bin } from '../cli/run.ts';

/** A site with reports about it. */
export interface ReportSite {
  write(path: string, text: string): void;
  /** Checks the site and writes a report; returns its address. */
  report(name: string, ...args: readonly string[]): string;
  remove(): void;
}

const markup = '</script><img src=x onerror=alert(1)><b>bold</b>';

const broken = (number: number) => `---
title: 彗星 ${number}
source: https://news${number % 3}.example.org/2026/${number}
---

去年的彗星，肉眼可见。![示意图](https://img.example.org/${number}/a.pn)

第 ${number} 段文字**“明确”**不会显示为粗体。
`;

const hostile = `---
title: ${JSON.stringify(markup)}
---

[${markup}](http://192.168.0.1/${encodeURIComponent(markup)}) and \`${markup}\`

![x](https://img.example.org/<b>.pn)
`;

/** A site of 60 broken articles in two sections and one with markup everywhere. */
export function smallSite(): ReportSite {
  const names = Array.from({ length: 60 }, (_, index) => index + 1);
  return reportSite({
    ...Object.fromEntries(names.map((n) => [`content/${n % 2 === 0 ? 'news' : 'blog'}/${n}.md`, broken(n)])),
    'content/hostile/a.md': hostile,
  });
}

/** A site with as many findings: 20 private addresses an article. */
export function largeSite(findings: number): ReportSite {
  const perArticle = 20;
  const articles = Array.from({ length: findings / perArticle }, (_, article) => {
    const lines = Array.from(
      { length: perArticle },
      (_, nth) => `第 ${article}-${nth} 段，[内网页面](http://192.168.${nth}.${article % 256}/${article})。\n`,
    );
    return [
      `content/${article % 40}/${article}.md`,
      `---\ntitle: 第 ${article} 篇\n---\n\n${lines.join('\n')}`,
    ] as const;
  });
  return reportSite(Object.fromEntries(articles));
}

function reportSite(files: Readonly<Record<string, string>>): ReportSite {
  const folder = mkdtempSync(join(tmpdir(), 'nk-lint-report-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    write,
    report(name, ...args) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [bin, 'content', '--no-config', '--no-cache', '-f', `html=${name}`, ...args],
        { cwd: folder, encoding: 'utf8' },
      );
      if (status === 2) throw new Error(stderr);
      return pathToFileURL(join(folder, name)).href;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
