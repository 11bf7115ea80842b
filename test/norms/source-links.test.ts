import { expect, test } from 'vitest';
import { factPicker } from '../../src/engine/fact-access.ts';
import type { Norm } from '../../src/engine/rule.ts';
import { extractRecord } from '../../src/facts/extract.ts';
import { slugIdentity } from '../../src/norms/slug-identity.ts';
import { sourceLinks } from '../../src/norms/source-links.ts';
import { article, md5, siblings, sourceUrl } from '../siblings.ts';

function learn<Learned>(norm: Norm<Learned>, sources: readonly string[]): Learned | undefined {
  const samples = sources.flatMap((source) => {
    const record = extractRecord({ path: 'a.md', hash: '', engine: 'generic', source }, Object.values(norm.needs));
    return norm.sample(factPicker(norm.needs)(record)) ?? [];
  });
  return norm.learn(samples);
}

test('source links: shares, hosts and shapes', () => {
  const learned = learn(sourceLinks, [
    ...Object.values(siblings(12)),
    '---\nsource: http://www.other.example/a.htm\n---\n\n正文。\n',
    '正文。\n\n[原文](/relative)\n',
    '没有来源。\n',
    '---\ntitle: 没有正文\n---\n',
  ]);
  expect(learned).toEqual({
    linked: 14,
    total: 15,
    inFrontMatter: 1,
    hosts: [
      ['news.example.edu.cn', 12],
      ['?', 1],
      ['other.example', 1],
    ],
    shapes: [
      {
        host: 'news.example.edu.cn',
        count: 12,
        secure: 12,
        extensions: [['shtml', 12]],
        below: {
          '/': 12,
          '/ywsd/': 12,
          '/ywsd/system/': 12,
          '/ywsd/system/#/': 12,
          '/ywsd/system/#/#/': 12,
          '/ywsd/system/#/#/#/': 12,
        },
        at: {},
        names: {},
        length: 15,
      },
    ],
  });
});

test('slug identity: each key by itself', () => {
  const learned = learn(slugIdentity, [
    ...Object.values(siblings(5)),
    article(sourceUrl(6), { slug: md5('altered') }),
    article(sourceUrl(7), { urlname: 'words' }),
    '---\nslug: 0123456789abcdef0123456789abcdef\n---\n\n没有来源。\n',
  ]);
  expect(learned).toEqual({ fields: { slug: { matching: 6, total: 7 }, urlname: { matching: 5, total: 6 } } });
});
