import { NkLintError } from '../core/errors.ts';
import { mcpErrors as errors, mcp as words } from '../messages/mcp.ts';
import { textArguments } from './arguments.ts';
import { runCheck } from './check-tool.ts';
import { type AgentTool, objectOf } from './tool.ts';

/** Fixes articles: returns a patch, and writes it only on request. */
export const fixTool: AgentTool = {
  name: 'fix',
  about: words.fix,
  arguments: {
    ...textArguments,
    write: { type: 'boolean', about: words.write },
    unsafe: { type: 'boolean', about: words.unsafe },
  },
  output: objectOf({
    written: { type: 'boolean' },
    diff: { type: 'string' },
    notes: { type: 'array', items: { type: 'string' } },
  }),
  writes: true,
  async run(values, runner) {
    const { text, write = false, unsafe = false } = values;
    if (write && text !== undefined) throw new NkLintError(errors.textNotWritten);
    const { output: diff, ...dry } = await runCheck(values, { diff: true, unsafeFixes: unsafe }, runner);
    const isWritten = write && diff !== '';
    const { code, notes } = isWritten
      ? await runCheck(values, { fix: true, unsafeFixes: unsafe, format: ['json'] }, runner)
      : dry;
    const hasFailed = code === 2;
    return {
      text: [...notes, diff].join('\n'),
      structured: { written: isWritten && !hasFailed, diff, notes },
      hasFailed,
    };
  },
};
