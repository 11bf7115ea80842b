import { articleRule, unmeasured } from '../../src/engine/rule.ts';
import { headings } from '../../src/facts/blocks/headings.ts';

export default articleRule({
  id: 'some-defect',
  severity: 'info',
  docs: {
    title: { en: 'Heading that …' },
    topic: 'text',
    what: { en: 'Flags headings that …' },
    why: { en: 'Readers see …' },
    sure: unmeasured,
    examples: [{ title: { en: 'A heading that …' }, bad: '# Bad\n', good: '# Good\n' }],
  },
  messages: {
    found: { en: 'Heading "{text}" is …' },
  },
  needs: { headings },
  check({ headings }, { report }) {
    for (const { text, range } of headings) {
      if (text === 'Bad') report({ messageId: 'found', range, data: { text } });
    }
  },
});
