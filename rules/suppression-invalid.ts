import { nearestName } from '../src/core/nearest.ts';
import { articleRule } from '../src/engine/rule.ts';
import { suppressions } from '../src/facts/front-matter/suppressions.ts';

export default articleRule({
  id: 'suppression-invalid',
  severity: 'warning',
  docs: {
    title: { en: 'Suppression without effect', 'zh-CN': '无法生效的屏蔽' },
    topic: 'article',
    what: {
      en: 'Flags suppressions that have no effect: of a rule that does not exist, with an unknown command or an invalid date; with `reason: true` also those without a reason.',
      'zh-CN': '找出无法生效的屏蔽：规则不存在，指令或日期无法识别；选项 `reason: true` 时还包括没有写明理由的。',
    },
    why: {
      en: 'The author believes that a finding is hidden and wonders why it is not, or hides one and later the reason is lost.',
      'zh-CN': '作者以为结果已经隐藏，其实没有；或者隐藏了却没有人知道原因。',
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
        title: { en: 'A command that does not exist', 'zh-CN': '不存在的指令' },
        bad: '<!-- nk-lint-ignore image-duplicate -->\n\nText.\n',
        good: '<!-- nk-lint-disable-next-line image-duplicate -- a logo -->\n\nText.\n',
      },
    ],
  },
  messages: {
    command: {
      en: 'Unknown command `{command}`. Use `nk-lint-disable-next-line`, `-disable-line`, `-disable`, `-enable` or `-disable-file`',
      'zh-CN':
        '没有指令 `{command}`。可用的有 `nk-lint-disable-next-line`、`-disable-line`、`-disable`、`-enable` 和 `-disable-file`',
    },
    rule: {
      en: 'Unknown rule `{rule}`: this suppression hides nothing',
      'zh-CN': '没有规则 `{rule}`，这条屏蔽不起作用',
    },
    nearest: {
      en: 'Unknown rule `{rule}`: this suppression hides nothing. Did you mean `{expected}`?',
      'zh-CN': '没有规则 `{rule}`，这条屏蔽不起作用。是否想写 `{expected}`？',
    },
    day: {
      en: '`{until}` is not a valid date. Write it like `2027-01-31`',
      'zh-CN': '`{until}` 不是有效的日期。请写成 `2027-01-31` 的形式',
    },
    reason: { en: 'Suppression has no reason. Add one after ` -- `', 'zh-CN': '屏蔽没有写明理由。请写在 ` -- ` 之后' },
  },
  options: {
    reason: {
      description: { en: 'Require a reason after ` -- `.', 'zh-CN': '要求在 ` -- ` 之后写明理由。' },
      default: false,
      type: 'boolean',
    },
  },
  needs: { suppressions },
  check({ suppressions }, { options, run, report }) {
    for (const { rules, reason, until, range, unknown } of suppressions) {
      if (unknown !== undefined) {
        report({ messageId: 'command', range, data: { command: unknown } });
        continue;
      }
      for (const rule of rules) {
        if (!run.rules || run.rules.includes(rule)) continue;
        const expected = nearestName(rule, run.rules);
        report({ messageId: expected ? 'nearest' : 'rule', range, data: { rule, ...(expected && { expected }) } });
      }
      if (until !== undefined && !/^\d{4}-\d{2}-\d{2}$/u.test(until))
        report({ messageId: 'day', range, data: { until } });
      if (options.reason && reason === '') report({ messageId: 'reason', range });
    }
  },
});
