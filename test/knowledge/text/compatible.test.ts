import { expect, test } from 'vitest';
import { compatible } from '../../../src/knowledge/text/compatible.ts';
import fc from '../../fc.ts';

test('a text in NFKC, as the runtime makes it', () => {
  const char = fc.oneof(
    fc.constantFrom('彗', '“', '、', '》', '—', 'Ａ', '，', '\u0301', '①', '가', '\u1161'),
    fc.string({ unit: 'binary', maxLength: 2 }),
  );
  fc.assert(
    fc.property(fc.array(char, { maxLength: 8 }), (chars) => {
      const text = chars.join('');
      expect(compatible(text)).toBe(text.normalize('NFKC'));
    }),
  );
  for (let code = 0; code < 0x10000; code++) {
    const text = String.fromCharCode(code);
    expect(compatible(text) === text.normalize('NFKC')).toBe(true);
  }
});
