/** `npm run new-rule -- ID`: writes a rule and its test to start from. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const id = process.argv[2] ?? '';
const root = join(import.meta.dirname, '..');
const rule = join(root, 'rules', `${id}.ts`);
if (!/^[a-z]+(?:-[a-z]+)+$/u.test(id) || existsSync(rule)) {
  console.error(id && existsSync(rule) ? `${id} exists already` : 'usage: npm run new-rule -- what-is-wrong');
  process.exit(1);
}

writeFileSync(
  rule,
  `import { articleRule } from '../src/engine/rule.ts';
import { headings } from '../src/facts/blocks/headings.ts';

export default articleRule({
  id: '${id}',
  severity: 'warning',
  docs: {
    what: { en: 'Flags …', 'zh-CN': '找出……' },
    why: { en: '…', 'zh-CN': '……' },
    examples: [{ title: { en: '…', 'zh-CN': '示例' }, bad: '# Bad\\n', good: '# Good\\n' }],
  },
  messages: {
    found: { en: 'Heading \`{text}\` is …, expected …', 'zh-CN': '标题 \`{text}\` ……，应为……' },
  },
  needs: { headings },
  check({ headings }, { report }) {
    for (const { text, range } of headings) {
      if (text === 'Bad') report({ messageId: 'found', range, data: { text } });
    }
  },
});
`,
);
writeFileSync(
  join(root, 'test', 'rules', `${id}.test.ts`),
  `import rule from '../../rules/${id}.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  { name: 'accepts …', source: '# Good\\n', expect: [] },
  { name: 'flags …', source: '# Bad\\n', expect: ['a.md:1:1-1:6 found'] },
]);
`,
);
console.log(`rules/${id}.ts and test/rules/${id}.test.ts are yours; then npm run generate`);
