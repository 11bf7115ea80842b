import { expect, test } from 'vitest';
import rule from '../../rules/character-control.ts';
import { runCase } from '../../src/tester.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  { name: 'accepts tabs and line endings', source: 'a\tb\r\n\nc\n', expect: [] },
  { name: 'accepts in code what XML can hold', source: '```\na\u0085b\u007Fc\n```\n', expect: [] },
  {
    name: 'flags what in code breaks the feed',
    source: '```\n\u001B[31mred\n```\n\n`a\u0001`\n',
    config: { engine: 'hugo' },
    expect: ['a.md:2:1-2:6 code (unsafe fix)'],
    fixed: '```\nred\n```\n\n`a`\n',
  },
  {
    name: 'flags that in posts only, where only posts are in the feed',
    source: { '_posts/2024-01-01-a.md': '`a\u0001`\n', 'guide/b.md': '`a\u0001`\n' },
    config: { engine: 'jekyll' },
    expect: ['_posts/2024-01-01-a.md:1:3-1:4 code (unsafe fix)'],
    fixed: { '_posts/2024-01-01-a.md': '`a`\n', 'guide/b.md': '`a\u0001`\n' },
  },
  {
    name: 'flags that in blogs, but not in documentation of one generator',
    source: { 'src/content/blog/a.md': '`a\u0001`\n', 'src/content/docs/b.md': '`a\u0001`\n' },
    config: { engine: 'astro' },
    expect: ['src/content/blog/a.md:1:3-1:4 code (unsafe fix)'],
    fixed: { 'src/content/blog/a.md': '`a`\n', 'src/content/docs/b.md': '`a\u0001`\n' },
  },
  ...(['generic', 'docusaurus', 'vitepress', 'docsify'] as const).map((engine) => ({
    name: `accepts in code of ${engine} what may be its subject`,
    source: '```js\nlet\u000Bcount;\n```\n\n`\u001B[31m`\n',
    config: { engine },
    expect: [],
  })),
  {
    name: 'accepts colour codes that the highlighter reads',
    source: '```ansi title="Before"\n\u001B[31mred\n```\n\n- a\n\n  ~~~ansi:no-line-numbers\n  \u001B[31mred\n  ~~~\n',
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'flags controls in the text of documentation',
    source: 'a \u001B[31mred.\n',
    config: { engine: 'vitepress' },
    expect: ['a.md:1:3-1:8 control (safe fix)'],
    fixed: 'a red.\n',
  },
  { name: 'leaves NUL to the rule on encodings', source: 'a\0b\n', expect: [] },
  {
    name: 'flags controls once, and removes them all',
    source: 'a\u0001b\u0002\u0003c\n\nd\u007F\n',
    expect: ['a.md:1:2-1:3 control (safe fix)'],
    fixed: 'abc\n\nd\n',
  },
  {
    name: 'flags C1 controls',
    source: '重\u0085释\u009B放\n',
    expect: ['a.md:1:2-1:3 control (safe fix)'],
    fixed: '重释放\n',
  },
  {
    name: 'flags what makes the feed of a summary invalid',
    source: {
      'a.md': 'a\u0008b\n',
      'b.md': 'One.\n\n<!--more-->\n\na\u0008b\n',
      'c.md': `${'word '.repeat(70)}a\u0008b\n`,
    },
    config: { engine: 'hugo' },
    expect: ['a.md:1:2-1:3 feed (safe fix)', 'b.md:5:2-5:3 control (safe fix)', 'c.md:1:352-1:353 control (safe fix)'],
    fixed: { 'a.md': 'ab\n', 'b.md': 'One.\n\n<!--more-->\n\nab\n', 'c.md': `${'word '.repeat(70)}ab\n` },
  },
  {
    name: 'flags what makes the feed of whole posts invalid, at its place',
    source: { 'a.md': 'a\u007Fb\u0008c\n', 'b.md': 'a\u007Fb\n' },
    config: { engine: 'zola' },
    expect: ['a.md:1:4-1:5 feed (safe fix)', 'b.md:1:2-1:3 control (safe fix)'],
    fixed: { 'a.md': 'abc\n', 'b.md': 'ab\n' },
  },
  {
    name: 'warns where the feed has the newest posts only',
    source: {
      '_posts/2024-01-01-a.md': 'a\u007Fb\u0008c\n',
      '_posts/2024-01-02-b.md': 'a\u007Fb\n',
      'guide/c.md': 'a\u0008b\n',
    },
    config: { engine: 'jekyll' },
    expect: [
      '_posts/2024-01-01-a.md:1:4-1:5 newest (safe fix)',
      '_posts/2024-01-02-b.md:1:2-1:3 control (safe fix)',
      'guide/c.md:1:2-1:3 control (safe fix)',
    ],
    fixed: { '_posts/2024-01-01-a.md': 'abc\n', '_posts/2024-01-02-b.md': 'ab\n', 'guide/c.md': 'ab\n' },
  },
  {
    name: 'warns where the feed leaves the character out',
    source: { '_posts/a.md': 'a\u0008b\n' },
    config: { engine: 'hexo' },
    expect: ['_posts/a.md:1:2-1:3 control (safe fix)'],
    fixed: { '_posts/a.md': 'ab\n' },
  },
  {
    name: 'takes the rest of a colour code with it',
    source: 'a \u001B[1;31mred\u001B[0m b\n',
    expect: ['a.md:1:3-1:10 control (safe fix)'],
    fixed: 'a red b\n',
  },
  {
    name: 'flags separators',
    source: 'one\u2028two，\u2029三\n',
    expect: ['a.md:1:4-1:5 joint (safe fix)'],
    fixed: 'one two，三\n',
  },
  {
    name: 'flags addresses and front matter',
    source: '---\ntitle: "a\u0090b"\n---\n\n[a](http\u0010://a.cn)\n',
    expect: ['a.md:2:10-2:11 control (safe fix)'],
    fixed: '---\ntitle: "ab"\n---\n\n[a](http://a.cn)\n',
  },
]);

test.each([
  ['a\u0008b\n', 'a.md:1:2-1:3 feed (safe fix)', 'error'],
  ['---\ntitle: a\u0008b\n---\n', 'a.md:2:9-2:10 control (safe fix)', 'error'],
  ['a\u007Fb\n', 'a.md:1:2-1:3 control (safe fix)', 'warning'],
])('takes the character in %j for as bad as it is', (source, line, severity) => {
  const fixed = source.replace(/[\u0008\u007F]/u, '');
  const [found] = runCase(rule, { name: '', source, config: { engine: 'hugo' }, expect: [line], fixed });
  expect(found?.severity).toBe(severity);
});
