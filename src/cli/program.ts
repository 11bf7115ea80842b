import { Argument, Command, Help, Option } from 'commander';
import { type FindingData, type Language, languages, type Words } from '../core/types.ts';
import { version } from '../core/version.ts';
import { cli as words } from '../messages/cli.ts';
import { init as initWords } from '../messages/init.ts';
import { links as linkWords } from '../messages/links.ts';
import { schema as schemaWords } from '../messages/schema.ts';
import { fillVisible } from '../report/escape.ts';
import { wrap } from '../report/wrap.ts';
import type { CheckFlags, InitFlags, LspFlags, McpFlags, RulesFlags, SchemaFlags, SchemaInferFlags } from './flags.ts';
import { optionValues } from './option-values.ts';

export interface Actions {
  check(paths: readonly string[], flags: CheckFlags): Promise<void>;
  rules(flags: RulesFlags): Promise<void>;
  merge(files: readonly string[], flags: CheckFlags): Promise<void>;
  explain(rule: string, flags: RulesFlags): Promise<void>;
  completion(shell: string, root: Command): Promise<void>;
  help(names: readonly string[], root: Command): Promise<void>;
  norms(paths: readonly string[], flags: SchemaFlags): Promise<void>;
  init(paths: readonly string[], flags: InitFlags): Promise<void>;
  lsp(flags: LspFlags): Promise<void>;
  mcp(flags: McpFlags): Promise<void>;
  links(paths: readonly string[], flags: CheckFlags): Promise<void>;
  linksCheck(paths: readonly string[], flags: CheckFlags): Promise<void>;
  schemaInfer(paths: readonly string[], flags: SchemaInferFlags): Promise<void>;
  schemaCheck(paths: readonly string[], flags: SchemaFlags): Promise<void>;
  schemaPrint(file: string, flags: SchemaFlags): Promise<void>;
}

/** Context for building the commands. */
interface Build {
  readonly say: (text: Words, data?: FindingData) => string;
  readonly values: ReturnType<typeof optionValues>;
  readonly actions: Actions;
}

/** Builds the command line for commander, which calls `actions`. */
export function program(language: Language, actions: Actions): Command {
  const say = (text: Words, data?: FindingData) => fillVisible(text, language, data);
  const build: Build = { say, values: optionValues(say), actions };
  const root = checkCommand(build, language);
  addRuleCommands(root, build);
  addSiteCommands(root, build);
  addLinkCommands(root, build);
  addSchemaCommands(root, build);
  addHelpCommand(root, build);
  return root;
}

/** Builds the root command, which checks; `check` is its alias. Its help is the first that new users see. */
function checkCommand(build: Build, language: Language): Command {
  const { say, actions } = build;
  const titles: Readonly<Record<string, Words>> = {
    'Usage:': words.usage,
    'Arguments:': words.arguments,
    'Options:': words.options,
    'Commands:': words.commands,
  };
  const describe = ({ description, argChoices = [] }: Option | Argument) =>
    argChoices.length === 0
      ? description
      : say(words.withChoices, { description, choices: argChoices.join(say(words.hidingFiles)) });
  const root = new Command('nk-lint')
    .description(say(words.about))
    .usage('[check] [options] [paths...]')
    .addArgument(pathsOf(build))
    .configureHelp({
      styleTitle: (title) => say(titles[title] ?? { en: title, 'zh-CN': title }),
      optionDescription: describe,
      argumentDescription: describe,
      ...(language !== 'en' && { boxWrap: wrapWords }),
      // Commander puts a space after each title, which a full-width colon does not need.
      formatHelp: (command, help) => Help.prototype.formatHelp.call(help, command, help).replace(/^(.*：) /u, '$1'),
    })
    .helpCommand(false)
    .showSuggestionAfterError();
  addFileOptions(root, build);
  addRuleOptions(root, build);
  addRunOptions(root, build);
  addLinkOptions(root, build);
  return addCommonOptions(root, build)
    .version(version, '-v, --version', say(words.version))
    .action((paths: string[], flags: CheckFlags) => actions.check(paths, flags));
}

/** Wraps Chinese, in which commander finds no place to break a line. */
function wrapWords(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrap(line, width))
    .join('\n');
}

/** Adds the options that all commands have. */
function addCommonOptions(command: Command, { say, values }: Build): Command {
  return command
    .optionsGroup(say(words.groupGeneral))
    .option('-c, --config <file>', say(words.optionConfig))
    .option('--no-config', say(words.optionNoConfig))
    .option('--config-from <folder>', say(words.optionConfigFrom))
    .addOption(new Option('--lang <language>', say(words.optionLang)).choices(languages).argParser(values.language))
    .option('--color', say(words.optionColor))
    .option('--no-color', say(words.optionNoColor))
    .option('--debug', say(words.optionDebug))
    .helpOption('-h, --help', say(words.help))
    .exitOverride();
}

