import type { Readable, Writable } from 'node:stream';
import { commandRunner } from '../mcp/command-runner.ts';
import { serve } from '../mcp/server.ts';
import type { McpFlags } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** Runs `nk-lint mcp`: serves an agent until it closes the input. */
export async function mcpCommand(flags: McpFlags, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  const language = flags.lang ?? terminal.language;
  const { input, output } = terminal.streams();
  await serve({
    input: input as Readable,
    output: output as Writable,
    cwd,
    language,
    runner: commandRunner(flags, terminal),
  });
  return 0;
}
