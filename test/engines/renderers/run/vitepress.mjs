import { createMarkdownRenderer } from 'vitepress';
import { answer } from './answer.mjs';
import { versionOf } from './manifest.mjs';

const renderer = await createMarkdownRenderer(import.meta.dirname);
await answer(`vitepress ${versionOf('vitepress')}`, (text, id) =>
  renderer.renderAsync ? renderer.renderAsync(text, { path: id }) : renderer.render(text, { path: id }),
);
process.exit();
