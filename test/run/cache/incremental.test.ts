import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import fc from '../../fc.ts';
import { checkedFolder } from './checked-folder.ts';

/** An article by its parts, so that a change may touch one of them. */
interface Parts {
  readonly title: string;
  readonly slug: string;
  readonly tags: readonly string[];
  readonly source: number | undefined;
  readonly paragraphs: readonly string[];
  readonly image: number | undefined;
  readonly link: string | undefined;
  readonly heading: string | undefined;
}

const sentences = [
  '潮水退去以后，码头上的灯一盏一盏亮了起来，渡船停在最里面的泊位。',
  '值班的人把缆绳解开,又系上,船长说今天的风比昨天小一些。',
  'The ferry leaves the pier at nine, and comes back before the tide has turned.',
  '欢迎关注我们的公众号',
  '请点击下方链接订阅我们的周刊。',
  '灯塔的光每隔十二秒扫过海面一次，夜里走船的人都认得它的节奏，也认得它旁边的礁石。',
  '本文由编辑部整理。……',
  '完，',
  'Ｗe met at the quay ，and left in the morning.',
  '阅读全文',
];

const parts: fc.Arbitrary<Parts> = fc.record({
  title: fc.constantFrom('渡船', '灯塔', '码头', 'The ferry', 'The pier | Shore', 'A tide | Shore'),
  slug: fc.constantFrom('ferry', 'pier', 'Pier', 'tide', 'quay', 'rope', 'lamp', 'mast'),
  tags: fc.subarray(['Open Day', 'open-day', 'ferry', 'Ferry', '港口']),
  source: fc.option(fc.nat(5), { nil: undefined }),
  paragraphs: fc.array(fc.constantFrom(...sentences), { maxLength: 4 }),
  image: fc.option(fc.nat(4), { nil: undefined }),
  link: fc.option(fc.constantFrom('/news/ferry/', '/news/lamp/#tide', 'a3.md', './a7.md#pier', '/old/'), {
    nil: undefined,
  }),
  heading: fc.option(fc.constantFrom('Tide', 'Pier', '潮汐'), { nil: undefined }),
});

const images = [
  '/img/pier.jpg',
  'https://img.example.org/a/ferry-1.jpg',
  'https://img.example.org/a/',
  'https://img.example.org/a/ferry',
  '/quay.png',
];

function textOf({ title, slug, tags, source, paragraphs, image, link, heading }: Parts): string {
  return [
    `---\ntitle: ${title}\nslug: ${slug}\ntags: [${tags.join(', ')}]\ndate: 2024-05-0${1 + slug.length}\n---`,
    ...(heading === undefined ? [] : [`## ${heading}`]),
    ...paragraphs,
    ...(link === undefined ? [] : [`见[这里](${link})。`]),
    ...(image === undefined ? [] : [`![图](${images[image]})`]),
    ...(source === undefined ? [] : [`[原文](https://news.example.org/2024/05/${10 + source}.html)`]),
  ].join('\n\n');
}

type Change =
  | { readonly kind: 'write'; readonly at: number; readonly parts: Parts }
  | { readonly kind: 'copy'; readonly at: number; readonly from: number }
  | { readonly kind: 'append'; readonly at: number; readonly text: string }
  | { readonly kind: 'remove' | 'rename'; readonly at: number }
  | { readonly kind: 'configure'; readonly config: number };

const mostArticles = 30;
const at = fc.nat(mostArticles - 1);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), at, parts }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('append' as const), at, text: fc.constantFrom(...sentences) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('copy' as const), at, from: at }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('remove' as const, 'rename' as const), at }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('configure' as const), config: fc.nat(2) }) },
);

const few = {
  'paragraph-common': ['info', { count: 4, share: 0.1 }],
  'image-common': ['info', { count: 3, share: 0.1 }],
};
const configs = [
  { extends: 'strict', rules: few },
  { extends: 'strict', rules: { ...few, 'tag-duplicate': 'off', 'image-common': ['info', { count: 5, share: 0.1 }] } },
  {
    extends: 'strict',
    rules: { ...few, 'url-tracking': 'off' },
    overrides: [{ files: ['content/b/**'], rules: { 'article-duplicate': 'off' } }],
  },
];

