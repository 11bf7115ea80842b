import { expect, test } from 'vitest';
import { htmlNames } from '../../src/knowledge/text/html-names.ts';
import { readsMarkdown } from '../../src/knowledge/text/kramdown-content.ts';
import { render } from './renderers/renderers.ts';

/** Elements without content, and those whose text is none of Markdown anywhere. */
const skipped =
  /^(?:area|base|br|col|command|embed|hr|img|input|keygen|link|meta|param|pre|script|source|style|textarea|title|track|wbr|xmp)$/u;
const names = [...htmlNames].filter((name) => !skipped.test(name));
const values = ['0', '1', 'span', 'block', 'true'] as const;

test.for(values)('kramdown reads Markdown in the elements that nk-lint says, with markdown="%s"', (value, { skip }) => {
  const texts = names.map((name) => `<div>\n<${name} markdown="${value}">b **a**</${name}>\n</div>\n`);
  const rendered = render('kramdown-gfm', Object.fromEntries(texts.entries()));
  if ('missing' in rendered) return skip('not installed');
  const said = names.filter((name) => readsMarkdown(name, value));
  expect(names.filter((_, index) => !String(rendered.answers[index]).includes('**'))).toEqual(said);
});
