import { Parser } from 'htmlparser2';

/** Returns the opening tags of a page with their attributes, as a browser reads them. */
export function tagsIn(page: string): readonly string[] {
  const tags: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      tags.push([name, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`)].join(' '));
    },
  });
  parser.end(page);
  return tags;
}
