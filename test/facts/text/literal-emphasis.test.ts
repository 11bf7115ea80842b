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
import { literalEmphasis } from '../../../src/facts/text/literal-emphasis.ts';

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

function facts(source: string) {
  const frontMatter = splitFrontMatter(source, 'generic');
  const tree = parse(source, frontMatter);
  return literalEmphasis.collect({ source, engine: 'generic', frontMatter, templates: [], tree, problem: undefined });
}

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
      for (const { kind, range, text, friendly: isFriendly } of facts(source)) {
        if (!isFriendly || kind === 'crossed') continue;
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
