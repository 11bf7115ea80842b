// What the loader of Docusaurus compiles a page with, with the defaults of its configuration.
import { createRequire } from 'node:module';
import { run } from '@mdx-js/mdx';
import { answer } from './answer.mjs';
import { Fragment, jsx, jsxs, toHtml } from './html.mjs';
import { versionOf } from './manifest.mjs';

const require = createRequire(import.meta.url);
const { createProcessors } = require('@docusaurus/mdx-loader/lib/processor.js');
const { default: preprocess } = require('@docusaurus/mdx-loader/lib/preprocessor.js');
const ignore = () => undefined;
const markdownConfig = {
  anchors: { maintainCase: false },
  emoji: true,
  mermaid: false,
  mdx1Compat: { comments: true, admonitions: true, headingIds: true },
  remarkRehypeOptions: undefined,
  hooks: { onBrokenMarkdownLinks: ignore, onBrokenMarkdownImages: ignore },
};
const { mdxProcessor } = await createProcessors({
  options: {
    admonitions: true,
    staticDirs: [],
    siteDir: import.meta.dirname,
    outputFormat: 'function-body',
    markdownConfig,
  },
});
/** Stand for the theme's components. */
const components = { Details: 'details', Head: 'head' };

await answer(`@docusaurus/mdx-loader ${versionOf('@docusaurus/mdx-loader')}`, async (text) => {
  const source = preprocess({ fileContent: text, filePath: '/a.mdx', markdownConfig, admonitions: true });
  const { content } = await mdxProcessor.process({
    content: source,
    filePath: '/a.mdx',
    frontMatter: {},
    compilerName: 'client',
  });
  const { default: Content } = await run(content, {
    Fragment,
    jsx,
    jsxs,
    useMDXComponents: () => components,
    baseUrl: import.meta.url,
  });
  return toHtml(Content({}));
});
