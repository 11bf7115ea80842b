/** Returns a table in Markdown; the first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  return [head, head.map(() => '---'), ...body]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/** Returns a page of Markdown from its blocks. */
export function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
