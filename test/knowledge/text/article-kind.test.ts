import { expect, test } from 'vitest';
import { kindFinder } from '../../../src/knowledge/text/article-kind.ts';

/** Returns language and version of each path, read beside all of them. */
function kindsOf(paths: readonly string[]): Record<string, string> {
  const kindOf = kindFinder(paths);
  return Object.fromEntries(paths.map((path) => [path, kindOf(path).replace('\n', ' ').trim()]));
}

test('tags of two letters are languages in folders and behind a full stop', () => {
  expect(kindsOf(['sw/a.md', 'zh-Hans/a.md', 'pt_br/a.md', 'ca-valencia/a.md', 'es-419/a.md', 'a.fr.md'])).toEqual({
    'sw/a.md': 'sw',
    'zh-Hans/a.md': 'zh-hans',
    'pt_br/a.md': 'pt-br',
    'ca-valencia/a.md': 'ca-valencia',
    'es-419/a.md': 'es-419',
    'a.fr.md': 'fr',
  });
});

test('words of three letters need a file of the same name beside them', () => {
  const paths = ['g/pcm/a.md', 'g/a.md', 'h/kab/b.md', 'h/en/b.md', 'i/war/c.md', 'i/d.md', 'i/new/d/e.md'];
  expect(kindsOf([...paths, 'g/faq/a.md', 'g/css/a.md', 'g/dev/a.md', 'g/api/a.md'])).toEqual({
    'g/pcm/a.md': 'pcm',
    'g/a.md': '',
    'h/kab/b.md': 'kab',
    'h/en/b.md': 'en',
    'i/war/c.md': '',
    'i/d.md': '',
    'i/new/d/e.md': '',
    'g/faq/a.md': '',
    'g/css/a.md': '',
    'g/dev/a.md': '',
    'g/api/a.md': '',
  });
});

test('other endings of a name need the name without them', () => {
  expect(kindsOf(['how_to.md', 'about_de.md', 'about.md', 'readme-zh-CN.md', 'readme.md', 'log-in.md'])).toEqual({
    'how_to.md': '',
    'about_de.md': 'de',
    'about.md': '',
    'readme-zh-CN.md': 'zh-cn',
    'readme.md': '',
    'log-in.md': '',
  });
});

test('numbered folders are versions, years are not', () => {
  const paths = [
    'v1/a.md',
    '1.51/a.md',
    'v1.2-docs/a.md',
    '3.x/a.md',
    'version-2.0/a.md',
    '2024/a.md',
    '2024.01/a.md',
    '7/a.md',
  ];
  const versions = { ...kindsOf(paths) };
  expect(versions).toEqual({
    'v1/a.md': 'v1',
    '1.51/a.md': '1.51',
    'v1.2-docs/a.md': 'v1.2-docs',
    '3.x/a.md': '3.x',
    'version-2.0/a.md': 'version-2.0',
    '2024/a.md': '',
    '2024.01/a.md': '',
    '7/a.md': '',
  });
});

test('named versions need a numbered one, or the same page, beside them', () => {
  expect(kindsOf(['d/next-docs/a.md', 'd/v2/b.md', 'e/latest/c.md', 'e/c.md', 'n/latest/x.md', 'n/2023/y.md'])).toEqual(
    {
      'd/next-docs/a.md': 'next-docs',
      'd/v2/b.md': 'v2',
      'e/latest/c.md': 'latest',
      'e/c.md': '',
      'n/latest/x.md': '',
      'n/2023/y.md': '',
    },
  );
});

test('the language that an article states counts', () => {
  const kindOf = kindFinder(['de/v1/a.md']);
  expect(kindOf('de/v1/a.md', ' zh_Hant ')).toBe('zh-hant\nv1');
});

test('versions of Docusaurus', () => {
  expect(
    kindsOf(['i18n/zh/docs/version-v1.0/a.md', 'i18n/zh/docs/current/a.md', 'versioned_docs/version-2.x/a.md']),
  ).toEqual({
    'i18n/zh/docs/version-v1.0/a.md': 'zh version-v1.0',
    'i18n/zh/docs/current/a.md': 'zh current',
    'versioned_docs/version-2.x/a.md': 'version-2.x',
  });
});
