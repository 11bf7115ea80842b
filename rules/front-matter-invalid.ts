import type { Edit, FindingData, Range } from '../src/core/types.ts';
import { type ArticleView, articleRule, notMet } from '../src/engine/rule.ts';
import { cutValues } from '../src/facts/front-matter/cut-values.ts';
import { frontMatter, hasTemplateTag, isMapping, mistakes } from '../src/facts/front-matter/front-matter.ts';
import { quotedTwice, wideQuotes } from '../src/facts/front-matter/quotes-as-text.ts';
import { parserPlace } from '../src/knowledge/parser-words.ts';
import { collectionOf } from '../src/site/generators/jekyll.ts';

export default articleRule({
  id: 'front-matter-invalid',
  severity: 'error',
  docs: {
    title: { en: 'Front matter that does not parse', 'zh-CN': 'front matter 语法错误' },
    topic: 'front-matter',
    fix: 'mixed',
    what: {
      en: 'Flags front matter that the site generator cannot read, at the place of each mistake: a fence that is missing or misplaced, YAML, TOML or JSON that does not parse, a duplicate key. Also what is read, but not as it was written: a text that ` #` cuts off (`title: C# in a day #1`; with a space after the `#` it counts as a comment on purpose), full-width quotes in lists, values in quotes twice, and a byte order mark before a Jekyll page, which makes Jekyll copy the file. What the detected generator accepts is not flagged: blank lines before the fence in Hugo, tabs in Hexo.',
      'zh-CN':
        '找出网站生成器读不了的 front matter，并指出每处错误的位置：分隔线缺失或位置不对、YAML、TOML 或 JSON 语法错误、键重复。能读但与原意不符的也会报告：被 ` #` 截断的文本（`title: C# in a day #1`；`#` 后有空格的视为有意的注释）、列表中的全角引号、多了一层引号的值，以及 Jekyll 页面开头的字节顺序标记（Jekyll 会原样复制该文件）。识别出的生成器能接受的写法不会报告，例如 Hugo 允许前面有空行，Hexo 允许用制表符缩进。',
    },
    why: {
      en: 'One colon too many in a title stops the build, or prints the front matter as text and loses title and date. Generators report only the first mistake, often without its place.',
      'zh-CN':
        '标题里多一个冒号就能让整个网站构建失败，或者把 front matter 当成正文显示，标题和日期也随之丢失。生成器往往只报告第一处错误，而且不说明位置。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A title with a colon', 'zh-CN': '标题中有冒号' },
        bad: '---\ntitle: Comets: a guide\n---\n',
        good: '---\ntitle: "Comets: a guide"\n---\n',
      },
      {
        title: { en: 'A fence that is never closed', 'zh-CN': '缺少结尾分隔线' },
        bad: '---\ntitle: Comets\ndate: 2024-01-01\n\nA comet passed.\n',
        good: '---\ntitle: Comets\ndate: 2024-01-01\n---\n\nA comet passed.\n',
      },
      {
        title: { en: 'A duplicate key', 'zh-CN': '键重复' },
        bad: '---\ntitle: Comets\ndraft: true\ndraft: true\n---\n',
        good: '---\ntitle: Comets\ndraft: true\n---\n',
      },
    ],
  },
  messages: {
    unclosed: {
      en: 'Front matter begins here but has no closing `{fence}`',
      'zh-CN': 'front matter 从这里开始，但没有结尾的 `{fence}`',
    },
    blankBefore: {
      en: 'Front matter is not read, because the file does not begin with its `{fence}` but with blank lines or spaces',
      'zh-CN': 'front matter 不会被识别：`{fence}` 不在文件的最开头，前面有空行或空格',
    },
    blankAfterFence: {
      en: 'Hexo reads the opening `{fence}` as text, because spaces follow it',
      'zh-CN': '开头的 `{fence}` 后面有空格，Hexo 会把它当成正文',
    },
    textAfterFence: {
      en: '`{text}` is on the line of the closing `{fence}`',
      'zh-CN': '`{text}` 与结尾的 `{fence}` 在同一行',
    },
    fenceLength: {
      en: 'Closing fence is `{found}`, but the opening one is `{fence}`',
      'zh-CN': '结尾的分隔线是 `{found}`，开头的却是 `{fence}`',
    },
    notMapping: {
      en: 'Front matter has no keys. Write lines of `key: value`',
      'zh-CN': 'front matter 里没有键。请写成 `键: 值` 的形式',
    },
    duplicateKey: { en: 'Key `{key}` is repeated with the same value', 'zh-CN': '键 `{key}` 重复，值也相同' },
    duplicateKeyDiffers: {
      en: 'Key `{key}` is repeated with another value. Keep one of them',
      'zh-CN': '键 `{key}` 重复，而且值不同。请只保留一个',
    },
    needsQuotes: {
      en: '"{sign}" in "{text}" has a special meaning in YAML',
      'zh-CN': '“{text}”中的“{sign}”在 YAML 中有特殊含义',
    },
    textAfterValue: {
      en: 'Quotes end in the middle of the value `{text}`',
      'zh-CN': '引号在值 `{text}` 的中间就闭合了',
    },
    quoteUnclosed: { en: 'Value has no closing `{mark}`', 'zh-CN': '值缺少结尾的引号 `{mark}`' },
    bracketUnclosed: { en: 'Bracket `{mark}` is never closed', 'zh-CN': '括号 `{mark}` 没有闭合' },
    escape: { en: '`{escape}` is not a valid escape in {format}', 'zh-CN': '`{escape}` 在 {format} 中不是有效的转义' },
    colonSpace: { en: '`{text}` has no space after its colon', 'zh-CN': '`{text}` 的冒号后面缺少空格' },
    colonWide: { en: '`{text}` has a full-width colon', 'zh-CN': '`{text}` 用了全角冒号' },
    dashSpace: { en: '`{text}` has no space after its dash', 'zh-CN': '`{text}` 的短横后面缺少空格' },
    dashInline: {
      en: '`{text}` is on the line of its key. Put a list item on its own line, or a text in quotes',
      'zh-CN': '`{text}` 与键在同一行。列表项应另起一行，文本应加引号',
    },
    noColon: {
      en: '`{text}` is not in the form `key: value`. Indent it if it belongs to the line before',
      'zh-CN': '`{text}` 不是 `键: 值` 的形式。如果是上一行的延续，请缩进',
    },
    tab: { en: 'Line is indented with a tab, which YAML does not allow', 'zh-CN': '这一行用制表符缩进，YAML 不允许' },
    indentation: {
      en: '`{text}` is not indented like the lines that it belongs to',
      'zh-CN': '`{text}` 的缩进与同级的行不一致',
    },
    documentEnd: {
      en: '`{mark}` ends the front matter in YAML, so what follows is lost',
      'zh-CN': '`{mark}` 在 YAML 中表示内容结束，后面的都会丢失',
    },
    unexpected: { en: '`{text}` is not allowed here in {format}', 'zh-CN': '`{text}` 不能出现在 {format} 的这个位置' },
    aliasBomb: {
      en: 'Aliases of aliases expand to too many values here. Write the values out',
      'zh-CN': '别名层层引用别名，展开后数量过大。请直接写出各个值',
    },
    unquoted: { en: '`{text}` is not valid {format}', 'zh-CN': '`{text}` 在 {format} 中不能这样写' },
    quotesOther: {
      en: '`{text}` has quotes that are not valid in {format}',
      'zh-CN': '`{text}` 的引号在 {format} 中无效',
    },
    noEquals: {
      en: '`{text}` is not in the form `key = value`, which TOML requires',
      'zh-CN': '`{text}` 不是 TOML 要求的 `键 = 值` 形式',
    },
    keyUnquoted: {
      en: 'Key `{key}` needs quotes in TOML, because it has characters other than ASCII letters, digits, `_` and `-`',
      'zh-CN': '键 `{key}` 在 TOML 中应加引号：它含有 ASCII 字母、数字、`_`、`-` 以外的字符',
    },
    valueMissing: {
      en: 'Key `{key}` has no value, and {format} has no empty values',
      'zh-CN': '键 `{key}` 没有值，而 {format} 不允许空值',
    },
    colonMissing: { en: 'Missing `:` before `{text}`', 'zh-CN': '`{text}` 前面缺少冒号' },
    commaMissing: { en: 'Missing comma before `{text}`', 'zh-CN': '`{text}` 前面缺少逗号' },
    commaExtra: {
      en: 'Comma before `{mark}` is not valid in {format}',
      'zh-CN': '`{mark}` 前面多了一个逗号，{format} 不允许',
    },
    lineBreakMissing: {
      en: '`{text}` follows the value on the same line',
      'zh-CN': '值后面多出 `{text}`，两者在同一行',
    },
    zeroLeading: {
      en: '`{text}` is not a valid number in TOML, because it begins with a zero. Write `{expected}` if it is a text',
      'zh-CN': '`{text}` 以零开头，不是有效的 TOML 数字。如果是文本，请写成 `{expected}`',
    },
    dateSyntax: {
      en: '`{text}` is not a valid date in TOML. Write it like `2024-01-31 08:30:00`',
      'zh-CN': '`{text}` 不是有效的 TOML 日期。请采用 `2024-01-31 08:30:00` 这样的写法',
    },
    comment: { en: 'JSON has no comments such as `{text}`', 'zh-CN': 'JSON 中不能有注释 `{text}`' },
    syntax: {
      en: 'Front matter cannot be read from here on: {reason}',
      'zh-CN': `front matter 从这里开始无法解析：${parserPlace('reason')}`,
    },
    quotesWide: {
      en: '`{text}` in the list `{key}` has full-width quotes, which {format} makes part of the value',
      'zh-CN': '列表 `{key}` 中的 `{text}` 使用了全角引号，{format} 会把它们当作值的一部分',
    },
    cut: {
      en: '`{key}` ends before `{lost}`: in YAML, a space and `#` begin a comment',
      'zh-CN': '`{key}` 的值在 `{lost}` 之前就结束了：在 YAML 中，空格加 `#` 表示注释',
    },
    quotedTwice: {
      en: '`{key}` has a second pair of quotes, which readers see: `{text}`',
      'zh-CN': '`{key}` 的值 `{text}` 多了一层引号，会原样显示',
    },
    byteOrderMark: {
      en: 'Byte order mark before the front matter: Jekyll does not find the front matter and copies the file instead of creating a page',
      'zh-CN': 'front matter 前面有字节顺序标记（BOM）：Jekyll 找不到 front matter，只会原样复制文件，不生成页面',
    },
  },
  fixes: {
    unmark: { en: 'Remove the byte order mark', 'zh-CN': '删除字节顺序标记' },
    once: { en: 'Remove the inner quotes', 'zh-CN': '删除里层的引号' },
    straight: { en: 'Change to straight quotes', 'zh-CN': '改为半角引号' },
    closeFence: { en: 'Close the front matter here', 'zh-CN': '在此处闭合 front matter' },
    blanks: { en: 'Remove the spaces or blank lines', 'zh-CN': '删除空格或空行' },
    break: { en: 'Start a new line after the fence', 'zh-CN': '在分隔线后换行' },
    shorten: { en: 'Shorten the fence', 'zh-CN': '缩短分隔线' },
    quote: { en: 'Put quotes around the value', 'zh-CN': '给值加上引号' },
    close: { en: 'Close it at the end of the line', 'zh-CN': '在行尾闭合' },
    escape: { en: 'Escape the backslash', 'zh-CN': '转义反斜杠' },
    space: { en: 'Add a space', 'zh-CN': '加一个空格' },
    colon: { en: 'Write a half-width colon', 'zh-CN': '写一个半角冒号' },
    indent: { en: 'Indent with spaces', 'zh-CN': '改用空格缩进' },
    remove: { en: 'Remove it', 'zh-CN': '删除' },
    write: { en: 'Rewrite it as {format}', 'zh-CN': '改写为 {format} 的写法' },
    comma: { en: 'Add a comma', 'zh-CN': '加一个逗号' },
  },
  restructures: [
    'closeFence',
    'blanks',
    'break',
    'shorten',
    'quote',
    'close',
    'escape',
    'space',
    'colon',
    'indent',
    'remove',
    'write',
    'comma',
  ],
  notes: { first: { en: 'first set here', 'zh-CN': '首次出现在这里' } },
  needs: { frontMatter },
  check({ frontMatter: [fact] }, { article, report }) {
    if (!fact) return;
    const { fence, range, content, close } = fact;
    const newline = /\r?\n|\r/u.exec(fact.text)?.[0] ?? '\n';
    const edit = (at: Range, text: string): [Edit] => [{ range: at, text }];
    if (fact.problem === 'unclosed') {
      const text = `${/[\r\n]$/u.test(fact.text) ? '' : newline}${fence}${newline}`;
      const fix = { title: 'closeFence', safety: 'unsafe', edits: edit([close[0], close[0]], text) } as const;
      return report({ messageId: 'unclosed', range: [range[0], range[0] + fence.length], data: { fence }, fix });
    }
    if (fact.problem === 'blank-before') {
      const fix = { title: 'blanks', safety: 'safe', edits: edit([0, range[0]], '') } as const;
      report({ messageId: 'blankBefore', range: [0, range[0]], data: { fence }, fix });
    }
    if (fact.problem === 'blank-after-fence') {
      const fix = { title: 'blanks', safety: 'safe', edits: edit([range[0], content[0]], fence + newline) } as const;
      report({ messageId: 'blankAfterFence', range: [range[0], content[0] - newline.length], data: { fence }, fix });
    }
    if (fact.after) {
      const after: Range = [close[1], close[1] + fact.after.length];
      const blanks: Range = [close[1], close[1] + fact.after.search(/\S/u)];
      const found = fence + fact.after;
      if (/^-+$/u.test(fact.after)) {
        const fix = { title: 'shorten', safety: 'safe', edits: edit(after, '') } as const;
        report({ messageId: 'fenceLength', range: [close[0], after[1]], data: { found, fence }, fix });
      } else {
        const fix = { title: 'break', safety: 'safe', edits: edit(blanks, newline) } as const;
        report({ messageId: 'textAfterFence', range: after, data: { text: fact.after.trim(), fence }, fix });
      }
    }
    if (fact.errors.length === 0 && fact.value !== null && !isMapping(fact.value) && !hasTemplateTag(fact.text)) {
      report({ messageId: 'notMapping', range: [content[0], content[0] + fact.text.trimEnd().length] });
    }
    if (fact.isBehindMark && isCopiedBehindMark(article)) {
      const fix = { title: 'unmark', safety: 'safe', edits: edit([0, 0], ''), removesByteOrderMark: true } as const;
      report({ messageId: 'byteOrderMark', range: [range[0], range[0] + fence.length], fix });
    }
    for (const { key, lost, range: at, edit: quoting, isSure } of cutValues(fact)) {
      const fix = quoting && ({ title: 'quote', safety: isSure ? 'safe' : 'unsafe', edits: [quoting] } as const);
      const data = shortened({ key, lost });
      report({ messageId: 'cut', range: at, data, severity: 'warning', ...(fix && { fix }) });
    }
    for (const { key, text, range: at, edit: inner } of quotedTwice(fact)) {
      const fix = inner && ({ title: 'once', safety: 'unsafe', edits: [inner] } as const);
      const data = shortened({ key, text });
      report({ messageId: 'quotedTwice', range: at, data, severity: 'warning', ...(fix && { fix }) });
    }
    for (const { key, text, range: at, edits } of fact.errors.length === 0 ? wideQuotes(fact) : []) {
      const data = shortened({ key, text, format: fact.format.toUpperCase() });
      const fix = edits && ({ title: 'straight', safety: 'unsafe', edits } as const);
      report({ messageId: 'quotesWide', range: at, data, ...(fix && { fix }) });
    }
    for (const { code, range: at, data, first, repair } of fact.errors) {
      if (code === 'template') continue;
      report({
        messageId: mistakes.find((known) => known === code) ?? 'syntax',
        range: at,
        data: shortened(data),
        ...(code.startsWith('duplicateKey') && takesLast(article) && { severity: 'warning' as const }),
        ...(first && { related: [{ range: first, note: 'first' as const }] }),
        ...(repair && {
          fix: {
            title: repair.how,
            safety: repair.safe ? 'safe' : 'unsafe',
            edits: edit(repair.range, repair.text),
          } as const,
        }),
      });
    }
  },
});

/** Whether the generator reads a key that stands twice, and takes its last value, in all versions. */
function takesLast({ engine }: ArticleView): boolean {
  return engine === 'jekyll';
}

/**
 * Whether Jekyll looks for the fence at the first byte: in pages and documents of collections, but not in posts and
 * drafts.
 */
function isCopiedBehindMark({ engine, path, site }: ArticleView): boolean {
  if (engine !== 'jekyll') return false;
  const file = site?.path ?? path;
  const { path: inCollection = file } = collectionOf(file, site?.config ?? {}) ?? {};
  return !/(?:^|\/)_[^/]*\//u.test(inCollection);
}

/** Shortens values, because a whole title would make a message unreadable. */
function shortened(data: FindingData): FindingData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      name !== 'reason' && typeof value === 'string' && value.length > 60 ? `${value.slice(0, 59)}…` : value,
    ]),
  );
}
