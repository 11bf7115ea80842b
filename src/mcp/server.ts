/*
 * The Model Context Protocol server: `nk-lint mcp`. Each tool is a command of the command line, whose output an agent gets
 * as text and as data. Articles are read anew for each call, because agents write files right before they check them.
 */
import type { Readable, Writable } from 'node:stream';
import { failure } from '../cli/failure.ts';
import { NkLintError } from '../core/errors.ts';
import type { Language } from '../core/types.ts';
import { version } from '../core/version.ts';
import { mcpErrors as errors } from '../messages/mcp.ts';
import { fillVisible, wellFormed } from '../report/escape.ts';
import { type Handlers, serveStreams } from './agent-connection.ts';
import { checkedValues, inputSchema } from './arguments.ts';
import { checkTool } from './check-tool.ts';
import type { CommandRunner } from './command-runner.ts';
import { fixTool } from './fix-tool.ts';
import { explainTool, normsTool, schemaTool } from './site-tools.ts';
import type { AgentTool } from './tool.ts';

export interface ServerOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Absolute; agents reach nothing outside of it. */
  readonly cwd: string;
  readonly language: Language;
  readonly runner: CommandRunner;
}

type Answer = Awaited<ReturnType<Handlers['call']>>;

const tools: readonly AgentTool[] = [checkTool, fixTool, explainTool, normsTool, schemaTool];

/** Serves an agent until it closes the input. */
export function serve({ input, output, language, ...options }: ServerOptions): Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return serveStreams(input, output, {
    version,
    tools: tools.map((tool) => described(tool, language)),
    idle: () => last,
    // One after the other: fixes write what a check reads.
    call(name, values) {
      const answer = last.then(() => answerTo(name, values, { ...options, language }));
      last = answer;
      return answer;
    },
  });
}

function described(tool: AgentTool, language: Language): Handlers['tools'][number] {
  const { name, about, output, writes } = tool;
  return {
    name,
    description: fillVisible(about, language),
    inputSchema: inputSchema(tool, language) as Handlers['tools'][number]['inputSchema'],
    outputSchema: output as Handlers['tools'][number]['inputSchema'],
    annotations: { readOnlyHint: !writes, destructiveHint: writes, idempotentHint: true, openWorldHint: false },
  };
}

/** Returns the result of a call; errors are results, which the model reads. */
async function answerTo(
  name: string,
  values: Readonly<Record<string, unknown>>,
  { cwd, runner, language }: Pick<ServerOptions, 'cwd' | 'runner' | 'language'>,
): Promise<Answer> {
  try {
    const tool = tools.find((each) => each.name === name);
    if (!tool) throw unknownTool(name);
    const { text, structured, hasFailed } = await tool.run(checkedValues(tool, values, cwd), runner, language);
    return { ...textContent(text), structuredContent: structured, ...(hasFailed && { isError: true }) };
  } catch (error) {
    return { ...textContent(failure(error, language, false)), isError: true };
  }
}

function unknownTool(tool: string): NkLintError {
  return new NkLintError(errors.toolUnknown, { tool, known: tools.map(({ name }) => name).join(', ') });
}

function textContent(text: string): Pick<Answer, 'content'> {
  return { content: [{ type: 'text', text: wellFormed(text) }] };
}
