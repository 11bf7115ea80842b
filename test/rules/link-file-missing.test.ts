import rule from '../../rules/link-file-missing.ts';
import type { RuleCase } from '../../src/tester.ts';
import { testRule } from '../rule-tester.ts';

const hugo = { engine: 'hugo', site: { baseURL: 'https://a.cn/' } } as const;
const page = (title: string, keys = '', body = 'Text.') => `---\ntitle: ${title}\n${keys}---\n\n${body}\n`;

/** An article of Hugo with some links, beside other pages; `mended` is its text after all fixes. */
function links(
  name: string,
  body: string,
  expect: readonly string[],
  { mended, ...more }: Partial<RuleCase> & { readonly mended?: string } = {},
): RuleCase {
  const others = {
    'content/news/tail.md': page('Tail', 'aliases: [/old/tail/]\n'),
    'content/news/moon.md': page('Moon', 'url: /sky/moon.html\n'),
    'content/sun/index.md': page('Sun', 'slug: our-sun\n'),
    ...(typeof more.source === 'object' && more.source),
  };
  const site = (text: string) => ({ 'content/news/comet.md': page('Comet', '', text), ...others });
  return { name, config: hugo, ...more, source: site(body), expect, ...(mended && { fixed: site(mended) }) };
}

testRule(rule, [
  ...(
    [
      ['jekyll', 'src/_posts/2020-01-02-a.md', { source: '.tmp/src' }],
      ['hexo', 'src/_posts/a.md', { source_dir: 'tmp' }],
      ['hugo', 'src/news/a.md', { contentDir: 'tmp/content' }],
      ['vitepress', 'src/a.md', { srcDir: './tmp' }],
      ['vitepress', 'docs/src/a.md', { '/': { folder: 'docs' }, srcDir: '../tmp' }],
      ['eleventy', 'src/a.md', { '/': { input: 'tmp', pages: [], computed: [], permalinks: {}, skipped: [] } }],
    ] as const
  ).map(
    ([engine, path, site]): RuleCase => ({
      name: `${engine}: knows nothing of a site that is built from a folder that is not there: ${path}`,
      source: {
        [path]: page(
          'A',
          '',
          '[a](/b/) [b](c/) [c](d.md) [d](/e.md) {% link _work/f.md %} {% post_url 2020-01-02-g %} {% post_link h %}',
        ),
      },
      config: { engine, site, files: [path, '_posts/x.txt'] },
      expect: [],
    }),
  ),
  {
    name: 'Jekyll: follows tags below the folder that the site is built from, and derives no addresses there',
    source: {
      'src/_posts/2020-01-02-a.md': page('A', '', '{% link b.md %} {% link c.md %} [d](/d/) [e](e.md)'),
      'src/b.md': page('B'),
    },
    config: {
      engine: 'jekyll',
      site: { source: './src' },
      files: ['src/b.md', 'src/_posts/2020-01-02-a.md'],
    },
    expect: ['src/_posts/2020-01-02-a.md:5:25-5:29 reference', 'src/_posts/2020-01-02-a.md:5:46-5:50 file'],
  },
  {
    name: 'Hexo: takes posts in other formats for posts, but not beside posts',
    source: { 'source/_posts/a.md': page('A', '', '{% post_link sub/b %} {% post_link sub/c %}') },
    config: { engine: 'hexo', site: {}, files: ['source/_posts/a.md', 'source/_posts/sub/b.html'] },
    expect: ['source/_posts/a.md:5:36-5:41 reference'],
  },
  {
    name: 'Hexo: files in the folder of a post are no posts',
    source: { 'source/_posts/a.md': page('A', '', '{% post_link sub/b %}') },
    config: {
      engine: 'hexo',
      site: { post_asset_folder: true },
      files: ['source/_posts/a.md', 'source/_posts/sub/b.html'],
    },
    expect: ['source/_posts/a.md:5:14-5:19 reference'],
  },
  {
    name: 'Jekyll: the root as the folder that the site is built from is nothing else',
    source: { '_posts/2020-01-02-a.md': page('A', '', '[d](/d/)') },
    config: { engine: 'jekyll', site: { source: '.' }, files: ['_posts/2020-01-02-a.md'] },
    expect: ['_posts/2020-01-02-a.md:5:5-5:8 page'],
  },
  {
    name: 'accepts brackets in formulas',
    source: 'Then $a[i]=b[i]-b[i-1](b[0]=0)$ and\n\n$$\nc_1[i](d[0]=1) \\\\\n![e](f^2)\n$$\n',
    expect: [],
  },
  {
    name: 'flags links among prices',
    source: 'From $5 [here](x.md) to $6, or 5$ [there](b.md?c=d), or $HOME and [this](e_f.md)$.\n',
    expect: ['a.md:1:16-1:20 file', 'a.md:1:43-1:51 file', 'a.md:1:74-1:80 file'],
  },
  {
    name: 'Zola: says nothing of files outside of the site that a README names',
    source: { 'content/README.md': '[a](../../LICENSE)\n', 'content/b.md': '+++\ntitle = "B"\n+++\n\nText.\n' },
    config: { engine: 'zola', site: { base_url: 'https://a.cn' } },
    expect: [],
  },
  {
    name: 'follows what an article outside of the pages names from its file',
    source: { 'README.md': '[a](.github/build.yml) [a](/.github/build.yml)\n', 'content/c.md': 'Text.\n' },
    config: { ...hugo, files: ['.github/build.yml'] },
    expect: [],
  },
  {
    name: 'accepts files of Markdown that the run does not hold, in capitals too',
    source: { 'a.md': '[a](README.md) [b](b/NOTES.md) [c](b/NONE.md)\n' },
    config: { files: ['README.md', 'b/NOTES.md'] },
    expect: ['a.md:1:36-1:45 file'],
  },
  {
    name: 'follows paths of files to the folder above, and not out of the site',
    source: {
      'guide/a.md': '[a](../lists/b.md) [b](../guide/c.md) [c](../../d.md)\n',
      'lists/b.md': 'Text.\n',
    },
    config: { engine: 'vitepress', site: {} },
    expect: ['guide/a.md:1:24-1:37 file'],
  },
  links(
    'accepts pages, aliases, sections and what the generator makes',
    '[a](/news/tail/) [b](/news/tail) [c](../tail/) [d](/old/tail/) [e](/sky/moon.html) [f](/our-sun/) [g](/news/) [h](/tags/x/) [i](/index.xml) [j](/) [k](/news/page/2/) [l](?x=1) [m](#n) [o](//b.cn/c) [p](mailto:q@a.cn)',
    [],
  ),
  links('flags a page that is not there', 'See [the tails](/news/tails/).', ['content/news/comet.md:5:17-5:29 page']),
  links(
    'proposes the only page of that name',
    'See [the tail](/sky/tail/#x).',
    ['content/news/comet.md:5:16-5:28 renamed (unsafe fix)'],
    { mended: 'See [the tail](/news/tail/#x).' },
  ),
  links(
    'proposes the only page whose name differs by a word or a typo',
    '[a](/news/comets-shouldnd-have-tails/) [b](/news/why-comets-shouldnt-have-tails) [c](/news/floating-stars-tonight/#d)',
    [
      'content/news/comet.md:5:5-5:38 similar (unsafe fix)',
      'content/news/comet.md:5:44-5:80 similar (unsafe fix)',
      'content/news/comet.md:5:86-5:117 similar (unsafe fix)',
    ],
    {
      source: {
        'content/news/comets-shouldnt-have-tails.md': page('A'),
        'content/news/float-stars-tonight.md': page('B'),
      },
      messages: [
        'Link leads to `/news/comets-shouldnd-have-tails/`, but this site has no such page or file. Did you mean `/news/comets-shouldnt-have-tails/`?',
        'Link leads to `/news/why-comets-shouldnt-have-tails`, but this site has no such page or file. Did you mean `/news/comets-shouldnt-have-tails`?',
        'Link leads to `/news/floating-stars-tonight/#d`, but this site has no such page or file. Did you mean `/news/float-stars-tonight/`?',
      ],
      mended:
        '[a](/news/comets-shouldnt-have-tails/) [b](/news/comets-shouldnt-have-tails) [c](/news/float-stars-tonight/#d)',
    },
  ),
  links(
    'proposes no page of another word, number or part, and none of two',
    '[a](/how-to-see-stars/) [b](/comets-in-2023/) [c](/bright-comet-tonight/) [d](/news/stars/)',
    [
      'content/news/comet.md:5:5-5:23 page',
      'content/news/comet.md:5:29-5:45 page',
      'content/news/comet.md:5:51-5:73 page',
      'content/news/comet.md:5:79-5:91 page',
    ],
    {
      source: {
        'content/how-to-see-moons.md': page('A'),
        'content/comets-in-2024.md': page('B'),
        'content/bright-comets-tonight.md': page('C'),
        'content/bright-comet-tonights.md': page('D'),
        'content/stare.md': page('E'),
      },
    },
  ),
  {
    name: 'proposes the page of a file whose name has a typo',
    source: { 'docs/a.md': 'Read [the next chapter](bright-comtes.md).\n', 'docs/bright-comets.md': 'Text.\n' },
    expect: ['docs/a.md:1:25-1:41 movedSimilar (unsafe fix)'],
    messages: ['Link leads to the file `bright-comtes.md`, which does not exist. Did you mean `bright-comets.md`?'],
    fixed: { 'docs/a.md': 'Read [the next chapter](bright-comets.md).\n', 'docs/bright-comets.md': 'Text.\n' },
  },
  {
    name: 'proposes the file in a folder of nearly that name',
    config: { engine: 'jekyll', site: {}, files: ['assets/files/plan.pdf', 'images/plan.pdf'] },
    source: {
      '_posts/2024-05-03-hall.md': page('Hall', '', '[a](/_assets/files/plan.pdf) [b](/asset/files/plan.pdf)'),
      'about.md': page('About', '', '[c](/_assets/files/plans.pdf) [d](/media/plan.pdf)'),
    },
    expect: [
      '_posts/2024-05-03-hall.md:5:5-5:28 similar (unsafe fix)',
      '_posts/2024-05-03-hall.md:5:34-5:55 similar (unsafe fix)',
      'about.md:5:5-5:29 page',
      'about.md:5:35-5:50 page',
    ],
    fixed: {
      '_posts/2024-05-03-hall.md': page('Hall', '', '[a](/assets/files/plan.pdf) [b](/assets/files/plan.pdf)'),
      'about.md': page('About', '', '[c](/_assets/files/plans.pdf) [d](/media/plan.pdf)'),
    },
  },
  links('flags a relative address', 'See [it](../stars/).', ['content/news/comet.md:5:10-5:19 page']),
  links(
    'accepts files of the site and those of page bundles',
    '[a](/plan.pdf) [b](../tail.pdf) [c](/our-sun/spots.pdf) [d](../../our-sun/spots.pdf)',
    [],
    { config: { ...hugo, files: ['static/plan.pdf', 'content/news/tail.pdf', 'content/sun/spots.pdf'] } },
  ),
  links(
    'flags files beside the article and not below its address, in another case, and pages that are resources',
    '[a](tail.pdf) [b](/Plan.pdf) [c](/sun/spots.pdf) [d](/news/Tail/) [e](/sun/part/)',
    [
      'content/news/comet.md:5:5-5:13 page',
      'content/news/comet.md:5:19-5:28 page',
      'content/news/comet.md:5:34-5:48 page',
      'content/news/comet.md:5:54-5:65 renamed (unsafe fix)',
      'content/news/comet.md:5:71-5:81 page',
    ],
    {
      config: {
        ...hugo,
        files: ['static/plan.pdf', 'content/news/tail.pdf', 'content/sun/spots.pdf', 'content/sun/index.md'],
      },
      source: { 'content/sun/part.md': page('Part') },
      mended: '[a](tail.pdf) [b](/Plan.pdf) [c](/sun/spots.pdf) [d](/news/tail/) [e](/sun/part/)',
    },
  ),
  links('flags files that are not there', '[a](/plans/b.pdf)', ['content/news/comet.md:5:5-5:17 page'], {
    config: { ...hugo, files: ['static/plans/a.pdf'] },
  }),
  links(
    'flags files of Markdown',
    '[a](lost.md) [b](./tail.md) [c](/news/tail.md#x)',
    [
      'content/news/comet.md:5:5-5:12 file',
      'content/news/comet.md:5:18-5:27 source (unsafe fix)',
      'content/news/comet.md:5:33-5:48 source (unsafe fix)',
    ],
    { mended: '[a](lost.md) [b](/news/tail/) [c](/news/tail/#x)' },
  ),
  links('says nothing of files that templates or newer versions lead to their pages', '[a](tail.md) [b](tail)', [], {
    config: { engine: 'hugo', site: { languages: { en: {}, de: {} } } },
  }),
  links('says nothing of a site whose templates lead links', '[a](stars) [b](lost.md)', [], {
    config: { ...hugo, files: ['layouts/_default/_markup/render-link.html'] },
  }),
  links(
    'says nothing of relative addresses where a theme may lead links',
    '[a](stars) [b](lost.md)',
    ['content/news/comet.md:5:16-5:23 file'],
    { config: { engine: 'hugo', site: { theme: 'sky' } } },
  ),
  links('says nothing where articles are that it does not see', '[a](/news/stars/)', [], {
    config: { ...hugo, files: ['content/news/planet.md'] },
  }),
  links(
    'follows the path of the site and its languages',
    '[a](/blog/news/tail/) [b](/blog/de/news/tail/) [c](/blog/de/news/moon/) [d](/shop/) [e](/news/tail/)',
    ['content/news/comet.md:5:52-5:71 renamed (unsafe fix)'],
    {
      config: { engine: 'hugo', site: { baseURL: 'https://a.cn/blog/', languages: { en: {}, de: {} } } },
      mended: '[a](/blog/news/tail/) [b](/blog/de/news/tail/) [c](/blog/sky/moon.html) [d](/shop/) [e](/news/tail/)',
      source: { 'content/news/tail.de.md': page('Schweif') },
    },
  ),
  links(
    'flags addresses without the path of the site',
    '[a](/news/tail/) [b](/)',
    ['content/news/comet.md:5:5-5:16 outside (unsafe fix)'],
    { config: { engine: 'hugo', site: { baseURL: 'https://a.cn/blog/' } }, mended: '[a](/blog/news/tail/) [b](/)' },
  ),
  links(
    'flags a link to a draft as a warning',
    '[a](/news/star/)',
    ['content/news/comet.md:5:5-5:16 draft [content/news/star.md:1:1-1:1]'],
    { source: { 'content/news/star.md': page('Star', 'draft: true\n') } },
  ),
  links('follows what other configurations may change of the path of the site', '[a](/news/tail/)', [], {
    config: {
      engine: 'hugo',
      site: { baseURL: 'https://a.cn/blog/' },
      files: ['config/_default/hugo.toml', 'config/production/hugo.toml'],
    },
  }),
  links('says nothing of the case where the host answers in any', '[a](/news/Tail/)', [], {
    config: { ...hugo, files: ['netlify.toml'] },
  }),
  links('says nothing where a page in another format may be', '[a](/news/stars/) [b](/dust/)', [], {
    config: { ...hugo, files: ['content/news/stars.adoc', 'content/dust/index.org'] },
  }),
  links('says nothing of files that a theme may bring', '[a](/papers/a.pdf)', [], {
    config: { engine: 'hugo', site: { theme: 'sky' } },
  }),
  links('says nothing of relative addresses where the theme is named elsewhere', '[a](stars) [b](tail.md)', [], {
    config: { ...hugo, files: ['themes/sky/layouts/_default/single.html'] },
  }),
  links('accepts what is ignored', '[a](/shop/b)', [], { options: { ignore: ['/shop/'] } }),
  links(
    'Hugo: accepts references by path, name and file of a bundle',
    '{{< ref "tail" >}} {{< relref "/news/tail.md" >}} {{< ref "news/tail.md#x" >}} {{< ref "/sun/index.md" >}} {{</* ref "y" */>}}',
    [],
  ),
  links(
    'Hugo: flags references by addresses, to drafts and to what another language has',
    '{{< ref "our-sun" >}} {{< ref "star" >}} {{< ref "dust" >}} {{< ref path="dust" lang="de" >}}',
    [
      'content/news/comet.md:5:10-5:17 reference',
      'content/news/comet.md:5:32-5:36 draft [content/news/star.md:1:1-1:1]',
      'content/news/comet.md:5:51-5:55 reference',
    ],
    {
      config: { engine: 'hugo', site: { languages: { en: {}, de: {} } } },
      source: { 'content/news/star.md': page('Star', 'draft: true\n'), 'content/news/dust.de.md': page('Staub') },
    },
  ),
  links(
    'Hugo: flags a reference to one of several articles of a name',
    '{{< ref "ring" >}} {{< ref "tail" >}}',
    ['content/news/comet.md:5:10-5:14 ambiguous'],
    { source: { 'content/sky/ring.md': page('Ring'), 'content/stars/ring.md': page('Ring') } },
  ),
  links('Hugo: flags a reference that leads nowhere', '[a]({{< relref "/news/tails.md" >}})', [
    'content/news/comet.md:5:17-5:31 reference',
  ]),
  {
    name: 'Jekyll: follows the addresses of posts, pages and redirects',
    config: { engine: 'jekyll', site: {}, files: ['_posts/plan.txt'] },
    source: {
      '_posts/2024-05-03-hall.md': page(
        'Hall',
        '',
        '[a](/about/) [b](/2024/05/04/stage.html) [c](/old/) [d](/2024/05/04/stages.html)',
      ),
      '_posts/2024-05-04-stage.md': page(
        'Stage',
        'redirect_from: /old/\n',
        '{% post_url 2024-05-03-hall %} {% link about.md %}',
      ),
      'about.md': page(
        'About',
        'permalink: /about/\n',
        '{% post_url 2024-05-03-halls %} {% link abouts.md %} {% raw %}{% post_url x %}{% endraw %}',
      ),
    },
    expect: [
      '_posts/2024-05-03-hall.md:5:57-5:80 page',
      'about.md:6:13-6:29 reference',
      'about.md:6:41-6:50 reference',
    ],
  },
  {
    name: 'Jekyll: knows pages, collections, what it leaves out and what plugins of GitHub Pages make',
    config: {
      engine: 'jekyll',
      site: { permalink: 'pretty', collections: { guides: { output: true }, parts: {} }, exclude: ['old/'] },
      files: ['docs/README.md', 'docs/bare.md', 'guides.html'],
    },
    source: {
      'docs/hall.md': page(
        'Hall',
        '',
        '[a](/docs/) [b](/docs/hall/) [c](/docs/bare/) [d](/guides/start/) [e](/parts/one/) [f](/old/stage/) [g](../stage/) [h](/docs/Hall/)',
      ),
      'docs/README.md': page('Read me'),
      'docs/bare.md': 'Text.\n',
      '_guides/start.md': page('Start'),
      '_parts/one.md': page('One'),
      'old/stage.md': page('Stage'),
    },
    expect: [
      'docs/hall.md:5:71-5:82 page',
      'docs/hall.md:5:88-5:99 page',
      'docs/hall.md:5:105-5:114 page',
      'docs/hall.md:5:120-5:131 renamed (unsafe fix)',
    ],
    fixed: {
      'docs/hall.md': page(
        'Hall',
        '',
        '[a](/docs/) [b](/docs/hall/) [c](/docs/bare/) [d](/guides/start/) [e](/parts/one/) [f](/old/stage/) [g](../stage/) [h](/docs/hall/)',
      ),
      'docs/README.md': page('Read me'),
      'docs/bare.md': 'Text.\n',
      '_guides/start.md': page('Start'),
      '_parts/one.md': page('One'),
      'old/stage.md': page('Stage'),
    },
  },
  {
    name: 'Hexo: follows the permalinks of the site',
    config: { engine: 'hexo', site: { permalink: 'p/:title/' }, files: ['source/_posts/plan.txt'] },
    source: {
      'source/_posts/a.md': page('A', 'date: 2024-05-03\n', '[b](/p/b/) [c](/p/c/) [d](/d/) `{% post_link x %}`'),
      'source/_posts/b.md': page('B', 'date: 2024-05-03\n', '{% post_link a %} {% post_link e %}'),
      'source/d/index.md': page('D'),
    },
    expect: ['source/_posts/a.md:6:16-6:21 page', 'source/_posts/b.md:6:32-6:33 reference'],
  },
  {
    name: 'Zola: follows paths below the content',
    config: { engine: 'zola', site: { base_url: 'https://a.cn' } },
    source: {
      'content/a.md': '+++\ntitle = "A"\n+++\n\n[b](@/b.md) [c](@/c.md) [d](/e/)\n',
      'content/b.md': '+++\ntitle = "B"\npath = "e"\n+++\n\nB.\n',
    },
    expect: ['content/a.md:5:17-5:23 file'],
  },
  {
    name: 'VitePress: follows paths',
    config: { engine: 'vitepress', site: {} },
    source: { 'guide/a.md': '[b](./b) [c](/guide/b.html) [d](/guide/d) [e](e.md)\n', 'guide/b.md': 'B.\n' },
    expect: ['guide/a.md:1:33-1:41 page', 'guide/a.md:1:47-1:51 file'],
  },
  {
    name: 'Docusaurus: follows slugs, versions and files',
    config: {
      engine: 'docusaurus',
      site: { baseUrl: '/sky/', presets: ['classic'], '/': { versions: { default: ['2.0'] } } },
    },
    source: {
      'docs/01-start/02-first.md': page('First', '', '[a](/docs/next/own) [b](./own.md) [c](/docs/start/first)'),
      'docs/01-start/own.md': page('Own', 'slug: /own\n', '[a](/sky/docs/next/start/first) [b](second.md)'),
      'versioned_docs/version-2.0/a.md': page('A', '', '[a](/docs/a) [b](/docs/b) [c](/docs/category/x)'),
    },
    expect: [
      'docs/01-start/02-first.md:5:39-5:56 page',
      'docs/01-start/own.md:6:37-6:46 file',
      'versioned_docs/version-2.0/a.md:5:18-5:25 page',
    ],
  },
  {
    name: 'Starlight: follows words of paths and languages',
    config: {
      engine: 'astro',
      site: {
        base: '/sky/',
        trailingSlash: 'always',
        integrations: [{ call: 'starlight', with: [{ locales: { root: {}, fr: {} } }] }],
        '/': { pages: ['made/[name].astro'], docs: 'usual' },
      },
    },
    source: {
      'src/content/docs/Two Tails.md': page(
        'Tails',
        '',
        '[a](../moon/) [b](/sky/fr/two-tails/) [c](/sky/made/x/) [d](../mon/)',
      ),
      'src/content/docs/moon.md': page('Moon', '', '[a](/sky/two-tails/) [b](/sky/Two%20Tails/) [c](moon/)'),
    },
    expect: [
      'src/content/docs/Two Tails.md:5:61-5:68 page',
      'src/content/docs/moon.md:5:26-5:43 renamed (unsafe fix)',
      'src/content/docs/moon.md:5:49-5:54 page',
    ],
    fixed: {
      'src/content/docs/Two Tails.md': page(
        'Tails',
        '',
        '[a](../moon/) [b](/sky/fr/two-tails/) [c](/sky/made/x/) [d](../mon/)',
      ),
      'src/content/docs/moon.md': page('Moon', '', '[a](/sky/two-tails/) [b](/sky/two-tails/) [c](moon/)'),
    },
  },
  {
    name: 'Eleventy: follows permalinks',
    config: {
      engine: 'eleventy',
      site: {
        '/': {
          input: 'src',
          pages: ['list'],
          computed: ['/made/'],
          permalinks: {},
          skipped: ['src/_includes'],
          prefixes: false,
          copies: false,
        },
      },
    },
    source: {
      'src/a.md': page('A', 'permalink: /b.html\n', '[a](/b.html) [b](/list/) [c](/made/x/) [d](/a/) [e](c/)'),
      'src/c/c.md': page('C', '', '[a](../b.html) [b](../a/)'),
    },
    expect: ['src/a.md:6:44-6:47 page', 'src/c/c.md:5:20-5:25 page'],
  },
  {
    name: 'docsify: follows what is behind the hash',
    config: { engine: 'docsify', site: { '/': { folder: 'docs' } } },
    source: {
      'docs/README.md': '[a](#/b?id=c) [b](b.md) [c](#/d) [e](/b) [f](/e/)\n',
      'docs/b.md': 'B.\n',
    },
    expect: ['docs/README.md:1:29-1:32 page', 'docs/README.md:1:46-1:49 page'],
  },
  {
    name: 'says nothing of a site whose configuration is computed',
    config: { engine: 'docusaurus', site: { '...': true } },
    source: { 'docs/a.md': page('A', '', '[a](/docs/b)') },
    expect: [],
  },
  {
    name: 'flags files of Markdown anywhere, and proposes the only one of that name',
    source: {
      'a/b.md': '[c](c.md) [d](delta.md#e) [f](../a/b.md) [o](other.md)\n',
      'a/g/delta.md': 'D.\n',
      'h/other.md': 'O.\n',
    },
    expect: ['a/b.md:1:5-1:9 file', 'a/b.md:1:15-1:25 moved (unsafe fix)', 'a/b.md:1:46-1:54 file'],
    fixed: {
      'a/b.md': '[c](c.md) [d](g/delta.md#e) [f](../a/b.md) [o](other.md)\n',
      'a/g/delta.md': 'D.\n',
      'h/other.md': 'O.\n',
    },
  },
  {
    name: 'says nothing of addresses where the generator is not known',
    source: '[a](/b/) [c](d) [e](f.html)\n',
    expect: [],
  },
  {
    name: 'flags links that front matter states, and leaves other values alone',
    config: hugo,
    source: {
      'content/a.md': page(
        'A',
        'redirect: /tails/\nrelated: [/c/, tails.md, lost.md, "Tails and moons"]\nnext: true\nparent: /d/\n',
      ),
      'content/tails.md': page(
        'B',
        'prev: "/x/tails"\nnext: { link: /a/#top, text: A }\nredirect_to: https://a.cn/e/\n',
      ),
    },
    expect: [
      'content/a.md:4:11-4:14 page',
      'content/a.md:4:26-4:33 file',
      'content/tails.md:3:7-3:17 renamed (unsafe fix)',
    ],
    fixed: {
      'content/a.md': page(
        'A',
        'redirect: /tails/\nrelated: [/c/, tails.md, lost.md, "Tails and moons"]\nnext: true\nparent: /d/\n',
      ),
      'content/tails.md': page('B', 'prev: "/tails"\nnext: { link: /a/#top, text: A }\nredirect_to: https://a.cn/e/\n'),
    },
  },
  {
    name: 'VitePress: flags the links of a home page',
    config: { engine: 'vitepress', site: {} },
    source: {
      'index.md':
        '---\nlayout: home\nhero:\n  actions:\n    - { text: Start, link: /guide/start }\n    - { text: More, link: /guide/lost }\nfeatures:\n  - { title: Moons, link: /guide/moons }\n  - { title: Web, link: https://a.cn/ }\n---\n',
      'guide/start.md': 'Start.\n',
    },
    expect: ['index.md:6:27-6:38 page', 'index.md:8:27-8:39 page'],
  },
  {
    name: 'flags what the schema calls a path of the site',
    config: {
      ...hugo,
      schema: {
        properties: {
          more: { items: { format: 'site-path' } },
          about: { anyOf: [{ const: 'none' }, { format: 'site-path' }] },
        },
        additionalProperties: { type: 'string' },
      },
    },
    source: {
      'content/a.md': page('/c/', 'more: [/b/, /c/, d.md, comets, https://a.cn/c/, "a b.md"]\nabout: ./e.md\n'),
      'content/b.md': page('B', 'about: none\n'),
    },
    expect: ['content/a.md:3:13-3:16 page', 'content/a.md:3:18-3:22 file', 'content/a.md:4:8-4:14 file'],
  },
  {
    name: 'follows the schema that an article names',
    config: { ...hugo, schemas: { 'own.json': { properties: { more: { format: 'site-path' } } } } },
    source: { 'content/a.md': page('A', '$schema: own.json\nmore: /b/\n') },
    expect: ['content/a.md:4:7-4:10 page'],
  },
  links(
    'Hugo: flags links that shortcodes name',
    '{{< figure src="/a.png" link="/news/tail/" >}} {{< figure src="/a.png" link="/news/tails/" >}} {{< box href="/sky/tail/" url="/x/" >}} {{</* box href="/y/" */>}}',
    ['content/news/comet.md:5:78-5:90 page', 'content/news/comet.md:5:110-5:120 renamed (unsafe fix)'],
    {
      mended:
        '{{< figure src="/a.png" link="/news/tail/" >}} {{< figure src="/a.png" link="/news/tails/" >}} {{< box href="/news/tail/" url="/x/" >}} {{</* box href="/y/" */>}}',
    },
  ),
  {
    name: 'Hugo: themes put the language in front of what tags and front matter state',
    config: { engine: 'hugo', site: { languages: { de: {}, zh: {} } } },
    source: {
      'content/de/a.md': page('A', 'redirect: /b/\n', '{{< box href="/b/" >}} {{< box href="/c/" >}} [b](/b/)'),
      'content/de/b.md': page('B', 'url: /de/b/\n'),
    },
    expect: ['content/de/a.md:6:38-6:41 page'],
  },
  {
    name: 'Hexo: flags files beside a post that are not there',
    config: { engine: 'hexo', site: { post_asset_folder: true }, files: ['source/_posts/a/plan.pdf'] },
    source: {
      'source/_posts/a.md': page('A', 'date: 2024-05-03\n', '{% asset_link plan.pdf %} {% asset_link lost.pdf Plan %}'),
    },
    expect: ['source/_posts/a.md:6:41-6:49 file'],
  },
  {
    name: 'Hexo: knows posts whose address is their id',
    config: { engine: 'hexo', site: { permalink: ':id.html' }, files: ['source/_posts/x.png'] },
    source: {
      'source/_posts/a.md': page('A', 'id: 7\n', '[b](/8.html) [c](/9.html)'),
      'source/_posts/b.md': page('B', 'id: 8\n'),
    },
    expect: ['source/_posts/a.md:6:18-6:25 page'],
  },
  ...(['id', 'abbrlink', 'year'] as const).map(
    (key): RuleCase => ({
      name: `Hexo: does not know the addresses of posts that are not named, where ${key} is missing`,
      config: { engine: 'hexo', site: { permalink: `:${key}.html` }, files: ['source/_posts/x.png'] },
      source: {
        'source/_posts/a.md': page('A', `${key}: 7\n`, '[b](/8.html)'),
        'source/_posts/b.md': page('B'),
      },
      expect: [],
    }),
  ),
  {
    name: 'Hexo: follows no links of articles that are copied as they are',
    config: { engine: 'hexo', site: { skip_render: ['notes/*'] }, files: ['source/x.png'] },
    source: {
      'source/notes/a.md': page('A', '', '[b](/lost/)'),
      'source/notes/b/c.md': page('B', '', '[b](/lost/)'),
    },
    expect: ['source/notes/b/c.md:5:5-5:11 page'],
  },
  {
    name: 'names the file without the anchor',
    config: { engine: 'vitepress', site: {} },
    source: { 'a.md': '[b](./lost.md#tail)\n', 'b.md': 'B.\n' },
    expect: ['a.md:1:5-1:19 file'],
    messages: ['Link leads to the file `./lost.md`, which does not exist'],
  },
  {
    name: 'VitePress: flags addresses in another case',
    config: { engine: 'vitepress', site: {} },
    source: {
      'guide/a.md': '[a](/guide/Setup) [b](Setup.html#x) [c](/Guide/setup) [d](/guide/setup) [e](./) [f](/API/Core)\n',
      'guide/setup.md': 'S.\n',
      'guide/index.md': 'I.\n',
      'API/Core.md': 'C.\n',
    },
    expect: [
      'guide/a.md:1:5-1:17 renamed (unsafe fix)',
      'guide/a.md:1:23-1:35 page',
      'guide/a.md:1:41-1:53 renamed (unsafe fix)',
    ],
    fixed: {
      'guide/a.md': '[a](/guide/setup) [b](Setup.html#x) [c](/guide/setup) [d](/guide/setup) [e](./) [f](/API/Core)\n',
    },
  },
  {
    name: 'and not where Netlify serves them',
    config: { engine: 'vitepress', site: {}, files: ['netlify.toml'] },
    source: { 'guide/a.md': '[a](/guide/Setup)\n', 'guide/setup.md': 'S.\n' },
    expect: [],
  },
  {
    name: 'Jekyll: flags links behind filters and variables',
    config: { engine: 'jekyll', site: { baseurl: '/blog' } },
    source: {
      'a.md': page(
        'A',
        '',
        "[a]({{ '/b.html' | relative_url }}) [b]({{ '/lost.html' | relative_url }}) [c]({{ site.baseurl }}/lost.html#x) <a href=\"{{ '/lost.html' | absolute_url }}\">d</a> `[e]({{ '/x.html' | relative_url }})` [f]({{ '/y/' | relative_url }}{{ page.z }}) {% include card.html link=\"/lost/\" %}",
      ),
      'b.md': page('B'),
    },
    expect: ['a.md:5:45-5:55 page', 'a.md:5:98-5:110 page', 'a.md:5:125-5:135 page', 'a.md:5:271-5:277 page'],
  },
  {
    name: 'VitePress and MDX: flag links of components',
    config: { engine: 'vitepress', site: {} },
    source: {
      'a.md':
        '<Card href="/b" />\n\n<Card href="/lost" to="/x" :link="y" />\n\n<router-link to="/lost">L</router-link>\n\n<div href="/x">D</div>\n\n`<Card href="/x" />`\n',
      'b.md': 'B.\n',
    },
    expect: ['a.md:3:13-3:18 page', 'a.md:5:18-5:23 page'],
  },
]);
