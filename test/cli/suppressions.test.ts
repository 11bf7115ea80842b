import { describe, expect, test } from 'vitest';
import { asError, broken, listed, site as plainSite } from './run.ts';

/** Pictures that text stands between count, too. */
const site = (files: Readonly<Record<string, string>>) =>
  plainSite({ '.nk-lint.json': '{ "rules": { "image-duplicate": ["warn", { "everywhere": true }] } }', ...files });

const image = '![彗星掠过天文台](/comet.jpg)';

/** An article whose second and third picture are found, with a comment before each. */
const article = (first: string, second = '', frontMatter = '') => `---
title: 彗星
${frontMatter}---

${image}

${first}

${image}

${second}

文字。

${image}
`;

const comment = (text: string) => `<!-- nk-lint-${text} -->`;

describe('comments', () => {
  test.each([
    ['nothing suppressed', article(''), [9, 15]],
    ['disable-next-line', article(comment('disable-next-line image-duplicate')), [15]],
    [
      'disable-next-line with a reason',
      article(comment('disable-next-line image-duplicate -- the same chart on purpose')),
      [15],
    ],
    ['disable-next-line for all rules', article(comment('disable-next-line')), [15]],
    ['disable-next-line for another rule', article(comment('disable-next-line title-noise')), [9, 15]],
    ['disable-next-line for several rules', article(comment('disable-next-line title-noise, image-duplicate')), [15]],
    ['disable', article(comment('disable image-duplicate')), []],
    ['disable and enable', article(comment('disable image-duplicate'), comment('enable image-duplicate')), [15]],
    [
      'disable and enable of another rule',
      article(comment('disable image-duplicate'), comment('enable title-noise')),
      [],
    ],
    ['disable one and enable all', article(comment('disable image-duplicate'), comment('enable')), [15]],
    ['disable-file', article('', comment('disable-file image-duplicate')), []],
    ['in code', article(`\`\`\`\n${comment('disable-file')}\n\`\`\``), [11, 17]],
    ['until a day to come', article(comment('disable-file image-duplicate -- for now until 2999-12-31')), []],
    ['until a day that is past', article(comment('disable-file image-duplicate -- for now until 2020-01-01')), [9, 15]],
    ['until what is no day', article(comment('disable-file image-duplicate -- for now until summer')), [9, 15]],
  ])('%s', (_, source, lines) => {
    const report = site({ 'a.md': source }).report(['a.md', '--only', 'image-duplicate']);
    expect(listed(report)).toEqual(lines.map((line) => `a.md:${line} image-duplicate`));
    expect(report.summary).toMatchObject({ warnings: lines.length, suppressed: 2 - lines.length });
  });

  test('disable-line counts for the line that it stands in', () => {
    const source = article('').replace(/\n$/u, ` ${comment('disable-line image-duplicate')}\n`);
    expect(listed(site({ 'a.md': source }).report(['a.md', '--only', 'image-duplicate']))).toEqual([
      'a.md:9 image-duplicate',
    ]);
  });

  test('decide the exit code, and hold back the fix', () => {
    const source = broken.replace(
      `\n${image}\n\n完`,
      `\n${comment('disable-next-line image-duplicate -- meant')}\n\n${image}\n\n完`,
    );
    const here = site({ 'a.md': source });
    expect(here.run(['a.md', ...asError, '--fix']).code).toBe(0);
    expect(here.read('a.md')).toBe(source);
  });
});

describe('front matter', () => {
  const stated = (text: string) => article('', '', `nk-lint: { disable: { ${text} } }\n`);

  test.each([
    ['a rule with its reason', 'image-duplicate: the same chart on purpose', 0],
    ['a rule without one', 'image-duplicate:', 0],
    ['another rule', 'title-noise: x', 2],
    ['until a day to come', 'image-duplicate: for now until 2999-12-31', 0],
    ['until a day that is past', 'image-duplicate: for now until 2020-01-01', 2],
  ])('%s', (_, text, left) => {
    const report = site({ 'a.md': stated(text) }).report(['a.md', '--only', 'image-duplicate']);
    expect(report.summary).toMatchObject({ warnings: left, suppressed: 2 - left });
  });

  test('is no unknown key to a schema that allows no others', () => {
    const schema = { type: 'object', additionalProperties: false, properties: { title: {} } };
    const config = JSON.stringify({ collections: [{ name: 'a', files: ['*.md'], schema }] });
    const here = site({ 'a.md': stated('image-duplicate: meant'), '.nk-lint.json': config });
    expect(listed(here.report(['a.md', '--only', 'front-matter-schema']))).toEqual([]);
  });
});

test('--no-inline-config ignores all of them', () => {
  const here = site({
    'a.md': article(comment('disable-file')),
    'b.md': article('', '', 'nk-lint: { disable: { image-duplicate: x } }\n'),
  });
  expect(here.report(['.', '--only', 'image-duplicate']).summary).toMatchObject({ warnings: 0, suppressed: 4 });
  expect(here.report(['.', '--only', 'image-duplicate', '--no-inline-config']).summary).toMatchObject({
    warnings: 4,
    suppressed: 0,
  });
});