function addFileOptions(root: Command, { say, values }: Build): void {
  // Another attribute name, because commander stores `--ignore` and `--no-ignore` under one.
  const ignorePatterns = Object.assign(new Option('--ignore <glob>', say(words.optionIgnore)), {
    attributeName: () => 'ignorePatterns',
  });
  root
    .optionsGroup(say(words.groupFiles))
    .addOption(ignorePatterns.argParser(values.collect))
    .option('--no-ignore', say(words.optionNoIgnore))
    .option('--no-error-on-unmatched-pattern', say(words.optionNoUnmatched))
    .option('--files-from <file>', say(words.optionFilesFrom))
    .option('--allow-root <folder>', say(words.optionAllowRoot), values.collect)
    .option('--stdin-filename <path>', say(words.optionStdinFilename))
    .option('--explain-files', say(words.optionExplainFiles))
    .optionsGroup(say(words.groupNew))
    .option('--changed', say(words.optionChanged))
    .option('--since <ref>', say(words.optionSince))
    .option('--staged', say(words.optionStaged))
    .option('--new-from <ref>', say(words.optionNewFrom))
    .option('--error-on-hiding', say(words.optionErrorOnHiding))
    .option('--baseline <file>', say(words.optionBaseline))
    .option('--no-baseline', say(words.optionNoBaseline))
    .option('--write-baseline', say(words.optionWriteBaseline))
    .option('--prune-baseline', say(words.optionPruneBaseline));
}

function addRuleOptions(root: Command, { say, values }: Build): void {
  root
    .optionsGroup(say(words.groupRules))
    .option('--rule <setting>', say(words.optionRule), values.collect)
    .option('--only <rules>', say(words.optionOnly), values.collectAll)
    .option('--skip <rules>', say(words.optionSkip), values.collectAll)
    .option('--no-inline-config', say(words.optionNoInline))
    .option('--report-unused-suppressions', say(words.optionUnusedSuppressions))
    .option('--print-config <file>', say(words.optionPrintConfig))
    .optionsGroup(say(words.groupFixes))
    .option('--fix', say(words.optionFix))
    .option('--unsafe-fixes', say(words.optionUnsafe))
    .option('--diff', say(words.optionDiff))
    .option('--fix-dry-run', say(words.optionDryRun));
}

function addRunOptions(root: Command, { say, values }: Build): void {
  const strategy = new Option('--cache-strategy <strategy>', say(words.optionCacheStrategy));
  root
    .optionsGroup(say(words.groupOutput))
    .option('-f, --format <format>', say(words.optionFormat), values.collect)
    .option('--quiet', say(words.optionQuiet))
    .option('--statistics', say(words.optionStatistics))
    .option('--timing', say(words.optionTiming))
    .option('--max-warnings <n>', say(words.optionMaxWarnings), values.count)
    .option('--max-findings <n>', say(words.optionMaxFindings), values.count)
    .option('--compare <file>', say(words.optionCompare))
    .optionsGroup(say(words.groupSpeed))
    .option('--cache', say(words.optionCache))
    .option('--no-cache', say(words.optionNoCache))
    .option('--cache-location <folder>', say(words.optionCacheLocation))
    .addOption(strategy.choices(['content', 'metadata']))
    .addOption(new Option('--parser <parser>', say(words.optionParser)).choices(['fast', 'remark']))
    .option('--concurrency <threads>', say(words.optionConcurrency), values.threads)
    .option('--watch', say(words.optionWatch))
    .option('--shard <i/n>', say(words.optionShard), values.shard);
}

function addLinkOptions(root: Command, { say, values }: Build): void {
  root
    .optionsGroup(say(linkWords.group))
    .option('--online', say(linkWords.optionOnline))
    .addOption(new Option('--links-mode <mode>', say(linkWords.optionMode)).choices(['pr', 'nightly']))
    .option('--deadline <seconds>', say(linkWords.optionDeadline), values.count)
    .option('--confirm-fixes', say(linkWords.optionConfirm))
    .option('--record <file>', say(linkWords.optionRecord))
    .option('--replay <file>', say(linkWords.optionReplay))
    .option('--allow-host <host:port>', say(linkWords.optionAllow), values.collect);
}

function addRuleCommands(root: Command, build: Build): void {
  const { say, actions } = build;
  const rules = root
    .command('rules')
    .description(say(words.rules))
    .optionsGroup(say(words.options))
    .option('--long', say(words.optionLong))
    .option('--json', say(words.optionJson))
    .action((_, command: Command) => actions.rules(command.optsWithGlobals()));
  const explain = root
    .command('explain')
    .description(say(words.explain))
    .addArgument(new Argument('<rule>', say(words.rule)))
    .action((rule: string, _, command: Command) => actions.explain(rule, command.optsWithGlobals()));
  for (const each of [rules, explain]) addCommonOptions(each, build);
}

