import { describe, expect, test } from 'vitest';
import schema from '../../rules/front-matter-schema.ts';
import { runCase } from '../../src/tester.ts';
import { engines } from './engines.ts';

/** Titles that some YAML parser reads as another type than text; `2024-5-3`, which Ruby only pads, is not among them. */
const titles = ['2024-05-03', '2024-05', '12:30', '3:16', '07:05', '12:75', '2024-05-03, a Friday'];

const article = (title: string) => `---\ntitle: ${title}\ndate: 2024-01-02 09:30:00\n---\nbody\n`;

for (const under of engines) {
  describe.skipIf(!under.version())(under.engine, () => {
    test('shows every title as it is written, or nk-lint quotes it', () => {
      const files = Object.fromEntries(titles.map((title, index) => [`t${index}`, article(title)]));
      const outcome = under.build(files);
      const changed = titles.filter((title, index) => outcome[`t${index}`]?.title !== title);
      const quoted = titles.filter((title) => isReported(title));
      expect(quoted).toEqual(changed);
    });
  });

  function isReported(title: string): boolean {
    try {
      runCase(schema, { name: title, source: article(title), config: { engine: under.engine }, expect: [] });
      return false;
    } catch {
      return true;
    }
  }
}

describe.skipIf(!engines.some(({ engine, version }) => engine === 'jekyll' && version()))('jekyll', () => {
  test.each(['', "''", '~', '# later'])('stops at the date `%s` of a post', (date) => {
    const jekyll = engines.find(({ engine }) => engine === 'jekyll');
    const outcome = jekyll?.build({ a: `---\ntitle: a\ndate: ${date}\n---\nbody\n` });
    expect(outcome?.['a']?.failed).toBeDefined();
  });
});
