// A JSX runtime that writes HTML, so that MDX is rendered without React.
const voids = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'source', 'track', 'wbr']);
const names = { className: 'class', htmlFor: 'for' };

class Html {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

export const Fragment = Symbol('fragment');
export { jsx as jsxs };

/** @param {any} type @param {Record<string, any>} props */
export function jsx(type, { children, ...props }) {
  if (typeof type === 'function') return type({ children, ...props });
  if (type === Fragment) return new Html(toHtml(children));
  const attributes = Object.entries(props).map(([name, value]) =>
    value === false || value == null
      ? ''
      : ` ${names[name] ?? name}="${escaped(String(value)).replaceAll('"', '&quot;')}"`,
  );
  const start = `<${type}${attributes.join('')}>`;
  return new Html(voids.has(type) ? start : `${start}${toHtml(children)}</${type}>`);
}

/** @param {any} node @returns {string} */
export function toHtml(node) {
  if (Array.isArray(node)) return node.map(toHtml).join('');
  if (node instanceof Html) return node.text;
  return node == null || typeof node === 'boolean' ? '' : escaped(String(node));
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
