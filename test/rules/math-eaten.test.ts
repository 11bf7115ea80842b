import rule from '../../rules/math-eaten.ts';
import { testRule } from '../rule-tester.ts';

const hugo = { engine: 'hugo', site: {} } as const;
const hexo = { engine: 'hexo', site: {} } as const;
const jekyll = { engine: 'jekyll', site: {} } as const;

const math = (text: string) => `---\nmath: true\n---\n\n${text}\n`;
const orbit = 'The orbit\n\n$$\nr^{t+1}_{c}=f_{\\theta_{c}}(r) \\\\\n\\{a, b\\}\n$$\n';

testRule(rule, [
  { name: 'says nothing where no site is known', source: orbit, expect: [] },
  {
    name: 'accepts formulas that are kept',
    source: orbit,
    config: { ...hugo, renderer: { math: 'kept' } },
    expect: [],
  },
  {
    name: 'says nothing where a plugin may keep them',
    source: orbit,
    config: { ...hexo, renderer: { math: 'unknown' } },
    expect: [],
  },
  {
    name: "Jekyll: accepts kramdown's own formulas",
    source: `${orbit}\nand $$a_{b}*c*$$, $$\\{x\\}$$.\n`,
    config: jekyll,
    expect: [],
  },
  {
    name: 'accepts prices and other dollars',
    source: math('It cost $5 or $6, and *that* was much. US$5_a_ and $7_b_ $8. From $HOME_*x* to $PATH*y*.'),
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts formulas that lose nothing',
    source: math(
      'The sum $a + b = c$, $x_{i}+y_{j}$, $a * b * c$, $\\frac{a}{b}$ and $$a_1 + \\alpha^2$$.\n\n$$\na\n+1\n$$',
    ),
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts formulas whose writers know the renderer',
    source: math('$x\\_{i}^\\*$ and $a \\\\\\\\ b \\\\{ c \\\\}$ and \\\\(a\\_{b}\\\\).'),
    config: hexo,
    expect: [],
  },
  {
    name: 'accepts code, shortcodes, and raw HTML',
    source: math(
      '`$\\{a\\}$` {{< math >}}$\\{a\\}$ and $x^*$, $y^*$ {{< /math >}}\n\n    $\\{a\\}$\n\n<div>\n$$\\{a\\}$$\n</div>',
    ),
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts escaped bars of tables',
    source: math('| a | b |\n|---|---|\n| $\\|x\\|_2$ | c |'),
    config: hugo,
    expect: [],
  },
  {
    name: "Jekyll: accepts bars that are no table's",
    source: math('So $p(a\\|b)_1$.'),
    config: jekyll,
    expect: [],
  },
  {
    name: 'accepts articles that say nothing of formulas, and those that say no',
    source: {
      'a.md': 'The set $\\{a, b\\}$.\n',
      'b.md': `---\nmath: false\n---\n\n${orbit}`,
      'c.md': `---\nmarkup: pandoc\n---\n\n${orbit}`,
      'd.md': '---\ntags: [math]\n---\n\nThe set $\\{a, b\\}$.\n',
    },
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts brackets that are no formulas',
    source: math('\\(see the moon\\) and \\[1\\] and \\[x\\](y)'),
    config: hugo,
    expect: [],
  },
  {
    name: 'flags the first part that is lost, without a word on formulas',
    source: orbit,
    config: hexo,
    expect: ['a.md:4:8-4:15 markup'],
    messages: [
      'Formula `$$ r^{t+1}_{c}=f_{\\theta_{c}}(r) \\\\ \\{a…` is broken: marked reads `_{c}=f_` as Markdown. Escape it with backslashes',
    ],
  },
  {
    name: 'flags emphasis from one formula to the next',
    source: math('So $x_i^*$ and $y_j^*$ are.'),
    config: hugo,
    expect: ['a.md:5:9-5:10 markup', 'a.md:5:17-5:22 markup'],
  },
  {
    name: 'flags backslashes that are lost',
    source: math('The set $\\{a\\}$, $$a \\\\ b$$ and $a\\,b$.'),
    config: hugo,
    expect: ['a.md:5:10-5:12 escape', 'a.md:5:22-5:24 escape', 'a.md:5:35-5:37 escape'],
    messages: [
      'Formula `$\\{a\\}$` is broken: goldmark removes the backslash of `\\{`. Double it',
      'Formula `$$a \\\\ b$$` is broken: goldmark removes the backslash of `\\\\`. Double it',
      'Formula `$a\\,b$` is broken: goldmark removes the backslash of `\\,`. Double it',
    ],
  },
  {
    name: 'flags ends of rows and underscores of names',
    source: math(
      '$$a &= \\frac{b}{c} \\\\&= d$$ and $\\alpha \\\\ab$ and $\\text{moon\\_age}$, not $\\\\alpha + \\\\beta$ and $\\alpha\\_{b}$.',
    ),
    config: hugo,
    expect: ['a.md:5:20-5:22 escape', 'a.md:5:41-5:43 escape', 'a.md:5:62-5:64 escape'],
  },
  {
    name: 'Jekyll: flags other formulas by what kramdown takes',
    source: math('The set $\\{a\\}$, $a\\,b$, $x^*(a) + y^*(b)$, \\(c^2\\) and \\\\(d^*(e) + f^*(g)\\\\).'),
    config: jekyll,
    expect: ['a.md:5:10-5:12 escape', 'a.md:5:29-5:39 markup', 'a.md:5:45-5:47 delimiter', 'a.md:5:62-5:72 markup'],
    messages: [
      'Formula `$\\{a\\}$` is broken: kramdown removes the backslash of `\\{`. Double it',
      'Formula `$x^*(a) + y^*(b)$` is broken: kramdown reads `*(a) + y^*` as Markdown. Escape it with backslashes',
      'Formula `\\(c^2\\)` is shown as text: kramdown removes the backslash of `\\(`. Double it',
      'Formula `\\\\(d^*(e) + f^*(g)\\\\)` is broken: kramdown reads `*(e) + f^*` as Markdown. Escape it with backslashes',
    ],
  },
  {
    name: 'flags delimiters that are lost',
    source: math('So \\(x = y\\) and\n\\[\n\\frac{a}{b}\n\\]'),
    config: hexo,
    expect: ['a.md:5:4-5:6 delimiter', 'a.md:6:1-6:3 delimiter'],
  },
  {
    name: 'flags lines that become lists and headings',
    source: 'a\n\n$$\nx^2\n- y\n$$\n\nb\n\n$$\nx^2\n=\ny\n$$\n',
    config: hexo,
    expect: ['a.md:5:1-5:4 block', 'a.md:12:1-12:2 block'],
    messages: [
      'Formula `$$ x^2 - y $$` is broken: marked turns `- y` into a list or a heading. Join it to the line above',
      'Formula `$$ x^2 = y $$` is broken: marked turns `=` into a list or a heading. Join it to the line above',
    ],
  },
  {
    name: 'knows from the configuration of the site that there are formulas',
    source: 'The set $\\{a, b\\}$.\n',
    config: { engine: 'hugo', site: { params: { math: { enable: true } } } },
    expect: ['a.md:1:10-1:12 escape'],
  },
  {
    name: 'knows it from libraries',
    source: '---\nlibraries: [katex]\n---\n\nThe set $\\{a, b\\}$.\n',
    config: hugo,
    expect: ['a.md:5:10-5:12 escape'],
  },
  {
    name: 'reports many formulas at once',
    source: math('$\\{a\\}$ '.repeat(21)),
    config: hugo,
    expect: [
      `a.md:5:2-5:4 many [${Array.from({ length: 20 }, (_, at) => `a.md:5:${8 * at + 10}-5:${8 * at + 12}`).join(', ')}]`,
    ],
    messages: [
      '21 formulas are broken: goldmark reads parts of them as Markdown, such as `\\{`. Enable a formula extension on the site',
    ],
  },
]);
