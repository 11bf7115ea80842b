const blocks =
  /^(?:address|applet|article|aside|blockquote|body|dd|details|div|dl|fieldset|figure|figcaption|footer|form|header|hgroup|iframe|li|main|map|menu|nav|noscript|object|section|summary|td)$/u;
const spans =
  /^(?:a|abbr|acronym|b|bdo|big|button|caption|cite|del|dfn|dt|em|h[1-6]|i|ins|label|legend|optgroup|p|q|rb|rbc|rp|rt|rtc|ruby|select|small|span|strong|sub|sup|th|tt)$/u;

/** Returns what kramdown reads in an element with `markdown="1"`: blocks, a line of text, or raw HTML as without. */
export function kramdownContent(name: string): 'block' | 'span' | 'raw' {
  if (blocks.test(name)) return 'block';
  return spans.test(name) ? 'span' : 'raw';
}

/** Whether a value of the attribute `markdown` lets kramdown read Markdown in an element. */
export function readsMarkdown(name: string, value: string): boolean {
  return value === 'span' || value === 'block' || (value === '1' && kramdownContent(name) !== 'raw');
}
