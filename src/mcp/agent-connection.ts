import type { Readable, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ListToolsRequestSchema,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';

/** What answers an agent. */
export interface Handlers {
  readonly version: string;
  readonly tools: readonly Tool[];
  /** Resolves when all calls have been answered. */
  idle(): Promise<unknown>;
  call(tool: string, values: Readonly<Record<string, unknown>>): Promise<CallToolResult>;
}

/** Serves an agent over two streams; resolves when the agent has closed the input. */
export async function serveStreams(input: Readable, output: Writable, handlers: Handlers): Promise<void> {
  const { version, tools, idle, call } = handlers;
  const server = new Server({ name: 'nk-lint', version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...tools] }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => call(params.name, params.arguments ?? {}));
  // The transport itself does not notice the end of its input.
  const ended = new Promise<void>((resolve) => void input.once('end', resolve).once('close', resolve));
  await server.connect(new StdioServerTransport(input, output));
  await ended;
  await idle();
  // The last answer is on its way.
  await setImmediate();
  await server.close();
}
