import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EngineResult, type EngineUnderTest, inFolder, inSite, modules, run, timeZone } from './engine.ts';

const config = `timezone: ${timeZone}\nfuture: true\nnew_post_name: :title.md\nupdated_option: empty\n`;
/** Reads the site as `hexo generate` does, and prints the template data of each post. */
const program = String.raw`
const Hexo = require('hexo');
const hexo = new Hexo(__dirname, { silent: true });
(async () => {
  await hexo.init();
  // Hexo accepts only files with a renderer as posts; any renderer will do.
  const render = Object.assign((data) => data.text, { disableNunjucks: true });
  hexo.extend.renderer.register('md', 'html', render, true);
  const failed = {};
  hexo.log.error = (about, format, path) => {
    failed[String(path).replace(/\u001b\[\d+m/g, '').replace(/^.*\/|\.md$/g, '')] = about.err ? about.err.message : String(about);
  };
  await hexo.load();
  const posts = {};
  const birth = require('fs').statSync(__dirname + '/_config.yml').mtimeMs;
  hexo.model('Post').forEach((post) => {
    const today = Math.abs(post.date.valueOf() - birth) < 3600e3;
    posts[post.slug] = {
      title: post.title,
      body: post._content,
      date: today ? 'none' : post.date.tz(hexo.config.timezone).format('YYYY-MM-DD HH:mm:ss'),
    };
  });
  require('fs').writeFileSync(__dirname + '/posts.json', JSON.stringify({ posts, failed }));
})();
`;

export const hexo: EngineUnderTest = {
  engine: 'hexo',
  version() {
    const manifest = join(modules, 'hexo/package.json');
    return existsSync(manifest)
      ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
      : undefined;
  },
  build: (files) =>
    inSite(
      {
        '_config.yml': config,
        'package.json': '{ "private": true, "hexo": { "version": "8.1.2" } }',
        'read.cjs': program,
        ...inFolder(files, 'source/_posts'),
      },
      (site) => {
        const { ok, all } = run(process.execPath, ['read.cjs'], site);
        if (!ok) throw new Error(`Hexo failed:\n${all}`);
        const { posts, failed } = JSON.parse(readFileSync(join(site, 'posts.json'), 'utf8')) as {
          posts: Record<string, EngineResult & { title?: string; body: string }>;
          failed: Record<string, string>;
        };
        return Object.fromEntries(
          Object.keys(files).map((name): [string, EngineResult] => {
            const post = posts[name];
            if (!post) return [name, { failed: firstLine(failed[name] ?? 'no post') }];
            const { title, body, date = '' } = post;
            return [name, { ...(title && { title: String(title) }), body: body.trim(), date }];
          }),
        );
      },
      modules,
    ),
};

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
