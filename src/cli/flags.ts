import type { Language } from '../core/types.ts';
import type { Shard } from '../run/shard/shard.ts';

export interface CheckFlags {
  /** Of `nk-lint links`: links inside the site. */
  readonly internal?: boolean;
  /** False for `--no-ignore`. */
  readonly ignore?: boolean;
  readonly ignorePatterns?: readonly string[];
  readonly errorOnUnmatchedPattern: boolean;
  readonly filesFrom?: string;
  readonly allowRoot?: readonly string[];
  readonly changed?: boolean;
  readonly since?: string;
  readonly staged?: boolean;
  readonly newFrom?: string;
  readonly errorOnHiding?: boolean;
  /** False for `--no-baseline`. */
  readonly baseline?: string | false;
  readonly writeBaseline?: boolean;
  readonly pruneBaseline?: boolean;
  readonly stdinFilename?: string;
  /** False for `--no-config`. */
  readonly config?: string | false;
  /** A trusted copy of the working directory, in which `config` and `baseline` are found. */
  readonly configFrom?: string;
  readonly rule?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly inlineConfig: boolean;
  readonly reportUnusedSuppressions?: boolean;
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
  readonly fixDryRun?: boolean;
  readonly format?: readonly string[];
  readonly quiet?: boolean;
  readonly statistics?: boolean;
  readonly timing?: boolean;
  readonly maxWarnings?: number;
  readonly maxFindings?: number;
  /** File of an earlier report. */
  readonly compare?: string;
  readonly color?: boolean;
  readonly lang?: Language;
  readonly printConfig?: string;
  readonly explainFiles?: boolean;
  readonly debug?: boolean;
  /** False for `--no-cache`, true for `--cache`. */
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  readonly cacheStrategy?: 'content' | 'metadata';
  /** By default `auto`. */
  readonly concurrency?: number | 'auto';
  readonly parser?: 'fast' | 'remark';
  readonly watch?: boolean;
  readonly shard?: Shard;
  readonly online?: boolean;
  readonly linksMode?: 'pr' | 'nightly';
  /** Seconds. */
  readonly deadline?: number;
  readonly record?: string;
  readonly replay?: string;
  readonly allowHost?: readonly string[];
  readonly confirmFixes?: boolean;
}

export type RulesFlags = Pick<CheckFlags, 'config' | 'configFrom' | 'lang' | 'color' | 'debug'> & {
  readonly json?: boolean;
  /** Of `nk-lint rules`: with what each rule flags. */
  readonly long?: boolean;
};

export type LspFlags = Pick<
  CheckFlags,
  'config' | 'configFrom' | 'lang' | 'debug' | 'cache' | 'cacheLocation' | 'parser'
>;

export type McpFlags = LspFlags;

export type SchemaFlags = CheckFlags & Pick<RulesFlags, 'json'>;

export interface InitFlags extends Omit<CheckFlags, 'baseline'> {
  readonly baseline?: boolean;
  readonly ci?: 'github' | 'gitlab';
  readonly yes?: boolean;
}

export interface SchemaInferFlags extends CheckFlags {
  readonly threshold?: number;
  readonly collection?: string;
  readonly strict?: boolean;
  readonly draft?: '2020-12' | '07';
}
