import type { Argument, Command, Option } from 'commander';
import { rules } from '../../rules/index.ts';
import type { Language } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { cli as words } from '../messages/cli.ts';
import { reporters } from '../report/index.ts';

/** What is offered in the place of a value; `ruleList` is ids with commas, `ruleLevel` an id before `=`. */
export type Offered = 'files' | 'nothing' | 'rule' | 'ruleList' | 'ruleLevel' | readonly string[];

export interface Value {
  /** As in the help. */
  readonly name: string;
  readonly offered: Offered;
}

export interface OptionShown {
  /** `-f` and `--format`, or one of them. */
  readonly flags: readonly string[];
  readonly about: string;
  /** Undefined where the option takes no value. */
  readonly value: Value | undefined;
  readonly repeatable: boolean;
}

export interface CommandShown {
  /** `` for the program itself, `schema infer` for a command of a command. */
  readonly path: string;
  readonly about: string;
  readonly options: readonly OptionShown[];
  readonly below: readonly CommandShown[];
  /** What its arguments are; undefined where it has none. */
  readonly value: Value | undefined;
}

export interface Shown {
  readonly program: CommandShown;
  readonly rules: readonly { readonly name: string; readonly about: string }[];
}

/** What the scripts say of the program, in the language of its help. */
export function shown(root: Command, language: Language): Shown {
  const program = commandShown(root, '');
  // The long name of the program itself is no command of commander's.
  const check = { ...program, path: 'check', about: fill(words.check, language), below: [] };
  return {
    program: { ...program, below: [check, ...program.below] },
    rules: rules.map(({ id, docs: { what } }) => ({ name: id, about: firstSentence(fill(what, language)) })),
  };
}

/** The program and all its commands, each before those below it. */
export function everyCommand(command: CommandShown): readonly CommandShown[] {
  return [command, ...command.below.flatMap(everyCommand)];
}

/** The last word of its path. */
export function nameOf({ path }: CommandShown): string {
  return path.slice(path.lastIndexOf(' ') + 1);
}

function firstSentence(text: string): string {
  return text.split(/(?<=\.) (?=\p{Lu})|(?<=。)/u)[0] ?? text;
}

/** `schema/infer`, or `/schema` where there is no command before it. */
export function parentAndName({ path }: CommandShown): string {
  return path.replace(/ ?(\S+)$/u, '/$1');
}

/** How bash and zsh take a word as it stands. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** By the name of the value in the help; what is not here can only be typed. */
const byName: Readonly<Record<string, Offered>> = {
  file: 'files',
  path: 'files',
  paths: 'files',
  glob: 'files',
  rule: 'rule',
  rules: 'ruleList',
  setting: 'ruleLevel',
  format: Object.keys(reporters),
  threads: ['auto', 'off'],
};
const repeatable: ReadonlySet<string> = new Set(['glob', 'rules', 'setting', 'format']);

function commandShown(command: Command, path: string): CommandShown {
  const help = command.createHelp();
  const [argument] = command.registeredArguments;
  return {
    path,
    about: command.description(),
    options: help.visibleOptions(command).map(optionShown),
    below: help.visibleCommands(command).map((each) => commandShown(each, `${path} ${each.name()}`.trim())),
    value: argument && valueShown(argument.name(), argument),
  };
}

function optionShown(option: Option): OptionShown {
  const name = /[<[](\w+)/u.exec(option.flags)?.[1];
  return {
    flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
    about: option.description,
    value: name === undefined ? undefined : valueShown(name, option),
    repeatable: name !== undefined && repeatable.has(name),
  };
}

function valueShown(name: string, { argChoices }: Pick<Option | Argument, 'argChoices'>): Value {
  return { name, offered: argChoices ?? byName[name] ?? 'nothing' };
}
