import { article } from '../../bench/generate/article.ts';
import { chinese } from '../../bench/generate/chinese.ts';
import { english } from '../../bench/generate/english.ts';
import { randomOf } from '../../bench/generate/random.ts';

export interface Input {
  readonly name: string;
  /** Enough that a check of them takes some hundredths of a second, so that noise is small beside it. */
  readonly n: number;
  /** Paths and texts. */
  readonly files: (n: number) => Iterable<readonly [path: string, text: string]>;
}

const head = '---\ntitle: A comet over the pier\ndate: 2024-05-01\n---\n\n';

function list<T>(n: number, make: (index: number) => T): T[] {
  return Array.from({ length: n }, (_, index) => make(index));
}

/** One article made of n pieces. */
function pieces(name: string, n: number, piece: (index: number) => string, gap = '\n\n'): Input {
  return { name, n, files: (count) => [['a.md', `${head}${list(count, piece).join(gap)}\n`]] };
}

/** n articles. */
function site(name: string, n: number, text: (index: number) => string): Input {
  return { name, n, files: (count) => list(count, (index) => [`posts/${index}.md`, text(index)] as const) };
}

const words = (index: number) =>
  `The tide at pier ${index} was ${index % 7} feet above the mark of ${1900 + (index % 120)}.`;
const address = (index: number) => `https://example.org/${index % 12}/${index}`;
const titled = (index: number, more = '') => `---\ntitle: Pier ${index}\ndate: 2024-05-01\n${more}---\n\n`;

export const inputs: readonly Input[] = [
  site('ordinary articles', 3, (index) => article(index % 2 === 0 ? chinese : english, randomOf(index))),
  pieces('paragraphs', 1200, words),
  pieces('lines of one paragraph', 2400, words, '\n'),
  pieces('images', 600, (index) => `![Pier ${index}](${address(index)}.jpg)`),
  pieces(
    'images that are one address taken apart',
    200,
    (index) => `![](https://example.org/${'gpj.'[index % 4]})`,
    '\n',
  ),
  pieces('the same image', 600, () => '![Pier](https://example.org/pier.jpg)'),
  pieces('items of a list', 1000, (index) => `- ${words(index)}`, '\n'),
  pieces('links', 1200, (index) => `[Pier ${index}](${address(index)})`, ' '),
  pieces('bold words', 2000, (index) => `**pier** ${index}`, ' '),
  pieces('headings', 2000, (index) => `## Pier ${index}`),
  pieces('pieces of HTML', 1200, (index) => `<span>pier ${index}</span>`, ' '),
  pieces('rows of a table', 800, (index) => (index === 0 ? '| a | b |\n| --- | --- |' : `| ${index} | b |`), '\n'),
  pieces('quotes', 800, (index) => `> ${words(index)}`),
  pieces('fences', 1000, (index) => `\`\`\`sh\necho ${index}\n\`\`\``),
  pieces('definitions and references', 600, (index) => `[Pier ${index}]\n\n[Pier ${index}]: ${address(index)}`),
  {
    name: 'tags in the front matter',
    n: 500,
    files: (count) => [
      ['a.md', `${titled(0, `tags:\n${list(count, (index) => `  - pier ${index}\n`).join('')}`)}${words(0)}\n`],
    ],
  },
  {
    name: 'keys in the front matter',
    n: 400,
    files: (count) => [['a.md', `${titled(0, list(count, (index) => `key${index}: pier\n`).join(''))}${words(0)}\n`]],
  },
  site('articles with the same paragraph', 100, (index) => `${titled(index)}${words(0)}\n\n${words(index)}\n`),
  site('articles with the same text', 80, () => `${titled(0)}${list(8, words).join(' ')}\n`),
  site(
    'articles with the same image',
    80,
    (index) => `${titled(index)}${words(index)}\n\n![Pier](https://example.org/pier.jpg)\n`,
  ),
  site(
    'articles with one source',
    80,
    (index) => `${titled(index)}${words(index)}\n\n[Original article](https://example.org/1/pier.html)\n`,
  ),
  site('articles with one slug', 80, (index) => `${titled(index, 'slug: pier\n')}${words(index)}\n`),
];
