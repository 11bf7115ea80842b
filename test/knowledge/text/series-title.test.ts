import { expect, test } from 'vitest';
import { comparedTitle, titleDifference } from '../../../src/knowledge/text/series-title.ts';

test.each([
  ['Two comets', 'Two  Comets!', 'none'],
  ['Two comets', 'Two comets | Observatory', 'none'],
  ['', 'Two comets', 'none'],
  ['Star walk in May', 'Star walk in June', 'number'],
  ['Scrum I', 'Scrum II', 'number'],
  ['观星夜（上）', '观星夜（下）', 'number'],
  ['Plan 1.50 to try', 'Plan 1.51 to try', 'number'],
  ['Two comets', 'Observatory: Two comets', 'none'],
  ['彗星掠过太阳', '彗星掠过太阳 天文台', 'none'],
  ['First', 'FirstPager', 'words'],
  ['Pages', 'RegularPages', 'words'],
  ['star list', 'star list new', 'words'],
  ['Tea hour for growers', 'Tea hour for shops', 'words'],
  ['Prev', 'Next', 'words'],
] as const)('%s, %s: %s', (a, b, difference) => {
  expect(titleDifference(comparedTitle(a), comparedTitle(b))).toBe(difference);
});