/** A folder of articles, which is checked again and again. */
function shore(engine: string) {
  const root = mkdtempSync(join(tmpdir(), 'nk-lint-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, '.git'));
  const texts = new Map<string, string>();
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
    if (name.endsWith('.md')) texts.set(name, text);
  };
  if (engine === 'hugo') write('hugo.toml', 'baseURL = "https://shore.example.org"\n');
  write('static/img/pier.jpg', '');
  return { root, texts, write, nameOf: (number: number) => `content/${number % 3 === 0 ? 'b' : 'news'}/a${number}.md` };
}

type Shore = ReturnType<typeof shore>;

function apply({ root, texts, write, nameOf }: Shore, change: Change): void {
  if (change.kind === 'configure') {
    write('.nk-lint.json', JSON.stringify(configs[change.config]));
    return;
  }
  const name = nameOf(change.at);
  const before = texts.get(name);
  if (change.kind === 'write') write(name, textOf(change.parts));
  if (change.kind === 'append' && before !== undefined) write(name, `${before}\n\n${change.text}\n`);
  if (change.kind === 'copy') write(name, texts.get(nameOf(change.from)) ?? '');
  if (before === undefined || (change.kind !== 'remove' && change.kind !== 'rename')) return;
  texts.delete(name);
  const other = name.replace(/a(?=\d+\.md$)/u, 'r');
  renameSync(join(root, name), join(root, other));
  if (change.kind === 'remove') rmSync(join(root, other));
  else texts.set(other, before);
}

const reportOf = ({ root }: Shore, isCached: boolean) => checkedFolder(root, isCached);

test.each(['generic', 'hugo'])(
  'after any changes, the findings are those of a run that knows nothing: %s',
  async (engine) => {
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(parts, { minLength: 24, maxLength: mostArticles }),
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        async (articles, rounds) => {
          const folder = shore(engine);
          apply(folder, { kind: 'configure', config: 0 });
          for (const [number, each] of articles.entries()) folder.write(folder.nameOf(number), textOf(each));
          await reportOf(folder, true);
          for (const changes of rounds) {
            for (const each of changes) apply(folder, each);
            const warm = await reportOf(folder, true);
            if (warm.kept) kept++;
            expect(warm.report).toEqual((await reportOf(folder, false)).report);
          }
        },
      ),
      { numRuns: 15, endOnFailure: true },
    );
    expect(kept).toBeGreaterThan(10);
  },
  300_000,
);

/** A site of so many articles that habits show: nearly all have a source and end with a full stop. */
function usualShore(): Shore {
  const folder = shore('hugo');
  apply(folder, { kind: 'configure', config: 0 });
  for (let number = 0; number < 60; number++) folder.write(folder.nameOf(number), textOf(usual(number)));
  return folder;
}

function usual(number: number): Parts {
  const paragraphs = [`第${number}天，${sentences[0]}`, `${sentences[5]}这是第${number}次记录，${sentences[1]}`];
  return {
    title: `渡船${number}`,
    slug: `s${number}`,
    tags: ['ferry'],
    source: number,
    paragraphs,
    image: undefined,
    link: undefined,
    heading: undefined,
  };
}

const changed = (number: number, change: Partial<Parts>) => textOf({ ...usual(number), ...change });

const commented = (comment: string) => changed(2, {}).replace('title', `#${comment}\ntitle`);

