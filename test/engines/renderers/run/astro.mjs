// Astro's own processor; `cjk-friendly` adds the plugin that sites add for Chinese.
import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import { answer } from './answer.mjs';
import { versionOf } from './manifest.mjs';

const friendly = process.argv[2] === 'cjk-friendly';
const processor = await createMarkdownProcessor({ remarkPlugins: friendly ? [remarkCjkFriendly] : [] });
const added = friendly ? `, remark-cjk-friendly ${versionOf('remark-cjk-friendly')}` : '';
await answer(`@astrojs/markdown-remark ${versionOf('@astrojs/markdown-remark')}${added}`, async (text) => {
  return (await processor.render(text)).code;
});
