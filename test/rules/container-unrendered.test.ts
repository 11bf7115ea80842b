import rule from '../../rules/container-unrendered.ts';
import { testRule } from '../rule-tester.ts';

const hugo = { engine: 'hugo', site: {} } as const;
const hexo = { engine: 'hexo', site: {} } as const;
const jekyll = { engine: 'jekyll', site: {} } as const;
const docusaurus = { engine: 'docusaurus' } as const;
const starlight = { engine: 'astro', renderer: { containers: 'directive' } } as const;
const vitepress = { engine: 'vitepress' } as const;

const all =
  ':::tip\na\n:::\n\n::: tip\nb\n:::\n\n:::tip Title\nc\n:::\n\n:::tip[Title]\nd\n:::\n\n> [!NOTE]\n> e\n\n!!! note\n    f\n';

testRule(rule, [
  { name: 'says nothing where no site is known', source: all, expect: [] },
  {
    name: 'says nothing where a plugin may render it',
    source: all,
    config: { engine: 'hexo', renderer: { containers: 'unknown', alerts: 'unknown' } },
    expect: [],
  },
  {
    name: 'flags all kinds where there are none',
    source: all,
    config: hexo,
    expect: [
      'a.md:1:1-1:7 container',
      'a.md:5:1-5:8 container',
      'a.md:9:1-9:13 container',
      'a.md:13:1-13:14 container',
      'a.md:17:3-17:10 alert (unsafe fix)',
      'a.md:20:1-20:9 admonition',
    ],
    messages: [
      '`:::tip` is shown as text: marked has no containers',
      '`::: tip` is shown as text: marked has no containers',
      '`:::tip Title` is shown as text: marked has no containers',
      '`:::tip[Title]` is shown as text: marked has no containers',
      '`[!NOTE]` is shown as text in a plain quotation: marked does not render alerts',
      '`!!! note` is shown as text: marked does not support this MkDocs syntax',
    ],
    fixed: all.replace('[!NOTE]', '**Note:**'),
  },
  {
    name: 'accepts what is between the tags of a shortcode with a body',
    source: {
      'a.md': '{% note() %}\n:::tip\na\n:::\n{% end %}\n',
      'b.md': '{% note(title="x") %}\n\n!!! note\n    b\n\n{% end %}\n',
    },
    config: { engine: 'zola', site: {} },
    expect: [],
  },
  {
    name: 'VitePress: accepts its own forms',
    source:
      ':::tip\na\n:::\n\n::: warning Title\nb\n:::\n\n::: details [x](y) z\nc\n:::\n\n::: code-group\n:::\n\n> [!NOTE]\n> d\n',
    config: vitepress,
    expect: [],
  },
  {
    name: 'VitePress: flags brackets, names that it lacks, and MkDocs',
    source: '::: tip[Title]\na\n:::\n\n:::note\nb\n:::\n\n!!! note "c"\n\n    d\n',
    config: vitepress,
    expect: ['a.md:1:1-1:15 bracketed (safe fix)', 'a.md:5:1-5:8 name', 'a.md:9:1-9:13 admonition'],
    messages: [
      '`::: tip[Title]` is shown as text: the title must not be in brackets',
      '`:::note` is shown as text: VitePress has no container `note`',
      '`!!! note "c"` is shown as text: markdown-it does not support this MkDocs syntax',
    ],
    fixed: '::: tip Title\na\n:::\n\n:::note\nb\n:::\n\n!!! note "c"\n\n    d\n',
  },
  {
    name: 'Docusaurus: accepts its own forms',
    source:
      ':::tip\na\n:::\n\n:::tip Title\nb\n:::\n\n:::tip[Title]\nc\n:::\n\n:::note{title="d"}\ne\n:::\n\n:::moon\nf\n:::\n',
    config: docusaurus,
    expect: [],
  },
  {
    name: 'Docusaurus: flags spaces, alerts and MkDocs',
    source: {
      'a.mdx': '::: tip\na\n:::\n\n- b\n\n  :::: note Title\n  c\n  ::::\n\n> [!TIP] Moon\n> d\n\n??? note\n\n    e\n',
    },
    config: docusaurus,
    expect: [
      'a.mdx:1:1-1:8 spaced (safe fix)',
      'a.mdx:7:3-7:18 spaced (safe fix)',
      'a.mdx:11:3-11:14 alert (unsafe fix)',
      'a.mdx:14:1-14:9 admonition',
    ],
    fixed: {
      'a.mdx': ':::tip\na\n:::\n\n- b\n\n  ::::note[Title]\n  c\n  ::::\n\n> **Moon:**\n> d\n\n??? note\n\n    e\n',
    },
  },
  {
    name: 'Starlight: accepts its own forms',
    source: ':::tip\na\n:::\n\n:::tip[Title]\nb\n:::\n\n:::note{icon="moon"}\nc\n:::\n',
    config: starlight,
    expect: [],
  },
  {
    name: 'Starlight: flags titles without brackets and spaces',
    source: ':::tip The title\na\n:::\n\n::: note\nb\n:::\n\n:::note A [b] c\nd\n:::\n',
    config: starlight,
    expect: ['a.md:1:1-1:17 titled (safe fix)', 'a.md:5:1-5:9 spaced (safe fix)', 'a.md:9:1-9:16 titled'],
    messages: [
      '`:::tip The title` is shown as text: the title must be in brackets',
      '`::: note` is shown as text: no space may follow the colons',
      '`:::note A [b] c` is shown as text: the title must be in brackets',
    ],
    fixed: ':::tip[The title]\na\n:::\n\n:::note\nb\n:::\n\n:::note A [b] c\nd\n:::\n',
  },
  {
    name: 'Hugo: says nothing of alerts where templates are elsewhere, accepts them with a template',
    source: '> [!NOTE]\n> a\n',
    config: { ...hugo, renderer: { alerts: 'unknown' } },
    expect: [],
  },
  {
    name: 'Hugo: accepts alerts with a template',
    source: '> [!NOTE]\n> a\n',
    config: { ...hugo, renderer: { alerts: 'kept' } },
    expect: [],
  },
  {
    name: 'Jekyll: flags alerts',
    source: '> [!WARNING]\n> a\n\n- > [!tip]- *b*\n  > c\n',
    config: jekyll,
    expect: ['a.md:1:3-1:13 alert (unsafe fix)', 'a.md:4:5-4:16 alert'],
    fixed: '> **Warning:**\n> a\n\n- > [!tip]- *b*\n  > c\n',
  },
  {
    name: 'accepts code, escapes, shortcodes and what is none',
    source:
      '    :::tip\n    a\n    :::\n\n\\:::tip\n\n> \\[!NOTE]\n> b\n\n> [!MOON]\n\n> c [!NOTE]\n\n!!! moon\n\nNote!!! note\n\n:::tip without an end\n\n{{< box >}}\n> [!NOTE]\n> d\n{{< /box >}}\n',
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts articles that show the syntax',
    source: `${all}\nWrite \`:::tip\`:\n\n\`\`\`md\n> [!NOTE]\n> e\n\n!!! note\n    f\n\`\`\`\n`,
    config: hexo,
    expect: [],
  },
  {
    name: 'accepts what half of the articles have',
    source: {
      ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.md`, `${name}\n\n> [!NOTE]\n> ${name}\n`])),
      ...Object.fromEntries(['d', 'e', 'f'].map((name) => [`${name}.md`, `${name}\n`])),
    },
    config: jekyll,
    expect: [],
  },
]);