function addSiteCommands(root: Command, build: Build): void {
  const { say, actions } = build;
  const norms = root
    .command('norms')
    .description(say(words.norms))
    .addArgument(pathsOf(build))
    .optionsGroup(say(words.options))
    .option('--json', say(words.optionJson))
    .action((paths: string[], _, command: Command) => actions.norms(paths, command.optsWithGlobals()));
  const merge = root
    .command('merge')
    .description(say(words.merge))
    .addArgument(new Argument('<files...>', say(words.mergeFiles)))
    .action((files: string[], _, command: Command) => actions.merge(files, command.optsWithGlobals()));
  const completion = root
    .command('completion')
    .description(say(words.completion))
    .addArgument(new Argument('<shell>', say(words.shell)).choices(['bash', 'zsh', 'fish']))
    .action((shell: string) => actions.completion(shell, root));
  const lsp = root
    .command('lsp')
    .description(say(words.lsp))
    .action((_, command: Command) => actions.lsp(command.optsWithGlobals()));
  const mcp = root
    .command('mcp')
    .description(say(words.mcp))
    .action((_, command: Command) => actions.mcp(command.optsWithGlobals()));
  // Editors add these to the command line of every server.
  for (const flags of ['--stdio', '--clientProcessId <id>']) lsp.addOption(new Option(flags).hideHelp());
  for (const each of [norms, merge, completion, lsp, mcp]) addCommonOptions(each, build);
  addInitCommand(root, build);
}

function addInitCommand(root: Command, build: Build): void {
  const { say, actions } = build;
  const init = root
    .command('init')
    .description(say(initWords.about))
    .addArgument(new Argument('[paths...]', say(initWords.paths)))
    .optionsGroup(say(words.options))
    .option('--baseline', say(initWords.optionBaseline))
    .addOption(new Option('--ci <name>', say(initWords.optionCi)).choices(['github', 'gitlab']))
    .option('--yes', say(initWords.optionYes))
    .action((paths: string[], _, command: Command) => actions.init(paths, command.optsWithGlobals()));
  addCommonOptions(init, build);
}

function addLinkCommands(root: Command, build: Build): void {
  const { say, actions } = build;
  const links = root
    .command('links')
    .description(say(linkWords.about))
    .optionsGroup(say(words.options))
    .option('--internal', say(linkWords.optionInternal))
    .addArgument(pathsOf(build))
    .helpCommand(false)
    .action((paths: string[], _, command: Command) => actions.links(paths, command.optsWithGlobals()));
  const check = links
    .command('check')
    .description(say(linkWords.check))
    .addArgument(pathsOf(build))
    .action((paths: string[], _, command: Command) => actions.linksCheck(paths, command.optsWithGlobals()));
  for (const each of [links, check]) addCommonOptions(each, build);
}

function addSchemaCommands(root: Command, build: Build): void {
  const { say, values, actions } = build;
  const schema = root.command('schema').description(say(schemaWords.about)).helpCommand(false);
  const infer = schema
    .command('infer')
    .description(say(schemaWords.infer))
    .addArgument(pathsOf(build))
    .optionsGroup(say(words.options))
    .option('--threshold <share>', say(schemaWords.optionThreshold), values.share)
    .option('--collection <name>', say(schemaWords.optionCollection))
    .option('--strict', say(schemaWords.optionStrict))
    .addOption(new Option('--draft <draft>', say(schemaWords.optionDraft)).choices(['2020-12', '07']))
    .action((paths: string[], _, command: Command) => actions.schemaInfer(paths, command.optsWithGlobals()));
  const check = schema
    .command('check')
    .description(say(schemaWords.check))
    .addArgument(pathsOf(build))
    .optionsGroup(say(words.options))
    .option('--json', say(words.optionJson))
    .action((paths: string[], _, command: Command) => actions.schemaCheck(paths, command.optsWithGlobals()));
  const print = schema
    .command('print')
    .description(say(schemaWords.print))
    .addArgument(new Argument('<file>', say(schemaWords.file)))
    .action((file: string, _, command: Command) => actions.schemaPrint(file, command.optsWithGlobals()));
  for (const each of [schema, infer, check, print]) addCommonOptions(each, build);
}

function addHelpCommand(root: Command, build: Build): void {
  const { say, actions } = build;
  const help = root
    .command('help')
    .description(say(words.helpCommand))
    .addArgument(new Argument('[commands...]', say(words.helpOf)))
    .action((names: string[]) => actions.help(names, root));
  addCommonOptions(help, build);
}

function pathsOf({ say }: Build): Argument {
  return new Argument('[paths...]', say(words.paths));
}
