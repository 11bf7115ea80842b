import { expect, test } from 'vitest';
import { templateAddresses } from '../../../src/site/addresses/redirects.ts';
import { filesOf } from '../files.ts';

test('templates of Jekyll state addresses of their own', () => {
  const files = filesOf({
    'archive.html': '---\ntitle: All\npermalink: /By-Year/\n---\nText.\n',
    'lists/tags.html': '---\npermalink: "/labels/index.html" \n---\n',
    'plain.html': '---\ntitle: Plain\n---\npermalink: /no/\n',
    'bare.html': 'permalink: /no/\n',
    'pattern.html': '---\npermalink: /:year/x/\n---\n',
    '_layouts/page.html': '---\npermalink: /layout/\n---\n',
    'assets/x.html': '---\npermalink: /asset/\n---\n',
  });
  expect(templateAddresses(files)).toEqual(['by-year', 'labels']);
});
