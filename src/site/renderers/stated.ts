import type { Renderer } from '../../core/renderer.ts';
import * as profiles from './profiles.ts';

/** Renderers that a configuration may state. */
export const statedRenderers = {
  commonmark: profiles.astroRemark,
  goldmark: profiles.goldmark,
  'goldmark-unsafe': profiles.goldmarkUnsafe,
  kramdown: profiles.kramdown,
  'kramdown-gfm': profiles.kramdownGfm,
  marked: profiles.hexoMarked,
  'markdown-it': profiles.eleventyMarkdownIt,
  'markdown-it-linkify': profiles.hexoMarkdownIt,
  'cjk-friendly': profiles.astroCjkFriendly,
  mdx: profiles.mdx,
  'pulldown-cmark': profiles.pulldownCmark,
  unknown: profiles.unknownRenderer,
} satisfies Readonly<Record<string, Renderer>>;

export type StatedRenderer = keyof typeof statedRenderers;
