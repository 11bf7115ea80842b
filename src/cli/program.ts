import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { Language, Words } from '../core/types.ts';
import { version } from '../core/version.ts';
import { fill } from '../core/words.ts';
import { cli as words } from '../messages/cli.ts';
import { init as initWords } from '../messages/init.ts';
import { links as linkWords } from '../messages/links.ts';
import { schema as schemaWords } from '../messages/schema.ts';
import type { Shard } from '../run/shard/record-files.ts';
import type { CheckFlags, InitFlags, RulesFlags, SchemaFlags, SchemaInferFlags } from './flags.ts';

export interface Actions {
  check(paths: readonly string[], flags: CheckFlags): Promise<void>;
  rules(flags: RulesFlags): Promise<void>;
  merge(files: readonly string[], flags: CheckFlags): Promise<void>;
  explain(rule: string, flags: RulesFlags): Promise<void>;
  completion(shell: string, root: Command): Promise<void>;
  norms(paths: readonly string[], flags: SchemaFlags): Promise<void>;
  init(paths: readonly string[], flags: InitFlags): Promise<void>;
  links(paths: readonly string[], flags: CheckFlags): Promise<void>;
  linksCheck(paths: readonly string[], flags: CheckFlags): Promise<void>;
  schemaInfer(paths: readonly string[], flags: SchemaInferFlags): Promise<void>;
  schemaCheck(paths: readonly string[], flags: SchemaFlags): Promise<void>;
  schemaPrint(file: string, flags: SchemaFlags): Promise<void>;
}

