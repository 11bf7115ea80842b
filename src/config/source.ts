import type { Rule } from '../engine/rule.ts';
import { loadConfig } from './load.ts';
import { type Resolved, type ResolveInput, resolveConfig } from './resolve.ts';

/** The input of a configuration as plain data, from which workers resolve the same configuration. */
export interface ConfigSource {
  readonly cwd: string;
  /** A trusted copy of the working directory that holds the configuration. */
  readonly home?: string;
  /** Absolute; undefined for none. */
  readonly file: string | undefined;
  readonly cli: NonNullable<ResolveInput['cli']>;
  /** Whether a configuration that is code is an error. */
  readonly dataOnly?: boolean;
}

export async function configFrom({ file, ...input }: ConfigSource, builtin: readonly Rule[]): Promise<Resolved> {
  return resolveConfig({
    ...input,
    config: file === undefined ? undefined : await loadConfig(file, input),
    builtin,
  });
}
