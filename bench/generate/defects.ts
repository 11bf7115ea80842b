import type { Draft } from './article.ts';
import type { Random } from './random.ts';

type Defect = (draft: Draft, random: Random) => void;

/** Defects of crawling, copying and converting for which nk-lint has rules. */
export const defects: readonly Defect[] = [
  // One URL, last letter first, each letter resolved against the page.
  ({ blocks, address, language }, random) => {
    const picture = `https://img.${language.site}/${random.hex(12)}.jpg`;
    const letters = [...picture].reverse().map((letter) => `![](${new URL(letter, address).href})`);
    blocks.splice(place(blocks, random), 0, letters.join('\n'));
  },
  // The divider is in the middle of a sentence.
  ({ blocks }) => {
    const text = blocks[0] ?? '';
    const middle = text.indexOf(' ', text.length / 2) + 1 || Math.floor(text.length / 2);
    blocks.splice(0, 2, `${text.slice(0, middle).trimEnd()}\n<!--more-->\n${text.slice(middle)}`);
  },
  ({ head, title, language }) => {
    head[0] = `title: ${JSON.stringify(`${title} | ${language.siteName}`)}`;
  },
  ({ head }, random) => {
    head[1] = `${head[1]?.replace('T', ' ').slice(0, 25)}.${random.int(100_000, 999_999)}`;
  },
  ({ head }) => {
    head[1] = head[1]?.replace(/-\d\d-\d\dT/u, '-02-30T') ?? '';
  },
  // A quotation mark inside a quoted string: invalid YAML.
  ({ head, title }) => {
    head[0] = `title: "${title.slice(0, 4)}"${title.slice(4)}"`;
  },
  ({ head }) => {
    head.push('description: undefined');
  },
  // A paragraph that was split at a line break of the page.
  ({ blocks }, random) => {
    const at = place(blocks, random);
    const text = blocks[at] ?? '';
    const middle = Math.floor(text.length / 2);
    if (/^[\p{Script=Han}A-Z]/u.test(text)) blocks.splice(at, 1, text.slice(0, middle), text.slice(middle));
  },
  ({ blocks }, random) => {
    blocks.splice(place(blocks, random), 0, '<div class="share"><span style="color:#333">&nbsp;</span></div>');
  },
  ({ blocks }, random) => {
    const at = place(blocks, random);
    const text = blocks[at] ?? '';
    blocks[at] = `${text.slice(0, 1)}\u200B${text.slice(1)}`;
  },
  ({ blocks, language }, random) => {
    const link = `https://${language.site}/topics/${random.hex(8)}?utm_source=feed&utm_medium=rss`;
    blocks.splice(place(blocks, random), 0, `[${language.siteName}](${link})`);
  },
  ({ blocks }, random) => {
    blocks.splice(place(blocks, random), 0, `![](http://127.0.0.1:4000/uploads/${random.hex(6)}.png)`);
  },
  // A truncated source URL.
  ({ blocks, address, language }) => {
    blocks[blocks.length - 1] = `[${language.sourceText}](${address.slice(0, -9)}`;
  },
  ({ blocks }, random) => {
    blocks.splice(place(blocks, random), 0, `[](https://example.org/${random.hex(6)})`);
  },
  ({ blocks, language }, random) => {
    blocks.splice(place(blocks, random), 0, `##${language.siteName}`);
  },
  ({ blocks }, random) => {
    blocks.splice(place(blocks, random), 0, `\`\`\`sh\necho ${random.hex(6)}`);
  },
  // A duplicate image, and one without a URL.
  ({ blocks }, random) => {
    const picture = blocks.find((block) => block.startsWith('![')) ?? '';
    blocks.splice(place(blocks, random), 0, picture, '![]()');
  },
  ({ blocks }) => {
    for (const [at, block] of blocks.entries()) blocks[at] = block.replaceAll(/^!\[[^\]]*\]/gmu, '![]');
  },
  ({ head }) => {
    const tags = head.indexOf('tags:');
    if (tags >= 0) head.splice(tags + 1, 0, head[tags + 1] ?? '');
  },
  // Unclosed emphasis, and punctuation of the other width.
  ({ blocks, language }, random) => {
    const name = language.siteName;
    blocks.splice(
      place(blocks, random),
      0,
      language.name === 'zh' ? `** ${name}**,欢迎你.` : `** ${name} ** says hello`,
    );
  },
];

/** Returns a random position between the divider and the source. */
function place(blocks: readonly string[], random: Random): number {
  return random.int(2, Math.max(2, blocks.length - 2));
}
