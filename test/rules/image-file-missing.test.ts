import rule from '../../rules/image-file-missing.ts';
import { testRule } from '../rule-tester.ts';

const hugo = {
  engine: 'hugo',
  files: ['static/img/moon.jpg', 'content/news/a/tail.png', 'content/news/a/index.md', 'assets/sun.png'],
} as const;
const hexo = {
  engine: 'hexo',
  files: ['source/img/moon.jpg', 'source/_posts/comet/tail.png', 'source/_posts/comet.md'],
} as const;

testRule(rule, [
  {
    name: 'knows nothing of a site that is built from a folder that is not there',
    source: { 'src/_posts/2020-01-02-a.md': '![](/img/sun.jpg) ![](/img/moon.jpg)\n' },
    config: { engine: 'jekyll', site: { source: '.tmp' }, files: ['img/moon.jpg', 'src/img/sun.jpg'] },
    expect: [],
  },
  {
    name: 'accepts files of Hugo',
    source: {
      'content/news/a/index.md':
        '![](/img/moon.jpg) ![](tail.png) ![](./tail.png?v=1) ![](/sun.png) ![](../../../static/img/moon.jpg)\n',
    },
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts files of Hexo',
    source: { 'source/_posts/comet.md': '![](/img/moon.jpg) ![](tail.png) ![](comet/tail.png)\n' },
    config: hexo,
    expect: [],
  },
  {
    name: 'accepts a site below a path',
    source: '![](/blog/img/moon.jpg)\n',
    config: { ...hugo, site: { baseURL: 'https://a.cn/blog/' } },
    expect: [],
  },
  {
    name: 'accepts other addresses',
    source:
      '![](https://a.cn/b.jpg) ![](//a.cn/b.jpg) ![](data:image/png;base64,AA) ![]({{ img }}/b.jpg) ![](/img/b) ![](/img/b.html)\n',
    config: hugo,
    expect: [],
  },
  { name: 'accepts elements with relative addresses', source: '<img src="b.jpg">\n', config: hugo, expect: [] },
  { name: 'flags elements', source: '<img src="/img/b.jpg">\n', config: hugo, expect: ['a.md:1:11-1:21 missing'] },
  {
    name: 'says nothing of directories that are not there, or hold no image',
    source: { 'content/b.md': '![](/photos/b.jpg) ![](b.jpg)\n' },
    config: { engine: 'hugo', files: ['content/b.md'] },
    expect: [],
  },
  {
    name: 'says nothing of mounts',
    source: '![](/img/b.jpg)\n',
    config: { ...hugo, site: { module: { mounts: [] } } },
    expect: [],
  },
  { name: 'says nothing where no files are at hand', source: '![](/img/b.jpg)\n', expect: [] },
  {
    name: 'accepts what is ignored',
    source: '![](/img/b.jpg)\n',
    options: { ignore: ['/img/'] },
    config: hugo,
    expect: [],
  },
  {
    name: 'flags files that are not there',
    source: { 'content/news/a/index.md': '![](/img/b.jpg) ![](c.png)\n' },
    config: hugo,
    expect: ['content/news/a/index.md:1:5-1:15 missing', 'content/news/a/index.md:1:21-1:26 missing'],
  },
  {
    name: 'flags another case',
    source: '![](/img/Moon.JPG?a=b)\n',
    config: hugo,
    expect: ['a.md:1:5-1:22 case (safe fix)'],
    fixed: '![](/img/moon.jpg?a=b)\n',
  },
  {
    name: 'sees through percent-escapes',
    source: '![](/img/m%6Fon.jpg) ![](/img/%E6%98%9F.jpg)\n',
    config: hugo,
    expect: ['a.md:1:26-1:44 missing'],
  },
  {
    name: 'Hugo: flags what is not served at its address',
    source: {
      'content/news/a.md':
        '---\ntitle: a\n---\n\n![](/static/img/b.png) ![](../../static/img/b.png) ![](../img/b.png) ![](c.png) ![](/assets/d.png) ![](/wp-content/img/b.png)\n',
    },
    config: {
      engine: 'hugo',
      site: { baseURL: 'https://a.cn/' },
      files: ['static/img/b.png', 'content/news/c.png', 'assets/d.png'],
    },
    expect: [
      'content/news/a.md:5:5-5:22 served (safe fix)',
      'content/news/a.md:5:28-5:50 served (unsafe fix)',
      'content/news/a.md:5:56-5:68 served (unsafe fix)',
      'content/news/a.md:5:74-5:79 served (unsafe fix)',
      'content/news/a.md:5:85-5:98 unserved',
      'content/news/a.md:5:104-5:125 served (unsafe fix)',
    ],
    fixed: {
      'content/news/a.md':
        '---\ntitle: a\n---\n\n![](/img/b.png) ![](/img/b.png) ![](/img/b.png) ![](/news/c.png) ![](/assets/d.png) ![](/img/b.png)\n',
    },
  },
  {
    name: 'Hugo: accepts pictures of a bundle, the path of the site and dots that lead there',
    source: {
      'content/news/a/index.md': '---\ntitle: a\n---\n\n![](c.png) ![](/blog/img/b.png) ![](../../img/b.png)\n',
    },
    config: {
      engine: 'hugo',
      site: { baseURL: 'https://a.cn/blog/' },
      files: ['static/img/b.png', 'content/news/a/c.png'],
    },
    expect: [],
  },
  {
    name: 'Hugo: says nothing where a template renders images, or the theme is not there',
    source: {
      'content/a.md': '![](/static/b.png)\n',
    },
    config: {
      engine: 'hugo',
      site: { baseURL: 'https://a.cn/' },
      files: ['static/b.png', 'layouts/_default/_markup/render-image.html'],
    },
    expect: [],
  },
  {
    name: 'VitePress: an image is relative to the file of its article',
    source: { 'guide/comets.md': '![](./comet.png) ![](../comet.png)\n' },
    config: { engine: 'vitepress', files: ['guide/comet.png', 'index.md'] },
    expect: ['guide/comets.md:1:22-1:34 missing'],
  },
  {
    name: 'Hugo: a relative address is below that of the page, or in the hands of a template',
    source: {
      'content/zh/2018/a.md': '---\ntitle: a\nurl: /2018/05/a/\n---\n\n![](b.png) ![](c.png)\n',
    },
    config: {
      engine: 'hugo',
      site: {
        baseURL: 'https://a.cn/',
        defaultContentLanguage: 'zh',
        languages: { zh: { contentDir: 'content/zh' } },
      },
      files: ['static/2018/05/a/b.png', 'static/d.png'],
    },
    expect: ['content/zh/2018/a.md:6:16-6:21 missing'],
  },
  {
    name: 'Hugo: says nothing of relative addresses where a template renders images',
    source: { 'content/a.md': '![](b.png) ![](/img/c.png)\n' },
    config: {
      engine: 'hugo',
      site: { baseURL: 'https://a.cn/' },
      files: ['static/d.png', 'static/img/d.png', 'layouts/_default/_markup/render-image.html'],
    },
    expect: ['content/a.md:1:16-1:26 missing'],
  },
  {
    name: 'Jekyll: has no fix where a file of a general name is among the images of another page',
    source: {
      '_posts/2024-05-03-a.md':
        '---\ntitle: a\nimage: /img/a/1.png\n---\n\n![](../img/b/2.png) ![](../img/c/screenshot.png) ![](../img/d/comet.png)\n',
      '_posts/2024-05-04-b.md': '---\ntitle: b\nimage: /img/b/1.png\n---\n\n![](../img/b/2.png)\n',
      '_posts/2024-05-05-c.md': '---\ntitle: c\n---\n\n![](../img/c/image-1.png) ![](../img/c/screenshot.png)\n',
    },
    config: {
      engine: 'jekyll',
      site: {},
      files: [
        ...['img/a/1.png', 'img/a/2.png', 'img/b/1.png', 'img/b/2.png', 'img/d/comet.png'],
        ...['img/c/image-1.png', 'img/c/screenshot.png'],
      ],
    },
    expect: [
      '_posts/2024-05-03-a.md:6:5-6:19 served',
      '_posts/2024-05-03-a.md:6:25-6:48 served',
      '_posts/2024-05-03-a.md:6:54-6:72 served (unsafe fix)',
      '_posts/2024-05-04-b.md:6:5-6:19 served (unsafe fix)',
      '_posts/2024-05-05-c.md:5:5-5:25 served (unsafe fix)',
      '_posts/2024-05-05-c.md:5:31-5:54 served (unsafe fix)',
    ],
    fixed: {
      '_posts/2024-05-03-a.md':
        '---\ntitle: a\nimage: /img/a/1.png\n---\n\n![](../img/b/2.png) ![](../img/c/screenshot.png) ![](/img/d/comet.png)\n',
      '_posts/2024-05-04-b.md': '---\ntitle: b\nimage: /img/b/1.png\n---\n\n![](/img/b/2.png)\n',
      '_posts/2024-05-05-c.md': '---\ntitle: c\n---\n\n![](/img/c/image-1.png) ![](/img/c/screenshot.png)\n',
    },
  },
  {
    name: 'Jekyll: flags addresses without the path of the site, and relative to the file',
    source: {
      '_posts/2024-05-03-a.md': '---\ntitle: a\n---\n\n![](/img/b.png) ![](../img/b.png) ![](/blog/img/b.png)\n',
    },
    config: { engine: 'jekyll', site: { baseurl: '/blog' }, files: ['img/b.png'] },
    expect: [
      '_posts/2024-05-03-a.md:5:5-5:15 served (safe fix)',
      '_posts/2024-05-03-a.md:5:21-5:33 served (unsafe fix)',
    ],
    fixed: {
      '_posts/2024-05-03-a.md':
        '---\ntitle: a\n---\n\n![](/blog/img/b.png) ![](/blog/img/b.png) ![](/blog/img/b.png)\n',
    },
  },
  {
    name: 'Hexo: follows its renderer, and not the file',
    source: {
      'source/_posts/a.md':
        '---\ntitle: a\ndate: 2024-05-03\n---\n\n![](../img/b.png) ![](/source/img/b.png) ![](img/c.png)\n\n<img src="../img/b.png">\n',
    },
    config: { engine: 'hexo', site: {}, files: ['source/img/b.png', 'source/_posts/img/c.png'] },
    expect: [
      'source/_posts/a.md:6:23-6:40 served (safe fix)',
      'source/_posts/a.md:6:46-6:55 unserved',
      'source/_posts/a.md:8:11-8:23 served (unsafe fix)',
    ],
    fixed: {
      'source/_posts/a.md':
        '---\ntitle: a\ndate: 2024-05-03\n---\n\n![](../img/b.png) ![](/img/b.png) ![](img/c.png)\n\n<img src="/img/b.png">\n',
    },
  },
  {
    name: 'flags paths of the writer’s disk, and backslashes',
    source: '![](C:/Users/me/b.png) ![](file:///tmp/b.png) ![](/Users/me/b.png) ![](img\\c.png)\n',
    config: { engine: 'hexo', site: {}, files: ['source/img/c.png'] },
    expect: [
      'a.md:1:5-1:22 local',
      'a.md:1:28-1:45 local',
      'a.md:1:51-1:66 local',
      'a.md:1:72-1:81 backslash (safe fix)',
    ],
    fixed: '![](C:/Users/me/b.png) ![](file:///tmp/b.png) ![](/Users/me/b.png) ![](img/c.png)\n',
  },
  {
    name: 'flags the pictures that front matter names',
    source: {
      'a.md': '---\ncover: /img/lost.png\nimage: { src: /img/Moon.jpg }\ntitle: /img/none.png\n---\n\nA.\n',
    },
    config: hugo,
    expect: ['a.md:2:8-2:21 missing', 'a.md:3:15-3:28 case (safe fix)'],
    fixed: {
      'a.md': '---\ncover: /img/lost.png\nimage: { src: /img/moon.jpg }\ntitle: /img/none.png\n---\n\nA.\n',
    },
  },
  {
    name: 'flags the pictures that front matter names in lists and deeper',
    source: {
      'a.md':
        '---\nimages: [/img/lost.png, /img/moon.jpg, comet.png]\nheader: { teaser: "/img/Moon.jpg" }\ngallery:\n  - { url: /img/none.png }\n  - { url: https://a.cn/b.png }\ntags: [/img/x.png]\n---\n\nA.\n',
    },
    config: { engine: 'hugo', files: ['static/img/moon.jpg', 'img/moon.jpg', 'static/a.png'] },
    expect: ['a.md:2:10-2:23 missing', 'a.md:3:19-3:34 case (safe fix)', 'a.md:5:12-5:25 missing'],
    fixed: {
      'a.md':
        '---\nimages: [/img/lost.png, /img/moon.jpg, comet.png]\nheader: { teaser: "/img/moon.jpg" }\ngallery:\n  - { url: /img/none.png }\n  - { url: https://a.cn/b.png }\ntags: [/img/x.png]\n---\n\nA.\n',
    },
  },
  {
    name: 'Starlight: follows the picture of the hero from the file',
    source: {
      'src/content/docs/index.md':
        '---\ntitle: Comets\nhero:\n  image:\n    file: ../../assets/comet.png\n    dark: ../../assets/moon.png\n---\n\nA.\n',
    },
    config: { engine: 'astro', site: {}, files: ['src/assets/comet.png'] },
    expect: ['src/content/docs/index.md:6:11-6:32 missing'],
  },
  ...[{ base: { '...': true } }, { '...': true }].map((site) => ({
    name: `Astro: says nothing of addresses where the path of the site is computed: ${JSON.stringify(site)}`,
    source: { 'src/pages/a.md': '![](/sky/img/comet.png)\n' },
    config: { engine: 'astro', site, files: ['public/img/comet.png'] } as const,
    expect: [],
  })),
  {
    name: 'flags what the schema calls a path of the site',
    source: {
      'a.md': '---\nart: img/lost.png\nslides: [/img/moon.jpg, /img/lost.png]\nother: /img/none.png\n---\n\nA.\n',
    },
    config: {
      engine: 'jekyll',
      files: ['img/moon.jpg'],
      schema: {
        properties: {
          art: { format: 'site-path' },
          slides: { items: { $ref: '#/$defs/path' } },
          other: { type: 'string', 'x-unique': true },
        },
        $defs: { path: { type: 'string', format: 'site-path' } },
      },
    },
    expect: ['a.md:2:6-2:18 missing', 'a.md:3:25-3:38 missing'],
  },
  {
    name: 'Hugo: flags images that shortcodes name',
    source: {
      'content/a/index.md':
        '{{< figure src="/img/lost.png" link="/b/" >}} {{< figure src="lost.png" >}} {{< figure src="tail.png" >}} {{< box src="lost.png" >}} {{< box image="/img/Moon.jpg" alt="/img/x.png" >}} {{</* figure src="/img/x.png" */>}} `{{< figure src="/img/x.png" >}}`\n\n<!-- {{< figure src="/img/x.png" >}} -->\n\n{{< box src="{{ x }}/a.png" >}} {{< box src="https://a.cn/b.png" >}}\n',
    },
    config: {
      engine: 'hugo',
      site: { baseURL: 'https://a.cn/' },
      files: ['static/img/moon.jpg', 'content/a/tail.png', 'layouts/shortcodes/box.html'],
    },
    expect: [
      'content/a/index.md:1:17-1:30 missing',
      'content/a/index.md:1:63-1:71 missing',
      'content/a/index.md:1:149-1:162 case (safe fix)',
    ],
    fixed: {
      'content/a/index.md':
        '{{< figure src="/img/lost.png" link="/b/" >}} {{< figure src="lost.png" >}} {{< figure src="tail.png" >}} {{< box src="lost.png" >}} {{< box image="/img/moon.jpg" alt="/img/x.png" >}} {{</* figure src="/img/x.png" */>}} `{{< figure src="/img/x.png" >}}`\n\n<!-- {{< figure src="/img/x.png" >}} -->\n\n{{< box src="{{ x }}/a.png" >}} {{< box src="https://a.cn/b.png" >}}\n',
    },
  },
  {
    name: 'Hugo: a template of the site decides what a relative path of `figure` means',
    source: { 'content/a/index.md': '{{< figure src="lost.png" >}}\n' },
    config: {
      engine: 'hugo',
      site: { baseURL: 'https://a.cn/' },
      files: ['content/a/tail.png', 'layouts/shortcodes/figure.html'],
    },
    expect: [],
  },
  {
    name: 'Hexo: flags images that its tags name, in the folder of the post and in the site',
    source: {
      'source/_posts/a.md':
        '---\ntitle: a\n---\n\n{% asset_img tail.png %} {% asset_img wide lost.png 200 "The tail.png" %} {% img left /img/lost.png 100 %} {% image "/img/moon.jpg" %} {% asset_img "Tail.png" %} {% raw %}{% asset_img x.png %}{% endraw %} `{% asset_img x.png %}` {% img https://a.cn/b.png %} {% post_link a %}\n',
    },
    config: {
      engine: 'hexo',
      site: { post_asset_folder: true },
      files: ['source/_posts/a/tail.png', 'source/img/moon.jpg'],
    },
    expect: [
      'source/_posts/a.md:5:44-5:52 missing',
      'source/_posts/a.md:5:87-5:100 missing',
      'source/_posts/a.md:5:150-5:158 case (safe fix)',
    ],
    fixed: {
      'source/_posts/a.md':
        '---\ntitle: a\n---\n\n{% asset_img tail.png %} {% asset_img wide lost.png 200 "The tail.png" %} {% img left /img/lost.png 100 %} {% image "/img/moon.jpg" %} {% asset_img "tail.png" %} {% raw %}{% asset_img x.png %}{% endraw %} `{% asset_img x.png %}` {% img https://a.cn/b.png %} {% post_link a %}\n',
    },
  },
  {
    name: 'Hexo: says nothing of files of posts where the site has none',
    source: { 'source/_posts/a.md': '{% asset_img lost.png %}\n', 'source/b.md': '{% asset_img lost.png %}\n' },
    config: { engine: 'hexo', site: {}, files: ['source/_posts/a/tail.png', 'source/b/tail.png'] },
    expect: [],
  },
  {
    name: 'Jekyll: flags images that includes and filters name',
    source: {
      'a.md':
        '---\ntitle: a\n---\n\n{% include figure.html src="/img/lost.png" alt="/img/x.png" %} {% include figure image_path=\'/img/lost.png\' %} {% include figure.html src="lost.png" %} {% include figure.html src=page.image %}\n\n![]({{ \'/img/lost.png\' | relative_url }}) ![]({{ "/img/b.png" | absolute_url }}) ![]({{ site.baseurl }}/img/lost.png) <img src="{{ site.url }}{{ site.baseurl }}/img/lost.png"> ![]({{ site.cdn }}/img/lost.png) ![]({{ site.baseurl }}/img/{{ x }}.png) {{ "/img/lost.png" | relative_url }}\n',
    },
    config: { engine: 'jekyll', site: { baseurl: '/blog' }, files: ['img/b.png'] },
    expect: [
      'a.md:5:29-5:42 missing',
      'a.md:5:94-5:107 missing',
      'a.md:7:9-7:22 missing',
      'a.md:7:104-7:117 missing',
      'a.md:7:161-7:174 missing',
    ],
  },
  {
    name: 'MDX: flags images of components, imports and modules',
    source: {
      'docs/a.mdx':
        "import tail from './tail.png';\nimport lost from '../img/lost.png';\nimport sun from '@site/static/img/sun.png';\nimport x from '~/x.png';\n\n<Frame src=\"/img/lost.png\" />\n\n<Frame src=\"./lost.png\" image={tail} />\n\n<img src={require('./lost.png').default} />\n\n```js\nrequire('./lost.png')\n```\n\n<Image src=\"/img/lost.png\" />\n",
    },
    config: { engine: 'docusaurus', site: {}, files: ['docs/tail.png', 'img/b.png', 'static/img/moon.png'] },
    expect: [
      'docs/a.mdx:2:19-2:34 missing',
      'docs/a.mdx:3:18-3:42 missing',
      'docs/a.mdx:6:13-6:26 missing',
      'docs/a.mdx:10:20-10:30 missing',
      'docs/a.mdx:16:13-16:26 missing',
    ],
  },
  {
    name: 'Zola: flags images that shortcodes name',
    source: {
      'content/a.md': '{{ figure(src="/img/lost.png", alt="/img/x.png") }} {{ figure(src="/img/moon.jpg") }}\n',
    },
    config: { engine: 'zola', site: {}, files: ['static/img/moon.jpg'] },
    expect: ['content/a.md:1:16-1:29 missing'],
  },
  {
    name: 'Hugo: follows images of other page bundles by the addresses of their pages',
    source: {
      'content/news/a/index.md': '---\ntitle: A\nslug: other\n---\n\nText.\n',
      'content/news/b.md':
        '![](/news/other/tail.png) ![](../other/tail.png) ![](/news/a/tail.png) ![](../other/head.png)\n',
    },
    config: { ...hugo, site: {} },
    expect: ['content/news/b.md:1:54-1:70 served (safe fix)', 'content/news/b.md:1:76-1:93 missing'],
    fixed: {
      'content/news/a/index.md': '---\ntitle: A\nslug: other\n---\n\nText.\n',
      'content/news/b.md':
        '![](/news/other/tail.png) ![](../other/tail.png) ![](/news/other/tail.png) ![](../other/head.png)\n',
    },
  },
  {
    name: 'Hexo: knows that its usual renderer puts the path of the site before every image',
    source: { 'source/_posts/comet.md': '![](/img/moon.jpg) ![](/log/img/moon.jpg) <img src="/log/img/moon.jpg">\n' },
    config: { ...hexo, site: { root: '/log/' } },
    expect: ['source/_posts/comet.md:1:24-1:41 served (safe fix)'],
    fixed: {
      'source/_posts/comet.md': '![](/img/moon.jpg) ![](/img/moon.jpg) <img src="/log/img/moon.jpg">\n',
    },
  },
  {
    name: 'Hexo: says nothing where the renderer is not known',
    source: { 'source/_posts/comet.md': '![](/log/img/moon.jpg)\n' },
    config: { ...hexo, site: { root: '/log/' }, renderer: { name: 'unknown' } },
    expect: [],
  },
]);
