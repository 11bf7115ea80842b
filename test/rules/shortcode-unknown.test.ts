import rule from '../../rules/shortcode-unknown.ts';
import { testRule } from '../rule-tester.ts';

const hugo = { engine: 'hugo', site: {}, files: ['hugo.toml', 'layouts/shortcodes/box.html'] } as const;

/** Five articles without shortcodes beside the one in question. */
function among(source: string): Record<string, string> {
  const others = ['b', 'c', 'd', 'e', 'f'].map((name) => [`content/${name}.md`, `Comet ${name}.\n`]);
  return { 'content/a.md': source, ...Object.fromEntries(others) };
}

testRule(rule, [
  {
    name: 'accepts templates of the site and of Hugo',
    source: among(
      '{{< box >}}a{{< /box >}} {{< figure src="b" >}} {{< ref "c.md" >}} {{< d.inline >}}{{< /d.inline >}}\n',
    ),
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts folders of shortcodes, other formats and languages',
    source: among('{{< a/b >}} {{< c >}} {{< d >}} {{< E >}}\n'),
    config: {
      ...hugo,
      files: [
        'layouts/shortcodes/a/b.html',
        'layouts/_shortcodes/c.md',
        'layouts/posts/_shortcodes/d.de.html',
        'layouts/shortcodes/e.html',
      ],
    },
    expect: [],
  },
  {
    name: 'accepts templates of a theme',
    source: among('{{< note >}}\n'),
    config: {
      ...hugo,
      site: { theme: ['one', 'two'] },
      files: ['themes/one/layouts/a.html', 'themes/two/layouts/shortcodes/note.html'],
    },
    expect: [],
  },
  { name: 'accepts commented shortcodes', source: among('{{</* a */>}} {{%/* b */%}}\n'), config: hugo, expect: [] },
  {
    name: 'accepts what modules may bring',
    source: among('{{< a >}}\n'),
    config: { ...hugo, site: { module: { imports: [{ path: 'b.org/c' }] } } },
    expect: [],
  },
  {
    name: 'accepts what mounts may bring',
    source: among('{{< a >}}\n'),
    config: { ...hugo, site: { module: { mounts: [{ source: 'b', target: 'layouts/shortcodes' }] } } },
    expect: [],
  },
  {
    name: 'accepts what a module of a theme may bring',
    source: among('{{< a >}}\n'),
    config: { ...hugo, site: { theme: 'one' }, files: ['themes/one/layouts/a.html', 'themes/one/go.sum'] },
    expect: [],
  },
  {
    name: 'accepts what a missing theme may bring',
    source: among('{{< a >}}\n'),
    config: { ...hugo, site: { theme: 'one' }, files: ['layouts/shortcodes/b.html'] },
    expect: [],
  },
  {
    name: 'accepts what an empty theme may bring',
    source: among('{{< a >}}\n'),
    config: { ...hugo, site: { theme: 'one' }, files: ['themes/one/.gitkeep'] },
    expect: [],
  },
  {
    name: 'accepts what a theme of the command line may bring',
    source: among('{{< a >}}\n'),
    config: { ...hugo, files: ['themes/one/layouts/a.html'] },
    expect: [],
  },
  {
    name: 'accepts what the configuration of an environment may bring',
    source: among('{{< a >}}\n'),
    config: { ...hugo, files: ['config/_default/hugo.toml', 'config/production/hugo.toml'] },
    expect: [],
  },
  {
    name: 'accepts a site whose templates are somewhere else',
    source: { 'content/a.md': '{{< a >}}\n', 'content/b.md': '{{< a >}}\n', 'content/c.md': 'Comet.\n' },
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts files outside of the content',
    source: { ...among('Comet a.\n'), 'README.md': '{{< a >}}\n', 'archetypes/a.md': '{{< b >}}\n' },
    config: hugo,
    expect: [],
  },
  { name: 'accepts other engines', source: among('{{< a >}}\n'), config: { ...hugo, engine: 'zola' }, expect: [] },
  {
    name: 'flags a shortcode without a template, once an article',
    source: among('{{% notice tip %}}\nA coat.\n{{% /notice %}}\n\n{{< notice >}}{{< /notice >}} {{< gone />}}\n'),
    config: hugo,
    expect: ['content/a.md:1:1-1:19 unknown', 'content/a.md:5:31-5:44 unknown'],
  },
  {
    name: 'flags it in code and comments',
    source: among('```\n{{< slides 1 >}}\n```\n\n<!-- {{< gone >}} -->\n'),
    config: hugo,
    expect: ['content/a.md:2:1-2:17 unknown', 'content/a.md:5:6-5:18 unknown'],
  },
  {
    name: 'flags it beside mounts of other files',
    source: among('{{< gone >}}\n'),
    config: { ...hugo, site: { module: { mounts: [{ source: 'b', target: 'assets' }] } } },
    expect: ['content/a.md:1:1-1:13 unknown'],
  },
  {
    name: 'flags it beside a whole theme',
    source: among('{{< gone >}} {{< note >}}\n'),
    config: {
      ...hugo,
      site: { theme: 'one', contentDir: 'content' },
      files: ['themes/one/layouts/shortcodes/note.html'],
    },
    expect: ['content/a.md:1:1-1:13 unknown'],
  },
  {
    name: 'proposes the only shortcode of nearly that name, and renames both tags of each pair',
    source: among(
      '{{< figrue src="a.png" >}}\n\n{{< notcie tip >}}\nA {{< notcie >}}coat{{< /notcie >}}.\n{{< /notcie >}}\n{{< bix >}}\n',
    ),
    config: { ...hugo, files: ['hugo.toml', 'layouts/shortcodes/box.html', 'layouts/shortcodes/notice.html'] },
    expect: [
      'content/a.md:1:1-1:27 meant (unsafe fix)',
      'content/a.md:3:1-3:19 meant (unsafe fix)',
      'content/a.md:6:1-6:12 unknown',
    ],
    fixed: among(
      '{{< figure src="a.png" >}}\n\n{{< notice tip >}}\nA {{< notice >}}coat{{< /notice >}}.\n{{< /notice >}}\n{{< bix >}}\n',
    ),
  },
  {
    name: 'proposes nothing where two have nearly that name',
    source: among('{{< note2 >}} {{< notes >}}\n'),
    config: { ...hugo, files: ['hugo.toml', 'layouts/shortcodes/note.html', 'layouts/shortcodes/noted.html'] },
    expect: ['content/a.md:1:1-1:14 unknown', 'content/a.md:1:15-1:28 unknown'],
  },
]);
