import type { Renderer } from '../../core/renderer.ts';

// Every answer but `unknown` is held against what the renderer made of the snippets: see test/site/renderers.

/** Of which nothing is known. */
export const unknownRenderer: Renderer = {
  name: 'unknown',
  emphasis: 'unknown',
  bareUrls: 'unknown',
  bareDomains: 'unknown',
  rawHtml: 'unknown',
  escapedTags: 'unknown',
  comments: 'unknown',
  blanksInUrl: 'unknown',
  blankBeforeUrl: 'unknown',
  quotesInTitle: 'unknown',
  angleUrls: 'unknown',
  repeatedDefinition: 'unknown',
  gluedHeading: 'unknown',
  wideBlankHeading: 'unknown',
  setextOverLines: 'unknown',
  blockAfterText: 'unknown',
  tables: 'unknown',
  tableAfterText: 'unknown',
  tableDelimiter: 'unknown',
  pipeInCode: 'unknown',
  htmlBlockEnd: 'unknown',
  markdownInHtml: 'unknown',
  fences: 'unknown',
  unclosedFence: 'unknown',
  fenceAttributes: 'unknown',
  indentedCode: 'unknown',
  footnotes: 'unknown',
  taskLists: 'unknown',
  definitionLists: 'unknown',
  containers: 'unknown',
  wikilinks: 'unknown',
  alerts: 'unknown',
  math: 'unknown',
  headingAttributes: 'unknown',
  strikethrough: 'unknown',
  singleTilde: 'unknown',
  lineBreak: 'unknown',
  templates: 'unknown',
  headingIds: 'unknown',
};

/** GFM by micromark, as Astro calls it. */
export const astroRemark: Renderer = {
  name: 'remark',
  emphasis: 'commonmark',
  bareUrls: 'gfm',
  bareDomains: 'www',
  rawHtml: 'kept',
  escapedTags: 'text',
  comments: 'kept',
  blanksInUrl: 'text',
  blankBeforeUrl: 'text',
  quotesInTitle: 'text',
  angleUrls: 'link',
  repeatedDefinition: 'first',
  gluedHeading: 'text',
  wideBlankHeading: 'text',
  setextOverLines: 'heading',
  blockAfterText: 'block',
  tables: 'kept',
  tableAfterText: 'table',
  tableDelimiter: 'equal',
  pipeInCode: 'parts',
  htmlBlockEnd: 'blank-line',
  markdownInHtml: 'blank-line',
  fences: 'kept',
  unclosedFence: 'code',
  fenceAttributes: 'kept',
  indentedCode: 'code',
  footnotes: 'kept',
  taskLists: 'kept',
  definitionLists: 'none',
  containers: 'none',
  wikilinks: 'none',
  alerts: 'none',
  math: 'none',
  headingAttributes: 'none',
  strikethrough: 'kept',
  singleTilde: 'kept',
  lineBreak: 'blank',
  templates: 'none',
  headingIds: 'astro',
};

/** What is assumed of articles whose site is not found: GFM, whose headings may have any ids, and which may be extended. */
export const assumedRenderer: Renderer = {
  ...astroRemark,
  name: 'commonmark',
  containers: 'unknown',
  alerts: 'unknown',
  math: 'unknown',
  headingIds: 'unknown',
};

/** Astro with remark-cjk-friendly. */
export const astroCjkFriendly: Renderer = { ...astroRemark, emphasis: 'cjk-friendly' };

/** `@mdx-js/mdx` with remark-gfm. */
export const mdx: Renderer = {
  ...astroRemark,
  name: 'mdx',
  rawHtml: 'jsx',
  comments: 'error',
  angleUrls: 'error',
  htmlBlockEnd: 'end-tag',
  markdownInHtml: 'always',
  indentedCode: 'text',
  headingAttributes: 'error',
  templates: 'jsx',
  headingIds: 'none',
};

/** MDX of a site that is not known: plugins often allow these. */
export const unknownMdx: Renderer = {
  ...mdx,
  comments: 'unknown',
  containers: 'unknown',
  alerts: 'unknown',
  math: 'unknown',
  headingAttributes: 'unknown',
};

/** MDX 1, of which nothing is measured but that tags are JSX: braces, comments and `<https://…>` are as in Markdown. */
export const mdx1: Renderer = { ...unknownRenderer, rawHtml: 'jsx' };

/** The loader of Docusaurus 3, with the defaults of its configuration. */
export const docusaurus: Renderer = {
  ...mdx,
  comments: 'dropped',
  containers: 'bracketed',
  headingAttributes: 'kept',
  headingIds: 'docusaurus',
};

/** Hugo's, with the defaults of its configuration. Since Hugo 0.134, alerts are kept where a render hook does it. */
export const goldmark: Renderer = {
  ...astroRemark,
  name: 'goldmark',
  bareUrls: 'ascii',
  rawHtml: 'dropped',
  comments: 'dropped',
  tableDelimiter: 'more',
  definitionLists: 'kept',
  alerts: 'unknown',
  headingAttributes: 'kept',
  singleTilde: 'none',
  templates: 'shortcodes',
  headingIds: 'goldmark',
};

