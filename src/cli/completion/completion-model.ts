import type { Argument, Command, Option } from 'commander';
import { rules } from '../../../rules/index.ts';
import type { Language } from '../../core/types.ts';
import { cli as words } from '../../messages/cli.ts';
import { fillVisible } from '../../report/escape.ts';
import { cut } from '../../report/frame.ts';
import { reporters } from '../../report/index.ts';

/** Completions for a value; `ruleList`: ids separated by commas, `ruleLevel`: an id before `=`. */
export type Offered = 'files' | 'nothing' | 'rule' | 'ruleList' | 'ruleLevel' | readonly string[];

export interface Value {
  /** Name in the help. */
  readonly name: string;
  readonly offered: Offered;
}

export interface OptionModel {
  /** `-f` and `--format`, or one of them. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Undefined if the option takes no value. */
  readonly value: Value | undefined;
  readonly isRepeatable: boolean;
}

export interface CommandModel {
  /** Empty for the root command, `schema infer` for a subcommand. */
  readonly path: string;
  readonly description: string;
  readonly options: readonly OptionModel[];
  readonly subcommands: readonly CommandModel[];
  /** Undefined if the command takes no arguments. */
  readonly value: Value | undefined;
}

export interface CompletionModel {
  readonly program: CommandModel;
  readonly rules: readonly { readonly name: string; readonly about: string }[];
}

/** Builds the model of the command line for completion scripts, in the language of its help. */
export function completionModel(root: Command, language: Language): CompletionModel {
  const program = commandModel(root, '');
  // `check` is an alias of the root command, which commander does not list.
  const check = { ...program, path: 'check', description: fillVisible(words.check, language), subcommands: [] };
  return {
    program: { ...program, subcommands: [check, ...program.subcommands] },
    rules: rules.map(({ id, docs: { title, what } }) => ({
      name: id,
      about: inBrief(fillVisible(title ?? what, language)),
    })),
  };
}

/** Returns a command and all its subcommands, parents first. */
export function allCommands(command: CommandModel): readonly CommandModel[] {
  return [command, ...command.subcommands.flatMap(allCommands)];
}

/** Returns the last word of a command's path. */
export function nameOf({ path }: CommandModel): string {
  return path.slice(path.lastIndexOf(' ') + 1);
}

/** Shells show a description beside a name, in one line. */
const maxAbout = 60;

/** Returns the first sentence of a description, or the part of it before a semicolon, a colon or a bracket, if that is long. */
function inBrief(text: string): string {
  const [sentence = text] = text.split(/(?<=\.) (?=\p{Lu})|(?<=。)/u);
  if (sentence.length <= maxAbout) return sentence;
  const [part = sentence] = sentence.split(/[;:；：(（]/u);
  return cut(part.trim(), maxAbout);
}

/** Returns `schema/infer`, or `/schema` for a top-level command. */
export function parentAndName({ path }: CommandModel): string {
  return path.replace(/ ?(\S+)$/u, '/$1');
}

/** Quotes a word for bash and zsh. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Completions by the name of the value in the help; other values have none. */
const offeredByName: Readonly<Record<string, Offered>> = {
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
const repeatableNames: ReadonlySet<string> = new Set(['glob', 'rules', 'setting', 'format']);

function commandModel(command: Command, path: string): CommandModel {
  const help = command.createHelp();
  const [argument] = command.registeredArguments;
  return {
    path,
    description: inBrief(command.description()),
    options: help.visibleOptions(command).map(optionModel),
    subcommands: help.visibleCommands(command).map((each) => commandModel(each, `${path} ${each.name()}`.trim())),
    value: argument && valueModel(argument.name(), argument),
  };
}

function optionModel(option: Option): OptionModel {
  const name = /[<[](\w+)/u.exec(option.flags)?.[1];
  return {
    flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
    description: inBrief(option.description),
    value: name === undefined ? undefined : valueModel(name, option),
    isRepeatable: name !== undefined && repeatableNames.has(name),
  };
}

function valueModel(name: string, { argChoices }: Pick<Option | Argument, 'argChoices'>): Value {
  return { name, offered: argChoices ?? offeredByName[name] ?? 'nothing' };
}
