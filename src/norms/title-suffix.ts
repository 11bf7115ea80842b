import { norm } from '../engine/rule.ts';
import { fieldText, frontMatter, hasTemplateTag } from '../facts/front-matter/front-matter.ts';
import { prefixOf, suffixOf, type UsualAffix, type UsualAffixes } from '../knowledge/text/title.ts';
import { shareLine } from './share-line.ts';

const minimum = 20;
const share = 0.9;

const endWords = {
  all: {
    en: '{total, plural, =1 {The only title ends} other {All # titles end}} with `{text}`',
    'zh-CN': '{total} 个标题都以 `{text}` 结尾',
  },
  some: {
    en: '{count} of {total} titles end with `{text}` ({share}%)',
    'zh-CN': '{total} 个标题中有 {count} 个以 `{text}` 结尾（{share}%）',
  },
};

const startWords = {
  all: {
    en: '{total, plural, =1 {The only title starts} other {All # titles start}} with `{text}`',
    'zh-CN': '{total} 个标题都以 `{text}` 开头',
  },
  some: {
    en: '{count} of {total} titles start with `{text}` ({share}%)',
    'zh-CN': '{total} 个标题中有 {count} 个以 `{text}` 开头（{share}%）',
  },
};

/** The suffix or prefix that at least 20 titles and 90 % of a collection's titles share. */
export const titleSuffix = norm({
  id: 'title-suffix',
  needs: { frontMatter },
  sample({ frontMatter: [fact] }): readonly [suffix: string, prefix: string] | undefined {
    const title = fact && fieldText(fact, 'title')?.trim();
    if (!title || hasTemplateTag(title)) return undefined;
    return [suffixOf(title)?.text ?? '', prefixOf(title)?.text ?? ''];
  },
  learn(samples): UsualAffixes {
    const suffix = usualAffix(samples.map(([text]) => text));
    const prefix = usualAffix(samples.map(([, text]) => text));
    return { total: samples.length, ...(suffix && { suffix }), ...(prefix && { prefix }) };
  },
  describe({ total, suffix, prefix }) {
    return [
      ...(suffix ? [shareLine(endWords, [suffix.count, total], { text: suffix.text })] : []),
      ...(prefix ? [shareLine(startWords, [prefix.count, total], { text: prefix.text })] : []),
    ];
  },
});

function usualAffix(texts: readonly string[]): UsualAffix | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const [text, count] of counts) if (count >= minimum && count >= share * texts.length) return { text, count };
  return undefined;
}
