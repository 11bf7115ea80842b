import type { OwnWords } from '../core/types.ts';

/** Texts of `nk-lint init`: help, questions, and the comments of the configuration. */
export const init = {
  about: {
    en: 'write a configuration for the site found here, with the evidence for each line',
    'zh-CN': '为这里的网站生成配置，每一项都注明依据',
  },
  paths: {
    en: 'folders of the articles, by default content/, source/_posts/, _posts/, src/content/, or .',
    'zh-CN': '文章所在的目录；默认依次找 content/、source/_posts/、_posts/、src/content/、当前目录',
  },
  optionBaseline: {
    en: 'also write a baseline, so that existing findings are not reported',
    'zh-CN': '同时生成基线：已有的问题不再报告',
  },
  optionCi: { en: 'also write the CI file', 'zh-CN': '同时生成 CI 配置' },
  optionYes: { en: 'answer all questions with yes', 'zh-CN': '不提问，全部按“是”处理' },

  // Notes of the command.
  stands: { en: '{file} exists and was not changed', 'zh-CN': '{file} 已存在，保持不变' },
  written: { en: 'Wrote {file}', 'zh-CN': '已写入 {file}' },
  found: {
    en: 'Found {articles, plural, =1 {1 article} other {# articles}}, generator: {engine}, named collections: {collections}',
    'zh-CN': '共 {articles} 篇文章，网站生成器：{engine}，集合：{collections} 个',
  },
  unknownEngine: { en: 'none found', 'zh-CN': '未识别' },
  baselineWritten: {
    en: 'Wrote {count, plural, =1 {1 finding} other {# findings}} to {file}; only new ones are reported',
    'zh-CN': '已将已有的 {count} 条问题写入 {file}，此后只报告新问题',
  },
  baselineNeedless: { en: 'No findings, so no baseline is needed', 'zh-CN': '没有发现问题，不需要基线' },
  ciBelow: {
    en: 'The top of the repository is above this folder, and CI reads {file} only there. Its content, to be run in {folder}:',
    'zh-CN': '仓库的顶层目录在上级，CI 只读取那里的 {file}。内容如下，并须在 {folder} 中运行：',
  },
  ciAdd: { en: '{file} exists; add this to it:', 'zh-CN': '{file} 已存在，请自行加入：' },
  ciUnknown: {
    en: 'No known CI found; --ci github or --ci gitlab writes its file',
    'zh-CN': '无法判断项目使用哪种 CI，可用 --ci github 或 --ci gitlab 生成',
  },
  nothingWritten: { en: 'Nothing was written', 'zh-CN': '没有写入任何文件' },
  next: { en: 'Next steps', 'zh-CN': '下一步' },
  nextCheck: { en: 'check the articles', 'zh-CN': '检查文章' },
  nextDiff: { en: 'preview the safe fixes', 'zh-CN': '预览安全修复' },
  nextBaseline: {
    en: 'record findings, to report only new ones',
    'zh-CN': '把已有的问题记入基线，此后只报告新问题',
  },
  nextSchema: { en: 'infer a schema from the existing front matter', 'zh-CN': '根据现有的 front matter 生成 schema' },

  // Questions; answers are y, n or the name of a CI.
  askConfig: { en: 'Write this to {file}? [Y/n] ', 'zh-CN': '写入 {file} 吗？[Y/n] ' },
  askBaseline: {
    en: '{count, plural, =1 {1 finding. Record it} other {# findings. Record them}} in a baseline, to report only new ones? [y/N] ',
    'zh-CN': '目前有 {count} 条问题。要记入基线（以后只报告新问题）吗？[y/N] ',
  },
  askCi: { en: 'Write a CI file? [github/gitlab/N] ', 'zh-CN': '要生成 CI 配置吗？[github/gitlab/N] ' },
  askCiKnown: { en: 'Write the CI file for {ci}? [y/N] ', 'zh-CN': '要生成 {ci} 的 CI 配置吗？[y/N] ' },

  // Comments of the configuration.
  head: {
    en: 'Written by `nk-lint init` from {articles, plural, =1 {1 article} other {# articles}}. Edit it as you like.',
    'zh-CN': '由 `nk-lint init` 根据找到的 {articles} 篇文章生成，可随意修改。',
  },
  headMore: {
    en: '`nk-lint rules` lists the rules, `nk-lint norms` shows what the articles usually do.',
    'zh-CN': '`nk-lint rules` 列出所有规则，`nk-lint norms` 显示这些文章通常的做法。',
  },
  rules: {
    en: 'Levels of single rules (off, info, warning, error), for example:',
    'zh-CN': '单条规则的级别（off、info、warning、error），例如：',
  },
  presets: {
    en: "Or 'crawled', for articles written by a program, or 'strict'.",
    'zh-CN': "另有 'crawled'（程序抓取的文章）和 'strict'（严格）。",
  },
  marks: {
    en: '{count} of {total} articles look written by a program: a hash as file name, or a date with fractions of a second.',
    'zh-CN': '{total} 篇文章中有 {count} 篇带有程序生成的痕迹：以哈希值命名，或日期精确到秒以下。',
  },
  links: {
    en: '{count} of {total} articles link to their source page on `{host}`.',
    'zh-CN': '{total} 篇文章中有 {count} 篇链接到 `{host}` 上的原文。',
  },
  crawledMaybe: {
    en: "If they were crawled from other sites, use 'crawled', which is stricter about what crawlers do wrong.",
    'zh-CN': "如果文章是程序抓取的，更适合用 'crawled'：它对抓取造成的问题更严格。",
  },
  engine: { en: 'Detected from {proof}.', 'zh-CN': '依据：{proof, list}。' },
  renderer: {
    en: 'Markdown is rendered by {renderer}, according to {proof}.',
    'zh-CN': 'Markdown 由 {renderer} 渲染，见 {proof, list}。',
  },
  unknownRenderer: {
    en: "The Markdown renderer is unknown; set it with 'renderer'.",
    'zh-CN': "不清楚 Markdown 由什么渲染，可用 'renderer' 指明。",
  },
  timeZoneFile: {
    en: 'Time zone of dates without one, from {file}.',
    'zh-CN': '没有写时区的日期按此理解；{file} 中如此设置。',
  },
  timeZoneDates: {
    en: 'Time zone of dates without one: {count} of the {total} dates with a time zone have this one.',
    'zh-CN': '没有写时区的日期按此理解：{total} 个写了时区的日期中有 {count} 个如此。',
  },
  files: { en: 'Checked if no path is given on the command line.', 'zh-CN': '命令行没有指定路径时检查的范围。' },
  collections: {
    en: 'Articles are compared with those of the same collection.',
    'zh-CN': '文章只与同一集合的文章比较。',
  },
  others: {
    en: 'Folders with {least} articles or more are named, or all if there are few. Others: {folders}, with {articles} articles; each is still a collection of its own.',
    'zh-CN':
      '目录不多时全部写出，否则只写至少有 {least} 篇文章的。另有 {folders} 个目录，共 {articles} 篇文章，不写出来也各自成为集合。',
  },
  othersOne: {
    en: 'One other folder is too small to be named ({articles, plural, =1 {1 article} other {# articles}}); it is still a collection of its own.',
    'zh-CN': '另有 1 个目录内容较少（{articles} 篇文章），不写出来也自成集合。',
  },
  noCollections: {
    en: 'No collections are named. There are {folders} folders with {articles} articles in all; each is a collection, and rules learn what is usual from {least} articles on.',
    'zh-CN':
      '集合：未写出。共 {folders} 个目录、{articles} 篇文章，每个目录自成集合；一个集合至少有 {least} 篇文章，规则才能看出通常的做法。',
  },
  section: { en: '{articles, plural, =1 {1 article} other {# articles}}.', 'zh-CN': '{articles} 篇文章。' },
  sectionLinked: {
    en: '{articles, plural, =1 {1 article} other {# articles}}; {linked} with a link to the source page.',
    'zh-CN': '{articles} 篇文章，其中 {linked} 篇链接到原文。',
  },
  hostsMany: {
    en: 'These links lead to {hosts} sites, most often {most}: too many to list in `hosts`.',
    'zh-CN': '这些链接指向 {hosts} 个网站，最多的是 {most, list}；几个网站不足以概括，因此没有写 `hosts`。',
  },
  required: {
    en: '{count} of {total} articles link to their source page, so an article without that link is reported.',
    'zh-CN': '{total} 篇文章中有 {count} 篇链接到原文，缺少链接的会报告。',
  },
  hosts: {
    en: '{count} of these {total} links lead there; a link to another site is reported.',
    'zh-CN': '这 {total} 个链接中有 {count} 个指向这里，指向其他网站的会报告。',
  },
  identity: {
    en: '`{field}` is the MD5 of that link in {count} of {total} articles.',
    'zh-CN': '{total} 篇文章中有 {count} 篇的 `{field}` 是原文链接的 MD5。',
  },
} as const satisfies Record<string, OwnWords>;
