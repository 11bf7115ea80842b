import type { OwnWords } from '../core/types.ts';

/** Texts of `nk-lint schema`. */
export const schema = {
  about: {
    en: 'infer a JSON Schema for front matter, check the schemas of the configuration, or print one for an editor',
    'zh-CN': '推断 front matter 的 JSON Schema、检查配置中的 schema，或打印供编辑器使用的 schema',
  },
  infer: {
    en: 'print the JSON Schema that the front matter of the articles follows, and list what differs from it',
    'zh-CN': '按现有文章的 front matter 推断并打印 JSON Schema，同时列出与之不符的值',
  },
  check: {
    en: 'compile the schemas of the configuration, and print how many articles each covers',
    'zh-CN': '编译配置中的所有 schema，并说明各自覆盖多少篇文章',
  },
  print: {
    en: 'print the complete JSON Schema that applies to an article, for editors',
    'zh-CN': '打印对某篇文章生效的完整 JSON Schema，供编辑器使用',
  },
  file: { en: 'an article', 'zh-CN': '一篇文章' },
  optionThreshold: {
    en: 'share of the values that must fit, above 0.5 up to 1 (default: 0.95); the others are reported as odd',
    'zh-CN': '应当符合的值所占的比例，大于 0.5，不超过 1（默认 0.95）；其余视为异常',
  },
  optionCollection: {
    en: 'only articles of this collection of the configuration',
    'zh-CN': '只看配置中这个集合的文章',
  },
  optionStrict: { en: 'forbid keys that no article has', 'zh-CN': '不允许出现现有文章都没有的键' },
  optionDraft: { en: 'write draft 2020-12 (default) or 07', 'zh-CN': '使用 2020-12（默认）或 07 版草案' },
  notShare: { en: 'a number above 0.5, at most 1', 'zh-CN': '大于 0.5 且不超过 1 的数' },
  description: {
    en: 'Inferred from {articles, plural, =1 {1 article} other {# articles}}',
    'zh-CN': '由 {articles} 篇文章推断',
  },
  coverage: { en: 'In {count} of {total} articles', 'zh-CN': '{total} 篇文章中有 {count} 篇' },
  few: {
    en: 'Note: with fewer than 5 articles only the types are inferred',
    'zh-CN': '注意：不足 5 篇文章，只推断类型',
  },
  without: {
    en: 'Note: {count, plural, =1 {1 article has no front matter and was} other {# articles have no front matter and were}} left out: {paths}',
    'zh-CN': '注意：{count} 篇文章没有 front matter，未计入：{paths, list}',
  },
  unreadable: {
    en: 'Note: {count, plural, =1 {1 article was} other {# articles were}} left out, because the front matter cannot be read: {paths}',
    'zh-CN': '注意：{count} 篇文章的 front matter 无法读取，未计入：{paths, list}',
  },
  several: {
    en: 'Note: these articles are in several collections ({names}); --collection infers the schema of one',
    'zh-CN': '注意：这些文章分属多个集合（{names, list}）；可用 --collection 只推断其中一个',
  },
  andMore: { en: '… and {count} more', 'zh-CN': '……另有 {count} 个' },
  key: { en: 'key', 'zh-CN': '键' },
  articles: { en: 'articles', 'zh-CN': '文章' },
  value: { en: 'value', 'zh-CN': '值' },
  examples: { en: 'examples', 'zh-CN': '示例' },
  share: { en: '{count} of {total}', 'zh-CN': '{count}/{total}' },
  required: { en: '(required)', 'zh-CN': '（必需）' },
  listOf: { en: '{list} of {items}', 'zh-CN': '{list}（{items}）' },
  or: { en: '{one} or {other}', 'zh-CN': '{one}或{other}' },
  unknown: { en: 'always empty, or filled by a template', 'zh-CN': '全为空值或由模板填写' },
  slip: { en: '(probably `{meant}`)', 'zh-CN': '（疑为 `{meant}`）' },
  fits: { en: 'All articles fit this schema', 'zh-CN': '所有文章都符合这个 schema' },
  odd: {
    en: '{files, plural, =1 {1 article differs} other {# articles differ}} from this schema; nk-lint check will report:',
    'zh-CN': '{files} 篇文章与这个 schema 不符，nk-lint check 会指出：',
  },
  covers: {
    en: '{schema} (collections: {collections}): {articles, plural, =1 {1 article} other {# articles}}, {violating} with mistakes',
    'zh-CN': '{schema}（集合：{collections, list}）：{articles} 篇文章，其中 {violating} 篇不符',
  },
  coversNothing: {
    en: '{schema} (collections: {collections}): no articles; check `files` of the collection',
    'zh-CN': '{schema}（集合：{collections, list}）：没有文章；请检查该集合的 `files`',
  },
  coversOthers: {
    en: '{schema} (articles without a collection with a schema): {articles, plural, =1 {1 article} other {# articles}}, {violating} with mistakes',
    'zh-CN': '{schema}（没有集合指定 schema）：{articles} 篇文章，其中 {violating} 篇不符',
  },
  fromArticle: { en: '{schema}, named in the article', 'zh-CN': '{schema}，由文章自己指定' },
  fromCollection: { en: '{schema}, from the collection {collection}', 'zh-CN': '{schema}，来自集合 {collection}' },
  fromPreset: {
    en: '{schema}, built into nk-lint: no collection with a schema contains this article',
    'zh-CN': '{schema}，nk-lint 自带：没有为这篇文章配置 schema',
  },
} as const satisfies Record<string, OwnWords>;
