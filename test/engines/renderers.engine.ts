import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Answers, answersFile, readAnswers, render, renderers } from './renderers/renderers.ts';

describe('the real renderers', () => {
  test.for(renderers)('%s makes of every snippet what test/engines/measured/renderers says', (name, { skip }) => {
    const rendered = render(name);
    if ('missing' in rendered)
      return skip(`not installed (npm run install:engines): ${rendered.missing.slice(0, 200)}`);
    if (process.env['UPDATE_MEASURED']) writeFileSync(answersFile(name), `${JSON.stringify(rendered, null, 2)}\n`);
    expect(told(rendered)).toEqual(told(readAnswers(name)));
  });
});

/** Removes messages, which differ between versions of a renderer. */
function told({ answers }: Answers) {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, typeof answer === 'string' ? answer : 'failed']),
  );
}
