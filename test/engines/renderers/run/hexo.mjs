// Renders each snippet as a post of a Hexo site with the renderer that the argument names, and no settings.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Hexo from 'hexo';
import { answer } from './answer.mjs';
import { versionOf } from './manifest.mjs';

const renderer = process.argv[2];
const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const site = mkdtempSync(join(modules, '.site-'));
try {
  const dependencies = { [renderer]: '*' };
  writeFileSync(
    join(site, 'package.json'),
    JSON.stringify({ private: true, hexo: { version: '8.1.2' }, dependencies }),
  );
  writeFileSync(join(site, '_config.yml'), 'title: a\n');
  mkdirSync(join(site, 'source'));
  const hexo = new Hexo(site, { silent: true });
  await hexo.init();
  await answer(`hexo ${versionOf('hexo')}, ${renderer} ${versionOf(renderer)}`, async (text) => {
    return (await hexo.post.render(null, { content: text, engine: 'md' })).content;
  });
} finally {
  rmSync(site, { recursive: true, force: true });
}