/** Hugo's with `unsafe = true`. */
export const goldmarkUnsafe: Renderer = { ...goldmark, rawHtml: 'kept', comments: 'kept' };

/** Jekyll's `markdown: kramdown`, whose input is GFM unless stated. */
export const kramdownGfm: Renderer = {
  name: 'kramdown',
  emphasis: 'kramdown',
  bareUrls: 'none',
  bareDomains: 'none',
  rawHtml: 'kept',
  escapedTags: 'text',
  comments: 'kept',
  blanksInUrl: 'link',
  blankBeforeUrl: 'text',
  quotesInTitle: 'link',
  angleUrls: 'link',
  repeatedDefinition: 'last',
  gluedHeading: 'text',
  wideBlankHeading: 'text',
  setextOverLines: 'text',
  blockAfterText: 'block',
  tables: 'kept',
  tableAfterText: 'text',
  tableDelimiter: 'any',
  pipeInCode: 'code',
  htmlBlockEnd: 'end-tag',
  markdownInHtml: 'attribute',
  fences: 'kept',
  unclosedFence: 'text',
  fenceAttributes: 'text',
  indentedCode: 'code',
  footnotes: 'kept',
  taskLists: 'kept',
  definitionLists: 'kept',
  containers: 'none',
  wikilinks: 'none',
  alerts: 'none',
  math: 'double',
  headingAttributes: 'kept',
  strikethrough: 'kept',
  singleTilde: 'none',
  lineBreak: 'blank',
  templates: 'liquid',
  headingIds: 'kramdown-gfm',
};

/** Jekyll's with `kramdown: { input: Kramdown }`. */
export const kramdown: Renderer = {
  ...kramdownGfm,
  gluedHeading: 'heading',
  wideBlankHeading: 'heading',
  blockAfterText: 'text',
  fences: 'none',
  taskLists: 'none',
  strikethrough: 'none',
  headingIds: 'kramdown',
};

/** Jekyll's `markdown: CommonMark`, without options or extensions. */
export const jekyllCommonmark: Renderer = {
  ...astroRemark,
  name: 'commonmark',
  bareUrls: 'none',
  bareDomains: 'none',
  rawHtml: 'dropped',
  comments: 'dropped',
  tables: 'none',
  tableAfterText: 'text',
  tableDelimiter: 'none',
  pipeInCode: 'code',
  footnotes: 'none',
  taskLists: 'none',
  strikethrough: 'none',
  singleTilde: 'none',
  templates: 'liquid',
  headingIds: 'none',
};

/** hexo-renderer-marked, with its defaults. */
export const hexoMarked: Renderer = {
  ...astroRemark,
  name: 'marked',
  wideBlankHeading: 'heading',
  footnotes: 'none',
  lineBreak: 'break',
  templates: 'nunjucks',
  headingIds: 'hexo',
};

/** markdown-it as Eleventy calls it. */
export const eleventyMarkdownIt: Renderer = {
  ...astroRemark,
  name: 'markdown-it',
  bareUrls: 'none',
  bareDomains: 'none',
  indentedCode: 'text',
  footnotes: 'none',
  taskLists: 'none',
  singleTilde: 'none',
  templates: 'liquid',
  headingIds: 'none',
};

/** hexo-renderer-markdown-it, with its defaults. */
export const hexoMarkdownIt: Renderer = {
  ...eleventyMarkdownIt,
  bareUrls: 'linkify',
  bareDomains: 'any',
  indentedCode: 'code',
  lineBreak: 'break',
  templates: 'nunjucks',
  headingIds: 'hexo-markdown-it',
};

/** markdown-it and the plugins of VitePress. Vue reads `{{ x }}` afterwards, so that no template is known of. */
export const vitepressMarkdownIt: Renderer = {
  ...eleventyMarkdownIt,
  bareUrls: 'linkify',
  indentedCode: 'code',
  containers: 'kept',
  alerts: 'kept',
  headingAttributes: 'kept',
  templates: 'unknown',
  headingIds: 'vitepress',
};

/** marked 1, as docsify 4 calls it. docsify makes the ids of headings, containers and the like itself. */
export const marked1: Renderer = {
  ...astroRemark,
  name: 'marked',
  emphasis: 'marked-1',
  wideBlankHeading: 'heading',
  setextOverLines: 'text',
  tableAfterText: 'text',
  unclosedFence: 'text',
  footnotes: 'none',
  headingIds: 'marked',
};

/** Zola's, as far as the measured 0.9 and later ones agree by their documentation. Zola makes the ids of headings. */
export const pulldownCmark: Renderer = {
  ...astroRemark,
  name: 'pulldown-cmark',
  bareUrls: 'none',
  bareDomains: 'none',
  tableAfterText: 'unknown',
  tableDelimiter: 'unknown',
  definitionLists: 'unknown',
  alerts: 'unknown',
  math: 'unknown',
  headingAttributes: 'kept',
  strikethrough: 'unknown',
  singleTilde: 'unknown',
  templates: 'unknown',
  headingIds: 'unknown',
};
