import { expect, test } from 'vitest';
import { plainBody } from '../../../src/knowledge/text/plain-body.ts';
import { bandsOf, resemblance, signatureOf } from '../../../src/knowledge/text/shingles.ts';
import fc from '../../fc.ts';

function grams(text: string): Set<string> {
  return new Set(Array.from({ length: text.length - 4 }, (_, index) => text.slice(index, index + 5)));
}

function jaccard(a: string, b: string): number {
  const [left, right] = [grams(a), grams(b)];
  const common = [...left].filter((gram) => right.has(gram)).length;
  return common / (left.size + right.size - common);
}

const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcdefghij彗星月亮太阳'), minLength: 3, maxLength: 9 }), {
  minLength: 150,
  maxLength: 300,
});

test('the estimate is close to the exact share', () => {
  fc.assert(
    fc.property(words, fc.array(fc.nat(), { maxLength: 60 }), (text, places) => {
      const changed = [...text];
      for (const place of places) changed[place % changed.length] = `x${place}`;
      const [a, b] = [text.join(''), changed.join('')];
      const estimate = resemblance(signatureOf(plainBody(a)) ?? '', signatureOf(plainBody(b)) ?? '');
      // Four standard errors of 120 samples.
      const exact = jaccard(a, b);
      expect(Math.abs(estimate - exact)).toBeLessThan(0.03 + 4 * Math.sqrt((exact * (1 - exact)) / 120));
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('texts that resemble each other share a band', () => {
  fc.assert(
    fc.property(words, fc.nat(), (text, place) => {
      const changed = text.with(place % text.length, 'zzz');
      const [a, b] = [text, changed].map((each) => bandsOf(signatureOf(plainBody(each.join(''))) ?? ''));
      expect(a?.some((band) => b?.includes(band))).toBe(true);
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('marks, width and case do not count; short texts have no signature', () => {
  const plain = (text: string) => String.fromCharCode(...plainBody(text));
  expect(plain('Ｃomet， 彗星！\n')).toBe('comet彗星');
  expect(plain('㍿㍿\u{1D400}\u{20000}e\u0301ΑΣ')).toBe('株式会社株式会社a\u{20000}éας');
  expect(plain('﷽1ﷺ')).toBe('﷽1ﷺ'.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, ''));
  expect(signatureOf(plainBody('comet'))).toBeUndefined();
  expect(signatureOf(plainBody('comet'.repeat(20)))).toHaveLength(120);
});
