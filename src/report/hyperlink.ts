/** Makes text a link for terminals (OSC 8); without a URL, or with one that a terminal could misread, it stays plain. */
export function hyperlink(text: string, url: string | undefined): string {
  if (url === undefined || !/^[\x21-\x7e]+$/u.test(url)) return text;
  return `\u001B]8;;${url}\u001B\\${text}\u001B]8;;\u001B\\`;
}
