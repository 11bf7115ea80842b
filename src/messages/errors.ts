import type { ErrorWords } from '../core/errors.ts';

/** Errors of command lines and configurations, with hints. */
export const errors = {
  watchClash: {
    says: { en: '--watch and {flag} cannot be used together', 'zh-CN': '--watch 不能与 {flag} 同时使用' },
  },
  mergeClash: {
    says: { en: '`nk-lint merge` does not support {flag}', 'zh-CN': '`nk-lint merge` 不支持 {flag}' },
    hint: {
      en: 'It lints records; options that read or change articles belong to `nk-lint check`',
      'zh-CN': '它处理的是记录；读取或修改文章请用 `nk-lint check`',
    },
  },
  recordsAlone: {
    says: {
      en: '`--format records=FILE` needs a file and cannot be combined with other formats',
      'zh-CN': '`--format records=FILE` 必须指定文件，且不能与其他格式同时使用',
    },
  },
  recordsForeign: {
    says: { en: '{file} was not written by `--format records`', 'zh-CN': '{file} 不是 `--format records` 生成的文件' },
  },
  recordsVersion: {
    says: {
      en: '{file} was written by another version of nk-lint or Node.js, or with other rules',
      'zh-CN': '{file} 由其他版本的 nk-lint 或 Node.js 生成，或使用了其他规则',
    },
    hint: { en: 'Use the same versions and rules on every machine', 'zh-CN': '请在每台机器上使用相同的版本和规则' },
  },
  recordsCut: {
    says: { en: '{file} is incomplete or damaged', 'zh-CN': '{file} 不完整或已损坏' },
    hint: { en: 'Write it again', 'zh-CN': '请重新生成' },
  },
  recordsOther: {
    says: {
      en: '{file} is from a check in {of} parts, the other files are from one in {others}',
      'zh-CN': '{file} 属于分为 {of} 份的检查，而其他文件分为 {others} 份',
    },
  },
  recordsTwice: {
    says: { en: 'Part {number} of {of} was given twice, again in {file}', 'zh-CN': '第 {number}/{of} 份重复：{file}' },
  },
  recordsMissing: {
    says: { en: 'Parts missing (of {of}): {numbers}', 'zh-CN': '共 {of} 份，缺少第 {numbers, list} 份' },
    hint: { en: 'Name the files of all parts', 'zh-CN': '请列出所有份的文件' },
  },
  recordingInvalid: {
    says: { en: '{file} was not written by --record', 'zh-CN': '{file} 不是 --record 生成的文件' },
  },
  recordingChanged: {
    says: {
      en: '{file} is part of the change under review, so its recorded responses cannot be trusted',
      'zh-CN': '{file} 属于待审查的改动，其中记录的网络结果不可信',
    },
    hint: { en: 'Check the links with --online', 'zh-CN': '请用 --online 联网检查' },
  },
  compareInvalid: {
    says: { en: '{file} is not a report of `--format json`', 'zh-CN': '{file} 不是 `--format json` 的报告' },
    hint: {
      en: 'Write one with `--format json=FILE`, and compare the next run with it',
      'zh-CN': '请先用 `--format json=FILE` 写出报告，再与之后的检查比较',
    },
  },
  linksOffline: {
    says: {
      en: 'No network: {failed} of {hosts} hosts did not respond, so links were not checked',
      'zh-CN': '无法访问网络：{hosts} 个主机中有 {failed} 个没有响应，因此没有检查链接',
    },
    hint: {
      en: 'Check the network of this machine; earlier results are kept',
      'zh-CN': '请检查本机网络；此前的检查结果仍然保留',
    },
  },
  linksFakeIp: {
    says: {
      en: 'The DNS of this machine resolves every name to 198.18.0.0/15, as the proxies Clash and sing-box do, so IP addresses cannot be checked',
      'zh-CN':
        '本机 DNS 把所有域名都解析到 198.18.0.0/15（Clash、sing-box 等代理的 fake-ip 模式），无法判断 IP 地址是否安全',
    },
    hint: {
      en: "If you trust that proxy, set links: { trustedFakeIpCidrs: ['198.18.0.0/15'] } in the configuration",
      'zh-CN': "如信任该代理，请在配置中设置 links: { trustedFakeIpCidrs: ['198.18.0.0/15'] }",
    },
  },
  linksInterrupted: {
    says: {
      en: 'Interrupted. Saved {count, plural, =1 {1 result} other {# results}}; the next run continues from there',
      'zh-CN': '已中断；已保存 {count} 个结果，下次从此处继续',
    },
  },
  hostPort: {
    says: {
      en: '--allow-host: expected HOST:PORT, got "{value}"',
      'zh-CN': '--allow-host 的值应为：HOST:PORT（现为“{value}”）',
    },
  },
  configNotFound: {
    says: { en: 'Configuration file {file} does not exist', 'zh-CN': '配置文件 {file} 不存在' },
  },
  configFromMissing: {
    says: { en: '--config-from: folder {folder} does not exist', 'zh-CN': '--config-from：目录 {folder} 不存在' },
  },
  configSyntax: {
    says: { en: 'Cannot read the configuration: {reason}', 'zh-CN': '无法解析配置：{reason}' },
  },
  dataTooDeep: {
    says: { en: 'Nested deeper than {levels} levels', 'zh-CN': '嵌套超过 {levels} 层' },
  },
  configNoObject: { says: { en: 'The configuration must be an object', 'zh-CN': '配置必须是一个对象' } },
  configLoop: { says: { en: 'The configuration extends itself: {chain}', 'zh-CN': '配置循环继承自己：{chain}' } },
  configModule: {
    says: { en: 'Cannot load this file: {reason}', 'zh-CN': '无法加载此文件：{reason}' },
  },
  configCode: {
    says: {
      en: 'This file is a program, which does not run unless its folder is open and trusted',
      'zh-CN': '此文件是程序，只有打开并信任其所在的目录后才会运行',
    },
    hint: {
      en: 'Open the folder in the editor and trust it, or write the configuration as JSON, YAML or TOML',
      'zh-CN': '请在编辑器中打开并信任该目录，或改用 JSON、YAML、TOML 编写配置',
    },
  },
  configModuleSelf: {
    says: { en: 'Cannot load this file: {reason}', 'zh-CN': '无法加载此文件：{reason}' },
    hint: {
      en: 'Install nk-lint in this project (npm install --save-dev nk-lint), or export the object without defineConfig',
      'zh-CN': '请在本项目中安装 nk-lint（npm install --save-dev nk-lint），或直接导出对象而不用 defineConfig',
    },
  },
  configCommonJs: {
    says: {
      en: 'Cannot load this file: an ES module has no `{name}`',
      'zh-CN': '无法加载此文件：ES 模块中没有 `{name}`',
    },
    hint: {
      en: 'Write `export default {…}` in place of `module.exports`, and `import` in place of `require`',
      'zh-CN': '请把 `module.exports` 改为 `export default {…}`，把 `require` 改为 `import`',
    },
  },
  configTypeScript: {
    says: {
      en: '{file} is TypeScript, which Node.js {node} cannot load',
      'zh-CN': '{file} 是 TypeScript，Node.js {node} 无法直接加载',
    },
    hint: {
      en: 'Install jiti (npm install --save-dev jiti), use Node.js 22.18 or later, or name the file nk-lint.config.mjs',
      'zh-CN': '请安装 jiti（npm install --save-dev jiti），或使用 Node.js 22.18 以上版本，或改名为 nk-lint.config.mjs',
    },
  },
  extendsUnknown: {
    says: {
      en: 'Cannot extend `{name}`: no such preset, file or package',
      'zh-CN': '无法继承 `{name}`：没有这样的预设、文件或包',
    },
    hint: { en: 'Presets are {known}; file paths begin with ./', 'zh-CN': '预设有 {known, list}；文件路径以 ./ 开头' },
  },
  extendsMeant: {
    says: { en: 'Cannot extend `{name}`. Did you mean `{meant}`?', 'zh-CN': '无法继承 `{name}`，是否想写 `{meant}`？' },
  },
  pluginNotFound: {
    says: { en: 'Cannot find the plugin `{plugin}`', 'zh-CN': '找不到插件 `{plugin}`' },
    hint: {
      en: 'File paths begin with ./; other names are installed packages',
      'zh-CN': '文件路径以 ./ 开头，其他名称是已安装的包',
    },
  },
  pluginClash: {
    says: {
      en: 'A plugin defines the rule `{rule}`, which is built into nk-lint',
      'zh-CN': '插件的规则 `{rule}` 与内置规则重名',
    },
  },
  pluginEmpty: {
    says: { en: 'The plugin {plugin} exports no rule', 'zh-CN': '插件 {plugin} 没有导出规则' },
    hint: {
      en: 'Export what articleRule() or corpusRule() returns, as default or as `rules`',
      'zh-CN': '请默认导出、或以 `rules` 导出 articleRule() 或 corpusRule() 的返回值',
    },
  },
  collectionEmpty: {
    says: {
      en: 'None of these articles is in the collection `{collection}`',
      'zh-CN': '这些文章都不属于集合 `{collection}`',
    },
    hint: { en: 'Their collections are {known}', 'zh-CN': '它们所属的集合有：{known, list}' },
  },
  collectionNone: {
    says: {
      en: 'None of these articles is in the collection `{collection}`',
      'zh-CN': '这些文章都不属于集合 `{collection}`',
    },
    hint: {
      en: 'Define collections in the configuration, under `collections`',
      'zh-CN': '集合在配置文件的 `collections` 中定义',
    },
  },
  noFrontMatter: {
    says: {
      en: '{count, plural, =1 {The article has no readable front matter} other {None of the # articles has readable front matter}}',
      'zh-CN': '{count, plural, =1 {这篇文章没有} other {# 篇文章都没有}}可读的 front matter',
    },
  },
  schemaNotFound: {
    says: {
      en: 'Cannot read the schema of the collection `{collection}`: {file}',
      'zh-CN': '无法读取集合 `{collection}` 的 schema：{file}',
    },
  },
  schemaUnreadable: {
    says: { en: 'Cannot read the schema {file}', 'zh-CN': '无法读取 schema {file}' },
  },
  schemaSyntax: {
    says: { en: 'The schema is not valid JSON or YAML: {reason}', 'zh-CN': 'schema 不是有效的 JSON 或 YAML：{reason}' },
  },
  /** A prefix; the reason follows. */
  schemaInvalid: {
    says: { en: 'Invalid schema {schema} at `{pointer}`: ', 'zh-CN': 'schema {schema} 的 `{pointer}` 有误：' },
  },
  schemaReferenceEmpty: {
    says: { en: '`{reference}` points to nothing', 'zh-CN': '`{reference}` 没有指向任何内容' },
  },
  schemaReferenceMissing: {
    says: {
      en: 'Cannot read `{reference}`, to which a schema refers',
      'zh-CN': 'schema 引用了 `{reference}`，但无法读取',
    },
    hint: {
      en: 'Paths are relative to the file that has the reference: {file}',
      'zh-CN': '路径相对于引用它的文件：{file}',
    },
  },
  schemaRemote: {
    says: {
      en: '`{reference}` is a URL, and nk-lint never downloads schemas',
      'zh-CN': '`{reference}` 是网址，而 nk-lint 从不下载 schema',
    },
    hint: {
      en: 'Save it in the project and refer to it by its path, such as ./schemas/article.json',
      'zh-CN': '请把它保存到项目中，再用路径引用，例如 ./schemas/article.json',
    },
  },
  schemaPreset: {
    says: { en: 'nk-lint has no schema `{name}`', 'zh-CN': 'nk-lint 没有名为 `{name}` 的 schema' },
    hint: {
      en: 'Schemas of nk-lint: {known}; write a file with its folder or extension, such as ./article.json',
      'zh-CN': '可用的有：{known, list}；文件请写出目录或扩展名，例如 ./article.json',
    },
  },
  schemaDraft: {
    says: {
      en: 'The schema {schema} uses `{draft}`, which nk-lint does not support',
      'zh-CN': 'schema {schema} 使用的 `{draft}` 不受支持',
    },
    hint: {
      en: '`$schema` may be https://json-schema.org/draft/2020-12/schema or http://json-schema.org/draft-07/schema#',
      'zh-CN':
        '`$schema` 可以是 https://json-schema.org/draft/2020-12/schema 或 http://json-schema.org/draft-07/schema#',
    },
  },
  schemaPatternSlow: {
    says: {
      en: 'the pattern `{pattern}` ({place}) was stopped after a second; rewrite it without nested repetition',
      'zh-CN': '正则表达式 `{pattern}`（{place}）耗时超过一秒，已停止匹配；请改写，避免嵌套重复',
    },
  },
  /** Both follow the prefix of `schemaInvalid`. */
  schemaTooDeep: { says: { en: 'its references are nested too deep', 'zh-CN': '引用嵌套过深' } },
  schemaCircular: {
    says: { en: 'it refers to itself without end for the same value', 'zh-CN': '它对同一个值无限地引用自身' },
  },
  schemaEndless: {
    says: {
      en: 'the schema {file} refers to itself without end, or is nested too deep',
      'zh-CN': 'schema {file} 无限地引用自身，或嵌套过深',
    },
  },
  schemaSlow: {
    says: { en: 'the schema {file} takes too long', 'zh-CN': 'schema {file} 耗时过长' },
  },
  schemaOutside: {
    says: { en: '{file} is outside of the project', 'zh-CN': '{file} 在项目目录之外' },
  },
  schemaKind: {
    says: { en: '{file} does not end in .json, .yaml or .yml', 'zh-CN': '{file} 的扩展名不是 .json、.yaml 或 .yml' },
  },
  ruleUnknown: {
    says: { en: 'Unknown rule `{rule}`', 'zh-CN': '没有名为 `{rule}` 的规则' },
    hint: { en: 'nk-lint rules lists them all', 'zh-CN': '用 nk-lint rules 查看所有规则' },
  },
  ruleMeant: {
    says: {
      en: 'Unknown rule `{rule}`. Did you mean `{meant}`?',
      'zh-CN': '没有名为 `{rule}` 的规则，是否想写 `{meant}`？',
    },
  },
  ruleNear: {
    says: { en: 'Unknown rule `{rule}`', 'zh-CN': '没有名为 `{rule}` 的规则' },
    hint: { en: 'Rules with this word: {near}', 'zh-CN': '名称中有这个词的规则：{near, list}' },
  },
  keyUnknown: {
    says: { en: 'Unknown key `{key}` in `{where}`', 'zh-CN': '`{where}` 中没有名为 `{key}` 的配置项' },
    hint: { en: 'Keys are {known}', 'zh-CN': '可用的配置项：{known, list}' },
  },
  keyMeant: {
    says: {
      en: 'Unknown key `{key}` in `{where}`. Did you mean `{meant}`?',
      'zh-CN': '`{where}` 中没有名为 `{key}` 的配置项，是否想写 `{meant}`？',
    },
  },
  notAllowed: {
    says: { en: '`{where}`: expected one of {allowed}', 'zh-CN': '`{where}` 应为以下之一：{allowed, list}' },
  },
  wrongType: {
    says: { en: '`{where}`: expected a value of type {type}', 'zh-CN': '`{where}` 的类型应为 {type}' },
  },
  listExpected: {
    says: { en: '`{where}`: expected a list', 'zh-CN': '`{where}` 应为列表' },
    hint: { en: 'Write [{value}]', 'zh-CN': '请写成 [{value}]' },
  },
  textOrList: {
    says: { en: '`{where}`: expected a string or a list of strings', 'zh-CN': '`{where}` 应为字符串或字符串列表' },
  },
  keyMissing: { says: { en: '`{where}` lacks the key `{key}`', 'zh-CN': '`{where}` 缺少配置项 `{key}`' } },
  wrongTimeZone: {
    says: {
      en: '`{where}`: expected a UTC offset such as +08:00 or an IANA name such as Asia/Shanghai, got "{value}"',
      'zh-CN': '`{where}` 应为 +08:00 这样的 UTC 偏移量或 Asia/Shanghai 这样的 IANA 时区名，而不是“{value}”',
    },
  },
  wrongLanguage: {
    says: {
      en: '`{where}`: expected en or zh-CN, got "{value}"',
      'zh-CN': '`{where}` 应为 en 或 zh-CN，而不是“{value}”',
    },
  },
  wrongSeverityKey: {
    says: {
      en: '`{where}`: expected a status (403, 4xx), a reason (timeout) or a verdict (uncertain), got "{value}"',
      'zh-CN': '`{where}` 的键应为状态码（403、4xx）、原因（timeout）或结论（uncertain），而不是“{value}”',
    },
  },
  outOfRange: {
    says: { en: '`{where}`: expected a value {range}', 'zh-CN': '`{where}` 的值应 {range}' },
  },
  textEmpty: { says: { en: '`{where}` is empty', 'zh-CN': '`{where}` 为空' } },
  wrongLevel: {
    says: {
      en: '`{where}`: expected a level, or a list of a level and options',
      'zh-CN': '`{where}` 应为级别，或 [级别, 选项]',
    },
  },
  configInvalid: { says: { en: '`{where}` is not valid', 'zh-CN': '`{where}` 无效' } },
  formatUnknown: {
    says: { en: 'Unknown format "{format}"', 'zh-CN': '未知的输出格式“{format}”' },
    hint: { en: 'Formats are {known}', 'zh-CN': '可用的格式：{known, list}' },
  },
  formatMeant: {
    says: {
      en: 'Unknown format "{format}". Did you mean {meant}?',
      'zh-CN': '未知的输出格式“{format}”，是否想写 {meant}？',
    },
  },
  ruleFlag: {
    says: {
      en: '--rule: expected \'RULE: LEVEL\', got "{setting}"',
      'zh-CN': '--rule 的值应为“规则名: 级别”（现为“{setting}”）',
    },
    hint: {
      en: "For example --rule 'image-duplicate: off'; levels are off, info, warning, error",
      'zh-CN': "例如 --rule 'image-duplicate: off'；级别有 off、info、warning、error",
    },
  },
  fileUnreadable: { says: { en: '{file} cannot be read: {reason}', 'zh-CN': '无法读取 {file}：{reason}' } },
  fileOutside: {
    says: {
      en: '{file} leads out of the working tree: it or a folder above it is a symbolic link',
      'zh-CN': '{file} 指向工作目录之外：它或其上级目录是符号链接',
    },
    hint: {
      en: 'A branch from another person could read or write other files that way; use the file itself in place of a link',
      'zh-CN': '他人的分支可能借此读写其他文件；请改用文件本身',
    },
  },
  fileNotRegular: {
    says: {
      en: '{file} is a device, a pipe or a socket, not a file',
      'zh-CN': '{file} 是设备、管道或套接字，不是文件',
    },
  },
  fileIsFolder: {
    says: { en: '{file} is a folder, not a file', 'zh-CN': '{file} 是目录，不是文件' },
  },
  fileTooLarge: {
    says: { en: '{file} is too large for a file of its kind', 'zh-CN': '{file} 过大，不可能是这种文件' },
  },
  globRefused: {
    says: {
      en: 'Invalid glob `{glob}`: it is empty, too long, nested too deep, or not a glob',
      'zh-CN': '通配符 `{glob}` 无效：为空、过长、嵌套过深，或不是通配符',
    },
  },
  pathUnmatched: {
    says: { en: 'No articles match "{path}"', 'zh-CN': '没有与“{path}”匹配的文章' },
    hint: {
      en: 'If that may happen, add --no-error-on-unmatched-pattern',
      'zh-CN': '若属正常，可加 --no-error-on-unmatched-pattern',
    },
  },
  pathMeant: {
    says: {
      en: 'No articles match "{path}". Did you mean {meant}?',
      'zh-CN': '没有与“{path}”匹配的文章，是否想写 {meant}？',
    },
  },
  pathElsewhere: {
    says: { en: 'No articles match "{path}"', 'zh-CN': '没有与“{path}”匹配的文章' },
    hint: {
      en: 'Found {other}/: run nk-lint {other}, or nk-lint without a path',
      'zh-CN': '找到了 {other}/：请运行 nk-lint {other}，或不写路径',
    },
  },
  filesElsewhere: {
    says: {
      en: 'No articles match "{path}", which is from `files` of the configuration',
      'zh-CN': '没有与配置中 `files` 的“{path}”匹配的文章',
    },
    hint: {
      en: 'Found {other}/: name it in `files`',
      'zh-CN': '找到了 {other}/：请将它写入 `files`',
    },
  },
  pathOutside: {
    says: {
      en: '{path} leads out of the working tree: it or a folder above it is a symbolic link in git',
      'zh-CN': '{path} 指向工作目录之外：它或其上级目录是 git 中的符号链接',
    },
    hint: {
      en: 'It may come from a branch of another person; --allow-root names other folders with articles',
      'zh-CN': '它可能来自他人的分支；可用 --allow-root 指定文章所在的其他目录',
    },
  },
  pathEmpty: {
    says: { en: 'There are no articles in {path}', 'zh-CN': '{path} 中没有文章' },
    hint: {
      en: 'Articles end in .md, .mdx, .markdown, .mdown or .mkd; --explain-files says why other files are skipped',
      'zh-CN': '文章的扩展名为 .md、.mdx、.markdown、.mdown 或 .mkd；用 --explain-files 查看其他文件为何被跳过',
    },
  },
  noSchema: {
    says: { en: 'No schema applies to {path}', 'zh-CN': '没有适用于 {path} 的 schema' },
  },
  baselineLine: {
    says: {
      en: 'This line of the baseline is not valid JSON: {reason}',
      'zh-CN': '基线的这一行不是有效的 JSON：{reason}',
    },
    hint: { en: '--write-baseline writes the file anew', 'zh-CN': '用 --write-baseline 可重新生成' },
  },
  baselineKeys: {
    says: {
      en: 'This line of the baseline lacks `path`, `rule` or `key`',
      'zh-CN': '基线的这一行缺少 `path`、`rule` 或 `key`',
    },
    hint: { en: '--write-baseline writes the file anew', 'zh-CN': '用 --write-baseline 可重新生成' },
  },
  baselineMissing: {
    says: { en: 'Baseline file {file} does not exist', 'zh-CN': '基线文件 {file} 不存在' },
    hint: { en: '--write-baseline writes one', 'zh-CN': '用 --write-baseline 生成' },
  },
  baselineRules: {
    says: {
      en: '{flag} cannot be used with --only, --skip, --diff or a selection such as --changed, because the baseline would lose all that they do not check',
      'zh-CN': '{flag} 不能与 --only、--skip、--diff 或 --changed 等同时使用，否则会漏记未检查的部分',
    },
  },
  fileUnwritable: { says: { en: '{file} could not be written: {reason}', 'zh-CN': '{file} 无法写入：{reason}' } },
  gitMissing: {
    says: {
      en: 'Cannot run git: it is not installed, or not in PATH',
      'zh-CN': '无法运行 git：未安装，或不在 PATH 中',
    },
  },
  gitNone: { says: { en: 'Not a git repository', 'zh-CN': '当前目录不在 git 仓库中' } },
  gitNeeded: {
    says: { en: 'Not a git repository; {flag} needs one', 'zh-CN': '当前目录不在 git 仓库中，无法使用 {flag}' },
  },
  gitBare: {
    says: {
      en: 'This folder belongs to a bare git repository, whose configuration could run programs, so git was not run',
      'zh-CN': '当前目录属于一个裸 git 仓库，其配置可能执行程序，因此没有运行 git',
    },
    hint: {
      en: 'Run nk-lint in the folder above, or without --changed, --since, --new-from and --staged',
      'zh-CN': '请在上一级目录中运行，或不使用 --changed、--since、--new-from 和 --staged',
    },
  },
  gitFailed: { says: { en: 'git failed: {reason}', 'zh-CN': 'git 出错：{reason}' } },
  gitRef: {
    says: { en: 'Unknown commit or branch "{ref}"', 'zh-CN': 'git 中没有提交或分支“{ref}”' },
    hint: {
      en: '`git branch --all` lists the branches; in CI, fetch the history first (`fetch-depth: 0` of actions/checkout)',
      'zh-CN': '用 `git branch --all` 查看分支；在 CI 中请先取得完整历史（actions/checkout 的 `fetch-depth: 0`）',
    },
  },
  gitRemoteRef: {
    says: { en: 'Unknown branch "{ref}"', 'zh-CN': 'git 中没有分支“{ref}”' },
    hint: {
      en: 'Fetch it first: `fetch-depth: 0` of actions/checkout in CI, or git fetch {remote} {branch}',
      'zh-CN': '请先取得它：CI 中用 actions/checkout 的 `fetch-depth: 0`，本机用 git fetch {remote} {branch}',
    },
  },
  gitShallow: {
    says: {
      en: 'This clone is shallow and lacks the commit where this branch left `{ref}`',
      'zh-CN': '这是浅克隆，缺少本分支与 `{ref}` 分叉处的提交',
    },
    hint: {
      en: 'Fetch the history first: `fetch-depth: 0` of actions/checkout, `GIT_DEPTH: 0` in GitLab, or git fetch --unshallow',
      'zh-CN':
        '请先取得完整历史：actions/checkout 的 `fetch-depth: 0`、GitLab 的 `GIT_DEPTH: 0`，或 git fetch --unshallow',
    },
  },
  hidingAlone: {
    says: {
      en: '--error-on-hiding needs --new-from or --since, which define the change',
      'zh-CN': '--error-on-hiding 需要与 --new-from 或 --since 合用，由它们确定改动的范围',
    },
  },
  selectionTwice: {
    says: { en: '{flags} cannot be used together', 'zh-CN': '{flags, list} 不能同时使用' },
  },
} as const satisfies Record<string, ErrorWords>;
