import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { directoryLister } from '../../../src/config/site/directory.ts';
import { imageNames } from '../../../src/config/site/image-names.ts';

function namesOf(files: Readonly<Record<string, string>>): readonly string[] | undefined {
  const root = mkdtempSync(join(tmpdir(), 'names-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const names = imageNames(directoryLister())(root);
  return names && [...names].sort();
}

test('reads articles, templates, styles, scripts and data of a site, and of its themes', () => {
  expect(
    namesOf({
      'content/a.md': '![](/img/A%20b.PNG)\n',
      'layouts/x.html': '<img src="/img/{{ .Name }}.png">',
      'themes/sky/assets/x.scss': 'url("../c.svg#x")',
      'data/sky.yaml': 'art: d.webp\n',
      'static/js/x.js': 'import("./e.jpg")',
      'node_modules/f/x.js': '"f.png"',
      '.git/config': 'g.png',
      '.vitepress/theme/h.ts': '"h.png"',
    }),
  ).toEqual(['b.png', 'c.svg', 'd.webp', 'e.jpg', 'h.png', 'img/']);
});

test('says that it does not know where a text is too long', () => {
  expect(namesOf({ 'a.json': `"a.png"${' '.repeat(4_000_001)}` })).toBeUndefined();
});
