import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { NkLintError } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';
import { commandErrors as errors } from '../messages/cli.ts';

/** Commands of other linters. */
const otherNames: Readonly<Record<string, string>> = { lint: 'check' };

/** Matches what may be an option with too few hyphens, or with dashes that a word processor made of them. */
const mistypedOption = /^(?:[\u2010-\u2015\u2212]+-*|-)([a-z][a-z-]+)(?==|$)/u;

/** Throws a CommanderError for an argument such as `-fix`, or `—fix` if there is no such path. */
export function rejectMistypedOption(args: readonly string[], root: Command, cwd: string): void {
  const names = optionNames(root);
  for (const arg of args) {
    const [, name = ''] = mistypedOption.exec(arg) ?? [];
    const meant = names.includes(name) ? name : arg.startsWith('-') ? undefined : nearestName(name, names);
    if (meant === undefined || existsSync(resolve(cwd, arg))) continue;
    const message = `error: unknown option '${arg}'\n(Did you mean --${meant}?)`;
    throw new CommanderError(1, 'commander.unknownOption', message);
  }
}

/** Returns the long options of all commands, without their hyphens. */
function optionNames(root: Command): readonly string[] {
  const commands = [root, ...root.commands].flatMap((each) => [each, ...each.commands]);
  return commands.flatMap(({ options }) => options.flatMap(({ long }) => long?.slice(2) ?? []));
}

/** Throws an NkLintError if the first path of a command, which does not exist, looks like a misspelt subcommand. */
export function rejectMisspeltCommand(path: string, command: Command): void {
  const meant = /^[a-z]{3,}$/iu.test(path) ? nearestCommand(path, command) : undefined;
  if (meant !== undefined) throw new NkLintError(errors.commandMeant, { command: path, meant });
}

/** Runs `nk-lint help [command…]`: prints the help of a command. */
export function printHelp(names: readonly string[], root: Command): void {
  let command = root;
  for (const name of names) {
    // `check` is the root command.
    if (command === root && name === 'check') continue;
    const found = command.commands.find((each) => each.name() === name);
    if (!found) throw unknownCommand(name, command);
    command = found;
  }
  command.outputHelp();
}

function unknownCommand(name: string, parent: Command): NkLintError {
  const meant = nearestCommand(name, parent);
  return meant === undefined
    ? new NkLintError(errors.commandUnknown, { command: name })
    : new NkLintError(errors.commandMeant, { command: name, meant });
}

/** Returns the path of the most similar subcommand, such as `links check`. */
function nearestCommand(name: string, parent: Command): string | undefined {
  const names = parent.commands.map((each) => each.name());
  if (!parent.parent) return otherNames[name] ?? nearestName(name, ['check', ...names]) ?? optionNamed(name, parent);
  const found = nearestName(name, names);
  return found && `${parent.name()} ${found}`;
}

/** Returns the option of the same name: `--fix` for `fix`. */
function optionNamed(name: string, { options }: Command): string | undefined {
  return options.find(({ long }) => long === `--${name}`)?.long ?? undefined;
}
