/**
 * A small site of VitePress with 20 faults in its internal links and 30 links that look odd and are right. VitePress is
 * the peers' home ground: its links are paths of files, as they read them.
 */
export interface Planted {
  readonly article: string;
  /** As written; unique in its article. */
  readonly url: string;
  readonly what: string;
}

const page = (title: string, ...body: readonly string[]) => `# ${title}\n\n${body.join('\n\n')}\n`;

/** Files of the site, by path. */
export const files: Readonly<Record<string, string>> = {
  '.vitepress/config.mts': "export default { title: 'Sky', cleanUrls: true };\n",
  'package.json': '{ "private": true, "type": "module" }\n',
  'public/moon.png': 'png',
  'public/charts/april.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'public/star map.pdf': 'pdf',
  'guide/comet.png': 'png',
  'guide/Tail.JPG': 'jpg',
  'index.md': page(
    'Sky',
    'Begin with [the guide](./guide/), [comets](guide/comets.md) or [tides](/guide/tides).',
    'Older readers look for [meteors](guide/meteor-showers.md), [the list](./lists/stars.md) and [news](/news/).',
    '![The moon](/moon.png) ![April](/charts/april.svg) ![May](/charts/may.svg)',
    'The [star map](</star map.pdf>) is for printing; so was [the old one](/star-map.pdf).',
  ),
  'guide/index.md': page(
    'Guide',
    '[Comets](./comets), [comets](./comets.html), [comets](comets.md#tails) and [tides](tides.md?from=guide#now).',
    '[Their orbits](./comets.md#orbits) are drawn in [the atlas](../atlas/index.md).',
    '## See also',
    '[Home](../index.md), [home](/), [here](#see-also), [there](#see-more).',
    'A `[link](nowhere.md)` in code is none.',
    '[names]: ../lists/names.md',
    'All [names][] are listed; [others][more] are not.',
    '[more]: ../lists/others.md',
  ),
  'guide/comets.md': page(
    'Comets',
    '## Tails',
    '![A tail](./comet.png) ![Another](./tail.jpg) ![A third](../comet.png)',
    '## Tails',
    'Two headings, two ids: [first](#tails), [second](#tails-1), [third](#tails-2).',
    '## How to see one {#seeing}',
    '[How](#seeing), not [how](#how-to-see-one).',
    '## 彗星的轨道',
    '[轨道](#彗星的轨道)、[轨道](#%E5%BD%97%E6%98%9F%E7%9A%84%E8%BD%A8%E9%81%93)、[周期](#彗星的周期)。',
    '<a id="mark"></a>',
    '[A mark](#mark) and <a href="./tides.md#mark">one that is not there</a>.',
    '```md\n[Code](gone.md)\n```',
  ),
  'guide/tides.md': page(
    'Tides',
    '## Now & then',
    '[Now](#now-then), [comets](/guide/comets#tails-1), [comets](/guide/comets#tail).',
    '## Now',
    '<img src="/moon.png" alt="The moon"> <img src="/mooon.png" alt="The moon">',
    '[The guide](index.md), [the guide](/guide/index.html), [the guide](/Guide/tides).',
    '[The chart](/charts/april.svg) and [its table](/charts/april.csv).',
  ),
  'lists/names.md': page('Names', '[Back](../guide/index.md#see-also), [up](../), [Mira](../guide/mira.md "Mira").'),
  'atlas/index.md': page('Atlas', '[One page up](../index.md), [two](../../index.md).'),
};

export const faults: readonly Planted[] = [
  { article: 'index.md', url: 'guide/meteor-showers.md', what: 'a page that is not there' },
  { article: 'index.md', url: './lists/stars.md', what: 'a page that is not there' },
  { article: 'index.md', url: '/news/', what: 'an address without a page' },
  { article: 'index.md', url: '/charts/may.svg', what: 'a served image that is not there' },
  { article: 'index.md', url: '/star-map.pdf', what: 'a served file that is not there' },
  { article: 'guide/index.md', url: './comets.md#orbits', what: 'a heading of another page' },
  { article: 'guide/index.md', url: '#see-more', what: 'a heading of this page' },
  { article: 'guide/index.md', url: '../lists/others.md', what: 'a definition' },
  { article: 'guide/comets.md', url: './tail.jpg', what: 'an image in another case' },
  { article: 'guide/comets.md', url: '../comet.png', what: 'an image in another folder' },
  { article: 'guide/comets.md', url: '#tails-2', what: 'a heading that occurs twice only' },
  { article: 'guide/comets.md', url: '#how-to-see-one', what: 'a heading with an id of its own' },
  { article: 'guide/comets.md', url: '#彗星的周期', what: 'a Chinese heading' },
  { article: 'guide/comets.md', url: './tides.md#mark', what: 'an anchor in raw HTML' },
  { article: 'guide/tides.md', url: '/guide/comets#tail', what: 'a heading by an address' },
  { article: 'guide/tides.md', url: '/mooon.png', what: 'an image in raw HTML' },
  { article: 'guide/tides.md', url: '/Guide/tides', what: 'an address in another case' },
  { article: 'guide/tides.md', url: '/charts/april.csv', what: 'a served file that is not there' },
  { article: 'lists/names.md', url: '../guide/mira.md', what: 'a page that is not there' },
  { article: 'atlas/index.md', url: '../../index.md', what: 'a path out of the site' },
];
