import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inSite, modules, run } from '../engine.ts';
import { byHost, numbered, otherSite, reasons, siteFiles, type TestSite } from './site.ts';
import { WrittenSite } from './written.ts';

const program = `
const Hexo = require('hexo');
const hexo = new Hexo(__dirname, { silent: true });
hexo
  .init()
  .then(() => hexo.load())
  .then(() => hexo.call('generate', {}))
  .catch((error) => {
    process.stderr.write(String(error));
    process.exit(1);
  });
`;

export function hasHexoGenerators(): boolean {
  return ['alias', 'archive', 'category', 'index', 'tag'].every((name) =>
    existsSync(join(modules, `hexo-generator-${name}`)),
  );
}

export function buildHexo(site: TestSite): WrittenSite {
  const files = { ...siteFiles(site), 'generate.cjs': program };
  return inSite(
    files,
    (folder) => {
      const { ok, all } = run(process.execPath, ['generate.cjs'], folder);
      if (!ok) throw new Error(`${site.name}: ${all}`);
      return new WrittenSite(join(folder, 'public'), site.base, folder);
    },
    modules,
  );
}

const page =
  '<html><head><meta name="source" content="{% if page.source %}{{ config.source_dir }}/{{ page.source }}{% endif %}"></head><body>{{ page.content }}</body></html>';
const list =
  '<html><body>{% for post in page.posts.toArray() %}<a href="{{ url_for(post.path) }}">x</a>{% endfor %}</body></html>';
/** The plainest theme. */
const theme = {
  'themes/plain/layout/post.njk': page,
  'themes/plain/layout/page.njk': page,
  'themes/plain/layout/index.njk': list,
  'themes/plain/layout/archive.njk': list,
  'themes/plain/layout/tag.njk': list,
  'themes/plain/layout/category.njk': list,
  'themes/plain/source/css/style.txt': 'themes/plain/source/css/style.txt',
};
const manifest = (renderer: string) =>
  JSON.stringify({
    private: true,
    hexo: { version: '8.1.2' },
    dependencies: {
      hexo: '8.1.2',
      [renderer]: '*',
      'hexo-generator-index': '*',
      'hexo-generator-archive': '*',
      'hexo-generator-category': '*',
      'hexo-generator-tag': '*',
      'hexo-generator-alias': '*',
    },
  });

/** Reasons why links to nothing are not reported. */
const byPlugin = 'a plugin may lead links to files to their pages';
const byLists = 'a plugin may make lists of years and folders';
const leaving = 'paths that leave the folder of the site are not looked up';

const names = ['nova', 'pulsar', 'quasar', 'nebula', 'cluster', 'giant', 'dwarf', 'binary', 'cepheid', 'magnetar'];
const more = ['altair', 'vega', 'deneb', 'rigel', 'spica', 'sirius', 'capella', 'castor', 'pollux', 'antares'];

