import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/engine/fact-access.ts';
import { extractRecord } from '../../../src/facts/extract.ts';
import { type ImageFact, images } from '../../../src/facts/images/images.ts';

function imagesIn(source: string): readonly ImageFact[] {
  const record = extractRecord({ path: 'a.md', hash: '', engine: 'generic', source }, [images]);
  return factsOf(record, images);
}

/** `syntax|whole image|address as written|address|alt`, one string an image. */
function seen(source: string): string[] {
  return imagesIn(source).map(({ syntax, range, urlRange, url, alt }) =>
    [syntax, source.slice(...range), source.slice(...urlRange), url, alt].join('|'),
  );
}

describe('places and values', () => {
  const cases: readonly (readonly [name: string, source: string, expected: readonly string[]])[] = [
    ['plain', '![a](/c.png)', ['inline|![a](/c.png)|/c.png|/c.png|a']],
    ['title', '![a](/c.png "x (y).png")', ['inline|![a](/c.png "x (y).png")|/c.png|/c.png|a']],
    ['angle brackets with spaces', '![a](</c d.png> "t")', ['inline|![a](</c d.png> "t")|/c d.png|/c d.png|a']],
    ['escapes', '![a](/c\\(1\\).png)', ['inline|![a](/c\\(1\\).png)|/c\\(1\\).png|/c(1).png|a']],
    ['balanced brackets', '![a](/c(1).png)', ['inline|![a](/c(1).png)|/c(1).png|/c(1).png|a']],
    ['entities', '![a](/c?x=1&amp;y=2)', ['inline|![a](/c?x=1&amp;y=2)|/c?x=1&amp;y=2|/c?x=1&y=2|a']],
    ['brackets in the alt text', '![a [b](c) d](/e.png)', ['inline|![a [b](c) d](/e.png)|/e.png|/e.png|a b d']],
    ['no address', 'x ![a]() y', ['inline|![a]()|||a']],
    ['reference', '![a][c]\n\n[c]: /c.png "t"\n', ['reference|![a][c]|/c.png|/c.png|a']],
    [
      'collapsed and shortcut',
      '![c][] ![c]\n\n[C]: </c.png>\n',
      ['reference|![c][]|/c.png|/c.png|c', 'reference|![c]|/c.png|/c.png|c'],
    ],
    ['reference to nothing', '![a][c]\n\n[c]: <>\n', ['reference|![a][c]|||a']],
    ['reference without definition', '![a][c]\n', []],
    ['linked', '[![a](/c.png)](/d.html)', ['inline|![a](/c.png)|/c.png|/c.png|a']],
    ['in a table', '| a |\n| - |\n| ![b](/c.png) |\n', ['inline|![b](/c.png)|/c.png|/c.png|b']],
    ['in code', '`![a](/c.png)`\n\n    ![a](/c.png)\n', []],
    ['astral characters before', '😀𠮷![😀](/😀.png)', ['inline|![😀](/😀.png)|/😀.png|/😀.png|😀']],
    [
      'CRLF',
      '一\r\n\r\n![a](/b.png)\r\n![c](\r\n/d.png\r\n"t")\r\n',
      ['inline|![a](/b.png)|/b.png|/b.png|a', 'inline|![c](\r\n/d.png\r\n"t")|/d.png|/d.png|c'],
    ],
    ['front matter', '---\ntitle: a\n---\n![a](/b.png)\n', ['inline|![a](/b.png)|/b.png|/b.png|a']],
    ['blank lines before it', '\n\n---\ntitle: a\n---\n\n![a](/b.png)\n', ['inline|![a](/b.png)|/b.png|/b.png|a']],
    ['html', '<p>\n<img src="/c.png" alt="a">\n</p>', ['html|<img src="/c.png" alt="a">|/c.png|/c.png|a']],
    ['html inline', 'x <img alt=a src=/c.png> y', ['html|<img alt=a src=/c.png>|/c.png|/c.png|a']],
    ['html in capitals', '<IMG SRC = \'/c.png\' ALT="">', ['html|<IMG SRC = \'/c.png\' ALT="">|/c.png|/c.png|']],
    [
      'html with nested quotes',
      `<img title='"x"' alt="it's" src='/c.png'/>`,
      [`html|<img title='"x"' alt="it's" src='/c.png'/>|/c.png|/c.png|it's`],
    ],
    ['html entities', '<img src="/c?x=1&amp;y=2">', ['html|<img src="/c?x=1&amp;y=2">|/c?x=1&amp;y=2|/c?x=1&y=2|']],
    ['html with blanks around the address', '<img src=" /c.png\n">', ['html|<img src=" /c.png\n">|/c.png|/c.png|']],
    ['html without an address', '<img data-src="/c.png">', ['html|<img data-src="/c.png">|||']],
    ['html with an empty address', '<img src="" alt="">', ['html|<img src="" alt="">|||']],
    ['html comments', '<!-- <img src="/c.png"> -->', []],
    [
      'html over several lines',
      '<div>\r\n<img\r\n  src="/c.png">\r\n</div>',
      ['html|<img\r\n  src="/c.png">|/c.png|/c.png|'],
    ],
    // A block of raw HTML goes on to the next blank line: the Markdown in it is text.
    ['in a quotation', '> <img src="/a.png">\n> ![](/b.png)', ['html|<img src="/a.png">|/a.png|/a.png|']],
  ];
  for (const [name, source, expected] of cases) {
    test(name, () => expect(seen(source)).toEqual(expected));
  }

  test('an empty address has its place where it would be written', () => {
    const places = ['![]()', '![](<>)', '![a (](<> "t (x)")', "![]( <>\n't')"].map((source) => {
      const { urlRange } = imagesIn(source)[0] ?? { urlRange: [0, 0] as const };
      return `${source.slice(0, urlRange[0])}/c.png${source.slice(urlRange[1])}`;
    });
    expect(places).toEqual(['![](/c.png)', '![](</c.png>)', '![a (](</c.png> "t (x)")', "![]( </c.png>\n't')"]);
  });
});

