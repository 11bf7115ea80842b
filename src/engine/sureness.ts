import type { Words } from '../core/types.ts';

/**
 * The precision of a rule: how many findings in real articles were right and wrong on inspection, with the limits of
 * these figures.
 */
export interface Sureness {
  readonly right: number;
  readonly wrong: number;
  readonly note?: Words;
}

/** For a draft: a rule that was not run on real articles yet. Its severity is at most `info`. */
export const unmeasured: Sureness = {
  right: 0,
  wrong: 0,
  note: {
    en: 'This rule is a draft: it was not run on real articles yet, and until then its severity is `info` at most.',
    'zh-CN': '本规则是草稿：尚未在真实文章上运行，在此之前级别最高为 `info`。',
  },
};

/** Whether a rule is a draft. Compares object identity, so it works for rules in source, not in the build. */
export function isDraft({ docs }: { readonly docs: { readonly sure?: Sureness } }): boolean {
  return docs.sure === unmeasured;
}

/** For a rule without findings in real articles. */
export const notMet: Sureness = {
  right: 0,
  wrong: 0,
  note: {
    en: 'The real articles were checked and gave no finding, right or wrong.',
    'zh-CN': '已在真实文章上运行，没有出现结果，也没有误报。',
  },
};

/** For a rule whose findings in real articles were all right, but too few to estimate its precision. */
export function fewMet(right: number): Sureness {
  return { right, wrong: 0, note: fewMetNote };
}

const fewMetNote: Words = {
  en: 'The real articles that were read hold few such places; test cases and planted defects stand for the rest.',
  'zh-CN': '核对的真实文章中此类问题很少，其余由测试用例和人工植入的缺陷检验。',
};
