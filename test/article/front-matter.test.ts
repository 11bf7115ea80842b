import { expect, test } from 'vitest';
import { splitFrontMatter } from '../../src/article/front-matter.ts';
import { type Engine, engines } from '../../src/core/types.ts';

/** What each engine takes: `[what is between the fences, what follows]`, behind a problem where there is one; null for none. */
type Cut = readonly [content: string, rest: string, problem?: string] | null;
type ByEngine = Partial<Record<Engine, Cut>>;

const table: readonly { name: string; source: string; all?: Cut; but?: ByEngine }[] = [
  { name: 'YAML', source: '---\ntitle: a\n---\nb', all: ['title: a\n', '\nb'] },
  { name: 'YAML with CRLF', source: '---\r\ntitle: a\r\n---\r\nb', all: ['title: a\r\n', '\r\nb'] },
  { name: 'YAML up to the end', source: '---\ntitle: a\n---', all: ['title: a\n', ''] },
  { name: 'nothing in it', source: '---\n---\nb', all: ['', '\nb'], but: { hexo: null } },
  {
    name: 'Chinese keys',
    source: '---\n标题: 甲\n作者: 乙\n\n正文',
    all: ['标题: 甲\n作者: 乙\n', '\n正文', 'unclosed'],
  },
  { name: 'no front matter', source: '# a\n\nb\n', all: null },
  {
    name: 'JavaScript',
    source: '---js\nlet title = "a";\n---\nb',
    all: null,
    but: { eleventy: ['', '\nb'], hugo: ['js\nlet title = "a";\n', '\nb'], astro: ['js\nlet title = "a";\n', '\nb'] },
  },
  {
    name: 'JSON whose fence says so',
    source: '---json\n{"title": "a"}\n---\nb',
    all: null,
    but: {
      eleventy: ['{"title": "a"}\n', '\nb'],
      hugo: ['json\n{"title": "a"}\n', '\nb'],
      astro: ['json\n{"title": "a"}\n', '\nb'],
    },
  },
  { name: 'an empty file', source: '', all: null },
  {
    name: 'a thematic break',
    source: '---\n\ntext\n',
    all: null,
    but: { hugo: ['', '\ntext\n', 'unclosed'] },
  },
  {
    name: 'a thematic break and a note',
    source: '---\nNote: this is old.\n\ntext\n',
    all: null,
    but: { hugo: ['', 'Note: this is old.\n\ntext\n', 'unclosed'] },
  },
  {
    name: 'a thematic break, then a heading',
    source: '\n---\nHeading\n---\ntext\n',
    all: null,
    but: { hugo: ['Heading\n', '\ntext\n'], astro: ['Heading\n', '\ntext\n'], zola: ['Heading\n', '\ntext\n'] },
  },
  {
    name: 'prose between two breaks',
    source: '---\nSome prose.\n---\nb',
    all: ['Some prose.\n', '\nb'],
    but: { hexo: null },
  },
  {
    name: 'one blank line before it',
    source: '\n---\ntitle: a\n---\nb',
    all: ['title: a\n', '\nb', 'blank-before'],
    but: {
      hugo: ['title: a\n', '\nb'],
      astro: ['title: a\n', '\nb'],
      hexo: ['title: a\n', '\nb'],
      zola: ['title: a\n', '\nb'],
    },
  },
  {
    name: 'blank lines before it',
    source: '\r\n \r\n---\r\ntitle: a\r\n---\r\nb',
    all: ['title: a\r\n', '\r\nb', 'blank-before'],
    but: { hugo: ['title: a\r\n', '\r\nb'], astro: ['title: a\r\n', '\r\nb'], zola: ['title: a\r\n', '\r\nb'] },
  },
  {
    name: 'blanks before it',
    source: '  ---\ntitle: a\n---\nb',
    all: ['title: a\n', '\nb', 'blank-before'],
    but: { zola: ['title: a\n', '\nb'], hugo: ['title: a\n', '\nb'] },
  },
  {
    name: 'an indented example of front matter',
    source: '    ---\n    title: a\n    ---\nb',
    all: null,
    but: { hugo: ['', '    title: a\n    ---\nb', 'unclosed'] },
  },
  {
    name: 'lone carriage returns',
    source: '---\rtitle: a\r---\rb',
    all: null,
    but: { hugo: ['title: a\r', '\rb'], generic: ['title: a\r', '\rb'] },
  },
  {
    name: 'a comment behind the opening fence',
    source: '--- # head\ntitle: a\n---\nb',
    all: null,
    but: { hugo: ['# head\ntitle: a\n', '\nb'], astro: ['# head\ntitle: a\n', '\nb'] },
  },
  {
    name: 'braces of YAML between the fences',
    source: '---\n{title: a}\n---\nb',
    all: ['{title: a}\n', '\nb'],
  },
  {
    name: 'one key of which nobody knows',
    source: '---\n1: a\n---\nb',
    all: ['1: a\n', '\nb'],
  },
  {
    name: 'a fence of dashes for TOML',
    source: '+++\ntitle = "a"\n---\nb',
    all: ['title = "a"\n', '---\nb', 'unclosed'],
    but: { hexo: null, jekyll: null },
  },
  {
    name: 'never closed',
    source: '---\ntitle: a\ntags:\n- b\n\ntext\n',
    all: ['title: a\ntags:\n- b\n', '\ntext\n', 'unclosed'],
  },
  { name: 'never closed, one well-known key', source: '---\ntitle: a', all: ['title: a', '', 'unclosed'] },
  {
    name: 'text behind the closing fence',
    source: '---\ntitle: a\n---abc\nb',
    all: ['title: a\n', 'abc\nb', 'text-after-fence'],
  },
  {
    name: 'a longer closing fence',
    source: '---\ntitle: a\n-----\nb',
    all: ['title: a\n', '--\nb', 'text-after-fence'],
  },
  { name: 'blanks behind the closing fence', source: '---\ntitle: a\n--- \nb', all: ['title: a\n', ' \nb'] },
  {
    name: 'blanks behind the opening fence',
    source: '--- \ntitle: a\n---\nb',
    all: ['title: a\n', '\nb'],
    but: { hexo: ['title: a\n', '\nb', 'blank-after-fence'] },
  },
  {
    name: 'dots that close',
    source: '---\ntitle: a\n...\nb',
    all: ['title: a\n', '...\nb', 'unclosed'],
    but: { jekyll: ['title: a\n', '\nb'] },
  },
  {
    name: 'TOML',
    source: '+++\ntitle = "a"\n+++\nb',
    all: ['title = "a"\n', '\nb'],
    but: { hexo: null, jekyll: null },
  },
  { name: 'JSON', source: '{"title": "} \\" {"}\nb', all: null, but: { hugo: ['{"title": "} \\" {"}', '\nb'] } },
  { name: 'JSON that does not end', source: '{"title": {', all: null, but: { hugo: ['{"title": {', ''] } },
  { name: 'a shortcode', source: '{{< note >}}b', all: null },
  {
    name: 'JSON between semicolons',
    source: ';;;\n"title": "a"\n;;;\nb',
    all: null,
    but: { hexo: ['"title": "a"\n', '\nb'] },
  },
  {
    name: 'four dashes',
    source: '----\ntitle: a\n----\nb',
    all: null,
    but: {
      hexo: ['title: a\n', '\nb'],
      hugo: ['-\ntitle: a\n', '-\nb', 'text-after-fence'],
      astro: ['-\ntitle: a\n', '-\nb', 'text-after-fence'],
    },
  },
  {
    name: 'no opening fence, and a blank line',
    source: 'mood: bright\n\n---\nc',
    all: null,
    but: { hexo: ['mood: bright\n\n', '\nc'] },
  },
  {
    name: 'no opening fence',
    source: 'title: a\ntags:\n- b\n---\nc',
    all: null,
    but: { hexo: ['title: a\ntags:\n- b\n', '\nc'] },
  },
  { name: 'prose before a thematic break', source: 'Title: the story of a word\n\nProse.\n\n---\nb', all: null },
  {
    name: 'no opening fence, and JSON',
    source: '"title": "a",\n"slug": "b"\n;;;\nc',
    all: null,
    but: { hexo: ['"title": "a",\n"slug": "b"\n', '\nc'] },
  },
];

/** The others are read as `generic` is. */
const measured = new Set<Engine>(['hugo', 'hexo', 'jekyll', 'astro', 'zola']);

for (const { name, source, all = null, but = {} } of table) {
  test.each(engines)(`${name}: %s`, (engine) => {
    const block = splitFrontMatter(source, engine);
    const cut = block && [
      source.slice(...block.content),
      source.slice(block.range[1]),
      ...(block.problem ? [block.problem] : []),
    ];
    const known = measured.has(engine) || engine in but ? engine : 'generic';
    expect(cut ?? null).toEqual(known in but ? but[known] : all);
    if (block)
      expect(source.slice(...block.close)).toMatch(
        block.problem === 'unclosed' || /^\{"title": \{$/u.test(source) ? /^$/u : /^(?:-{3,}|\+{3}|;{3,}|\.{3}|\})$/u,
      );
  });
}
