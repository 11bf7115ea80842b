import { expect, test } from 'vitest';
import { otherPostAddresses } from '../../../src/site/addresses/hexo-posts.ts';
import { isRedirected } from '../../../src/site/addresses/redirects.ts';
import { filesOf } from '../files.ts';

const files = filesOf({
  'source/_posts/sub/orbit.html': '---\nabbrlink: 137\nhide: true\n---\n\n<p>Text.</p>\n',
  'source/_posts/sub/tide.njk': "---\ntitle: 'Tide'\nabbrlink: '138'\ndate: 2024-01-02\n---\n",
  'source/_posts/own.htm': '---\npermalink: my/place.html\n---\n',
  'source/_posts/hidden.html': '---\nabbrlink: 139\npublished: false\n---\n',
  'source/_posts/_part.html': '---\nabbrlink: 140\n---\n',
  'source/_posts/plain.html': '<p>abbrlink: 141</p>\n',
  'source/_posts/sub/table.txt': '---\nabbrlink: 142\n---\n',
  'source/_posts/a.md': '---\nabbrlink: 143\n---\n',
});

test('posts of Hexo that are no Markdown have addresses', () => {
  const found = otherPostAddresses(files, { permalink: 'posts/:abbrlink/' });
  expect(found.toSorted()).toEqual(['my/place', 'posts/137', 'posts/138']);
});

test('where only Hexo knows their addresses, the beginning or the end is known', () => {
  const byDay = otherPostAddresses(files, {});
  expect(byDay.toSorted()).toEqual(['*/orbit', '2024/01/02/sub/tide', 'my/place']);
  const found = ['2020/02/03/sub/orbit', 'orbit', '2020/02/03/sub/an-orbit'].map((each) => isRedirected(each, byDay));
  expect(found).toEqual([true, true, false]);
  const byKey = otherPostAddresses(files, { permalink: 'p/:number/' });
  expect(byKey.toSorted()).toEqual(['my/place', 'p/*', 'p/*']);
});

test('in folders of assets, they are files', () => {
  expect(otherPostAddresses(files, { permalink: 'posts/:abbrlink/', post_asset_folder: true })).toEqual([]);
});
