import { expect, test } from 'vitest';
import { isSuppression } from '../../src/engine/suppression.ts';

test.each([
  ['one of all rules', { rules: [], reason: '', covers: [0, 9], range: [0, 4] }, true],
  ['one that names rules', { rules: ['link-empty'], reason: 'Mira said so', covers: [0, 9], range: [0, 4] }, true],
  ['a number in place of a range', { rules: [], reason: '', covers: 0, range: [0, 4] }, false],
  ['a range of texts', { rules: [], reason: '', covers: ['0', '9'], range: [0, 4] }, false],
  ['rules that are none', { rules: [1], reason: '', covers: [0, 9], range: [0, 4] }, false],
  ['nothing', null, false],
])('a file may hold %s', (_, value, expected) => {
  expect(isSuppression(value)).toBe(expected);
});
