import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/engine/fact-access.ts';
import { extractRecord } from '../../../src/facts/extract.ts';
import { type LinkFact, links } from '../../../src/facts/links/links.ts';

function linksIn(source: string): readonly LinkFact[] {
  const record = extractRecord({ path: 'a.md', hash: '', engine: 'generic', source }, [links]);
  return factsOf(record, links);
}

/** `syntax|whole link|address as written|address|text|title`, one string a link. */
function seen(source: string): string[] {
  return linksIn(source).map(({ syntax, range, urlRange, url, text, title }) =>
    [syntax, source.slice(...range), source.slice(...urlRange), url, text, title].join('|'),
  );
}

const cases: readonly (readonly [name: string, source: string, expected: readonly string[]])[] = [
  ['plain', '[a](/b)', ['inline|[a](/b)|/b|/b|a|']],
  ['title', '[a](/b "c (d)")', ['inline|[a](/b "c (d)")|/b|/b|a|c (d)']],
  ['nested quotes in the title', `[a](/b 'it "is"')`, [`inline|[a](/b 'it "is"')|/b|/b|a|it "is"`]],
  ['angle brackets with spaces', '[a](</b c>)', ['inline|[a](</b c>)|/b c|/b c|a|']],
  ['escapes', '[a](/b\\_c\\)d)', ['inline|[a](/b\\_c\\)d)|/b\\_c\\)d|/b_c)d|a|']],
  ['entities', '[a](/b?c=1&amp;d=2)', ['inline|[a](/b?c=1&amp;d=2)|/b?c=1&amp;d=2|/b?c=1&d=2|a|']],
  ['no address', '[a]()', ['inline|[a]()|||a|']],
  ['brackets in the text', '[a [b] (c)](/d)', ['inline|[a [b] (c)](/d)|/d|/d|a [b] (c)|']],
  ['reference', '[a][b]\n\n[b]: https://c.cn/ "t"\n', ['reference|[a][b]|https://c.cn/|https://c.cn/|a|t']],
  [
    'reference in angle brackets',
    '[b]\n\n[b]: <https://c.cn/d e>\n',
    ['reference|[b]|https://c.cn/d e|https://c.cn/d e|b|'],
  ],
  ['first definition counts', '[b]\n\n[b]: /1\n[b]: /2\n', ['reference|[b]|/1|/1|b|']],
  ['autolink', 'x <https://c.cn/d>', ['autolink|<https://c.cn/d>|https://c.cn/d|https://c.cn/d|https://c.cn/d|']],
  ['bare address', '见 https://c.cn/d 。', ['literal|https://c.cn/d|https://c.cn/d|https://c.cn/d|https://c.cn/d|']],
  ['bare www', 'x www.c.cn y', ['literal|www.c.cn|www.c.cn|http://www.c.cn|www.c.cn|']],
  [
    'html',
    '<a href="/b?c=1&amp;d=2" title="t">x</a>',
    ['html|<a href="/b?c=1&amp;d=2" title="t">|/b?c=1&amp;d=2|/b?c=1&d=2|x|t'],
  ],
  ['html with blanks around the address', "<a href=' /b '>x</a>", ["html|<a href=' /b '>|/b|/b|x|"]],
  ['an anchor is no link', '<a name="b"></a>', []],
  ['astral characters', '𠮷😀[😀](/😀)', ['inline|[😀](/😀)|/😀|/😀|😀|']],
  ['CRLF', 'a\r\nb [c](/d)\r\n\r\n[e][f]\r\n\r\n[f]: /g\r\n', ['inline|[c](/d)|/d|/d|c|', 'reference|[e][f]|/g|/g|e|']],
  ['around an image', '[![a](/b.png)](/c)', ['inline|[![a](/b.png)](/c)|/c|/c||']],
  ['code', '`[a](/b)`', []],
];

describe('places and values', () => {
  for (const [name, source, expected] of cases) test(name, () => expect(seen(source)).toEqual(expected));
});
