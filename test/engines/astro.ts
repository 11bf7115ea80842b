import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type EngineResult, type EngineUnderTest, inFolder, inSite, modules, run } from './engine.ts';

/** The blog collection of Astro's documentation, changed so that an invalid date does not stop the build. */
const config = `
import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';
const date = z.any().transform((value) => {
  const read = z.coerce.date().safeParse(value);
  return value === undefined ? 'none' : read.success ? read.data.toISOString() : 'refused';
});
const posts = defineCollection({
  loader: glob({ pattern: '*.md', base: './posts', generateId: ({ entry }) => entry.replace('.md', '') }),
  schema: z.object({ title: z.any(), date }),
});
export const collections = { posts };
`;
const page = `
import { getCollection } from 'astro:content';
export async function GET() {
  const posts = await getCollection('posts');
  return new Response(JSON.stringify(posts.map(({ id, body, data }) => ({ id, body, ...data }))));
}
`;
/** Removes each file that Astro's parser rejects, because a single one stops the build. */
const probe = `
import { parseFrontmatter } from '@astrojs/markdown-remark';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
const failed = {};
for (const file of readdirSync('posts')) {
  try {
    parseFrontmatter(readFileSync('posts/' + file, 'utf8'), { frontmatter: 'empty-with-spaces' });
  } catch (error) {
    failed[file.replace('.md', '')] = error.message.split('\\n')[0];
    rmSync('posts/' + file);
  }
}
process.stdout.write(JSON.stringify(failed));
`;

export const astro: EngineUnderTest = {
  engine: 'astro',
  version() {
    const manifest = join(modules, 'astro/package.json');
    return existsSync(manifest)
      ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
      : undefined;
  },
  build: (files) =>
    inSite(
      {
        'package.json': '{ "private": true, "type": "module" }',
        'astro.config.mjs': 'export default {};',
        'src/content.config.mjs': config,
        'src/pages/posts.json.js': page,
        'probe.mjs': probe,
        ...inFolder(files, 'posts'),
      },
      (site) => {
        const failed = JSON.parse(run(process.execPath, ['probe.mjs'], site).stdout) as Record<string, string>;
        const bin = join(modules, 'astro/astro.js');
        for (;;) {
          const { ok, all } = run(process.execPath, [bin, 'build'], site);
          if (ok) break;
          const [, name, said = ''] = /posts → ([\w-]+) ([^\n]+)/u.exec(all) ?? [];
          if (!name || failed[name]) throw new Error(`Astro failed, and names no file:\n${all}`);
          failed[name] = said;
          rmSync(join(site, 'posts', `${name}.md`));
        }
        const built = JSON.parse(readFileSync(join(site, 'dist/posts.json'), 'utf8')) as (EngineResult & {
          id: string;
        })[];
        const posts = new Map(built.map(({ id, ...post }) => [id, post]));
        return Object.fromEntries(
          Object.keys(files).map((name): [string, EngineResult] => [name, taken(posts.get(name), failed[name])]),
        );
      },
      modules,
    ),
};

function taken(post: EngineResult | undefined, failed = 'no entry'): EngineResult {
  if (!post) return { failed };
  const { title, body = '', date = '' } = post;
  if (date === 'refused') return { failed: 'Invalid date' };
  const at = Date.parse(date) + 8 * 3_600_000;
  const local = Number.isNaN(at) ? date : new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  return { ...(title && { title: String(title) }), body: body.trim(), date: local };
}
