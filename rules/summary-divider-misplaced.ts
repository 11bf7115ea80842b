import { textMember } from '../src/core/mapping.ts';
import type { Edit, Engine } from '../src/core/types.ts';
import { clipped } from '../src/core/words.ts';
import { articleRule, fewMet } from '../src/engine/rule.ts';
import { type DividerFact, dividers } from '../src/facts/blocks/dividers.ts';
import { continuesSentence, joinerBetween, sentenceEnd } from '../src/knowledge/text/characters.ts';

/** The spellings that an engine accepts; for other engines, it depends on the site or theme. */
const spellings: Readonly<Partial<Record<Engine, { readonly name: string; readonly form: RegExp }>>> = {
  hugo: { name: 'Hugo', form: /^<!--more-->$/u },
  hexo: { name: 'Hexo', form: /^<!-- ?more ?-->$/iu },
};
const canonical = '<!--more-->';

export default articleRule({
  id: 'summary-divider-misplaced',
  severity: 'warning',
  docs: {
    title: { en: 'Summary divider in a wrong place', 'zh-CN': '摘要分隔符位置不当' },
    topic: 'structure',
    fix: 'safe',
    what: {
      en: "Flags a summary divider (`<!--more-->`) inside a sentence, inside bold, italic or linked text, or (in Hugo, which looks for it before it parses) in code; a second one in the same article; and a spelling that the site's generator ignores: Hugo accepts only `<!--more-->`, Hexo also `<!-- more -->`; in Jekyll only the site’s `excerpt_separator` is one. A divider between paragraphs or at the end of one is not reported.",
      'zh-CN':
        '找出位置不当的摘要分隔符（`<!--more-->`）：在句子中间，在加粗、斜体或链接文字中，在代码中（Hugo 在解析之前就查找它），或在同一篇文章中重复出现；以及网站所用的生成器不认的写法：Hugo 只认 `<!--more-->`，Hexo 还认 `<!-- more -->`，Jekyll 只认网站设定的 `excerpt_separator`。位于段落之间或段落末尾的分隔符不报告。',
    },
    why: {
      en: 'A comment ends a paragraph: within a sentence, readers see two paragraphs, and the list page shows a summary that stops in the middle of a name.',
      'zh-CN': '注释会结束一个段落：它位于句子中间时，正文会被拆成两段，列表页的摘要也会在半个词处戛然而止。',
    },
    sure: fewMet(1),
    examples: [
      {
        title: { en: 'Inside a name', 'zh-CN': '在人名中间' },
        bad: '大会昨天召开。校长张\n<!--more-->\n三出席并讲话。\n\n会上还颁发了奖项。\n',
        good: '大会昨天召开。校长张三出席并讲话。\n\n<!--more-->\n\n会上还颁发了奖项。\n',
      },
      {
        title: { en: 'A spelling that Hugo ignores', 'zh-CN': 'Hugo 不认的写法' },
        bad: 'Summary.\n\n<!-- more -->\n\nText.\n',
        good: 'Summary.\n\n<!--more-->\n\nText.\n',
        config: { engine: 'hugo' },
      },
    ],
  },
  messages: {
    sentence: {
      en: 'Summary divider `{text}` splits a sentence (`{before}` / `{after}`)',
      'zh-CN': '摘要分隔符 `{text}` 把一句话拆成两半（`{before}` / `{after}`）',
    },
    span: {
      en: 'Summary divider `{text}` is inside bold, italic or linked text',
      'zh-CN': '摘要分隔符 `{text}` 位于加粗、斜体或链接文字中',
    },
    code: {
      en: 'Summary divider `{text}` is in code, but Hugo ends the summary there. Add a divider before the code',
      'zh-CN': '摘要分隔符 `{text}` 位于代码中，但 Hugo 仍会在此截断摘要。请在代码之前另放一个分隔符',
    },
    again: {
      en: 'Summary divider `{text}` is repeated: only one per article counts',
      'zh-CN': '摘要分隔符 `{text}` 重复出现，只有一个起作用',
    },
    spelling: {
      en: 'Summary divider `{text}` is ignored by {engine}',
      'zh-CN': '摘要分隔符 `{text}` 不被 {engine} 识别',
    },
  },
  fixes: {
    move: { en: 'Move it to its own line after the paragraph', 'zh-CN': '移到整段之后，单独成行' },
    remove: { en: 'Remove it', 'zh-CN': '删除' },
    respell: { en: 'Change to `<!--more-->`', 'zh-CN': '改为 `<!--more-->`' },
  },
  restructures: ['move', 'remove', 'respell'],
  notes: { first: { en: 'the divider that counts', 'zh-CN': '起作用的分隔符' } },
  needs: { dividers },
  check({ dividers: all }, { article: { engine, site }, report }) {
    // Jekyll knows the divider that the site names, and no other.
    const stated = engine === 'jekyll' ? (textMember(site?.config, 'excerpt_separator') ?? '') : undefined;
    const dividers = stated === undefined ? all : all.filter(({ text }) => text === stated);
    const spelling = spellings[engine];
    const accepted = dividers.filter(({ text }) => spelling?.form.test(text) ?? true);
    const first = accepted[0];
    if (first?.context === 'code' && engine === 'hugo') {
      report({ messageId: 'code', range: first.range, data: { text: first.text } });
    }
    const inText = (found: readonly DividerFact[]) => found.filter(({ context }) => context !== 'code');
    const effective = inText(accepted)[0] ?? inText(dividers)[0];
    for (const divider of inText(dividers)) {
      const { text, range, context, before, after } = divider;
      const known = spelling?.form.test(text) ?? true;
      if (divider !== effective) {
        report({
          messageId: 'again',
          range,
          data: { text },
          related: [{ range: effective?.range ?? range, note: 'first' }],
          fix: { title: 'remove', safety: 'safe', edits: [removalEdit(divider)] },
        });
      } else if (context === 'span' || isInSentence(divider)) {
        const moved = `${divider.eol}${divider.eol}${known ? text : canonical}${divider.cramped ? divider.eol : ''}`;
        const insertion = { range: [divider.end, divider.end] as const, text: moved };
        report({
          messageId: context === 'span' ? 'span' : 'sentence',
          range,
          data: { text, before: tail(before), after: clipped(after, 9) },
          fix: {
            title: 'move',
            safety: 'safe',
            edits: [{ range: divider.seam, text: joinedText(divider) }, insertion],
          },
        });
      } else if (spelling && !known) {
        const fix = { title: 'respell', safety: 'safe', edits: [{ range, text: canonical }] } as const;
        report({ messageId: 'spelling', range, data: { text, engine: spelling.name }, fix });
      }
    }
  },
});

