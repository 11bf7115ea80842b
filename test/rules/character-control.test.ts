import rule from '../../rules/character-control.ts';
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
