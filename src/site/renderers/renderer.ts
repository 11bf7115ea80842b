/**
 * What a Markdown renderer makes of what writers write. Each answer can be `unknown`: then a rule that needs it says
 * nothing, unless its finding is right whatever the answer.
 */
export interface Renderer {
  readonly name: RendererName;
  /** When `**` beside punctuation or CJK letters opens and closes: by CommonMark's flanking, or more freely. */
  readonly emphasis: 'commonmark' | 'kramdown' | 'cjk-friendly' | 'marked-1' | 'unknown';
  /** Where a bare address ends: as GFM says, at the first character outside of ASCII, or nowhere: it is no link. */
  readonly bareUrls: 'gfm' | 'ascii' | 'linkify' | 'none' | 'unknown';
  /** Whether raw HTML reaches the page. */
  readonly rawHtml: 'kept' | 'dropped' | 'escaped' | 'jsx' | 'unknown';
  /** What `[a](b c)` and `[a] (b)` become. */
  readonly blanksInUrl: 'link' | 'text' | 'unknown';
  readonly blankBeforeUrl: 'link' | 'text' | 'unknown';
  /** Whether `##` without a blank is a heading. */
  readonly gluedHeading: 'heading' | 'text' | 'unknown';
  /** Whether a table may follow text without a blank line. */
  readonly tableAfterText: 'table' | 'text' | 'unknown';
  /** Where a block of raw HTML ends: at a blank line, or at its end tag. */
  readonly htmlBlockEnd: 'blank-line' | 'end-tag' | 'unknown';
  readonly footnotes: 'kept' | 'none' | 'unknown';
  /** `:::note` and the like. */
  readonly containers: 'kept' | 'bracketed' | 'none' | 'unknown';
  /** `> [!NOTE]`. */
  readonly alerts: 'kept' | 'none' | 'unknown';
  /** `$…$`, `$$…$$` and `\(…\)` are kept from emphasis and escapes. */
  readonly math: 'kept' | 'none' | 'unknown';
  /** `{#id .class}` behind a heading. */
  readonly headingAttributes: 'kept' | 'none' | 'unknown';
  /** `~~a~~` strikes out. */
  readonly strikethrough: 'kept' | 'none' | 'unknown';
  readonly headingIds: HeadingIds;
}

export type RendererName =
  | 'commonmark'
  | 'goldmark'
  | 'kramdown'
  | 'marked'
  | 'markdown-it'
  | 'mdx'
  | 'pulldown-cmark'
  | 'remark'
  | 'unknown';

/** Which slugger makes the ids of headings. */
export type HeadingIds =
  | 'github'
  | 'goldmark'
  | 'hexo'
  | 'kramdown'
  | 'kramdown-gfm'
  | 'marked'
  | 'vitepress'
  | 'none'
  | 'unknown';
