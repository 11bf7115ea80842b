// Checks the articles that it is sent, as often as it is asked, and answers with the seconds of CPU time that it took.
// A process of its own, without the test runner in it.
import { fileURLToPath } from 'node:url';
import { lint } from '../../dist/index.js';

const cwd = fileURLToPath(new URL('.', import.meta.url));

process.on('message', async (/** @type {import('../../dist/index.js').LintInput[]} */ articles) => {
  globalThis.gc?.();
  const before = process.cpuUsage();
  await lint(articles, { cwd, config: false });
  const { user, system } = process.cpuUsage(before);
  process.send?.((user + system) / 1e6);
});
