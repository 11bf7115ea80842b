import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { directoryLister } from '../../../src/config/site/directory.ts';
import { styleSheets } from '../../../src/config/site/style-sheets.ts';

function selectsSpan(files: Readonly<Record<string, string>>): boolean {
  const root = mkdtempSync(join(tmpdir(), 'sheets-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return styleSheets(directoryLister())(root, 'span');
}

test.each([
  ['assets/main.scss', '.post blockquote {\n  span { display: block; }\n}\n'],
  ['static/css/a.css', '.post blockquote span{color:red}'],
  ['themes/plain/assets/b.css', 'blockquote > span:first-child,\np { color: red }'],
  ['_sass/c.sass', '.post\n  span\n    color: red\n'],
  ['src/styles/d.less', 'h2,\nspan,\nh3 { color: red }'],
  ['source/css/e.styl', '.post\n  blockquote span\n    color red\n'],
  ['style.css', 'span { color: red }'],
  ['_src/_includes/_assets/css/f.css', '.card span {\n  color: red;\n}\n'],
])('%s selects it', (path, text) => {
  expect(selectsSpan({ [path]: text })).toBe(true);
});

test.each([
  ['assets/main.scss', '.post blockquote { font-style: italic; }'],
  ['static/a.css', '.grid { grid-column: span 2 / span 3; grid-row: span 4 }'],
  ['static/b.css', 'span.name, .span, #span, my-span, span[lang], .a span.b { color: red }'],
  ['static/c.css', '/* span { color: red } */ p { color: red }'],
  ['assets/d.scss', '// span { color: red }\np { color: red }'],
  ['node_modules/e/f.css', 'span { color: red }'],
  ['content/g.css', 'span { color: red }'],
  ['static/h.txt', 'span { color: red }'],
])('%s does not', (path, text) => {
  expect(selectsSpan({ [path]: text })).toBe(false);
});
