/** Longer URLs fill a screen, and few people read them to the end. */
const longest = 42;
const headLength = 26;
const tailLength = 15;

/** Shortens long URLs in a text in the middle, so that the host and the file are still seen. For screens only. */
export function withShortUrls(text: string): string {
  return text.replace(/[a-z][a-z+.-]*:\/\/[^\s`"<>“”（），。；]+/giu, (url) => {
    if (url.length <= longest) return url;
    const head = url.slice(0, headLength).replace(/[\uD800-\uDBFF]$/u, '');
    const tail = url.slice(-tailLength).replace(/^[\uDC00-\uDFFF]/u, '');
    return `${head}…${tail}`;
  });
}
