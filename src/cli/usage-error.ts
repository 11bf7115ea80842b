import type { CommanderError } from 'commander';
import type { FindingData, Language, Words } from '../core/types.ts';
import { commandErrors as errors, cli as words } from '../messages/cli.ts';
import { fillVisible, visible } from '../report/escape.ts';

/** Short options of other tools, with what they are here. */
const shortOptions: Readonly<Record<string, string>> = { '-q': '--quiet', '-V': '--version' };

/** Formats a usage error in the user's language. Names and values are parsed from commander's English message. */
export function usageError(error: CommanderError, language: Language): string {
  const { code, message } = error;
  const say = (text: Words, data: FindingData = {}) => fillVisible(text, language, data);
  const [, meantByCommander] = /\(Did you mean (.+)\?\)$/u.exec(message) ?? [];
  const [, named = ''] = /'([^']*)'/u.exec(message) ?? [];
  const meant = meantByCommander ?? shortOptions[named];
  const help = `\n${say(words.hint, { hint: say(words.seeHelp) })}`;
  switch (code) {
    case 'commander.unknownOption':
      if (meant !== undefined) return say(words.unknownOptionMeant, { name: named, meant });
      return say(words.unknownOption, { name: named }) + help;
    case 'commander.invalidArgument':
      return invalidValue(message, say) + help;
    case 'commander.optionMissingArgument':
      return say(words.missingValue, { name: longName(named) }) + help;
    case 'commander.missingArgument':
      return say(words.missingArgument, { name: named }) + help;
    case 'commander.excessArguments':
      return say(words.excessArguments, { name: named }) + help;
    case 'commander.unknownCommand':
      if (meant !== undefined) return say(errors.commandMeant.says, { command: named, meant });
      return say(errors.commandUnknown.says, { command: named }) + help;
    default:
      return visible(message.replace(/^error: /u, '')) + help;
  }
}

/** Formats `option '-f, --format <format>' argument 'x' is invalid. Reason`, and the same of a command's argument. */
function invalidValue(message: string, say: (text: Words, data?: FindingData) => string): string {
  const ofOption = /option '([^']*)' argument '(.*)' is invalid\.\s+(.*)$/su.exec(message);
  const ofArgument = /argument value '(.*)' is invalid for argument '([^']*)'\.\s+(.*)$/su.exec(message);
  const [, name = '', value = '', reason = ''] = ofOption ?? [];
  const [, argumentValue, argument = ''] = ofArgument ?? [];
  const more = ofArgument?.[3] ?? reason;
  const choices = /^Allowed choices are (.+)\.$/u.exec(more)?.[1]?.split(', ');
  return say(words.invalidValue, {
    name: argumentValue === undefined ? longName(name) : `<${argument}>`,
    value: argumentValue ?? value,
    expected: choices === undefined ? more : alternatives(choices, say),
  });
}

/** Returns `a, b or c`. */
function alternatives(choices: readonly string[], say: (text: Words, data?: FindingData) => string): string {
  return choices.reduceRight((after, each, index) => {
    return say(index === choices.length - 2 ? words.lastChoice : words.choice, { each, after });
  });
}

/** Returns `--format` of `-f, --format <format>`. */
function longName(flags: string): string {
  return /--[\w-]+/u.exec(flags)?.[0] ?? flags;
}
