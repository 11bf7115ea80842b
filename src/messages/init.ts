import type { OwnWords } from '../core/types.ts';

/** Texts of `nk-lint init`: help, questions, and the comments of the configuration. */
export const init = {
  about: {
    en: 'write a configuration for the site found here, with the evidence for each line',
    'zh-CN': '为这里的网站生成配置，每一项都注明依据',
  },
  paths: {
    en: 'where the articles are, if not in content/, source/_posts/, _posts/, src/content/, or anywhere',
    'zh-CN': '文章所在的位置；不写则依次找 content/、source/_posts/、_posts/、src/content/、当前目录',
  },
  optionBaseline: {
    en: 'write a baseline, too: the findings of today are not reported again',
    'zh-CN': '同时生成基线：今天已有的问题不再报告',
  },
  optionCi: { en: 'write the CI file, too', 'zh-CN': '同时生成 CI 配置' },
  optionYes: { en: 'ask nothing, and do all that would be asked about', 'zh-CN': '不提问，全部按“是”处理' },

  // Notes of the command.
  stands: { en: '{file} is there already; it stays as it is', 'zh-CN': '{file} 已存在，保持不变' },
  written: { en: 'Written: {file}', 'zh-CN': '已写入 {file}' },
  found: {
    en: 'Articles: {articles}, engine: {engine}, collections to name: {collections}',
    'zh-CN': '共 {articles} 篇文章，网站生成器：{engine}，合集：{collections} 个',
  },
  unknownEngine: { en: 'none found', 'zh-CN': '未识别' },
  baselineWritten: {
    en: 'Written: {file}, which hides the findings of today: {count}',
    'zh-CN': '已写入 {file}，其中记录了今天已有的 {count} 个问题',
  },
  baselineNeedless: {
    en: 'There are no findings, so there is no need for a baseline',
    'zh-CN': '没有发现问题，不需要基线',
  },
  ciBelow: {
    en: 'Above this folder is the top of a repository: CI looks for {file} there. This is its text; it must run in {folder}:',
    'zh-CN': '仓库的顶层目录在上级，CI 只读取那里的 {file}。内容如下，并须在 {folder} 中运行：',
  },
  ciAdd: { en: '{file} is there already; add this to it:', 'zh-CN': '{file} 已存在，请自行加入：' },
  ciUnknown: {
    en: 'Nothing tells which CI this project has: --ci github or --ci gitlab writes the file for it',
    'zh-CN': '无法判断项目使用哪种 CI，可用 --ci github 或 --ci gitlab 生成',
  },
  nothingWritten: { en: 'Nothing was written', 'zh-CN': '没有写入任何文件' },
  next: { en: 'Next', 'zh-CN': '下一步' },
  nextCheck: { en: 'check the articles', 'zh-CN': '检查文章' },
  nextDiff: { en: 'see what the safe fixes would change', 'zh-CN': '预览不改变文意的修复' },
  nextBaseline: {
    en: 'remember the findings of today, so that only new ones are reported',
    'zh-CN': '记下今天已有的问题，此后只报告新问题',
  },
  nextSchema: {
    en: 'make a schema from the front matter that is there',
    'zh-CN': '根据现有的 front matter 生成 schema',
  },

  // Questions; answers are y, n or the name of a CI.
  askConfig: { en: 'Write this to {file}? [Y/n] ', 'zh-CN': '写入 {file} 吗？[Y/n] ' },
  askBaseline: {
    en: 'Findings today: {count}. Remember them, so that only new ones are reported? [y/N] ',
    'zh-CN': '目前有 {count} 个问题。要记下来，此后只报告新问题吗？[y/N] ',
  },
  askCi: { en: 'Write a CI file? [github/gitlab/N] ', 'zh-CN': '要生成 CI 配置吗？[github/gitlab/N] ' },
  askCiKnown: { en: 'Write the CI file for {ci}? [y/N] ', 'zh-CN': '要生成 {ci} 的 CI 配置吗？[y/N] ' },

  // Comments of the configuration.
  head: {
    en: 'Written by `nk-lint init`. Articles that it found: {articles}. Change what you like.',
    'zh-CN': '由 `nk-lint init` 根据找到的 {articles} 篇文章生成，可随意修改。',
  },
  headMore: {
    en: '`nk-lint rules` lists the rules, `nk-lint norms` tells what the articles usually do.',
    'zh-CN': '`nk-lint rules` 列出所有规则，`nk-lint norms` 说明这些文章通常的做法。',
  },
  presets: {
    en: "Or 'crawled', for articles that a program wrote, or 'strict'.",
    'zh-CN': "另有 'crawled'（程序抓取的文章）和 'strict'（严格）。",
  },
  marks: {
    en: '{count} of {total} articles have the marks of a program: a hash as their name, or a date with fractions of a second.',
    'zh-CN': '{total} 篇文章中有 {count} 篇带有程序生成的痕迹：以散列值命名，或日期精确到秒以下。',
  },
  links: {
    en: '{count} of {total} articles link to their original on `{host}`.',
    'zh-CN': '{total} 篇文章中有 {count} 篇链接到 `{host}` 上的原文。',
  },
  crawledMaybe: {
    en: "If a program took them from other sites, 'crawled' fits better: it is stricter with what crawlers do wrong.",
    'zh-CN': "如果文章是程序抓取的，更适合用 'crawled'：它对抓取造成的问题更严格。",
  },
  engine: { en: 'Because of {proof}.', 'zh-CN': '依据：{proof}。' },
  renderer: {
    en: 'Its Markdown is rendered by {renderer}, as {proof} says.',
    'zh-CN': 'Markdown 由 {renderer} 渲染，见 {proof}。',
  },
  unknownRenderer: {
    en: "What renders its Markdown is not known; 'renderer' states it.",
    'zh-CN': "不清楚 Markdown 由什么渲染，可用 'renderer' 指明。",
  },
  timeZoneFile: {
    en: 'What dates without a zone mean; {file} says so.',
    'zh-CN': '没有写时区的日期按此理解；{file} 中如此设置。',
  },
  timeZoneDates: {
    en: 'What dates without a zone mean: of the {total} dates that state one, {count} state this.',
    'zh-CN': '没有写时区的日期按此理解：{total} 个写了时区的日期中有 {count} 个如此。',
  },
  language: {
    en: 'Of the messages: {count} of {total} articles are in Chinese. Without this line, it is that of the terminal.',
    'zh-CN': '提示信息的语言：{total} 篇文章中有 {count} 篇是中文。删去此行则随终端的语言。',
  },
  files: {
    en: 'What is checked where the command line names nothing.',
    'zh-CN': '命令行没有指定路径时检查的范围。',
  },
  collections: {
    en: 'Articles are compared with those of their own collection.',
    'zh-CN': '文章只与同一合集的文章比较。',
  },
  others: {
    en: 'Named are folders with {least} articles or more, or all where there are few. Others: {folders}, with {articles} articles; each is a collection of its own all the same.',
    'zh-CN':
      '目录不多时全部写出，否则只写至少有 {least} 篇文章的。另有 {folders} 个目录，共 {articles} 篇文章，不写出来也各自成为合集。',
  },
  othersOne: {
    en: 'One other folder has too little to be named ({articles} articles); it is a collection of its own all the same.',
    'zh-CN': '另有 1 个目录内容较少（{articles} 篇文章），不写出来也自成合集。',
  },
  noCollections: {
    en: 'Collections: none is named here. Folders: {folders}, with {articles} articles in all; each is a collection all the same, and rules learn what is usual from {least} articles on.',
    'zh-CN':
      '合集：未写出。共 {folders} 个目录、{articles} 篇文章，每个目录自成合集；一个合集至少有 {least} 篇文章，规则才能看出通常的做法。',
  },
  section: { en: 'Articles: {articles}.', 'zh-CN': '{articles} 篇文章。' },
  sectionLinked: {
    en: 'Articles: {articles}; {linked} link to their original.',
    'zh-CN': '{articles} 篇文章，其中 {linked} 篇链接到原文。',
  },
  hostsMany: {
    en: 'These links lead to {hosts} sites, most often to {most}; no short list of `hosts` holds nearly all of them.',
    'zh-CN': '这些链接指向 {hosts} 个网站，最多的是 {most}；几个网站不足以概括，因此没有写 `hosts`。',
  },
  required: {
    en: '{count} of {total} articles link to their original, so one without that link is reported.',
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
