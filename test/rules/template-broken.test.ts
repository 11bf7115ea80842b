import rule from '../../rules/template-broken.ts';
import { testRule } from '../rule-tester.ts';

const jekyll = { engine: 'jekyll' } as const;
const hexo = { engine: 'hexo' } as const;
const head = '---\ntitle: Comets\n---\n';

testRule(rule, [
  {
    name: 'accepts whole templates of Liquid',
    source: `${head}{{ site.title }} {% if a %}b{% else %}c{% endif %} {{}} {{ "d }} {%- assign e = 1 -%}\n\n\`\`\`\n\${{ f }}\n\`\`\`\n`,
    config: jekyll,
    expect: [],
  },
  {
    name: 'accepts raw blocks of Liquid',
    source: `${head}{% raw %}{{ a } {% b{% endraw %} \`{"%s": 1}\` 5% {a}\n`,
    config: jekyll,
    expect: [],
  },
  {
    name: 'accepts articles without Liquid',
    source: '---\nrender_with_liquid: false\n---\n{{ a }\n',
    config: jekyll,
    expect: [],
  },
  { name: 'accepts files that Jekyll copies', source: '{{ a }\n', config: jekyll, expect: [] },
  {
    name: 'accepts files that Jekyll excludes',
    source: `${head}{{ a }\n`,
    config: { ...jekyll, site: { exclude: ['a.md'] } },
    expect: [],
  },
  {
    name: 'accepts tags of plugins of Jekyll',
    source: `${head}{% a %} {% b %}c{% endb %}\n`,
    config: jekyll,
    expect: [],
  },
  { name: 'accepts other engines', source: `${head}{{ a } {%\n`, config: { engine: 'hugo' }, expect: [] },
  {
    name: 'flags a variable in a fence, once a fence',
    source: `${head}\`\`\`c\na[] = {{1, 2},\n  {{3, 4}};\n\`\`\`\n\nAnd {{ b } in prose.\n`,
    config: jekyll,
    expect: ['a.md:5:7-5:15 variable (safe fix)', 'a.md:9:5-9:21 variable (safe fix)'],
    fixed: `${head}\`\`\`c\n{% raw %}a[] = {{1, 2},\n  {{3, 4}};{% endraw %}\n\`\`\`\n\nAnd {% raw %}{{ b } in prose.{% endraw %}\n`,
  },
  {
    name: 'flags a variable in a fence of a list, and in a span',
    source: `${head}- a\n\n  \`\`\`c\n  a[] = {{1, 2},\n  \`\`\`\n\nA \`\\frac{{a}{b}}\` b.\n`,
    config: jekyll,
    expect: ['a.md:7:9-7:17 variable (safe fix)', 'a.md:10:9-10:21 variable (safe fix)'],
    fixed: `${head}- a\n\n  \`\`\`c\n  {% raw %}a[] = {{1, 2},{% endraw %}\n  \`\`\`\n\nA {% raw %}\`\\frac{{a}{b}}\`{% endraw %} b.\n`,
  },
  {
    name: 'flags a tag without its end before the next',
    source: `${head}\`\`\`python\nprint("flag{%s}" % a)\n\`\`\`\n\n{% include a.html {% b %}\n`,
    config: jekyll,
    expect: ['a.md:5:12-5:22 tag (safe fix)', 'a.md:8:1-8:26 tag (unsafe fix)'],
    fixed: `${head}\`\`\`python\n{% raw %}print("flag{%s}" % a){% endraw %}\n\`\`\`\n\n{% raw %}{% include a.html {% b %}{% endraw %}\n`,
  },
  {
    name: 'flags tags without a name',
    source: `${head}{% "a" %}\n`,
    config: jekyll,
    expect: ['a.md:4:1-4:10 tag (safe fix)'],
    fixed: `${head}{% raw %}{% "a" %}{% endraw %}\n`,
  },
  { name: 'flags an open raw block', source: `${head}{% raw %}a\n`, config: jekyll, expect: ['a.md:4:1-4:10 raw'] },
  {
    name: 'flags an open block',
    source: `${head}{% highlight c %}\na\n`,
    config: jekyll,
    expect: ['a.md:4:1-4:18 unclosed'],
  },
  {
    name: 'flags an end without a block',
    source: `${head}{% for a in b %}{% endif %}{% endfor %}\n`,
    config: jekyll,
    expect: ['a.md:4:17-4:28 end'],
  },
  {
    name: 'accepts code and comments in Hexo',
    source:
      '`{{ a }}` ``{{}}``\n\n```\n{{}} {% a %}\n```\n\n    {{ b }}\n\n<!-- {{}} -->\n\n<code>{{ c }}</code>\n\n{% raw %}{{}}{% endraw %}\n',
    config: hexo,
    expect: [],
  },
  {
    name: 'accepts tags of Hexo and of plugins',
    source:
      '{% post_link a %} {% youtube b %} {% codeblock lang:js %}\n{{ c }}\n{% endcodeblock %} {% link d https://e.cn %} {% note %}f{% endnote %} {% highlight g %}\n',
    config: hexo,
    expect: ['a.md:3:71-3:88 foreign'],
  },
  {
    name: 'accepts values, and what a template may mean',
    source: `---\ntitle: a\nauthor: b\ncity: c\n---\n{{ title }} {{ city }} {{ site.url }} {{ "d" }} {{ 1 + 2 }} {% set e = 1 %}{{ e }} {{ url_for("f") }}\n`,
    config: hexo,
    expect: [],
  },
  { name: 'accepts empty braces alone', source: 'Text {{}} here, a {{ b and {% c.\n', config: hexo, expect: [] },
  {
    name: 'accepts articles without Nunjucks',
    source: '---\ndisableNunjucks: true\n---\n{{ a }}\n',
    config: hexo,
    expect: [],
  },
  {
    name: 'accepts files that Hexo does not render',
    source: '{{ a }}\n',
    config: { ...hexo, site: { source_dir: 'source' } },
    expect: [],
  },
  {
    name: 'flags empty and open braces beside others',
    source: 'With `{{.A}}` an empty {{}} and a {{ b } c.\n\nAlso {% d.\n',
    config: hexo,
    expect: ['a.md:1:24-1:28 empty (safe fix)', 'a.md:1:35-1:41 open (safe fix)', 'a.md:3:6-3:8 open (safe fix)'],
    fixed:
      'With `{{.A}}` an empty {% raw %}{{}}{% endraw %} and a {% raw %}{{ b }{% endraw %} c.\n\nAlso {% raw %}{%{% endraw %} d.\n',
  },
  {
    name: 'flags variables that vanish, also in formulas',
    source: '## 用 {{ a.b }} 显示\n\n$\\frac{{c}}{{d}}$\n',
    config: hexo,
    expect: [
      'a.md:1:6-1:15 vanishes (safe fix)',
      'a.md:3:7-3:12 vanishes (safe fix)',
      'a.md:3:12-3:17 vanishes (safe fix)',
    ],
    fixed:
      '## 用 {% raw %}{{ a.b }}{% endraw %} 显示\n\n$\\frac{% raw %}{{c}}{% endraw %}{% raw %}{{d}}{% endraw %}$\n',
  },
  {
    name: 'flags expressions that are none',
    source: 'a {{ .Name }} b {{ x y }} c {{#if}}\n',
    config: hexo,
    expect: [
      'a.md:1:3-1:14 expression (safe fix)',
      'a.md:1:17-1:26 expression (safe fix)',
      'a.md:1:29-1:36 expression (safe fix)',
    ],
    fixed: 'a {% raw %}{{ .Name }}{% endraw %} b {% raw %}{{ x y }}{% endraw %} c {% raw %}{{#if}}{% endraw %}\n',
  },
  {
    name: 'flags braces of Handlebars',
    source: 'a {{{ b }}} c\n',
    config: hexo,
    expect: ['a.md:1:3-1:11 expression (safe fix)'],
    fixed: 'a {% raw %}{{{ b }}{% endraw %}} c\n',
  },
  {
    name: 'flags tags of Jekyll',
    source:
      'See {% post_url 2020-01-01-a %}.\n\n{% highlight ruby %}\nb\n{% endhighlight %}\n\n{% include c.html %} {% link _posts/d.md %}\n',
    config: hexo,
    expect: ['a.md:1:5-1:32 foreign', 'a.md:3:1-3:21 foreign', 'a.md:7:1-7:21 foreign', 'a.md:7:22-7:44 link'],
  },
  {
    name: 'Jekyll: flags misspelt tags, and no tags of plugins',
    source: `${head}{% inlcude a.html %} {% higlight ruby %}b{% endhighligt %} {% if c %}d{% elseif e %}f{% endfi %} {% includes %} {% gist 1 %} {% cache %} {% comment %}{% asign %}{% endcomment %}\n`,
    config: jekyll,
    expect: [
      'a.md:4:1-4:21 misspelt (unsafe fix)',
      'a.md:4:22-4:41 misspelt (unsafe fix)',
      'a.md:4:42-4:59 misspelt (unsafe fix)',
      'a.md:4:71-4:85 misspelt (unsafe fix)',
      'a.md:4:86-4:97 misspelt (unsafe fix)',
    ],
    fixed: `${head}{% include a.html %} {% highlight ruby %}b{% endhighlight %} {% if c %}d{% elsif e %}f{% endif %} {% includes %} {% gist 1 %} {% cache %} {% comment %}{% asign %}{% endcomment %}\n`,
  },
  {
    name: 'Hexo: flags misspelt tags, and no tags of plugins',
    source:
      '{% assset_img a.png %} {% psot_link b %} {% note %}c{% endnote %} `{% psot_link b %}`\n\n{% codebolck js %}\n{{ d e }}\n{% endcodeblock %}\n',
    config: hexo,
    expect: [
      'a.md:1:1-1:23 misspelt (unsafe fix)',
      'a.md:1:24-1:41 misspelt (unsafe fix)',
      'a.md:3:1-3:19 misspelt (unsafe fix)',
    ],
    fixed:
      '{% asset_img a.png %} {% post_link b %} {% note %}c{% endnote %} `{% psot_link b %}`\n\n{% codeblock js %}\n{{ d e }}\n{% endcodeblock %}\n',
  },
]);
