import { expect, test } from 'vitest';
import { articleRule, unmeasured } from '../../src/engine/rule.ts';
import { rulePage } from '../../src/report/rule-page.ts';

const draft = articleRule({
  id: 'heading-shouting',
  severity: 'info',
  docs: {
    topic: 'structure',
    what: { en: 'Flags headings in capital letters.' },
    why: { en: 'They are hard to read.', 'zh-CN': '难以阅读。' },
    sure: unmeasured,
    examples: [{ title: { en: 'Capital letters' }, bad: '# THE MOON\n', good: '# The moon\n' }],
  },
  messages: { shouting: { en: 'Heading "{text}" is in capital letters' } },
  needs: {},
  check() {},
});

test('the page of a draft says so, and shows English for what is not translated', () => {
  const page = rulePage(draft, {}, 'zh-CN');
  expect(page).toContain('Flags headings in capital letters.\n\n## 原因\n\n难以阅读。');
  expect(page).toContain('### Capital letters');
  expect(page).toContain(unmeasured.note?.['zh-CN']);
});
