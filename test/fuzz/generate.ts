import { blocks } from './blocks.ts';

/** Creates a seeded generator of numbers below 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const significant = [
  ...'*_~`[]()!<>#-+=|:&;\\"\'.1\n \t',
  '\n\n',
  '  \n',
  '\r\n',
  '    ',
  '  ',
  '**',
  '`',
  '](',
  '![',
  '- ',
  '> ',
  '1. ',
  '| ',
  '字',
  '，',
  'a',
  '@',
  'https://a.b',
  'www.a',
  '<!--',
  '-->',
  '</a>',
  '&amp;',
  ']: ',
];

/** Returns a document of random blocks with random changes. */
export function documentOf(random: () => number, others: readonly string[] = []): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const count = 1 + Math.floor(random() * random() * 12);
  let text = '';
  for (let index = 0; index < count; index++) {
    let block = others.length > 0 && random() < 0.3 ? pick(others) : pick(blocks);
    if (random() < 0.15) block = nested(block, pick(['> ', '- ', '1. ', '* ', '>', '10) ']), random);
    text += block + (random() < 0.8 ? '\n\n' : pick(['\n', ' ', '', '\n\n\n', '  \n']));
  }
  if (random() < 0.5) text = text.trimEnd();
  const changes = random() < 0.4 ? 0 : Math.floor(random() * 6);
  for (let change = 0; change < changes; change++) text = mutate(text, random, pick);
  return text;
}

function nested(block: string, marker: string, random: () => number): string {
  const rest = marker.startsWith('>') ? marker : ' '.repeat(marker.length);
  return block
    .split('\n')
    .map((line, index) => (index === 0 ? marker : line === '' && random() < 0.7 ? rest.trimEnd() : rest) + line)
    .join('\n');
}

function mutate(text: string, random: () => number, pick: <Item>(items: readonly Item[]) => Item): string {
  const at = Math.floor(random() * (text.length + 1));
  const to = at + Math.floor(random() * 4);
  const kind = Math.floor(random() * 6);
  if (kind === 0) return text.slice(0, at) + text.slice(to);
  if (kind === 1) return text.slice(0, at) + text.slice(at, to + 1).repeat(2) + text.slice(to + 1);
  if (kind === 2) {
    const line = text.lastIndexOf('\n', at) + 1;
    return text.slice(0, line) + pick([' ', '  ', '   ', '    ', '\t', '> ', '- ', '     ']) + text.slice(line);
  }
  if (kind === 3) {
    const end = text.indexOf('\n', at);
    return end < 0 ? text : text.slice(0, end) + pick(['', ' ', '  ']) + text.slice(end + 1);
  }
  return text.slice(0, at) + pick(significant) + text.slice(kind === 4 ? at : to);
}

/** Reduces a document to a smallest part that still fails. */
export function shrink(text: string, fails: (text: string) => boolean): string {
  let smallest = text;
  for (let size = Math.ceil(text.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < smallest.length; ) {
      const shorter = smallest.slice(0, at) + smallest.slice(at + size);
      if (fails(shorter)) smallest = shorter;
      else at += size;
    }
  }
  return smallest;
}
