import type { CommanderError } from 'commander';
import type { Language } from '../core/types.ts';
import { cli as words } from '../messages/cli.ts';
import { fillVisible, visible } from '../report/escape.ts';

const wordsByCode = {
  'commander.unknownOption': words.unknownOption,
  'commander.invalidArgument': words.invalidValue,
  'commander.optionMissingArgument': words.missingValue,
  'commander.missingArgument': words.missingArgument,
  'commander.excessArguments': words.excessArguments,
} as const;

/** Formats a usage error in the user's language. Names and values are parsed from commander's English message. */
export function usageError({ code, message }: CommanderError, language: Language): string {
  const says = Object.hasOwn(wordsByCode, code) ? wordsByCode[code as keyof typeof wordsByCode] : undefined;
  const [, ofArgument, argument] = /argument value '([^']*)' is invalid for argument '([^']*)'/u.exec(message) ?? [];
  const [, named = '', ofOption = ''] = /'([^']*)'(?: argument '([^']*)')?/u.exec(message) ?? [];
  const name = argument === undefined ? named : `<${argument}>`;
  const value = ofArgument ?? ofOption;
  const [, meant] = /\(Did you mean (.+)\?\)$/u.exec(message) ?? [];
  const [, reason = ''] = / is invalid(?: for argument '[^']*')?\.\s+(.*)$/su.exec(message) ?? [];
  const choices = /^Allowed choices are (.+)\.$/u.exec(reason)?.[1];
  const more = choices === undefined ? reason : fillVisible(words.choices, language, { choices });
  const hint = meant === undefined ? words.seeHelp : words.optionMeant;
  const text = says ? fillVisible(says, language, { name, value, more }) : visible(message.replace(/^error: /u, ''));
  return `${text.trim()}\n${fillVisible(words.hint, language, { hint: fillVisible(hint, language, { meant: meant ?? '' }) })}`;
}
