import { norm } from '../engine/rule.ts';
import { blocks } from '../facts/blocks/blocks.ts';
import { file } from '../facts/file/file.ts';
import { frontMatter } from '../facts/front-matter/front-matter.ts';
import { shareLine } from './share-line.ts';

export interface FrontMatterShare {
  readonly count: number;
  readonly total: number;
}

const words = {
  all: {
    en: '{total, plural, =1 {The only article has} other {All # articles have}} front matter',
    'zh-CN': '{total} 篇文章都有 front matter',
  },
  some: {
    en: '{count} of {total} articles have front matter ({share}%)',
    'zh-CN': '{total} 篇文章中有 {count} 篇有 front matter（{share}%）',
  },
};

/** The share of readable, non-empty articles in a collection that have front matter. */
export const frontMatterShare = norm({
  id: 'front-matter-share',
  needs: { frontMatter, blocks, file },
  sample({ frontMatter: [matter], blocks: body, file: [problem] }): boolean | undefined {
    if (matter) return true;
    return problem || body.length === 0 ? undefined : false;
  },
  learn(samples): FrontMatterShare {
    return { count: samples.filter(Boolean).length, total: samples.length };
  },
  describe({ count, total }) {
    return [shareLine(words, [count, total])];
  },
});
