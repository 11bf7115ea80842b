/** Whether a pattern in which `*` and `**` stand for any characters is that of a whole text; in linear time. */
export function wildcardMatches(pattern: string, text: string): boolean {
  const [first = '', ...parts] = pattern.split(/\*+/u);
  const last = parts.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}
