import { expect, test } from 'vitest';
import rule from '../../rules/file-unpublished.ts';
import { postName } from '../../src/knowledge/text/post-name.ts';
import { testRule } from '../rule-tester.ts';

const jekyll = { engine: 'jekyll' } as const;
const hugo = { engine: 'hugo' } as const;
const good = '_posts/2024-05-02-good.md';
const post = '---\ntitle: A\n---\n\nText.\n';
const page = '---\ntitle: A\ndate: 2024-01-02\n---\n\nText.\n';

/** Articles with equal text, by their paths. */
const all = (text: string, ...paths: string[]) => Object.fromEntries(paths.map((path) => [path, text]));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

testRule(rule, [
  {
    name: 'accepts names of posts',
    source: all(
      post,
      good,
      '_posts/2024-5-3-a.md',
      '_posts/24-05-03-a.md',
      '_posts/old/2024-05-03-彗星.md',
      'blog/_posts/2024-05-03-a b.markdown',
      '_posts/2024-05-03-.md',
    ),
    config: jekyll,
    expect: [],
  },
  {
    name: 'accepts drafts and files that are hidden or for writers',
    source: {
      ...all(
        post,
        good,
        '_drafts/a.md',
        '_posts/_2024_a.md',
        '_posts/_old/a.md',
        '_posts/drafts/a.md',
        '_posts/README.md',
        '_posts/index.md',
        '_posts/template-post.md',
        '_posts/YYYY-MM-DD-title.md',
        '_guides/a.md',
      ),
      '_posts/a.md': '---\ntitle: A\npublished: false\n---\n',
      '_posts/b.md': '---\ntitle: A\ndraft: true\n---\n',
    },
    config: jekyll,
    expect: [],
  },
  {
    name: 'accepts what the configuration excludes',
    source: all(post, good, '_posts/a.md'),
    config: { ...jekyll, site: { exclude: ['_posts/a.md'] } },
    expect: [],
  },
  {
    name: 'accepts names without a date in other engines',
    source: all(post, 'source/_posts/a.md', '_posts/2019_09_30-a.md'),
    config: { engine: 'hexo' },
    expect: [],
  },
  {
    name: 'accepts a folder where most names have no date',
    source: all(post, good, ...numbers(5).map((at) => `_posts/a${at}.md`)),
    config: { ...jekyll, files: [good, ...numbers(5).map((at) => `_posts/a${at}.md`)] },
    expect: [],
  },
  {
    name: 'flags other marks between the parts of a date',
    source: all(
      post,
      good,
      '_posts/2019_09_30_news.md',
      '_posts/2019.09.30-news.md',
      'blog/_posts/20190930 two words.md',
    ),
    config: jekyll,
    expect: [
      '_posts/2019.09.30-news.md:1:1-1:1 postNamed',
      '_posts/2019_09_30_news.md:1:1-1:1 postNamed',
      'blog/_posts/20190930 two words.md:1:1-1:1 postNamed',
    ],
    messages: [
      ...numbers(2).map(
        () =>
          'Jekyll does not publish this file: its name is not `YYYY-MM-DD-name.md`. Rename it to `2019-09-30-news.md`',
      ),
      'Jekyll does not publish this file: its name is not `YYYY-MM-DD-name.md`. Rename it to `2019-09-30-two-words.md`',
    ],
  },
  {
    name: 'flags names without a date, or with nothing else',
    source: { ...all(post, good, '_posts/a-walk.md', '_posts/2024-05-03.md'), '_posts/sub/b.md': page },
    config: jekyll,
    expect: ['_posts/2024-05-03.md:1:1-1:1 post', '_posts/a-walk.md:1:1-1:1 post', '_posts/sub/b.md:1:1-1:1 postNamed'],
  },
  {
    name: 'accepts pages of Hugo outside of bundles',
    source: all(page, 'content/a.md', 'content/b/_index.md', 'content/b/c.md', 'content/d/index.md', 'content/e.md'),
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts resources without keys of a page, drafts and bundles of their own kind',
    source: {
      ...all(page, 'content/b/d/index.md', 'content/h/c.md', 'content/t/c.md'),
      'content/b/d/part.md': 'Text.\n',
      'content/b/d/note.md': post,
      'content/b/d/e.md': '---\ntitle: A\nweight: 2\n---\n',
      'content/b/d/f.md': '---\ntitle: A\ndate: 2024-01-02\ndraft: true\n---\n',
      'content/b/d/g.md': '---\ntitle: A\nwidget: hero\nweight: 2\ndate: 2024-01-02\n---\n',
      'content/h/index.md': '---\ntitle: A\nheadless: true\n---\n',
      'content/t/index.md': '---\ntitle: A\ntype: widget_page\n---\n',
    },
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts an `index.md` beside an `_index.md`',
    source: all(page, 'content/b/_index.md', 'content/b/index.md', 'content/b/c.md'),
    config: { ...hugo, files: ['content/b/_index.md', 'content/b/index.md', 'content/b/c.md'] },
    expect: [],
  },
  {
    name: 'accepts pages in many bundles, which are the way of the site',
    source: all(page, ...numbers(4).flatMap((at) => [`content/b/${at}/index.md`, `content/b/${at}/c.md`])),
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts pages of another language, folders that are no content, and mounts',
    source: all(page, 'content/b/index.md', 'content/b/c.fr.md', 'archetypes/b/index.md', 'archetypes/b/c.md'),
    config: { ...hugo, site: { languages: { en: {}, fr: {} } } },
    expect: [],
  },
  {
    name: 'accepts all where content is mounted',
    source: all(page, 'content/b/index.md', 'content/b/c.md'),
    config: { ...hugo, site: { module: { mounts: [{ source: 'content', target: 'content' }] } } },
    expect: [],
  },
  {
    name: 'flags pages beside and below an `index.md`',
    source: {
      ...all(page, 'content/b/index.md', 'content/b/c.md', 'content/b/d/index.md', 'content/e.md'),
      'content/b/w.md': '---\ntitle: A\nweight: 2\n---\n',
    },
    config: hugo,
    expect: [
      'content/b/c.md:1:1-1:1 resource',
      'content/b/d/index.md:1:1-1:1 resource',
      'content/b/w.md:1:1-1:1 resource',
    ],
  },
  {
    name: 'flags the bundle where the pages are many',
    source: all(page, 'content/b/index.md', ...numbers(11).map((at) => `content/b/c${at}.md`)),
    config: hugo,
    expect: ['content/b/index.md:1:1-1:1 resources'],
    messages: [
      'Hugo creates no pages for 11 files beside or below this one, because its name makes them resources of this page. If the folder is a section, rename it to `_index.md`',
    ],
  },
]);

test.each([
  ['2019_09_30-x.md', undefined, '2019-09-30-x.md'],
  ['30-09-2019-x.md', undefined, '2019-09-30-x.md'],
  ['03-04-2019-x.md', undefined, undefined],
  ['2019-09-30 x y.md', undefined, '2019-09-30-x-y.md'],
  ['2019-09-30_x.md', undefined, '2019-09-30-x.md'],
  ['2019-09-30.md', undefined, undefined],
  ['2019-02-30_x.md', undefined, undefined],
  ['a.md', '2019-09-30 10:00', '2019-09-30-a.md'],
  ['a.md', undefined, undefined],
])('the name of %s, dated %s, is %s', (name, date, expected) => {
  expect(postName(name, date)).toBe(expected);
});