/** The usual permalinks, below `/log/`, with the usual renderer. */
const usual: TestSite = {
  name: 'Hexo, below a path, with marked',
  engine: 'hexo',
  base: '/log',
  setup: {
    ...theme,
    'package.json': manifest('hexo-renderer-marked'),
    '_config.yml': JSON.stringify({
      title: 'Log',
      url: 'http://site.test/log',
      root: '/log/',
      theme: 'plain',
      permalink: ':year/:month/:day/:title/',
      per_page: 5,
      new_post_name: ':title.md',
      skip_render: ['raw/**'],
    }),
  },
  articles: {
    'source/_posts/hub.md':
      'title: Hub\ndate: 2024-01-05 10:00:00\ntags: [Bright Stars, 彗星]\ncategories: [Sky, Deep]\nalias: [old/hub/]',
    ...numbered(
      'source/_posts/*.md',
      names,
      (name) => `title: Star ${name}\ndate: 2023-0${(names.indexOf(name) % 9) + 1}-05 10:00:00\ntags: [stars]`,
    ),
    ...numbered(
      'source/_posts/bright/*.md',
      more,
      (name) => `title: Star ${name}\ndate: 2022-0${(more.indexOf(name) % 9) + 1}-05 10:00:00`,
    ),
    'source/_posts/Upper Name.md': 'title: Upper\ndate: 2024-01-06 10:00:00',
    'source/_posts/own.md': 'title: Own\ndate: 2024-01-07 10:00:00\npermalink: own/place/',
    'source/_posts/own-file.md': 'title: Own\ndate: 2024-01-08 10:00:00\npermalink: /own/file.html',
    'source/_posts/own-bare.md': 'title: Own\ndate: 2024-01-08 10:00:00\npermalink: own/bare',
    'source/_posts/猎户座.md': 'title: 猎户座\ndate: 2024-01-09 10:00:00',
    'source/_posts/dots.v1.2.md': 'title: Dots\ndate: 2024-01-10 10:00:00',
    'source/_posts/hidden.md': 'title: Hidden\ndate: 2024-01-11 10:00:00\npublished: false',
    'source/_posts/later.md': 'title: Later\ndate: 2199-01-01 10:00:00',
    'source/_posts/_skipped.md': 'title: Skipped\ndate: 2024-01-12 10:00:00',
    'source/_drafts/draft.md': 'title: Draft\ndate: 2024-01-13 10:00:00',
    'source/about/index.md': 'title: About',
    'source/contact.md': 'title: Contact',
    'source/pages/first.md': 'title: First',
    'source/pages/second.md': 'title: Second\npermalink: second-place/',
    'source/pages/third.md': 'title: Third\npermalink: third-place',
    'source/pages/Two Words.md': 'title: Two words',
    'source/pages/星.md': 'title: 星',
    'source/pages/hidden.md': 'title: Hidden\npublished: false',
    'source/_hidden/thing.md': 'title: Hidden',
    'source/raw/note.md': 'title: Raw',
    'source/links/index.md': 'title: Links',
  },
  stubs: [
    'source/img/star.png',
    'source/img/Sun.JPG',
    'source/img/光.png',
    'source/files/plan.pdf',
    'source/files/a b.txt',
    'source/_posts/beside.png',
    'source/_posts/hub/inner.png',
    'source/about/near.png',
    'source/_hidden/h.png',
    'source/raw/r.png',
    'themes/plain/source/img/theme.png',
  ],
  links: {
    'source/_posts/hub.md': [
      '[@](/log/)',
      '[@](/)',
      '[@](/log/about/)',
      '[@](/log/about)',
      '[@](/log/about.html)',
      '[@](/about/)',
      '[@](/log/contact.html)',
      '[@](/log/contact)',
      '[@](/log/contact/)',
      '[@](/log/Contact.html)',
      '[@](/log/pages/first.html)',
      '[@](/log/pages/second.html)',
      '[@](/log/second-place/)',
      '[@](/log/third-place)',
      '[@](/log/third-place.html)',
      '[@](/log/pages/)',
      '[@](/log/pages/Two%20Words.html)',
      '[@](/log/pages/星.html)',
      '[@](/log/pages/hidden.html)',
      '[@](/log/2023/01/05/nova/)',
      '[@](/log/2023/01/05/nova)',
      '[@](/log/2023/02/05/nova/)',
      '[@](/2023/01/05/nova/)',
      '[@](/log/2023/)',
      '[@](/log/2023/01/)',
      '[@](/log/archives/2023/)',
      '[@](/log/archives/)',
      '[@](/log/2022/01/05/bright/altair/)',
      '[@](/log/2022/01/05/altair/)',
      '[@](/log/2024/01/06/Upper-Name/)',
      '[@](/log/2024/01/06/Upper%20Name/)',
      '[@](/log/2024/01/06/upper-name/)',
      '[@](/log/own/place/)',
      '[@](/log/2024/01/07/own/)',
      '[@](/log/own/file.html)',
      '[@](/log/own/bare)',
      '[@](/log/own/bare.html)',
      '[@](/log/own/)',
      '[@](/log/2024/01/09/猎户座/)',
      '[@](/log/2024/01/10/dots-v1-2/)',
      '[@](/log/2024/01/10/dots.v1.2/)',
      '[@](/log/2024/01/11/hidden/)',
      '[@](/log/2199/01/01/later/)',
      '[@](/log/2024/01/12/_skipped/)',
      '[@](/log/2024/01/13/draft/)',
      '[@](/log/_hidden/thing.html)',
      '[@](/log/raw/note.md)',
      '[@](/log/raw/note.html)',
      '[@](/log/links/)',
      '[@](/log/old/hub/)',
      '[@](/log/tags/stars/)',
      '[@](/log/tags/Bright-Stars/)',
      '[@](/log/categories/Sky/)',
      '[@](/log/page/2/)',
      '[@](/log/css/style.txt)',
      '[@](/log/files/plan.pdf)',
      '[@](/log/files/Plan.pdf)',
      '[@](/log/files/plans.pdf)',
      '[@](/files/plan.pdf)',
      '[@](/log/files/a%20b.txt)',
      '[@](nova.md)',
      '[@](lost.md)',
      '[@](../nova/)',
      '[@](../../../../2023/01/05/nova/)',
      '[@](../../../../about/)',
      '[@](about/)',
      '[@](../lost/)',
      '[@](#Here)',
      '[@](#nowhere)',
      '[@](/log/about/#More)',
      '[@](/log/about/#less)',
      '{% post_link nova @ %}',
      '{% post_link bright/vega @ %}',
      '{% post_link hidden @ %}',
      '{% post_link draft @ %}',
      '![@](/img/star.png)',
      '![@](/log/img/star.png)',
      '![@](/img/Star.png)',
      '![@](/img/sun.jpg)',
      '![@](/img/光.png)',
      '![@](/img/lost.png)',
      '![@](img/star.png)',
      '![@](../img/star.png)',
      '![@](../../../../img/star.png)',
      '![@](beside.png)',
      '![@](hub/inner.png)',
      '![@](/img/theme.png)',
      '![@](/source/img/star.png)',
      '<a href="/log/about/">@</a>',
      '<a href="/about/">@</a>',
      '<a href="/log/abuot/">@</a>',
      '<img src="/log/img/star.png" alt="@">',
      '<img src="/img/star.png" alt="@">',
      '<img src="/log/img/lost.png" alt="@">',
    ],
    'source/about/index.md': [
      '![@](near.png)',
      '![@](/about/near.png)',
      '![@](far.png)',
      '[@](../contact.html)',
      '[@](../pages/first.html)',
      '[@](near.png)',
      '<img src="near.png" alt="@">',
      '<img src="far.png" alt="@">',
    ],
    'source/pages/first.md': [
      '[@](second.html)',
      '[@](../second-place/)',
      '[@](../contact.html)',
      '[@](../contact)',
      '[@](contact.html)',
      '[@](../about/)',
    ],
  },
  silent: {
    ...reasons(otherSite, 'source/_posts/hub.md', '[@](/)'),
    ...reasons(leaving, 'source/_posts/hub.md', '![@](../../../../img/star.png)'),
    ...reasons(
      byLists,
      'source/_posts/hub.md',
      '[@](/log/2023/)',
      '[@](/log/2023/01/)',
      '[@](/log/own/)',
      '[@](/log/pages/)',
    ),
    ...reasons(byHost, 'source/_posts/hub.md', '[@](/log/about.html)', '[@](/log/contact/)', '[@](/log/own/bare.html)'),
    ...reasons(byPlugin, 'source/_posts/hub.md', '[@](nova.md)'),
  },
  stopping: ['{% post_link vega %}', '{% post_link lost %}'],
  tails: {
    'source/_posts/hub.md': '\n## Here\n\nText.\n',
    'source/about/index.md': '\n## More\n\nText.\n',
  },
};