describe('a change that matters to other articles', () => {
  test.each<
    [name: string, before: Readonly<Record<number, string>>, after: Readonly<Record<number, string | undefined>>]
  >([
    [
      'a norm that is no longer one',
      { 1: changed(1, { source: undefined }), 4: changed(4, { source: undefined }) },
      {
        7: changed(7, { source: undefined }),
        10: changed(10, { source: undefined }),
        13: changed(13, { source: undefined }),
      },
    ],
    ['the count in a norm', { 1: changed(1, { source: undefined }) }, { 4: changed(4, { source: undefined }) }],
    ['a copy', {}, { 8: changed(2, { slug: 'other' }) }],
    [
      'a copy that is none any more',
      { 8: changed(2, { slug: 'other' }) },
      { 2: changed(2, { paragraphs: ['渔船今天没有出海，因为雾太大了，看不见灯塔。'] }) },
    ],
    ['an article whose copy is found elsewhere', { 8: changed(2, { slug: 'other' }) }, { 2: undefined }],
    ['a slug that is taken', {}, { 8: changed(8, { slug: 's2' }) }],
    [
      'a place that another finding points to',
      { 8: changed(8, { slug: 's2' }) },
      { 2: changed(2, { tags: ['ferry', 'pier'] }) },
    ],
    [
      'lines alone before such a place',
      { 2: commented('ab cd'), 8: changed(8, { slug: 's2' }) },
      { 2: commented('ab\n#d') },
    ],
    [
      'an image that others have',
      Object.fromEntries([1, 4, 7].map((at) => [at, changed(at, { image: 3 })])),
      { 10: changed(10, { image: 3 }) },
    ],
    [
      'where such an image stands',
      Object.fromEntries([1, 4, 7, 10].map((at) => [at, changed(at, { image: 4 })])),
      { 4: changed(4, { image: 4, title: '另一条船' }) },
    ],
    [
      'where the first of such images stands',
      Object.fromEntries([1, 4, 7, 10].map((at) => [at, changed(at, { image: 4 })])),
      { 1: changed(1, { image: 4, title: '另一条船' }) },
    ],
    [
      'a heading that a link leads to',
      { 1: changed(1, { link: '/news/s4/#tide' }), 4: changed(4, { heading: 'Tide' }) },
      { 4: changed(4, { heading: 'Pier' }) },
    ],
    [
      'words of an article without links to which one with a missing anchor leads',
      { 1: changed(1, { link: '/news/s4/#none' }), 4: changed(4, { source: undefined, heading: 'Tide' }) },
      { 4: changed(4, { source: undefined, heading: 'Tide', paragraphs: [`${sentences[5]}`, `${sentences[1]}`] }) },
    ],
    ['an article that a link leads to', { 1: changed(1, { link: '/news/s4/' }) }, { 4: changed(4, { slug: 'gone' }) }],
  ])('%s', async (_, before, after) => {
    const folder = usualShore();
    const put = (texts: Readonly<Record<number, string | undefined>>) => {
      for (const [number, text] of Object.entries(texts)) {
        if (text === undefined) apply(folder, { kind: 'remove', at: Number(number) });
        else folder.write(folder.nameOf(Number(number)), text);
      }
    };
    put(before);
    const first = await reportOf(folder, true);
    put(after);
    const warm = await reportOf(folder, true);
    expect(warm.report).toEqual((await reportOf(folder, false)).report);
    expect(warm.report).not.toEqual(first.report);
    expect((await reportOf(folder, true)).report).toEqual(warm.report);
  });
});

describe('rules that are turned off and on again', () => {
  const configure = (folder: Shore, off: readonly string[]) => {
    const levels = Object.fromEntries(off.map((id) => [id, 'off']));
    folder.write('.nk-lint.json', JSON.stringify({ extends: 'strict', rules: levels }));
  };

  test.each<[name: string, off: readonly string[], edited: readonly [first: number, later: number]]>([
    ['those that read norms', ['article-empty', 'article-truncated', 'title-noise'], [4, 7]],
    ['one that compares articles', ['shortcode-unknown'], [8, 2]],
    ['several of both', ['image-common', 'paragraph-common', 'punctuation-width', 'tag-duplicate'], [8, 2]],
  ])('%s', async (_, off, [first, later]) => {
    const folder = usualShore();
    folder.write(folder.nameOf(8), changed(8, { slug: 's2' }));
    const steps: readonly (() => void)[] = [
      () => configure(folder, []),
      () => configure(folder, off),
      () => folder.write(folder.nameOf(first), changed(first, { title: '另一条船', slug: 's2' })),
      () => configure(folder, []),
      () => folder.write(folder.nameOf(later), changed(later, { paragraphs: [sentences[9] ?? ''] })),
      () => {
        configure(folder, off);
        folder.write(folder.nameOf(later), changed(later, { tags: ['pier'] }));
      },
      () => folder.write(folder.nameOf(first), changed(first, { title: '第三条船' })),
    ];
    for (const step of steps) {
      step();
      const warm = await reportOf(folder, true);
      expect(warm.report).toEqual((await reportOf(folder, false)).report);
    }
  });
});
