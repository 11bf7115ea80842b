import type { Language, OwnWords } from '../core/types.ts';
import type { CommandRunner } from './command-runner.ts';

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

type ArgumentType = 'string' | 'boolean' | 'integer' | 'number' | 'array';

export interface Argument {
  readonly type: ArgumentType;
  readonly about: OwnWords;
  readonly isRequired?: boolean;
}

/** Values of a call, checked against the arguments of its tool. */
export interface Values {
  readonly paths?: readonly string[];
  readonly text?: string;
  readonly fileName?: string;
  readonly limit?: number;
  readonly rule?: string;
  readonly write?: boolean;
  readonly unsafe?: boolean;
  readonly collection?: string;
  readonly threshold?: number;
  readonly strict?: boolean;
}

/** Result of a call: the same for people and for programs. */
export interface ToolResult {
  readonly text: string;
  readonly structured: Record<string, unknown>;
  /** Whether nk-lint failed, though it has a result. */
  readonly hasFailed?: boolean;
}

/** A tool of the Model Context Protocol server. */
export interface AgentTool {
  readonly name: string;
  readonly about: OwnWords;
  readonly arguments: Readonly<Partial<Record<keyof Values, Argument>>>;
  /** Schema of the structured result. */
  readonly output: Schema;
  /** Whether it may change files. */
  readonly writes: boolean;
  run(values: Values, runner: CommandRunner, language: Language): Promise<ToolResult>;
}

/** Returns the schema of an object with properties that are required, and some that are optional. */
export function objectOf(
  required: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema {
  return { type: 'object', properties: { ...required, ...optional }, required: Object.keys(required) };
}