describe('follows', () => {
  const cases: readonly (readonly [name: string, gap: string, follows: boolean])[] = [
    ['nothing', '', true],
    ['blank line', '\n\n', true],
    ['CRLF', '\r\n\r\n', true],
    ['hard break', '\\\n', true],
    ['hard break with CRLF', '\\\r\n', true],
    ['no-break spaces', '&nbsp;\u00a0', true],
    ['quotation', '\n>\n> ', true],
    ['list', '\n- ', true],
    ['line break tag', '<br/>\n', true],
    ['a word', ' and ', false],
    ['punctuation', '、', false],
    ['a heading', '\n\n## a\n\n', false],
    ['a thematic break', '\n\n---\n\n', false],
    ['a comment', '\n\n<!-- more -->\n\n', false],
    ['a tag that is only opened', '<span>', false],
  ];
  for (const [name, gap, follows] of cases) {
    const prefix = gap.includes('>\n>') ? '> ' : gap === '\n- ' ? '- ' : '';
    test(name, () =>
      expect(imagesIn(`${prefix}![](/a.png)${gap}![](/b.png)`).map((image) => image.follows)).toEqual([false, follows]),
    );
  }

  test('paragraphs of raw HTML', () => {
    const source =
      '<p><img src="/a.png"></p>\n<p class="x"><img src="/b.png"></p>\n<picture><img src="/c.png"></picture>';
    expect(imagesIn(source).map(({ follows }) => follows)).toEqual([false, true, false]);
  });

  test('elements that are closed and opened again in another order', () => {
    const source = '<div><p><img src="/a.png"></p></div><p><div><img src="/b.png"></div></p>';
    expect(imagesIn(source).map(({ follows }) => follows)).toEqual([false, false]);
  });
});

test.each([
  ['text in the same line', '![](/a.png) ![](/b.png) text', true],
  ['text in another block', '![](/a.png)\n\n![](/b.png) text', false],
  ['text in a quote', '![](/a.png)\n\n> ![](/b.png) text', false],
  ['no text', '![](/a.png)\n\n> ![](/b.png)\n', true],
  ['a closing tag', '<p><img src="/a.png"></p>\n<p><img src="/b.png"></p>', true],
])('removable, before %s', (_, source, removable) => {
  expect(imagesIn(source)[1]?.removable).toBe(removable);
});
