import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { presets } from '../../src/config/presets.ts';
import { languages } from '../../src/core/types.ts';
import { rulePage } from '../../src/report/rule-page.ts';
import { terminalPage } from '../../src/report/terminal-page.ts';

describe('a page in the terminal', () => {
  test.each([
    ['a heading', '# comet-missing\n', 'comet-missing\n'],
    ['a paragraph', 'The comet that was announced is not there.\n', 'The comet that was\nannounced is not\nthere.\n'],
    ['Chinese', '图书馆新馆今天早上正式开馆。\n', '图书馆新馆今天早上\n正式开馆。\n'],
    [
      'no line begins with a closing mark',
      '图书馆新馆今天早上开，正式开馆。\n',
      '图书馆新馆今天早上\n开，正式开馆。\n',
    ],
    ['no line ends with an opening mark', '图书馆新馆今天早上（周日）开馆。\n', '图书馆新馆今天早上\n（周日）开馆。\n'],
    ['code stays in one piece', 'It is `comet: found now`.\n', 'It is\n`comet: found now`.\n'],
    ['code wider than a line', 'See `a comet that is announced` now.\n', 'See `a comet that is\nannounced` now.\n'],
    ['a long URL', 'https://moon.example/comet.jpg\n', 'https://moon.example\n/comet.jpg\n'],
    ['a list', '* `a`: one and two and three\n', '• `a`: one and two\n  and three\n'],
    ['a link to another page', 'On [public sites](../a.md).\n', 'On public sites.\n'],
    [
      'fenced code, as it is',
      '````md\n# A heading that is long enough\n````\n',
      '    │ # A heading that is long enough\n',
    ],
    ['unseen characters', '````md\na\u200Bb\u001B[31m\n````\n', '    │ a\\u200Bb\\u001B[31m\n'],
  ])('%s', (_, markdown, expected) => {
    expect(terminalPage(markdown, 20, false, 'en')).toBe(expected);
  });

  test('paints headings, bold text and code', () => {
    expect(terminalPage('# A\n\n**error** · `b`\n\n### C\n', 80, true, 'en')).toBe(
      '\u001B[1mA\u001B[22m\n\n\u001B[1merror\u001B[22m · \u001B[36mb\u001B[39m\n\n\u001B[4mC\u001B[24m\n',
    );
  });

  test('shows the beginning of long code', () => {
    const page = (count: number) =>
      `\`\`\`\`md\n${Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('')}\`\`\`\`\n\nEnd.\n`;
    expect(terminalPage(page(16), 80, false, 'en').split('\n')).toHaveLength(16 + 3);
    expect(terminalPage(page(17), 80, false, 'en').split('\n').slice(6, 10)).toEqual([
      '    │ line 7',
      '    │ line 8',
      '    │ … 9 more lines',
      '',
    ]);
    expect(terminalPage(page(40), 80, false, 'zh-CN')).toContain('    │ …… 另有 32 行\n');
  });

  test('is at most 100 columns wide', () => {
    const lines = terminalPage(`${'comet '.repeat(40)}\n`, 160, false, 'en')
      .trimEnd()
      .split('\n');
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(100);
  });

  test.each(languages)('the page of every rule fits, in %s', (language) => {
    for (const rule of rules) {
      const lines = terminalPage(rulePage(rule, presets, language), 80, false, language).split('\n');
      // Examples are shown whole; so is a piece of code that is wider than the terminal.
      const wide = lines.filter(
        (line) => !line.startsWith('    ') && stringWidth(line.replace(/`[^`]*`\S*/gu, '')) > 80,
      );
      expect(wide, rule.id).toEqual([]);
    }
  });
});
