import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import { languageNamed } from '../core/language.ts';
import type { Language } from '../core/types.ts';
import { failure } from './failure.ts';
import { program } from './program.ts';
import { harmlessTerminal, type Terminal } from './terminal.ts';
import { usageError } from './usage-error.ts';

/** One hyphen before a word, or a dash that a word processor made of two. */
const mayBeMistyped = /^(?:[\u2010-\u2015\u2212]|-[a-z]{2})/u;

/** Runs a command line (without `node` and the script); returns the exit code. */
export async function main(args: readonly string[], anyTerminal: Terminal): Promise<number> {
  const terminal = harmlessTerminal(anyTerminal);
  const language = languageFlag(args) ?? terminal.language;
  let code = 0;
  // Commands are loaded when they run, so that help and usage errors are fast.
  const root = program(language, {
    async check(paths, flags) {
      code = flags.watch
        ? await (await import('./watch.ts')).watchCommand(paths, flags, terminal)
        : await (await import('./check.ts')).checkCommand(paths, flags, terminal);
    },
    async merge(files, flags) {
      code = await (await import('./merge.ts')).mergeCommand(files, flags, terminal);
    },
    async rules(flags) {
      code = await (await import('./rules.ts')).rulesCommand(flags, terminal);
    },
    async explain(rule, flags) {
      code = await (await import('./explain.ts')).explainCommand(rule, flags, terminal);
    },
    async completion(shell, program) {
      terminal.out((await import('./completion/completion.ts')).completion(shell, program, language));
    },
    async help(names, program) {
      (await import('./commands.ts')).printHelp(names, program);
    },
    async norms(paths, flags) {
      code = await (await import('./norms.ts')).normsCommand(paths, flags, terminal);
    },
    async init(paths, flags) {
      code = await (await import('./init/init.ts')).initCommand(paths, flags, terminal);
    },
    async lsp(flags) {
      code = await (await import('./lsp.ts')).lspCommand(flags, terminal);
    },
    async mcp(flags) {
      code = await (await import('./mcp.ts')).mcpCommand(flags, terminal);
    },
    async links(paths, flags) {
      code = await (await import('./links/links.ts')).linksCommand(paths, flags, terminal);
    },
    async linksCheck(paths, flags) {
      code = await (await import('./links/links.ts')).linksCheckCommand(paths, flags, terminal);
    },
    async schemaInfer(paths, flags) {
      code = await (await import('./schema.ts')).schemaInfer(paths, flags, terminal);
    },
    async schemaCheck(paths, flags) {
      code = await (await import('./schema.ts')).schemaCheck(paths, flags, terminal);
    },
    async schemaPrint(file, flags) {
      code = await (await import('./schema.ts')).schemaPrint(file, flags, terminal);
    },
  });
  for (const command of [root, ...root.commands].flatMap((each) => [each, ...each.commands])) {
    // Usage errors are printed below, in the user's language.
    command.configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => {} });
  }
  root.hook('preAction', async (_, command) => {
    const [first] = command.args;
    if (command.commands.length === 0 || first === undefined || existsSync(resolve(terminal.cwd, first))) return;
    (await import('./commands.ts')).rejectMisspeltCommand(first, command);
  });
  // `init --baseline` takes no value, but commander would match the option of the root command first.
  const command = args.find((arg) => root.commands.some((each) => each.name() === arg));
  if (command === 'init') root.enablePositionalOptions();
  try {
    if (args.some((arg) => mayBeMistyped.test(arg)))
      (await import('./commands.ts')).rejectMistypedOption(args, root, terminal.cwd);
    await root.parseAsync(args[0] === 'check' ? args.slice(1) : [...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (error instanceof CommanderError) terminal.err(`${usageError(error, language)}\n`);
    else terminal.err(`${failure(error, language, args.includes('--debug'))}\n`);
    return 2;
  }
}

function languageFlag(args: readonly string[]): Language | undefined {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = args[index]?.includes('=') ? args[index].split('=')[1] : args[index + 1];
  return value === undefined || index < 0 ? undefined : languageNamed(value);
}