/** Names as addresses, with `.html`; folders of assets; another renderer; at the root of the host. */
const byName: TestSite = {
  name: 'Hexo, asset folders, with markdown-it',
  engine: 'hexo',
  base: '',
  setup: {
    ...theme,
    'package.json': manifest('hexo-renderer-markdown-it'),
    '_config.yml': JSON.stringify({
      title: 'Log',
      url: 'http://site.test',
      root: '/',
      theme: 'plain',
      source_dir: 'text',
      permalink: 'posts/:category/:title.html',
      permalink_defaults: { lang: 'en' },
      new_post_name: ':year-:month-:day-:title.md',
      post_asset_folder: true,
      per_page: 4,
      tag_dir: 't',
      category_dir: 'c',
      archive_dir: 'all',
      future: false,
    }),
  },
  articles: {
    'text/_posts/2024-01-05-hub.md': 'title: Hub\ntags: [a]',
    ...Object.fromEntries(
      names.map((name, at) => [
        `text/_posts/2023-0${(at % 9) + 1}-05-${name}.md`,
        `title: Star ${name}\ndate: 2023-0${(at % 9) + 1}-05 10:00:00`,
      ]),
    ),
    ...Object.fromEntries(
      more.map((name) => [
        `text/_posts/${name}.md`,
        `title: Star ${name}\ndate: 2022-01-05 10:00:00\ncategories: [Bright]`,
      ]),
    ),
    'text/_posts/sub/inner.md': 'title: Inner\ndate: 2022-02-05 10:00:00',
    'text/_posts/own.md': 'title: Own\ndate: 2022-02-05 10:00:00\npermalink: my/place/',
    'text/_posts/2024-02-02-彗星.md': 'title: 彗星\ndate: 2024-02-02 10:00:00',
    'text/_posts/later.md': 'title: Later\ndate: 2199-01-01 10:00:00',
    'text/_posts/hidden.md': 'title: Hidden\ndate: 2022-02-05 10:00:00\npublished: false',
    'text/_posts/draft.md': 'title: Draft\ndate: 2022-02-05 10:00:00\ndraft: true',
    'text/about/index.md': 'title: About',
    'text/a/b/c.md': 'title: C',
    'text/a/b/d.markdown': 'title: D',
    'text/e.md': 'title: E\npermalink: /e/f/',
    'text/g.md': 'title: G\npermalink: g-page.html',
    ...numbered('text/wiki/*.md', names, (name) => `title: On ${name}`),
    'text/_data/x.md': 'title: Data',
  },
  stubs: [
    'text/img/a.png',
    'text/_posts/2024-01-05-hub/in.png',
    'text/_posts/altair/alt.png',
    'text/_posts/altair/sub/deep.png',
    'text/_posts/own/o.png',
    'text/about/b.png',
    'text/_posts/stray.png',
    'text/CNAME.txt',
  ],
  links: {
    'text/_posts/2024-01-05-hub.md': [
      '[@](/)',
      '[@](/about/)',
      '[@](/a/b/c.html)',
      '[@](/a/b/c)',
      '[@](/a/b/d.html)',
      '[@](/a/b/)',
      '[@](/e/f/)',
      '[@](/e.html)',
      '[@](/g-page.html)',
      '[@](/g.html)',
      '[@](/my/place/)',
      '[@](/posts/uncategorized/nova.html)',
      '[@](/posts/nova.html)',
      '[@](/wiki/nova.html)',
      '[@](/wiki/Nova.html)',
      '[@](/wiki/novas.html)',
      '[@](/wiki/nova/)',
      '[@](/t/a/)',
      '[@](/c/Bright/)',
      '[@](/all/)',
      '[@](/all/2023/)',
      '[@](/page/2/)',
      '[@](/img/a.png)',
      '[@](/img/c.png)',
      '[@](/CNAME.txt)',
      '[@](/_data/x.html)',
      '[@](/css/style.txt)',
      '{% post_link nova @ %}',
      '{% post_link hub @ %}',
      '{% post_link sub-inner @ %}',
      '![@](/img/a.png)',
      '![@](/img/c.png)',
      '![@](in.png)',
      '![@](hub/in.png)',
      '![@](2024-01-05-hub/in.png)',
    ],
    'text/about/index.md': [
      '![@](b.png)',
      '![@](/about/b.png)',
      '![@](c.png)',
      '[@](../a/b/c.html)',
      '<img src="b.png" alt="@">',
      '![@](/b.png)',
    ],
    'text/_posts/own.md': ['![@](o.png)', '![@](/my/place/o.png)', '[@](../../about/)'],
    'text/a/b/c.md': ['[@](d.html)', '[@](../../about/)', '[@](../about/)', '[@](d)'],
  },
  awaited: { 'text/_posts/later.md': 'whether it is published depends on the day of the build' },
  silent: {
    ...reasons(
      'plugins lead images to the folder of the post',
      'text/_posts/2024-01-05-hub.md',
      '![@](2024-01-05-hub/in.png)',
      '![@](in.png)',
    ),
    ...reasons(byLists, 'text/_posts/2024-01-05-hub.md', '[@](/a/b/)', '[@](/e.html)'),
    ...reasons('themes and plugins bring files of such folders', 'text/_posts/2024-01-05-hub.md', '[@](/img/c.png)'),
    ...reasons(byHost, 'text/_posts/2024-01-05-hub.md', '[@](/wiki/nova/)'),
    ...reasons('where a folder holds no image, they may be made by the build', 'text/about/index.md', '![@](/b.png)'),
  },
  stopping: ['{% post_link 2023-01-05-nova %}', '{% post_link sub/inner %}'],
};

export const hexoSites: readonly TestSite[] = [usual, byName];
