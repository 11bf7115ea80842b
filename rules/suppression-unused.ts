import { outcomeRule } from '../src/engine/rule.ts';

/** Minimum number of rules: with fewer, a comment without names may be about a rule that did not run. */
const minimumRules = 20;

export default outcomeRule({
  id: 'suppression-unused',
  severity: 'warning',
  docs: {
    title: { en: 'Suppression that hides nothing', 'zh-CN': '多余的屏蔽' },
    topic: 'article',
    fix: 'safe',
    what: {
      en: 'Flags a comment `<!-- nk-lint-disable… -->`, or an entry under `nk-lint: { disable: … }`, that hides nothing: its findings are gone, or it has expired. Rules that did not run are not counted.',
      'zh-CN':
        '找出没有隐藏任何结果的 `<!-- nk-lint-disable… -->` 注释或 `nk-lint: { disable: … }` 条目：问题已不存在，或期限已过。没有运行的规则不计。',
    },
    why: {
      en: 'It will hide the next problem of that kind, before anyone has seen it.',
      'zh-CN': '它会掩盖下一个还没有人看过的同类问题。',
    },
    sure: {
      right: 0,
      wrong: 0,
      note: {
        en: 'The real articles have no such comments; test cases check the rule instead.',
        'zh-CN': '真实文章中没有这类注释，由测试用例检验。',
      },
    },
    examples: [
      {
        title: { en: 'A comment that hides nothing', 'zh-CN': '没有作用的注释' },
        bad: '<!-- nk-lint-disable-next-line suppression-unused -- a logo -->\n\n![Comet](/comet.png)\n',
        good: '![Comet](/comet.png)\n',
      },
    ],
  },
  messages: {
    unused: { en: 'Suppression of `{rules}` hides nothing', 'zh-CN': '对 `{rules}` 的屏蔽没有隐藏任何结果' },
    all: { en: 'Suppression of all rules hides nothing', 'zh-CN': '对全部规则的屏蔽没有隐藏任何结果' },
    expired: {
      en: 'Suppression expired on `{until}`. Remove it or set a later date',
      'zh-CN': '屏蔽已于 `{until}` 到期。请删去或改期',
    },
  },
  fixes: { remove: { en: 'Remove the comment', 'zh-CN': '删除注释' } },
  restructures: ['remove'],
  check(outcomes, { report }) {
    for (const { rules, hidden, ran, expired, until, range, removal, unknown } of outcomes) {
      if (unknown !== undefined) continue;
      const unused = ran.filter((id) => !hidden.includes(id));
      const whole =
        rules.length === 0 ? hidden.length === 0 && ran.length >= minimumRules : unused.length === rules.length;
      const fix =
        whole && removal && ({ title: 'remove', safety: 'safe', edits: [{ range: removal, text: '' }] } as const);
      // Invalid dates are reported by `suppression-invalid`.
      if (expired && Number.isNaN(Date.parse(until ?? ''))) continue;
      if (expired) report({ messageId: 'expired', range, data: { until: until ?? '' }, ...(fix && { fix }) });
      else if (rules.length === 0 && whole) report({ messageId: 'all', range, ...(fix && { fix }) });
      else if (rules.length > 0 && unused.length > 0) {
        report({ messageId: 'unused', range, data: { rules: unused.join(', ') }, ...(fix && { fix }) });
      }
    }
  },
});
