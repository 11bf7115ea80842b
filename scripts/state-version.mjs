// Writes the version of package.json into the files to copy of docs/ci.md; `npm version` runs it.
import { readFileSync, writeFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
for (const page of ['docs/ci.md', 'docs/zh-CN/ci.md']) {
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, text.replace(/(?<=rev: v|nk-lint@v?|known_good_version: )\d+\.\d+\.\d+[\w.-]*/gu, version));
}
