import type { Preset, Presets } from '../engine/levels.ts';
import type { Config } from './types.ts';

const recommended: Preset = {
  what: {
    en: 'Every rule at its own severity: an error is wrong wherever it stands, a warning is something that a reader meets, an info is worth a look.',
    'zh-CN': '所有规则使用各自的默认级别：错误在任何网站都不应出现，警告是读者会遇到的问题，建议则值得看一眼。',
  },
  departures: [],
};

const crawled: Preset = {
  what: {
    en: 'For articles that a program took from other sites. Nobody has read them yet, so what an author may mean is there a fault of the crawler.',
    'zh-CN': '适用于程序从其他网站抓取的文章。这些文章还没有人读过，作者可能有意为之的写法，在这里就是抓取的缺陷。',
  },
  departures: [
    {
      level: 'error',
      why: {
        en: 'The original is known, so what differs from it is wrong: it can be crawled again.',
        'zh-CN': '原文可查，与原文不符就是错误，重新抓取即可修正。',
      },
      rules: ['source-link-missing', 'date-mismatch', 'summary-divider-misplaced', 'title-noise'],
    },
    {
      level: 'error',
      why: {
        en: 'A crawler that lost the text reports success all the same; only the empty article tells.',
        'zh-CN': '正文丢失时爬虫照样报告成功，只有空文章能说明问题。',
      },
      rules: ['article-empty', 'article-truncated'],
    },
    {
      level: 'warning',
      why: {
        en: 'What stands in many articles of one source is the furniture of its pages, not text of its authors.',
        'zh-CN': '同一来源的许多文章都有的内容，是网页的固定元素，不是作者的文字。',
      },
      rules: ['image-common', 'paragraph-common'],
    },
    {
      level: 'off',
      why: {
        en: 'No crawler knows what a picture shows, and nobody is going to describe thousands of them.',
        'zh-CN': '爬虫不知道图片的内容，也不会有人为成千上万张图片补写说明。',
      },
      rules: ['image-alt-generic'],
    },
  ],
};

const strict: Preset = {
  what: {
    en: 'Lets nothing pass that a careful editor would fix.',
    'zh-CN': '细心的编辑会修改的问题，一个也不放过。',
  },
  departures: [
    {
      level: 'error',
      why: {
        en: 'Readers see it, the place is certain, and the author is there to fix it.',
        'zh-CN': '读者看得到，位置确定，作者可以马上修改。',
      },
      rules: [
        'article-empty',
        'article-truncated',
        'character-invisible',
        'character-lookalike',
        'date-imprecise',
        'date-mismatch',
        'emphasis-run-in',
        'emphasis-unrendered',
        'heading-malformed',
        'image-duplicate',
        'image-not-image',
        'link-empty',
        'link-reference-undefined',
        'paragraph-broken',
        'shortcode-leftover',
        'source-link-missing',
        'summary-divider-misplaced',
        'text-vertical',
        'title-noise',
        'url-glued',
        'url-private',
      ],
    },
    {
      level: 'error',
      why: {
        en: 'A suppression that no longer holds hides the next problem.',
        'zh-CN': '失效的抑制注释会掩盖下一个问题。',
      },
      rules: ['suppression-unused', 'suppression-invalid'],
    },
    {
      level: 'warning',
      why: {
        en: 'A small thing that shows that somebody took care.',
        'zh-CN': '细节之处，见编辑的用心。',
      },
      rules: [
        'image-alt-generic',
        'image-common',
        'image-url-insecure',
        'line-endings',
        'paragraph-common',
        'punctuation-width',
        'quote-direction',
        'tag-duplicate',
        'url-tracking',
      ],
    },
    {
      level: 'info',
      why: {
        en: 'A translation that lags behind is worth a look; the translator may have had a reason.',
        'zh-CN': '落后于原文的译文值得一看，但译者可能有自己的理由。',
      },
      rules: ['translation-drift'],
    },
  ],
};

export const presets: Presets = { recommended, crawled, strict };

/** Returns a preset as a configuration to extend; undefined if there is none of that name. */
export function presetConfig(name: string): Config | undefined {
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined;
  return (
    preset && {
      rules: Object.fromEntries(preset.departures.flatMap(({ level, rules }) => rules.map((id) => [id, level]))),
    }
  );
}