/** The command line as commander knows it; what it means is in the actions. */
export function program(language: Language, actions: Actions): Command {
  const say = (text: Words) => fill(text, language);
  const collect = (value: string, before: readonly string[] = []) => [...before, value];
  const count = (value: string) => {
    const number = Number(value);
    if (value.trim() === '' || !Number.isInteger(number) || number < 0)
      throw new InvalidArgumentError(say(words.notCount));
    return number;
  };
  const threads = (value: string): number | 'auto' => {
    if (value === 'auto') return value;
    if (value === 'off') return 1;
    if (!/^[1-9]\d{0,2}$/u.test(value)) throw new InvalidArgumentError(say(words.notThreads));
    return Number(value);
  };
  const shard = (value: string): Shard => {
    const [, number = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/u.exec(value) ?? []).map(Number);
    if (number < 1 || number > of) throw new InvalidArgumentError(say(words.notShard));
    return { number, of };
  };
  // A list of paths may follow, so several ids come with commas or with the option once more.
  const collectAll = (value: string, before: readonly string[] = []) => [
    ...before,
    ...value.split(',').filter(Boolean),
  ];
  // Beside --no-ignore commander would keep both under one name.
  const ignorePatterns = Object.assign(new Option('--ignore <glob>', say(words.optionIgnore)), {
    attributeName: () => 'ignorePatterns',
  });
  ignorePatterns.argParser(collect);
  const common = (command: Command) =>
    command
      .optionsGroup(say(words.groupGeneral))
      .option('-c, --config <file>', say(words.optionConfig))
      .option('--no-config', say(words.optionNoConfig))
      .addOption(new Option('--lang <language>', say(words.optionLang)).choices(['en', 'zh-CN']))
      .option('--color', say(words.optionColor))
      .option('--no-color', say(words.optionNoColor))
      .option('--debug', say(words.optionDebug))
      .helpOption('-h, --help', say(words.help))
      .exitOverride();

  const titles: Readonly<Record<string, Words>> = {
    'Usage:': words.usage,
    'Arguments:': words.arguments,
    'Options:': words.options,
    'Commands:': words.commands,
  };
  // The main job is the command itself, so that its help is the first that a newcomer sees; `check` is its long name.
  const root = new Command('nk-lint')
    .description(say(words.about))
    .usage('[check] [options] [paths...]')
    .addArgument(new Argument('[paths...]', say(words.paths)))
    .configureHelp({ styleTitle: (title) => say(titles[title] ?? { en: title, 'zh-CN': title }) })
    .helpCommand(false)
    .showSuggestionAfterError();
  common(
    root
      .optionsGroup(say(words.groupFiles))
      .addOption(ignorePatterns)
      .option('--no-ignore', say(words.optionNoIgnore))
      .option('--no-error-on-unmatched-pattern', say(words.optionNoUnmatched))
      .option('--files-from <file>', say(words.optionFilesFrom))
      .option('--stdin-filename <path>', say(words.optionStdinFilename))
      .option('--explain-files', say(words.optionExplainFiles))
      .optionsGroup(say(words.groupNew))
      .option('--changed', say(words.optionChanged))
      .option('--since <ref>', say(words.optionSince))
      .option('--staged', say(words.optionStaged))
      .option('--new-from <ref>', say(words.optionNewFrom))
      .option('--baseline <file>', say(words.optionBaseline))
      .option('--no-baseline', say(words.optionNoBaseline))
      .option('--write-baseline', say(words.optionWriteBaseline))
      .option('--prune-baseline', say(words.optionPruneBaseline))
      .optionsGroup(say(words.groupRules))
      .option('--rule <setting>', say(words.optionRule), collect)
      .option('--only <rules>', say(words.optionOnly), collectAll)
      .option('--skip <rules>', say(words.optionSkip), collectAll)
      .option('--no-inline-config', say(words.optionNoInline))
      .option('--report-unused-suppressions', say(words.optionUnusedSuppressions))
      .option('--print-config <file>', say(words.optionPrintConfig))
      .optionsGroup(say(words.groupFixes))
      .option('--fix', say(words.optionFix))
      .option('--unsafe-fixes', say(words.optionUnsafe))
      .option('--diff', say(words.optionDiff))
      .option('--fix-dry-run', say(words.optionDryRun))
      .optionsGroup(say(words.groupOutput))
      .option('-f, --format <format>', say(words.optionFormat), collect)
      .option('--quiet', say(words.optionQuiet))
      .option('--max-warnings <n>', say(words.optionMaxWarnings), count)
      .option('--max-findings <n>', say(words.optionMaxFindings), count)
      .optionsGroup(say(words.groupSpeed))
      .option('--cache', say(words.optionCache))
      .option('--no-cache', say(words.optionNoCache))
      .option('--cache-location <folder>', say(words.optionCacheLocation))
      .addOption(
        new Option('--cache-strategy <strategy>', say(words.optionCacheStrategy)).choices(['content', 'metadata']),
      )
      .addOption(new Option('--parser <parser>', say(words.optionParser)).choices(['fast', 'remark']))
      .option('--concurrency <threads>', say(words.optionConcurrency), threads)
      .option('--watch', say(words.optionWatch))
      .option('--shard <i/n>', say(words.optionShard), shard)
      .optionsGroup(say(linkWords.group))
      .option('--online', say(linkWords.optionOnline))
      .addOption(new Option('--links-mode <mode>', say(linkWords.optionMode)).choices(['pr', 'nightly']))
      .option('--deadline <seconds>', say(linkWords.optionDeadline), count)
      .option('--confirm-fixes', say(linkWords.optionConfirm))
      .option('--record <file>', say(linkWords.optionRecord))
      .option('--replay <file>', say(linkWords.optionReplay))
      .option('--allow-host <host:port>', say(linkWords.optionAllow), collect),
  )
    .version(version, '-v, --version', say(words.version))
    .action((paths: string[], flags: CheckFlags) => actions.check(paths, flags));

  common(root.command('rules').option('--json', say(words.optionJson)))
    .description(say(words.rules))
    .action((_, command: Command) => actions.rules(command.optsWithGlobals()));

  common(root.command('explain'))
    .description(say(words.explain))
    .addArgument(new Argument('<rule>', say(words.rule)))
    .action((rule: string, _, command: Command) => actions.explain(rule, command.optsWithGlobals()));

  common(root.command('norms'))
    .description(say(words.norms))
    .addArgument(new Argument('[paths...]', say(words.paths)))
    .optionsGroup(say(words.options))
    .option('--json', say(words.optionJson))
    .action((paths: string[], _, command: Command) => actions.norms(paths, command.optsWithGlobals()));

  common(root.command('merge'))
    .description(say(words.merge))
    .addArgument(new Argument('<files...>', say(words.mergeFiles)))
    .action((files: string[], _, command: Command) => actions.merge(files, command.optsWithGlobals()));

  common(root.command('completion'))
    .description(say(words.completion))
    .addArgument(new Argument('<shell>', say(words.shell)).choices(['bash', 'zsh', 'fish']))
    .action((shell: string) => actions.completion(shell, root));

  common(root.command('init'))
    .description(say(initWords.about))
    .addArgument(new Argument('[paths...]', say(initWords.paths)))
    .optionsGroup(say(words.options))
    .option('--baseline', say(initWords.optionBaseline))
    .addOption(new Option('--ci <name>', say(initWords.optionCi)).choices(['github', 'gitlab']))
    .option('--yes', say(initWords.optionYes))
    .action((paths: string[], _, command: Command) => actions.init(paths, command.optsWithGlobals()));

  const share = (value: string) => {
    const number = Number(value);
    if (!(number > 0.5 && number <= 1)) throw new InvalidArgumentError(say(schemaWords.notShare));
    return number;
  };
  const links = common(root.command('links'))
    .description(say(linkWords.about))
    .addArgument(new Argument('[paths...]', say(words.paths)))
    .helpCommand(false)
    .action((named: string[], _, command: Command) => actions.links(named, command.optsWithGlobals()));
  common(links.command('check'))
    .description(say(linkWords.check))
    .addArgument(new Argument('[paths...]', say(words.paths)))
    .action((named: string[], _, command: Command) => actions.linksCheck(named, command.optsWithGlobals()));

  const schema = common(root.command('schema').description(say(schemaWords.about)).helpCommand(false));
  const below = (name: string, about: Words) => common(schema.command(name)).description(say(about));
  const paths = new Argument('[paths...]', say(words.paths));
  below('infer', schemaWords.infer)
    .addArgument(paths)
    .optionsGroup(say(words.options))
    .option('--threshold <share>', say(schemaWords.optionThreshold), share)
    .option('--collection <name>', say(schemaWords.optionCollection))
    .option('--strict', say(schemaWords.optionStrict))
    .addOption(new Option('--draft <draft>', say(schemaWords.optionDraft)).choices(['2020-12', '07']))
    .action((named: string[], _, command: Command) => actions.schemaInfer(named, command.optsWithGlobals()));
  below('check', schemaWords.check)
    .addArgument(paths)
    .optionsGroup(say(words.options))
    .option('--json', say(words.optionJson))
    .action((named: string[], _, command: Command) => actions.schemaCheck(named, command.optsWithGlobals()));
  below('print', schemaWords.print)
    .addArgument(new Argument('<file>', say(schemaWords.file)))
    .action((file: string, _, command: Command) => actions.schemaPrint(file, command.optsWithGlobals()));
  return root;
}
