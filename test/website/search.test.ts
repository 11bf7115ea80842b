import { expect, test } from 'vitest';
import { searchTerms } from '../../website/search.ts';

test.each([
  ['image-url-exploded', ['image', 'url', 'exploded']],
  ['图片网址', ['图片', '片网', '网址']],
  ['图', ['图']],
  ['Front matter 的 schema', ['Front', 'matter', '的', 'schema']],
  ['用Hugo搭建', ['用', 'Hugo', '搭建']],
  ['x_y 2024', ['x_y', '2024']],
  ['naïve café', ['naïve', 'café']],
  ['𠀀𠀁𠀂', ['𠀀𠀁', '𠀁𠀂']],
  ['', []],
  ['——', []],
])('%j has the terms %j', (text, terms) => {
  expect(searchTerms(text)).toEqual(terms);
});
