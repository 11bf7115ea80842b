import { describe, expect, test } from 'vitest';
import type { Renderer } from '../../../src/core/renderer.ts';
import * as profiles from '../../../src/site/renderers/profiles.ts';
import { slugger } from '../../../src/site/renderers/slugs.ts';
import { type RendererUnderTest, readAnswers, renderers } from '../../engines/renderers/renderers.ts';
import { snippets } from '../../engines/renderers/snippets.ts';
import { headingsOf, shownIds } from './headings.ts';
import { traits } from './traits.ts';

const { unknownRenderer, assumedRenderer: _, mdx1: __, unknownMdx: ___, ...stated } = profiles;

/** The renderer that a profile is of. */
const measured: Readonly<Record<keyof typeof stated, RendererUnderTest>> = {
  astroCjkFriendly: 'astro-cjk-friendly',
  astroRemark: 'astro-remark',
  docusaurus: 'docusaurus',
  eleventyMarkdownIt: 'eleventy-markdown-it',
  goldmark: 'goldmark',
  goldmarkUnsafe: 'goldmark-unsafe',
  hexoMarkdownIt: 'hexo-markdown-it',
  hexoMarked: 'hexo-marked',
  jekyllCommonmark: 'jekyll-commonmark',
  kramdown: 'kramdown',
  kramdownGfm: 'kramdown-gfm',
  marked1: 'marked-1',
  mdx: 'mdx',
  pulldownCmark: 'pulldown-cmark',
  vitepressMarkdownIt: 'vitepress-markdown-it',
};

const all = Object.entries(measured) as [keyof typeof stated, RendererUnderTest][];

function shownBy(name: RendererUnderTest): (id: string) => string {
  const { answers } = readAnswers(name);
  return (id) => {
    const answer = answers[id];
    if (answer === undefined) throw new Error(`${name} was not asked for ${id}`);
    return typeof answer === 'string' ? answer : 'failed';
  };
}

test('every renderer has a profile, and an answer to every snippet', () => {
  expect(Object.values(measured).toSorted()).toEqual(renderers.toSorted());
  expect(Object.keys(snippets).length).toBeGreaterThan(400);
  for (const name of renderers) {
    expect(Object.keys(readAnswers(name).answers), name).toEqual(Object.keys(snippets));
    expect(readAnswers(name).version, name).toMatch(/\d+\.\d+/u);
  }
});

describe.each(all)('%s', (profile, name) => {
  const { name: _, headingIds, ...claims } = stated[profile];
  const shown = shownBy(name);

  test.each(Object.entries(claims) as [keyof typeof traits, string][])('%s is %s, or not stated', (trait, claim) => {
    if (claim !== 'unknown') expect(claim).toBe(traits[trait](shown));
  });

  test('makes the ids of headings that are predicted', () => {
    const wrong: string[] = [];
    let right = 0;
    for (const [id, text] of Object.entries(snippets)) {
      if (!id.startsWith('ids/') || /<h2|^\[/u.test(text)) continue;
      const ids = shownIds(shown(id));
      const slug = slugger(headingIds);
      for (const [index, heading] of headingsOf(text).entries()) {
        const predicted = slug(heading);
        if (predicted === undefined || ids[index] === undefined) continue;
        if (predicted === ids[index]) right += 1;
        else wrong.push(`${id}: ${predicted}, not ${ids[index]}`);
      }
    }
    expect(wrong).toEqual([]);
    if (headingIds !== 'none' && headingIds !== 'unknown') expect(right).toBeGreaterThan(5);
  });
});

test('of an unknown renderer nothing is stated', () => {
  const { name: _, ...claims }: Renderer = unknownRenderer;
  expect(new Set(Object.values(claims))).toEqual(new Set(['unknown']));
});
