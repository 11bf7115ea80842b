import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { splitFrontMatter } from '../../../src/article/front-matter.ts';
import { parse } from '../../../src/article/markdown/parse.ts';
import { kramdownLiteralMarks } from '../../../src/facts/text/kramdown-emphasis.ts';
import { literalEmphasis } from '../../../src/facts/text/literal-emphasis.ts';
import { type RendererUnderTest, readAnswers } from '../../engines/renderers/renderers.ts';
import { snippets } from '../../engines/renderers/snippets.ts';

/** Opens and closes emphasis beside CJK punctuation: what it renders and CommonMark does not is the rule's business. */
const friendly = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly).freeze();

function literals(tree: ReturnType<typeof parse>, source: string): number {
  let count = 0;
  visit(tree, 'text', (node) => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    count += source.slice(start, end).match(/(?<!\\)\*\*/gu)?.length ?? 0;
  });
  return count;
}

function articleOf(source: string) {
  const frontMatter = splitFrontMatter(source, 'generic');
  const tree = parse(source, frontMatter);
  return { source, engine: 'generic', frontMatter, templates: [], tree, problem: undefined } as const;
}

const facts = (source: string) => literalEmphasis.collect(articleOf(source));

/** Snippets of emphasis, but those whose marks make blocks. */
const emphasis = Object.keys(snippets).filter(
  (id) => id.startsWith('emphasis/') && !['star-footnote', 'over-paragraphs', 'in-table'].includes(id.slice(9)),
);

/** The answer of a renderer, without tags and code. */
function answerOf(renderer: RendererUnderTest, id: string): string {
  return String(readAnswers(renderer).answers[id]).replace(/<code>.*?<\/code>|<[^>]*>/gu, '');
}

const marksIn = (text: string) => text.replace(/[^*_]/gu, '').length;

test('what kramdown is said to leave is what it left', () => {
  const wrong = emphasis.filter((id) => {
    const source = (snippets[id] ?? '').replace(/^(?:- |## )/u, '');
    const literal = kramdownLiteralMarks(articleOf(source), [0, source.length]);
    return literal?.size !== marksIn(answerOf('kramdown-gfm', id));
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['kramdown-gfm', 'kramdown'],
  ['kramdown', 'kramdown'],
  ['astro-cjk-friendly', 'cjk-friendly'],
  ['marked-1', 'marked-1'],
] as const)('%s shows what is not said to be hidden, and hides the rest', (renderer, trait) => {
  const wrong = emphasis.filter((id) => {
    const found = facts(snippets[id] ?? '');
    const isShown = marksIn(answerOf(renderer, id)) > 0;
    return found.length > 0 && found.some(({ hiddenBy }) => !hiddenBy.includes(trait)) !== isShown;
  });
  expect(wrong).toEqual([]);
});

test.each([
  '**注意：**今晚',
  '他说**可以。**然后',
  '发音**“意丝”**吗',
  '这是**“彗星”**的',
  '看**《星空》**一书',
  '**甲（乙）**丙',
])('%s renders where the parser is friendly to CJK', (source) => {
  expect(facts(source).map(({ kind }) => kind)).toHaveLength(1);
  expect(literals(parse(source, undefined), source)).toBe(2);
  expect(literals(friendly.parse(source), source)).toBe(0);
});

const folder = join(import.meta.dirname, '../../../../shared/articles');
const present = existsSync(folder);
if (!present) console.log(`skipped: no real articles in ${folder}`);

describe.skipIf(!present)('real articles', () => {
  test('what is said to stand beside CJK punctuation renders where the parser is friendly to it', () => {
    const wrong: string[] = [];
    let right = 0;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.md') || !statSync(join(folder, name)).isFile()) continue;
      const source = readFileSync(join(folder, name), 'utf8');
      for (const { kind, range, text, hiddenBy } of facts(source)) {
        if (!hiddenBy.includes('cjk-friendly') || kind === 'crossed') continue;
        // With a letter on each side, as in the article.
        const around = source.slice(Math.max(0, range[0] - 1), range[1] + 1).replace(/^[\r\n]/u, '');
        if (literals(friendly.parse(around), around) > 0) wrong.push(`${name}: ${text}`);
        else right++;
      }
    }
    expect(right).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });
});
