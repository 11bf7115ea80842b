import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { NkLintError } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';
import { errors } from '../messages/errors.ts';

/** Throws an NkLintError if the first path of a command does not exist and looks like a misspelt subcommand. */
export function rejectMisspeltCommand(command: Command, cwd: string): void {
  const [first] = command.args;
  if (command.commands.length === 0 || first === undefined) return;
  if (!/^[a-z]{3,}$/iu.test(first) || existsSync(resolve(cwd, first))) return;
  const meant = nearestCommand(first, command);
  if (meant !== undefined) throw new NkLintError(errors.commandMeant, { command: first, meant });
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
  const found = nearestName(name, parent.parent ? names : ['check', ...names]);
  return found === undefined || !parent.parent ? found : `${parent.name()} ${found}`;
}
