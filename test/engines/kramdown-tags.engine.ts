import { expect, test } from 'vitest';
import { type KramdownTagFact, kramdownTags } from '../../src/facts/blocks/kramdown-tags.ts';
import { extractRecord } from '../../src/facts/extract.ts';
import { render } from './renderers/renderers.ts';

/** Raw HTML in which kramdown and CommonMark differ, and some in which they agree. */
const texts = [
  'a <font color=#369>b</font> c <i class=d>e</i>\n',
  'a <div class="b">c</div>\n\n<div>d</div> e <p>f</p>\n',
  'a\n<div>\nb <p>c</p>\n\nd</div>\n\ne</div>\n',
  'a <figure class="b">\n\nc\n\n</figure>\n',
  'a</br>\nb<br>\nc<br></br>\n',
  'a </span>b\n\n- c</p>\n- d </li>\n\n</ul>\n',
  '<b>a <i>b</b> c</i>\n\nd</b>\n',
  '<!-- a --><table bgcolor=red><tr><td>\n\n**b** <p>c</p>\n\n</td></tr></table>\n',
  '<table bgcolor=#369><tr><td>a</td></tr></table>\n\nb\n',
  '<div>\n<font color=#369>a</font> </span>\n</div>\n\nb\n',
  '> a <h2>b</h2>\n> <div>\n> c\n\nd</div>\n',
  '# a <section>b</section>\n\n<hr><p>c</p>\n',
  '<div markdown="1">\na <b>c\n\nd <p>e</p>\n</div>\n',
];

/** Tags at whose sight this suite is silent, in what kramdown reads as Markdown within a block of HTML. */
const silent = new Set(['<p>', '</p>']);

test('kramdown shows the tags that nk-lint says', ({ skip }) => {
  const rendered = render('kramdown-gfm', Object.fromEntries(texts.entries()));
  if ('missing' in rendered) return skip('not installed');
  for (const [index, source] of texts.entries()) {
    const { facts } = extractRecord({ path: 'a.md', hash: '', engine: 'jekyll', source }, [kramdownTags]);
    const said = ((facts['kramdown-tags'] ?? []) as readonly KramdownTagFact[])
      .filter(({ kind }) => kind !== 'cut')
      .map(({ tag }) => tag);
    const shown = String(rendered.answers[index]).match(/&lt;\/?[a-z].*?(?:&gt;|>)/gu) ?? [];
    const tags = shown.map((tag) => tag.replace('&lt;', '<').replace('&gt;', '>').replace(/[“”]/gu, '"'));
    const isNested = source.includes('markdown="1"');
    expect.soft([source, said]).toEqual([source, tags.filter((tag) => !isNested || !silent.has(tag))]);
  }
});
