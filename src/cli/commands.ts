import type { Command } from 'commander';
import { NkLintError } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';
import { commandErrors as errors } from '../messages/cli.ts';

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
  const found = nearestName(name, parent.parent ? names : ['check', ...names]);
  return found === undefined || !parent.parent ? found : `${parent.name()} ${found}`;
}