function tail(text: string): string {
  return text.length > 9 ? `…${text.slice(-8)}` : text;
}

/** Whether the divider splits a sentence: without blank lines around it, between two halves or in a line. */
function isInSentence({ context, before, after, breaks, openEnds }: DividerFact): boolean {
  if (before === '' || after === '') return false;
  // The divider ends its paragraph in every engine: without marks at the ends, that may be all of it.
  if (openEnds && /[\p{L}\p{N}]$/u.test(before) && /^[\p{Script=Han}“‘（《「『【]/u.test(after)) return false;
  if (context === 'flow') return breaks[0] === 1 && breaks[1] === 1 && continuesSentence(before, after);
  if (breaks[0] + breaks[1] > 0) return continuesSentence(before, after);
  return !sentenceEnd.test(before);
}

/** Returns the text that replaces the seam when both sides are joined. */
function joinedText({ context, before, after, seam, range }: DividerFact): string {
  const touching = context !== 'flow' && seam[0] === range[0] && seam[1] === range[1];
  // Whitespace before a closing delimiter of bold text or a link would break it.
  const closing = context === 'span' && /^[*_~\]]/u.test(after);
  return touching || closing || before === '' || after === '' ? '' : joinerBetween(before, after);
}

function removalEdit(divider: DividerFact): Edit {
  const { context, seam, range, end, eol, breaks } = divider;
  if (isInSentence(divider)) return { range: seam, text: joinedText(divider) };
  if (context !== 'flow') return { range: seam, text: breaks[0] + breaks[1] > 0 ? eol : joinedText(divider) };
  // Without the divider, the blocks around it would merge.
  const parts = breaks[1] === 1 && end > range[1];
  return { range: [seam[0], range[1]], text: parts ? eol : '' };
}
