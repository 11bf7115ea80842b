/**
 * What a Markdown renderer makes of what writers write. Each answer can be `unknown`: then a rule that needs it says
 * nothing, unless its finding is right whatever the answer.
 */
export interface Renderer {
  readonly name: RendererName;
  /**
   * When `**` beside punctuation or CJK letters opens and closes: by CommonMark's flanking; wherever no blank is inside
   * of it (`kramdown`); as CommonMark, but beside a CJK letter or mark (`cjk-friendly`); as CommonMark, with ASCII
   * punctuation only (`marked-1`); wherever two stand in a paragraph (`marked-0`).
   */
  readonly emphasis: 'commonmark' | 'kramdown' | 'cjk-friendly' | 'marked-0' | 'marked-1' | 'unknown';
  /**
   * Where a bare address ends: at a blank or ASCII mark, as GFM says and linkify does (it takes in Chinese letters and
   * marks), at the first character outside of ASCII (and it begins behind a blank only), or nowhere: it is no link.
   */
  readonly bareUrls: 'gfm' | 'ascii' | 'linkify' | 'none' | 'unknown';
  /** Which addresses without a scheme are links: `www.example.org`, also `example.org` (and `readme.md`), or none. */
  readonly bareDomains: 'www' | 'any' | 'none' | 'unknown';
  /** Whether raw HTML reaches the page. */
  readonly rawHtml: 'kept' | 'dropped' | 'escaped' | 'jsx' | 'unknown';
  /** What `\<b>` becomes: text, or a backslash and a tag. */
  readonly escapedTags: 'text' | 'tag' | 'unknown';
  /** What an HTML comment becomes: `error` stops the build. */
  readonly comments: 'kept' | 'dropped' | 'error' | 'unknown';
  /** What `[a](b c)` and `[a] (b)` become. A line break is a blank. */
  readonly blanksInUrl: 'link' | 'text' | 'unknown';
  readonly blankBeforeUrl: 'link' | 'text' | 'unknown';
  /** What `[a](b "c "d" e")` becomes. */
  readonly quotesInTitle: 'link' | 'text' | 'unknown';
  /** What `<https://example.org>` becomes: `error` stops the build. */
  readonly angleUrls: 'link' | 'error' | 'unknown';
  /** Which of two definitions of one label is used. */
  readonly repeatedDefinition: 'first' | 'last' | 'unknown';
  /** Whether `##` without a blank, or with an ideographic or no-break space, is a heading. */
  readonly gluedHeading: 'heading' | 'text' | 'unknown';
  readonly wideBlankHeading: 'heading' | 'text' | 'unknown';
  /** Whether lines of text above `---` are a heading together. One line is everywhere. */
  readonly setextOverLines: 'heading' | 'text' | 'unknown';
  /** Whether a heading, list or quotation may follow text without a blank line. */
  readonly blockAfterText: 'block' | 'text' | 'unknown';
  readonly tables: 'kept' | 'none' | 'unknown';
  /** Whether a table may follow text without a blank line. */
  readonly tableAfterText: 'table' | 'text' | 'unknown';
  /** How many cells the delimiter row may have: as the header, or more, or any number. */
  readonly tableDelimiter: 'equal' | 'more' | 'any' | 'none' | 'unknown';
  /** Whether `|` within code parts cells. */
  readonly pipeInCode: 'parts' | 'code' | 'unknown';
  /** Where a block of raw HTML ends: at a blank line, or at its end tag. */
  readonly htmlBlockEnd: 'blank-line' | 'end-tag' | 'unknown';
  /** Where Markdown within a block of raw HTML is Markdown: behind a blank line, with `markdown="1"`, or everywhere. */
  readonly markdownInHtml: 'blank-line' | 'attribute' | 'always' | 'unknown';
  /** Whether ```` ``` ```` makes a code block, whether it must be closed, and whether its line may hold `{1,3}`. */
  readonly fences: 'kept' | 'none' | 'unknown';
  readonly unclosedFence: 'code' | 'text' | 'unknown';
  readonly fenceAttributes: 'kept' | 'text' | 'unknown';
  /** Whether four blanks make a code block. */
  readonly indentedCode: 'code' | 'text' | 'unknown';
  readonly footnotes: 'kept' | 'none' | 'unknown';
  readonly taskLists: 'kept' | 'none' | 'unknown';
  readonly definitionLists: 'kept' | 'none' | 'unknown';
  /**
   * `:::note` and `:::note Title`. Where they are `kept`, also `::: note`, but not `:::note[Title]`; where they are
   * `bracketed`, the other way round; where they are `directive`, a title must be in brackets.
   */
  readonly containers: 'kept' | 'bracketed' | 'directive' | 'none' | 'unknown';
  /** `[[Note]]` and `![[a.png]]`. */
  readonly wikilinks: 'kept' | 'none' | 'unknown';
  /** `> [!NOTE]`. */
  readonly alerts: 'kept' | 'none' | 'unknown';
  /** Whether `$…$`, `$$…$$` and `\(…\)`, or only `$$…$$`, are kept from emphasis and escapes. */
  readonly math: 'kept' | 'double' | 'none' | 'unknown';
  /** `{#id .class}` behind a heading. */
  readonly headingAttributes: 'kept' | 'none' | 'error' | 'unknown';
  /** `~~a~~` strikes out. */
  readonly strikethrough: 'kept' | 'none' | 'unknown';
  /** `~a~` strikes out. */
  readonly singleTilde: 'kept' | 'none' | 'unknown';
  /** What a line break within a paragraph becomes. */
  readonly lineBreak: 'blank' | 'break' | 'unknown';
  /** Which templates run before: `{{ x }}` and `{% x %}`, also within code (`liquid`) or not (`nunjucks`). */
  readonly templates: 'liquid' | 'nunjucks' | 'shortcodes' | 'jsx' | 'none' | 'unknown';
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

/** Which slugger makes the ids of headings; see `slugs.ts`. */
export type HeadingIds =
  | 'astro'
  | 'docsify'
  | 'docusaurus'
  | 'github'
  | 'goldmark'
  | 'hexo'
  | 'hexo-markdown-it'
  | 'kramdown'
  | 'kramdown-gfm'
  | 'marked'
  | 'vitepress'
  | 'none'
  | 'unknown';
