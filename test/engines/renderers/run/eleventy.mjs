// Renders each snippet as Eleventy does a page of a site without settings: Liquid first, then its own markdown-it.
import { RenderPlugin } from '@11ty/eleventy';
import { answer } from './answer.mjs';
import { versionOf } from './manifest.mjs';

await answer(`@11ty/eleventy ${versionOf('@11ty/eleventy')}`, async (text) => {
  const render = await RenderPlugin.String(text, 'liquid,md');
  return render({});
});
