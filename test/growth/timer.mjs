// Checks the articles that it is sent, and answers with the seconds of CPU time that it took. A process of its own,
// without the test runner in it.
import { fileURLToPath } from 'node:url';
import { lint } from '../../dist/index.js';

const cwd = fileURLToPath(new URL('.', import.meta.url));

process.on('message', async (/** @type {import('../../dist/index.js').LintInput[]} */ articles) => {
  globalThis.gc?.();
  const before = process.cpuUsage();
  const { files } = await lint(articles, { cwd, config: { maxFileSize: 1e9 } });
  const { user, system } = process.cpuUsage(before);
  // What is given up says nothing of the time.
  if (files.some(({ findings }) => findings.some(({ rule }) => rule === 'file-unreadable'))) process.exit(1);
  process.send?.((user + system) / 1e6);
});
