import { expect, test } from 'vitest';
import { compileSchema } from '../../../src/config/schema/compile.ts';

const schema = {
  properties: {
    hero: { $ref: '#/$defs/path' },
    more: { items: { anyOf: [{ const: 'none' }, { $ref: '#/$defs/path' }] } },
  },
  additionalProperties: { type: 'string' },
  $defs: { path: { type: 'string', format: 'site-path' } },
};

test('tells where the format site-path is, and accepts every text', () => {
  const { sitePaths, validate } = compileSchema('a.json', schema);
  const value = { hero: '/a.png', more: ['/b/', 'two words'], title: '/c/' };
  expect(validate(value)).toEqual([]);
  expect(sitePaths?.(value)).toEqual(['/hero', '/more/0', '/more/1']);
  expect(sitePaths?.({ hero: 1 })).toEqual([]);
});

test('other schemas have no such paths, and a printed schema says what was written', () => {
  expect(compileSchema('a.json', { properties: { a: { format: 'uri' } } }).sitePaths).toBeUndefined();
  expect(JSON.stringify(compileSchema('a.json', schema).bundle())).not.toContain('x-');
});
