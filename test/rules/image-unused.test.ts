import rule from '../../rules/image-unused.ts';
import type { RuleCase } from '../../src/tester.ts';
import { testRule } from '../rule-tester.ts';

const hugo = { engine: 'hugo', site: { baseURL: 'https://a.cn/' } } as const;

/** A site of Hugo with an article, some files and a text beside it. */
function site(name: string, files: readonly string[], text: string, expect: readonly string[]): RuleCase {
  return {
    name,
    source: { 'content/a.md': '![](/img/comet.png)\n', 'content/b/index.md': 'B.\n' },
    config: { ...hugo, files: ['content/a.md', 'content/b/index.md', 'static/img/comet.png', ...files], texts: [text] },
    expect,
    ...(expect.length > 0 && {
      messages: expect.map(
        (_, index) =>
          `Image file \`${files[index]}\` is not used: no article, template, style sheet or script of the site names it`,
      ),
    }),
  };
}

const first = 'content/a.md:1:1-1:1 unused';

testRule(rule, [
  site('accepts images that articles name', [], '', []),
  site('flags images that nothing names', ['static/img/moon.png', 'static/sun.jpg'], '', [first, first]),
  site('flags an image beside an article there', ['content/b/moon.png'], '', ['content/b/index.md:1:1-1:1 unused']),
  site(
    'accepts images that templates, styles and scripts name, in any case and escaped',
    ['static/img/Moon.png', 'static/img/a b.png', 'static/img/星.png', 'static/img/sun.svg', 'static/img/star.png'],
    'url(../img/moon.png) <img src="/img/a%20b.png"> "%E6%98%9F.png" img/sun.svg#x img%2Fstar.png',
    [],
  ),
  site(
    'accepts icons, and other sizes and formats of what is used',
    [
      'static/favicon-32x32.png',
      'static/apple-touch-icon.png',
      'static/img/comet-300x200.png',
      'static/img/comet@2x.webp',
    ],
    '',
    [],
  ),
  ...[
    '<img src="/img/{{ .Params.name }}.png">',
    '`/img/$'.concat('{name}.png`'),
    'const url = "/img/photo-" + n',
    "path.join('static/img', name)",
    'import.meta.glob("/static/img/*.{png,jpg}")',
    'printf "img/%s.png" .Name',
    'gallery: /img/\n',
  ].map((text) => site(`says nothing of a folder that is filled by ${text.trim()}`, ['static/img/moon.png'], text, [])),
  site('sees what is not filled', ['static/img/moon.png'], '"/img/comet.png" "/img/*.css" see img/ or /img', [first]),
  site(
    'says nothing of bundles where templates list files',
    ['static/moon.png', 'content/b/sun.png'],
    '{{ .Resources.ByType "image" }}',
    [first],
  ),
  {
    name: 'says nothing of bundles where templates cannot be seen, and of themes',
    source: { 'content/a.md': 'A.\n' },
    config: {
      engine: 'hugo',
      site: { theme: 'sky' },
      files: ['content/a.md', 'content/moon.png', 'themes/sky/static/sun.png'],
    },
    expect: [],
  },
  {
    name: 'Hexo: knows the folder of a post',
    source: { 'source/_posts/a.md': 'A.\n', 'source/_posts/b.md': '{% asset_img sun.png %}\n' },
    config: {
      engine: 'hexo',
      site: { post_asset_folder: true },
      files: ['source/_posts/b/moon.png', 'source/_posts/b/sun.png', 'source/img/star.png', 'themes/sky/source/x.png'],
    },
    options: { ignore: ['star'] },
    expect: ['source/_posts/b.md:1:1-1:1 unused'],
  },
  {
    name: 'says nothing without a site, or where Jekyll lists its files',
    source: { 'a.md': 'A.\n' },
    config: { engine: 'jekyll', site: {}, files: ['img/a.png'], texts: ['{% for f in site.static_files %}'] },
    expect: [],
  },
  {
    name: 'says nothing where no generator is known',
    source: 'A.\n',
    config: { files: ['img/a.png'] },
    expect: [],
  },
  {
    name: 'Jekyll: looks in all folders but those of tools',
    source: { 'a.md': 'A.\n' },
    config: { engine: 'jekyll', site: {}, files: ['img/sky/a.png', 'node_modules/a/b.png', '_site/img/c.png'] },
    expect: ['a.md:1:1-1:1 unused'],
  },
]);
