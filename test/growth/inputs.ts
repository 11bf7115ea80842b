import { article } from '../../bench/generate/article.ts';
import { chinese } from '../../bench/generate/chinese.ts';
import { english } from '../../bench/generate/english.ts';
import { randomOf } from '../../bench/generate/random.ts';

export interface Input {
  readonly name: string;
  /** Enough that what is done once for all of them is little beside it. */
  readonly n: number;
  /** Paths and texts. */
  readonly files: (n: number) => Iterable<readonly [path: string, text: string]>;
}

const head = '---\ntitle: A comet over the pier\ndate: 2024-05-01\n---\n\n';

function list<T>(n: number, make: (index: number) => T): T[] {
  return Array.from({ length: n }, (_, index) => make(index));
}

/** One article of n pieces. */
function pieces(name: string, piece: (index: number) => string, gap = '\n\n'): Input {
  return one(name, (n) => `${head}${list(n, piece).join(gap)}\n`);
}

function one(name: string, text: (n: number) => string): Input {
  return { name, n: 400, files: (n) => [['a.md', text(n)]] };
}

/** n articles. */
function site(name: string, text: (index: number) => string): Input {
  return { name, n: 100, files: (n) => list(n, (index) => [`posts/${index}.md`, text(index)] as const) };
}

const words = (index: number) =>
  `The tide at pier ${index} was ${index % 7} feet above the mark of ${1900 + (index % 120)}.`;
const address = (index: number) => `https://example.org/${index % 12}/${index}`;
const comment = (directive: string) => `<!-- nk-lint-${directive} -->`;
const titled = (index: number, more = '') => `---\ntitle: Pier ${index}\ndate: 2024-05-01\n${more}---\n\n`;

export const inputs: readonly Input[] = [
  {
    // The same five again and again, so that twice as many are twice as long.
    ...site('ordinary articles', (index) => article(index % 2 === 0 ? chinese : english, randomOf(index % 5))),
    n: 20,
  },
  pieces('paragraphs', words),
  pieces('lines of one paragraph', words, '\n'),
  pieces('images', (index) => `![Pier ${index}](${address(index)}.jpg)`),
  pieces('images that are one address taken apart', (index) => `![](https://example.org/${'gpj.'[index % 4]})`, '\n'),
  pieces('the same image', () => '![Pier](https://example.org/pier.jpg)'),
  pieces('items of a list', (index) => `- ${words(index)}`, '\n'),
  pieces('links', (index) => `[Pier ${index}](${address(index)})`, ' '),
  pieces('bold words', (index) => `**pier** ${index}`, ' '),
  pieces('headings', (index) => `## Pier ${index}`),
  pieces('pieces of HTML', (index) => `<span>pier ${index}</span>`, ' '),
  pieces('rows of a table', (index) => (index === 0 ? '| a | b |\n| --- | --- |' : `| ${index} | b |`), '\n'),
  pieces('quotes', (index) => `> ${words(index)}`),
  pieces('fences', (index) => `\`\`\`sh\necho ${index}\n\`\`\``),
  pieces('definitions and references', (index) => `[Pier ${index}]\n\n[Pier ${index}]: ${address(index)}`),
  one(
    'tags in the front matter',
    (n) => `${titled(0, `tags:\n${list(n, (index) => `  - pier ${index}\n`).join('')}`)}${words(0)}\n`,
  ),
  one(
    'keys in the front matter',
    (n) => `${titled(0, list(n, (index) => `key${index}: pier\n`).join(''))}${words(0)}\n`,
  ),
  pieces('suppressions of the next line', () => comment('disable-next-line image-duplicate -- a logo'), '\n'),
  pieces('suppressions in one line', () => `![](/a.jpg) ${comment('disable-line image-duplicate')}`, ' '),
  pieces('suppressions that each end', () => `${comment('disable image-duplicate')}\n\n${comment('enable')}`),
  pieces('suppressions that nothing ends', () => `${comment('disable')}\n\n![](/a.jpg)`),
  pieces('suppressions whose ends are of other rules', (index) =>
    comment(`${index % 2 ? 'disable' : 'enable'} a${index}`),
  ),
  one(
    'a suppression of many rules',
    (n) => `${head}${comment(`disable ${list(n, (index) => `rule-${10_000 + index}`).join(' ')}`)}\n`,
  ),
  one(
    'suppressions in the front matter',
    (n) =>
      `${titled(0, `nk-lint:\n  disable:\n${list(n, (index) => `    rule-${10_000 + index}: a reason\n`).join('')}`)}\n`,
  ),
  site('articles with the same paragraph', (index) => `${titled(index)}${words(0)}\n\n${words(index)}\n`),
  site('articles with the same text', () => `${titled(0)}${list(8, words).join(' ')}\n`),
  site(
    'articles with the same image',
    (index) => `${titled(index)}${words(index)}\n\n![Pier](https://example.org/pier.jpg)\n`,
  ),
  site(
    'articles with one source',
    (index) => `${titled(index)}${words(index)}\n\n[Original article](https://example.org/1/pier.html)\n`,
  ),
  site('articles with one slug', (index) => `${titled(index, 'slug: pier\n')}${words(index)}\n`),
];
