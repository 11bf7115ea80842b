import { testRule } from '../../test/rule-tester.ts';
import rule from './draft-rule.ts';

testRule(rule, [
  { name: 'accepts …', source: '# Good\n', expect: [] },
  { name: 'flags …', source: '# Bad\n', expect: ['a.md:1:1-1:6 found'] },
]);
