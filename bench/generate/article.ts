import { defects } from './defects.ts';
import type { Language } from './language.ts';
import { fill, type Random } from './random.ts';

/** An article before serialization, which defects modify. */
export interface Draft {
  readonly language: Language;
  readonly title: string;
  readonly address: string;
  readonly head: string[];
  readonly blocks: string[];
}

/** Size of most articles. */
const smallest = 5200;
const largest = 12_000;
const share = 0.2;

/** Returns an article as a crawler of a news site stores it: 5 to 13 KB, one in five with defects. */
export function article(language: Language, random: Random): string {
  const draft = drafted(language, random);
  if (random.chance(share)) for (let left = random.int(1, 3); left > 0; left--) random.pick(defects)(draft, random);
  return `---\n${draft.head.join('\n')}\n---\n\n${draft.blocks.join('\n\n')}\n`;
}

function drafted(language: Language, random: Random): Draft {
  const write = (templates: readonly string[]) => upperFirst(fill(random.pick(templates), language.words, random));
  const title = write(language.titles);
  const [year, month, day] = [random.int(2014, 2025), two(random.int(1, 12)), two(random.int(1, 28))];
  const address = `https://${language.site}/${year}/${month}/${day}/${random.int(10_000, 999_999)}.html`;
  const slug = random.hex(32);
  const tags = language.tags.filter(() => random.chance(0.25));
  const head = [
    `title: ${JSON.stringify(title)}`,
    `date: ${year}-${month}-${day}T${two(random.int(6, 22))}:${two(random.int(0, 59))}:00+08:00`,
    `slug: ${slug}`,
    `categories: [${random.pick(language.categories)}]`,
    ...(tags.length > 0 ? ['tags:', ...tags.map((tag) => `  - ${tag}`)] : []),
    ...(random.chance(0.5) ? [`author: ${fill('{person}', language.words, random)}`] : []),
    ...(random.chance(0.3) ? [`summary: >-\n  ${paragraph(language, random, 1)}`] : []),
  ];

  const image = () => {
    const file = `${random.hex(random.int(8, 24))}.${random.pick(['jpg', 'jpg', 'jpeg', 'png', 'webp'])}`;
    return `![${write(language.captions)}](https://img.${language.site}/${year}/${month}/${file})`;
  };
  let images = random.int(20, 70);
  const target = Math.max(random.int(smallest, largest), 2600 + images * 105);
  const blocks = [paragraph(language, random), '<!--more-->', paragraph(language, random)];
  let size = Buffer.byteLength(head.join('') + blocks.join('')) + 200;
  const add = (block: string) => {
    blocks.push(block);
    size += Buffer.byteLength(block) + 2;
  };
  while (size < target || images > 0) {
    const run = size < target ? Math.min(images, random.int(1, 9)) : images;
    const lines = Array.from({ length: run }, image);
    images -= run;
    // Crawlers write consecutive images with or without a blank line between them.
    if (run > 0) add(lines.join(random.chance(0.5) ? '\n' : '\n\n'));
    if (size >= target) continue;
    if (random.chance(0.25)) add(`## ${write(language.headings)}`);
    add(paragraph(language, random));
    if (random.chance(0.3)) add(extra(language, random));
  }
  add(`[${language.sourceText}${language.name === 'zh' ? '：' : ': '}${title}](${address})`);
  return { language, title, address, head, blocks };
}

function paragraph(language: Language, random: Random, sentences = random.int(2, 5)): string {
  return Array.from({ length: sentences }, () =>
    upperFirst(fill(random.pick(language.sentences), language.words, random)),
  ).join(language.gap);
}

/** Returns a block other than a paragraph, a heading or an image. */
function extra(language: Language, random: Random): string {
  const write = (templates: readonly string[]) => upperFirst(fill(random.pick(templates), language.words, random));
  const many = <T>(from: number, to: number, make: (index: number) => T) =>
    Array.from({ length: random.int(from, to) }, (_, index) => make(index));
  const link = () => `https://${language.site}/${random.pick(['topics', 'notes', 'maps'])}/${random.hex(10)}`;
  const kinds = [
    () => many(3, 7, () => `- ${write(language.items)}`).join('\n'),
    () => many(3, 6, (index) => `${index + 1}. ${write(language.items)}`).join('\n'),
    () => `> ${write(language.quotes)}\n>\n> ${write(language.sentences)}`,
    () => `${paragraph(language, random, 1)}${language.gap}[${write(language.linkTexts)}](${link()})`,
    () => `${paragraph(language, random, 2)}\n\n[${write(language.linkTexts)}](${link()} "${write(['{place}'])}")`,
    () => {
      const rows = many(3, 6, () => `| ${write(['{place}'])} | ${write(['{thing}'])} | ${random.int(2, 900)} |`);
      return [`| ${language.tableHead.join(' | ')} |`, '| --- | --- | --- |', ...rows].join('\n');
    },
    () =>
      ['```json', '{', `  "station": "${random.hex(6)}",`, `  "level": ${random.int(10, 900) / 100}`, '}', '```'].join(
        '\n',
      ),
  ] as const;
  return random.pick(kinds)();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
