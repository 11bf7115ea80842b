import { DomUtils, parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];

const voids = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'source', 'track', 'wbr']);
const inline = /^(?:a|abbr|b|code|del|em|font|i|img|input|ins|mark|name|s|small|span|strong|sub|sup|u|br)$/u;
/** Attributes that say what a reader sees or can link to. */
const told = new Set([
  'href',
  'src',
  'id',
  'name',
  'alt',
  'title',
  'type',
  'checked',
  'start',
  'color',
  'markdown',
  'open',
]);
/** Elements whose class says what a container is. */
const classed = new Set(['div', 'section', 'aside', 'blockquote', 'details', 'p', 'sup', 'span', 'a']);
const anchors = /\b(?:header-anchor|headerlink|anchor|hash-link)\b/u;

/** Writes HTML in one way: without what only styles it, the links of headings to themselves, and blanks between blocks. */
export function normalize(html: string): string {
  return write(parseDocument(html, { lowerCaseTags: false }).children, false).trim();
}

function write(nodes: readonly Node[], pre: boolean): string {
  return nodes
    .map((node, index) => {
      if (node.type !== 'text') return element(node, pre);
      if (pre) return escaped(node.data);
      const text = node.data.replace(/[ \t\r\n]+/gu, ' ');
      const start = isBlock(nodes[index - 1]) ? text.trimStart() : text;
      return escaped(isBlock(nodes[index + 1]) ? start.replace(/ $/u, '') : start);
    })
    .join('');
}

function element(node: Node, pre: boolean): string {
  if (node.type === 'comment') return `<!--${node.data}-->`;
  if (!('children' in node)) return '';
  if (!('name' in node)) return write(node.children, pre);
  const { name, attribs } = node;
  const style = attribs['class'] ?? '';
  if (name === 'a' && anchors.test(style)) return '';
  const code = name === 'figure' || /^language-|\bhighlighter-rouge\b/u.test(style) ? codeOf(node.children) : undefined;
  if (code) return element(code, pre);
  if (name === 'pre') return `<pre>${escaped(text(node.children).replace(/\n$/u, ''))}</pre>`;
  const kept = Object.entries(attribs).filter(([key]) => told.has(key) || (key === 'class' && classed.has(name)));
  const start = `<${name}${kept.map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`).join('')}>`;
  if (voids.has(name)) return start;
  const body = write(node.children, pre || name === 'textarea');
  return `${start}${inline.test(name) ? body : body.trim()}</${name}>`;
}

/** The code in the frame that Hexo and VitePress put around it. */
function codeOf(nodes: readonly Node[]): Node | undefined {
  return DomUtils.findAll((node) => node.name === 'pre', [...nodes]).at(-1);
}

function isBlock(node: Node | undefined): boolean {
  return !node || (node.type === 'tag' && !inline.test(node.name));
}

function text(nodes: readonly Node[]): string {
  return nodes
    .map((node) => ('data' in node && node.type === 'text' ? node.data : 'children' in node ? text(node.children) : ''))
    .join('');
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
