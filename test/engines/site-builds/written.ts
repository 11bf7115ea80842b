import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';

/** A page as it was written. */
interface WrittenPage {
  /** The article, as the templates of the test sites state it. */
  readonly source: string | undefined;
  readonly ids: ReadonlySet<string>;
  /** Addresses of links and images by their texts. */
  readonly links: ReadonlyMap<string, string>;
}

/** What a generator wrote: files by their paths below the published folder. */
export class WrittenSite {
  readonly files: ReadonlyMap<string, string>;
  readonly pages: ReadonlyMap<string, WrittenPage>;
  private readonly base: string;

  /** `root` is the folder of the site, which templates may print. */
  constructor(folder: string, base: string, root: string) {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = names.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
    this.base = base;
    this.files = new Map(
      paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8').replaceAll(`${root}/`, '')]),
    );
    // Hexo writes pages without an extension, too.
    const html = [...this.files].filter(([, text]) => text.startsWith('<html>'));
    this.pages = new Map(html.map(([path, text]) => [path, readPage(text)]));
  }

  /** Returns the file of an article; where lists are paged, that of the first page. */
  fileOf(article: string): string | undefined {
    // Jekyll does not name the folder of all collections.
    const isOf = (source = '') => source === article || (source.startsWith('_') && article.endsWith(`/${source}`));
    const all = [...this.pages].filter(([, { source }]) => isOf(source)).map(([path]) => path);
    return all.sort((a, b) => a.length - b.length)[0];
  }

  /** Returns the address of a file, as a browser writes it. */
  addressOf(file: string): string {
    return encodeURI(`${this.base}/${file.replace(/(?<=^|\/)index\.html$/u, '')}`);
  }

  /** Returns the file that a static server sends for an address; undefined if it sends "not found". */
  fileAt(path: string): string | undefined {
    const whole = decodeURIComponent(path);
    if (this.base !== '' && whole !== this.base && !whole.startsWith(`${this.base}/`)) return undefined;
    const plain = whole.slice(this.base.length).replace(/^\/+/u, '');
    const names = /(?:^|\/)$/u.test(plain) ? [`${plain}index.html`] : [plain, `${plain}.html`, `${plain}/index.html`];
    return names.find((name) => this.files.has(name));
  }
}

function readPage(text: string): WrittenPage {
  let source: string | undefined;
  let href: string | undefined;
  let shown = '';
  const ids = new Set<string>();
  const links = new Map<string, string>();
  const parser = new Parser({
    onopentag(name, { id, name: named, content, href: to, src, alt }) {
      if (id !== undefined) ids.add(id);
      if (name === 'meta' && named === 'source') source = content?.normalize('NFC');
      if (name === 'a') {
        if (named !== undefined) ids.add(named);
        href = to;
        shown = '';
      }
      if (name === 'img' && src !== undefined && alt) links.set(alt, src);
    },
    ontext(each) {
      shown += each;
    },
    onclosetag(name) {
      if (name === 'a' && href !== undefined) links.set(shown.trim(), href);
    },
  });
  parser.end(text);
  return { source, ids, links };
}

/** Whether a reader who follows a link gets the page, and the place in it; undefined for links to other hosts. */
export function leadsSomewhere(
  written: WrittenSite,
  file: string,
  href: string,
): 'here' | 'no file' | 'no anchor' | undefined {
  const host = 'http://site.test';
  const url = new URL(href, host + written.addressOf(file));
  if (url.origin !== host) return undefined;
  const found = written.fileAt(url.pathname);
  if (found === undefined) return 'no file';
  const anchor = decodeURIComponent(url.hash.slice(1));
  const page = written.pages.get(found);
  return anchor === '' || !page || page.ids.has(anchor) ? 'here' : 'no anchor';
}
