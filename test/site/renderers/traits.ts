import type { Renderer } from '../../../src/core/renderer.ts';

/** Returns what a renderer made of a snippet; `failed` if the page could not be built. */
type Shown = (id: string) => string;
type Traits = Omit<Renderer, 'name' | 'headingIds'>;

const kept = (shown: Shown, id: string, html: string) => (shown(id).includes(html) ? 'kept' : 'none');
const link = (shown: Shown, id: string) => (/<a href="[^"]*[^>]*>a<\/a>/u.test(shown(id)) ? 'link' : 'text');
const heading = (shown: Shown, id: string) => (/<h\d/u.test(shown(id)) ? 'heading' : 'text');
const table = (shown: Shown, id: string) => shown(id).includes('<table>');

/** Tells each trait from the snippets that show it. */
export const traits: { readonly [Trait in keyof Traits]: (shown: Shown) => Traits[Trait] } = {
  emphasis(shown) {
    const [letter, latin, symbol] = ['colon-inside', 'stop-inside-latin', 'percent-inside'].map((name) =>
      shown(`emphasis/${name}`).includes('<strong>'),
    );
    if (!letter) return latin || symbol ? 'unknown' : 'commonmark';
    if (latin) return 'kramdown';
    return symbol ? 'cjk-friendly' : 'marked-1';
  },
  bareUrls(shown) {
    if (!shown('bare/plain').includes('<a')) return 'none';
    if (shown('bare/wide-comma').includes('</a>，然后')) return 'ascii';
    return shown('bare/email-han').includes('<a') ? 'gfm' : 'linkify';
  },
  bareDomains: (shown) =>
    shown('bare/domain').includes('<a') ? 'any' : shown('bare/www').includes('<a') ? 'www' : 'none',
  rawHtml(shown) {
    const html = shown('html/inline');
    if (html === 'failed') return 'jsx';
    if (html.includes('&lt;b')) return 'escaped';
    return html.includes('<b>') ? 'kept' : 'dropped';
  },
  escapedTags: (shown) => (shown('html/escaped-tag').includes('&lt;') ? 'text' : 'tag'),
  comments(shown) {
    const html = shown('html/comment');
    return html === 'failed' ? 'error' : html.includes('<!-- b -->') ? 'kept' : 'dropped';
  },
  blanksInUrl: (shown) => link(shown, 'links/blank-inside'),
  blankBeforeUrl: (shown) => link(shown, 'links/blank-before'),
  quotesInTitle: (shown) => link(shown, 'links/quotes-in-title'),
  angleUrls: (shown) => (shown('bare/angle') === 'failed' ? 'error' : 'link'),
  wikilinks: (shown) => (shown('links/wiki').includes('[[wiki]]') ? 'none' : 'kept'),
  repeatedDefinition: (shown) => (shown('links/reference-twice').includes('d.html') ? 'last' : 'first'),
  gluedHeading: (shown) => heading(shown, 'headings/glued'),
  wideBlankHeading: (shown) => heading(shown, 'headings/ideographic-space'),
  setextOverLines: (shown) => heading(shown, 'headings/setext-two-lines'),
  blockAfterText: (shown) => (heading(shown, 'headings/after-text') === 'heading' ? 'block' : 'text'),
  tables: (shown) => (table(shown, 'tables/plain') ? 'kept' : 'none'),
  tableAfterText: (shown) => (table(shown, 'tables/after-text') ? 'table' : 'text'),
  tableDelimiter(shown) {
    if (!table(shown, 'tables/plain')) return 'none';
    if (table(shown, 'tables/row-too-short')) return 'any';
    return table(shown, 'tables/row-too-long') ? 'more' : 'equal';
  },
  pipeInCode: (shown) => (shown('tables/pipe-in-code').includes('<code>c | d</code>') ? 'code' : 'parts'),
  htmlBlockEnd: (shown) => (shown('html/list-behind-end').includes('<ul>') ? 'end-tag' : 'blank-line'),
  markdownInHtml(shown) {
    if (shown('html/markdown-tight').includes('<strong>')) return 'always';
    return shown('html/markdown-loose').includes('<strong>') ? 'blank-line' : 'attribute';
  },
  fences: (shown) => kept(shown, 'blocks/fence', '<pre>a</pre>'),
  unclosedFence: (shown) => (shown('blocks/fence-unclosed').includes('<pre>') ? 'code' : 'text'),
  fenceAttributes: (shown) => (shown('blocks/fence-attributes').includes('<pre>a</pre>') ? 'kept' : 'text'),
  indentedCode: (shown) => (shown('blocks/code-indented').includes('<pre>code</pre>') ? 'code' : 'text'),
  footnotes: (shown) => kept(shown, 'footnotes/plain', '<sup'),
  taskLists: (shown) => kept(shown, 'blocks/task-open', '<input'),
  definitionLists: (shown) => kept(shown, 'blocks/definition-list', '<dl>'),
  containers(shown) {
    if (!/^<(?!p>)/u.test(shown('containers/tight'))) return 'none';
    if (/^<(?!p>)/u.test(shown('containers/blank'))) return 'kept';
    return /^<(?!p>)/u.test(shown('containers/title')) ? 'bracketed' : 'directive';
  },
  alerts: (shown) => (shown('containers/alert').includes('[!NOTE]') ? 'none' : 'kept'),
  math(shown) {
    const [single, double, parentheses] = ['dollar', 'dollars', 'parentheses'].map(
      (name) => !shown(`math/${name}`).includes('<em>'),
    );
    if (!double) return 'none';
    return single && parentheses ? 'kept' : 'double';
  },
  headingAttributes(shown) {
    const html = shown('ids/explicit');
    return html === 'failed' ? 'error' : html.includes('{#') ? 'none' : 'kept';
  },
  strikethrough: (shown) => (/<(?:del|s)>/u.test(shown('strikethrough/two')) ? 'kept' : 'none'),
  singleTilde: (shown) => (/<(?:del|s)>/u.test(shown('strikethrough/one')) ? 'kept' : 'none'),
  lineBreak: (shown) => (shown('inlines/break-soft').includes('<br>') ? 'break' : 'blank'),
  templates(shown) {
    if (shown('templates/jsx-comment') === '<p>a c</p>') return 'jsx';
    if (shown('templates/tag') === 'failed') return shown('templates/tag-code') === 'failed' ? 'liquid' : 'nunjucks';
    return shown('templates/shortcode') === 'failed' ? 'shortcodes' : 'none';
  },
};
