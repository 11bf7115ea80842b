import { evaluate } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';
import { answer } from './answer.mjs';
import { Fragment, jsx, jsxs, toHtml } from './html.mjs';
import { versionOf } from './manifest.mjs';

await answer(`@mdx-js/mdx ${versionOf('@mdx-js/mdx')}`, async (text) => {
  const options = { Fragment, jsx, jsxs, remarkPlugins: [remarkGfm], baseUrl: import.meta.url };
  const { default: Content } = await evaluate(text, options);
  return toHtml(Content({}));
});
