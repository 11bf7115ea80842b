import type { ErrorWords } from '../core/errors.ts';
import type { OwnWords } from '../core/types.ts';

/** Texts of the command line: help, notes and errors. */
export const cli = {
  about: {
    en: 'Finds and fixes what crawling, copying and converting leave behind in Markdown articles.',
    'zh-CN': '检查并修复抓取、复制、转换文章时留在 Markdown 里的问题。',
  },
  usage: { en: 'Usage:', 'zh-CN': '用法：' },
  arguments: { en: 'Arguments:', 'zh-CN': '参数：' },
  options: { en: 'Options:', 'zh-CN': '选项：' },
  commands: { en: 'Commands:', 'zh-CN': '命令：' },
  groupGeneral: { en: 'General:', 'zh-CN': '通用：' },
  groupFiles: { en: 'Files:', 'zh-CN': '文件：' },
  groupNew: { en: 'New findings only:', 'zh-CN': '只看新问题：' },
  groupRules: { en: 'Rules:', 'zh-CN': '规则：' },
  groupFixes: { en: 'Fixes:', 'zh-CN': '修复：' },
  groupSpeed: { en: 'Speed:', 'zh-CN': '速度：' },
  groupOutput: { en: 'Output:', 'zh-CN': '输出：' },
  notCount: { en: 'a non-negative integer', 'zh-CN': '非负整数' },
  notLanguage: { en: 'en or zh-CN', 'zh-CN': 'en 或 zh-CN' },
  unknownOption: { en: 'Unknown option {name}', 'zh-CN': '未知选项 {name}' },
  unknownOptionMeant: {
    en: 'Unknown option {name}. Did you mean {meant}?',
    'zh-CN': '未知选项 {name}，是否想写 {meant}？',
  },
  invalidValue: {
    en: '{name}: expected {expected}, got "{value}"',
    'zh-CN': '{name} 的值应为：{expected}（现为“{value}”）',
  },
  choice: { en: '{each}, {after}', 'zh-CN': '{each}、{after}' },
  lastChoice: { en: '{each} or {after}', 'zh-CN': '{each} 或 {after}' },
  missingValue: { en: '{name} needs a value', 'zh-CN': '选项 {name} 缺少值' },
  missingArgument: { en: 'Missing argument <{name}>', 'zh-CN': '缺少参数 <{name}>' },
  excessArguments: { en: 'Too many arguments for {name}', 'zh-CN': '{name} 的参数过多' },
  seeHelp: { en: 'nk-lint --help lists all options', 'zh-CN': '用 nk-lint --help 查看所有选项' },
  help: { en: 'show this help', 'zh-CN': '显示此帮助' },
  withChoices: { en: '{description} ({choices})', 'zh-CN': '{description}（{choices}）' },
  helpCommand: { en: 'show the help of nk-lint or of a command', 'zh-CN': '显示 nk-lint 或某个命令的帮助' },
  helpOf: { en: 'a command, such as `explain` or `links check`', 'zh-CN': '命令，例如 `explain` 或 `links check`' },
  version: { en: 'print the version', 'zh-CN': '显示版本号' },
  rules: { en: 'list all rules as configured here', 'zh-CN': '列出所有规则及其当前配置' },
  explain: {
    en: 'show what a rule flags, why, and how to configure it',
    'zh-CN': '说明一条规则查什么、为什么、如何配置',
  },
  lsp: { en: 'start the language server for editors', 'zh-CN': '启动供编辑器使用的语言服务器' },
  mcp: {
    en: 'start the server for agents (Model Context Protocol)',
    'zh-CN': '启动供智能体使用的服务器（Model Context Protocol）',
  },
  completion: { en: 'print a script for shell completion', 'zh-CN': '打印命令补全脚本' },
  shell: { en: 'the shell that runs it', 'zh-CN': '使用脚本的 shell' },
  check: { en: 'check articles; the word `check` may be omitted', 'zh-CN': '检查文章（命令名可省略）' },
  paths: {
    en: 'folders, files, globs, or - for standard input; by default `files` of the configuration, else content/, source/_posts/, _posts/, src/content/, else .',
    'zh-CN':
      '目录、文件、通配符，或 - 表示标准输入；默认用配置中的 `files`，否则依次找 content/、source/_posts/、_posts/、src/content/、当前目录',
  },
  rule: { en: 'rule id', 'zh-CN': '规则名' },
  optionIgnore: {
    en: 'skip matching files, as in .gitignore (repeatable)',
    'zh-CN': '排除匹配的文件，写法同 .gitignore（可重复）',
  },
  optionNoIgnore: {
    en: "don't apply .gitignore, .nklintignore and `ignore` of the configuration",
    'zh-CN': '不使用 .gitignore、.nklintignore 和配置中的 `ignore`',
  },
  optionNoUnmatched: { en: "don't fail on paths that match no files", 'zh-CN': '路径没有匹配到文件时不报错' },
  optionFilesFrom: {
    en: 'read paths from a file, one per line or separated by NUL; - for standard input',
    'zh-CN': '从文件读取路径，每行一个或以 NUL 分隔；- 表示标准输入',
  },
  optionAllowRoot: {
    en: 'allow articles that are symbolic links into this folder outside of the working tree (repeatable)',
    'zh-CN': '允许文章是指向工作目录之外该目录的符号链接（可重复）',
  },
  optionStdinFilename: { en: 'path of the article on standard input', 'zh-CN': '标准输入的文章对应的路径' },
  optionChanged: {
    en: 'report only articles that differ from the main branch, and uncommitted changes',
    'zh-CN': '只报告与主分支不同的文章和未提交的修改',
  },
  optionSince: {
    en: 'report only articles changed since this branch left REF',
    'zh-CN': '只报告本分支自 REF 分出后修改过的文章',
  },
  optionStaged: {
    en: 'check the staged content, report only articles that the commit changes',
    'zh-CN': '检查暂存的内容，只报告提交会改动的文章',
  },
  optionNewFrom: {
    en: 'report only findings on lines added since this branch left REF',
    'zh-CN': '只报告本分支自 REF 分出后新增的行上的问题',
  },
  optionErrorOnHiding: {
    en: 'with --new-from or --since: fail if the change adds suppressions, ignore patterns or baseline entries, or relaxes settings',
    'zh-CN': '与 --new-from 或 --since 合用：改动新增屏蔽、忽略规则、基线条目或放宽设置时视为错误',
  },
  note: { en: 'Note: {message}', 'zh-CN': '注意：{message}' },
  hidesFindings: { en: 'This change hides findings: {list}', 'zh-CN': '这次改动会隐藏问题：{list}' },
  mayHideFindings: { en: 'This change may hide findings: {list}', 'zh-CN': '这次改动可能隐藏问题：{list}' },
  hidingSeparator: { en: '; ', 'zh-CN': '；' },
  hidingFiles: { en: ', ', 'zh-CN': '、' },
  hidingMoreFiles: {
    en: '{files} and {count, plural, =1 {1 more file} other {# more files}}',
    'zh-CN': '{files} 和另外 {count} 个文件',
  },
  oneSuppression: { en: '1 suppression in {files}', 'zh-CN': '{files} 中有 1 处屏蔽' },
  moreSuppressions: { en: '{count} suppressions in {files}', 'zh-CN': '{files} 中有 {count} 处屏蔽' },
  onePattern: { en: '1 ignore pattern in {files}', 'zh-CN': '{files} 中有 1 条忽略规则' },
  morePatterns: { en: '{count} ignore patterns in {files}', 'zh-CN': '{files} 中有 {count} 条忽略规则' },
  oneEntry: { en: '1 baseline entry in {files}', 'zh-CN': '{files} 中有 1 条基线条目' },
  moreEntries: { en: '{count} baseline entries in {files}', 'zh-CN': '{files} 中有 {count} 条基线条目' },
  oneRule: { en: '1 rule turned off or lowered in {files}', 'zh-CN': '{files} 关闭或调低了 1 条规则' },
  moreRules: { en: '{count} rules turned off or lowered in {files}', 'zh-CN': '{files} 关闭或调低了 {count} 条规则' },
  settingsChanged: { en: 'settings changed in {files}', 'zh-CN': '{files} 的设置有改动' },
  optionBaseline: {
    en: 'skip the findings recorded in FILE (default: .nk-lint-baseline.jsonl if it exists)',
    'zh-CN': '不报告基线文件 FILE 已记录的问题（默认用已有的 .nk-lint-baseline.jsonl）',
  },
  optionNoBaseline: { en: 'use no baseline', 'zh-CN': '不使用基线' },
  optionWriteBaseline: {
    en: 'record all findings in the baseline, so that only new ones are reported',
    'zh-CN': '把现有问题全部写入基线，此后只报告新问题',
  },
  optionPruneBaseline: {
    en: 'remove stale entries from the baseline; add nothing',
    'zh-CN': '从基线中删去已不存在的问题，不增加新的',
  },
  optionUnusedSuppressions: {
    en: 'report suppressions that hide nothing as errors',
    'zh-CN': '把没有隐藏任何问题的屏蔽报告为错误',
  },
  baselineWritten: {
    en: 'Wrote {count, plural, =1 {1 finding} other {# findings}} to {file}; only new ones are reported',
    'zh-CN': '已将 {count} 条问题写入 {file}，此后只报告新问题',
  },
  baselinePruned: {
    en: 'Removed {count, plural, =1 {1 stale entry} other {# stale entries}} from {file}',
    'zh-CN': '已从 {file} 删去 {count} 条',
  },
  baselineStale: {
    en: 'Stale entries in {file}: {count} (remove with --prune-baseline)',
    'zh-CN': '{file} 中有 {count} 条已不再出现（可用 --prune-baseline 删去）',
  },
  baselineExpired: {
    en: '{file}: {count, plural, =1 {1 entry has expired; its finding is reported again} other {# entries have expired; their findings are reported again}}',
    'zh-CN': '{file} 中有 {count} 条已到期，对应的问题重新报告',
  },
  baselineEntry: { en: '  {path}: {rule} ({key})', 'zh-CN': '  {path}：{rule}（{key}）' },
  stagedElsewhere: {
    en: '{path} was not written, because it has unstaged changes',
    'zh-CN': '{path} 有未暂存的修改，因此没有写入',
  },
  optionConfig: { en: 'use this configuration file', 'zh-CN': '指定配置文件' },
  optionNoConfig: { en: 'use no configuration file', 'zh-CN': '不使用配置文件' },
  optionConfigFrom: {
    en: 'read configuration, schemas, plugins, baseline and ledger from this folder: a copy of the working directory at a trusted revision',
    'zh-CN': '从此目录读取配置、schema、插件、基线和检查记录：它是工作目录在可信版本上的副本',
  },
  optionRule: {
    en: "set a rule: 'ID: off|info|warning|error' (repeatable)",
    'zh-CN': "设置规则：'规则名: off|info|warning|error'（可重复）",
  },
  optionOnly: { en: 'run only these rules', 'zh-CN': '只运行这些规则' },
  optionSkip: { en: "don't run these rules", 'zh-CN': '不运行这些规则' },
  optionNoInline: { en: 'ignore suppressions in articles', 'zh-CN': '忽略文章中的屏蔽注释' },
  optionFix: { en: 'apply safe fixes, which keep the meaning', 'zh-CN': '应用安全修复（不改变文意）' },
  optionUnsafe: {
    en: 'with --fix or --diff: also apply fixes that guess or lose something',
    'zh-CN': '配合 --fix 或 --diff：也应用需复核的修复（带推测或会删除内容）',
  },
  optionDiff: {
    en: 'print what --fix would change as a patch; write nothing',
    'zh-CN': '以补丁形式打印 --fix 会做的修改，不写入文件',
  },
  optionDryRun: {
    en: 'report what would remain after --fix; write nothing',
    'zh-CN': '报告 --fix 之后仍剩下的问题，不写入文件',
  },
  optionFormat: {
    en: 'pretty, summary, summary-json, compact, json, jsonl, github, gitlab, sarif, rdjson, junit, checkstyle, markdown, html or records; FORMAT=FILE writes to a file (repeatable)',
    'zh-CN':
      '输出格式：pretty、summary、summary-json、compact、json、jsonl、github、gitlab、sarif、rdjson、junit、checkstyle、markdown、html、records；FORMAT=FILE 写入文件（可重复）',
  },
  optionStatistics: {
    en: 'print the tables by rule and by source instead of findings (with --format json: as JSON)',
    'zh-CN': '只打印按规则和来源的统计表（与 --format json 合用时为 JSON）',
  },
  optionTiming: {
    en: 'print where the time went: by stage, and the ten slowest rules',
    'zh-CN': '打印时间用在哪里：各阶段，以及最慢的十条规则',
  },
  optionQuiet: { en: 'report errors only', 'zh-CN': '只报告错误' },
  optionMaxWarnings: { en: 'fail if there are more warnings than N', 'zh-CN': '警告多于 N 条时以失败退出' },
  optionMaxFindings: {
    en: 'show at most the N worst findings, 0 for all (on a screen 50 by default); totals count all',
    'zh-CN': '最多显示最严重的 N 条，0 为全部（屏幕上默认 50 条）；统计不受影响',
  },
  optionCompare: {
    en: 'count what is new and gone since FILE, a report of --format json; html shows it',
    'zh-CN': '与 FILE（此前 --format json 的报告）相比，统计新增和消失的问题；html 会显示',
  },
  compared: {
    en: 'Since {file}: {added} new, {gone} gone, {unchanged} unchanged',
    'zh-CN': '{file} 以来：新增 {added} 条，消失 {gone} 条，仍在 {unchanged} 条',
  },
  optionCache: {
    en: 'cache the analysis of each article for the next run (default in projects with a configuration or .git)',
    'zh-CN': '缓存每篇文章的分析结果供下次使用（有配置或 .git 的项目默认开启）',
  },
  optionNoCache: { en: 'read and write no cache', 'zh-CN': '不读写缓存' },
  optionCacheLocation: {
    en: 'cache folder (default: node_modules/.cache/nk-lint, else .nk-lint-cache)',
    'zh-CN': '缓存目录（默认 node_modules/.cache/nk-lint，否则 .nk-lint-cache）',
  },
  optionCacheStrategy: {
    en: 'detect changed articles by their content (default), or by the time and size of the file',
    'zh-CN': '判断文章是否变化的依据：内容（默认），或文件的时间和大小',
  },
  optionParser: {
    en: 'fast (default), or remark: the slow reference, which must give the same report and uses no cache',
    'zh-CN': '解析器：fast（默认）或 remark（参照用，较慢，不读写缓存，报告应完全相同）',
  },
  optionConcurrency: {
    en: 'number of threads: a number, auto (default: as many as pay off), or off',
    'zh-CN': '线程数：数字、auto（默认，视文章多少而定）或 off',
  },
  notThreads: { en: 'a number from 1 to 999, auto or off', 'zh-CN': '1 到 999 的整数、auto 或 off' },
  optionWatch: { en: 'check again after each change', 'zh-CN': '监视文件，有变化就重新检查' },
  optionShard: {
    en: 'check only part I of N, on one of several machines; see `nk-lint merge`',
    'zh-CN': '只检查 N 份中的第 I 份，用于分到多台机器；参见 `nk-lint merge`',
  },
  notShard: { en: 'PART/COUNT, such as 1/3', 'zh-CN': '“第几份/共几份”的形式，例如 1/3' },
  merge: {
    en: 'lint what `check --shard I/N --format records=FILE` wrote on several machines, as in one run',
    'zh-CN': '汇总多台机器用 `check --shard I/N --format records=FILE` 写出的记录，结果与一次检查相同',
  },
  mergeFiles: { en: 'the files of all parts', 'zh-CN': '所有份的记录文件' },
  recordsWritten: {
    en: 'Wrote {count, plural, =1 {1 record} other {# records}} to {file}; lint it with the other parts by `nk-lint merge`',
    'zh-CN': '已将 {count} 条记录写入 {file}；请用 `nk-lint merge` 与其他各份一起检查',
  },
  progress: { en: 'Reading articles: {done} of {total}', 'zh-CN': '正在读取文章：{done} / {total}' },
  cacheMiss: { en: 'Cache: {path} was parsed: {reason}', 'zh-CN': '缓存：{path} 重新解析：{reason}' },
  cacheUnwritable: {
    en: 'Note: the cache could not be written: {reason}',
    'zh-CN': '注意：无法写入缓存：{reason}',
  },
  cacheLinked: {
    en: 'Note: the cache is not used, because {folder} is a symbolic link',
    'zh-CN': '注意：{folder} 是符号链接，因此不使用缓存',
  },
  cacheTracked: {
    en: 'Note: the cache in {folder} is not used, because git tracks files in it, which may come from another branch; `git rm -r --cached {folder}` stops that',
    'zh-CN':
      '注意：git 跟踪了 {folder} 中的文件，它们可能来自他人的分支，因此不使用该缓存；可用 `git rm -r --cached {folder}` 取消跟踪',
  },
  cacheUnknown: {
    en: 'Note: the cache in {folder} is not used, because without a git repository it may come from anywhere; if you trust it, name it with --cache-location',
    'zh-CN':
      '注意：这里没有 git 仓库，无法判断 {folder} 中缓存的来源，因此不使用；如果信任它，请用 --cache-location 指定',
  },
  missNew: { en: 'new article', 'zh-CN': '新文章' },
  missChanged: { en: 'its text changed', 'zh-CN': '内容已变化' },
  missEngine: { en: 'its site generator changed', 'zh-CN': '站点生成器不同' },
  missVersion: { en: 'the cache is from another version or other plugins', 'zh-CN': '缓存来自其他版本或不同的插件' },
  missDamaged: { en: 'the cache is damaged', 'zh-CN': '缓存已损坏' },
  missUnreadable: { en: 'the cache cannot be read', 'zh-CN': '无法读取缓存' },
  watching: {
    en: '{time}: watching {count, plural, =1 {1 article} other {# articles}}; Ctrl-C ends',
    'zh-CN': '{time}：正在监视 {count} 篇文章的变化，按 Ctrl-C 结束',
  },
  watchGone: {
    en: 'Note: {path} is gone; it will be checked when it is back',
    'zh-CN': '注意：{path} 已不存在，恢复后将重新检查',
  },
  watchReplaced: {
    en: 'Note: {path} was replaced; the new one is watched',
    'zh-CN': '注意：{path} 已被替换，现监视新的内容',
  },
  optionColor: { en: 'always color the output', 'zh-CN': '始终输出颜色' },
  optionNoColor: { en: 'never color the output', 'zh-CN': '不输出颜色' },
  optionLang: { en: 'language of the messages', 'zh-CN': '消息的语言' },
  optionPrintConfig: { en: 'print the configuration for one file', 'zh-CN': '打印某个文件的最终配置' },
  optionExplainFiles: { en: 'print why each file is checked or skipped', 'zh-CN': '说明每个文件为何被检查或跳过' },
  optionDebug: {
    en: 'print stacks of unexpected errors, refused fixes and cache misses',
    'zh-CN': '打印意外错误的调用栈、未应用的修复和未命中的缓存',
  },
  norms: {
    en: 'print what the articles of each collection usually do, with which some rules compare',
    'zh-CN': '打印每个集合的文章通常的做法（部分规则以此为参照）',
  },
  normsOf: { en: '{name}: {count, plural, =1 {1 article} other {# articles}}', 'zh-CN': '{name}：{count} 篇文章' },
  normsNone: { en: 'too few articles to learn from', 'zh-CN': '文章太少，看不出通常的做法' },
  optionLong: { en: 'also print what each rule flags', 'zh-CN': '同时显示每条规则的完整说明' },
  optionJson: { en: 'print JSON', 'zh-CN': '以 JSON 输出' },
  hint: { en: 'Hint: {hint}', 'zh-CN': '提示：{hint}' },
  failed: { en: 'nk-lint failed: {message}', 'zh-CN': 'nk-lint 出错：{message}' },
  ignored: {
    en: 'Note: {count, plural, =1 {1 named file is} other {# named files are}} ignored by {by} (--no-ignore checks them)',
    'zh-CN': '注意：指定的文件中有 {count} 个被 {by} 排除（--no-ignore 可强制检查）',
  },
  folderNamedLikeArticle: {
    en: 'Note: {path} is a folder; the articles in it are checked',
    'zh-CN': '注意：{path} 是目录，检查的是其中的文章',
  },
  noArticle: {
    en: 'Note: {path} is not an article and was skipped',
    'zh-CN': '注意：{path} 不是文章，已跳过',
  },
  hidden: {
    en: 'Note: {count, plural, =1 {1 article skipped: its name begins with a dot; name it or add --no-ignore to check it} other {# articles skipped: their names begin with a dot; name them or add --no-ignore to check them}}',
    'zh-CN': '注意：跳过了 {count} 篇文件名以点开头的文章；写出路径或加 --no-ignore 即可检查',
  },
  noStdin: {
    en: 'Note: --stdin-filename has no effect without `-`, which reads standard input',
    'zh-CN': '注意：--stdin-filename 须与 `-`（读取标准输入）同用，此次无效',
  },
  unsafeAlone: {
    en: 'Note: --unsafe-fixes has no effect without --fix, --diff or --fix-dry-run',
    'zh-CN': '注意：--unsafe-fixes 须与 --fix、--diff 或 --fix-dry-run 同用，此次无效',
  },
  fixBesideDiff: {
    en: 'Note: --diff shows what --fix would change; nothing is written',
    'zh-CN': '注意：加了 --diff，只显示 --fix 会做的修改，不写入文件',
  },
  fixBesideDryRun: {
    en: 'Note: with --fix-dry-run, --fix writes nothing',
    'zh-CN': '注意：加了 --fix-dry-run，--fix 不写入文件',
  },
  nearConfig: {
    en: 'Note: {file} is not read; the configuration is nk-lint.config.mjs (.js, .ts), .nk-lint.json (.jsonc, .yaml, .toml), or `nk-lint` in package.json',
    'zh-CN':
      '注意：没有读取 {file}；配置文件应为 nk-lint.config.mjs（.js、.ts）、.nk-lint.json（.jsonc、.yaml、.toml），或 package.json 中的 `nk-lint`',
  },
  reportWritten: {
    en: 'Wrote {file} ({count, plural, =1 {1 finding} other {# findings}})',
    'zh-CN': '已写入 {file}（{count} 条问题）',
  },
  fixed: {
    en: 'Fixed {made, plural, =1 {1 problem} other {# problems}} in {files, plural, =1 {1 article} other {# articles}}',
    'zh-CN': '已修复 {files} 篇文章中的 {made} 处问题',
  },
  wouldFix: {
    en: 'Would fix {made, plural, =1 {1 problem} other {# problems}} in {files, plural, =1 {1 article} other {# articles}}',
    'zh-CN': '可修复 {files} 篇文章中的 {made} 处问题',
  },
  diffFolded: {
    en: '{sign} … {count} more lines (shown in full in a file or a pipe)',
    'zh-CN': '{sign} …… 另有 {count} 行（输出到文件或管道时全部显示）',
  },
  diffEscaped: {
    en: 'Note: the patch shows control characters and CI commands as escapes; `git apply` refuses those parts, --fix fixes them',
    'zh-CN': '注意：补丁中的控制字符和 CI 命令已转义显示，`git apply` 无法应用含有它们的部分；请用 --fix 修复',
  },
  nothingToFix: { en: 'Nothing to fix', 'zh-CN': '没有可修复的问题' },
  nothingSafeToFix: {
    en: 'Nothing to fix without --unsafe-fixes',
    'zh-CN': '没有可安全修复的问题，其余修复须加 --unsafe-fixes',
  },
  fixesRefused: {
    en: '{count, plural, =1 {1 fix was not made: it} other {# fixes were not made: they}} would cause other findings or change the page (--debug lists {count, plural, =1 {it} other {them}})',
    'zh-CN': '有 {count} 处修复未应用：会引出其他问题，或改变页面结构（--debug 会列出）',
  },
  fixNotGone: {
    en: '{path}:{line}: fix of {rule} not applied: the problem would remain',
    'zh-CN': '{path}:{line}：未应用 {rule} 的修复：修复后问题仍在',
  },
  fixMoreFindings: {
    en: '{path}:{line}: fix of {rule} not applied: it would cause other findings',
    'zh-CN': '{path}:{line}：未应用 {rule} 的修复：会引出其他问题',
  },
  fixOutline: {
    en: '{path}:{line}: fix of {rule} not applied: it would change the page around it',
    'zh-CN': '{path}:{line}：未应用 {rule} 的修复：会改变周围的页面结构',
  },
  changedMeanwhile: {
    en: '{path} was not written, because another program changed it meanwhile',
    'zh-CN': '{path} 在此期间被其他程序修改，因此没有写入',
  },
  unwritten: { en: '{path} could not be written: {reason}', 'zh-CN': '{path} 无法写入：{reason}' },
  leftOut: {
    en: '{count, plural, =1 {1 more finding is} other {# more findings are}} not shown (--max-findings {max})',
    'zh-CN': '另有 {count} 条未显示（--max-findings {max}）',
  },
  misconfigured: {
    en: 'A rule could not run because of the configuration. The other rules ran.',
    'zh-CN': '因配置有误，有规则无法运行。其余规则已正常运行。',
  },
  crashed: {
    en: 'A rule crashed: a bug in nk-lint or a plugin, not in the article. The other rules ran.',
    'zh-CN': '有规则运行出错：这是 nk-lint 或插件的问题，不是文章的问题。其余规则已正常运行。',
  },
  reasonArticle: { en: 'article', 'zh-CN': '文章' },
  reasonNamed: { en: 'named on the command line', 'zh-CN': '在命令行中指定' },
  reasonIgnored: { en: 'ignored by {by}', 'zh-CN': '被 {by} 排除' },
  reasonHidden: { en: 'its name begins with a dot', 'zh-CN': '文件名以点开头' },
  reasonFolder: { en: 'a folder; the articles in it are checked', 'zh-CN': '是目录，检查的是其中的文章' },
  reasonNotArticle: {
    en: 'its name does not end in .md, .mdx, .markdown, .mdown or .mkd',
    'zh-CN': '扩展名不是 .md、.mdx、.markdown、.mdown 或 .mkd',
  },
  checked: { en: 'checked', 'zh-CN': '已检查' },
  skipped: { en: 'skipped', 'zh-CN': '跳过' },
} as const satisfies Record<string, OwnWords>;

/** Errors that are found before any command is loaded. */
export const commandErrors = {
  commandUnknown: {
    says: { en: 'Unknown command {command}', 'zh-CN': '未知命令 {command}' },
    hint: { en: 'nk-lint help lists all commands', 'zh-CN': '用 nk-lint help 查看所有命令' },
  },
  commandMeant: {
    says: {
      en: 'Unknown command {command}. Did you mean {meant}?',
      'zh-CN': '未知命令 {command}，是否想写 {meant}？',
    },
  },
} as const satisfies Record<string, ErrorWords>;
