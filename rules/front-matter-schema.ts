import { NkLintError } from '../src/core/errors.ts';
import { pointerKeys } from '../src/core/pointer.ts';
import { fill } from '../src/core/words.ts';
import { type ArticleView, articleRule, notMet } from '../src/engine/rule.ts';
import type { SchemaProblem } from '../src/engine/settings.ts';
import { type FrontMatterFact, field, frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { mistypedValues } from '../src/facts/front-matter/mistyped-values.ts';
import { schemaFindings } from '../src/facts/front-matter/schema-findings.ts';
import { isReadable, namedSchema, schemaValue } from '../src/facts/front-matter/schema-value.ts';
import { isUsualStructure, type ValueTypes, valueTypes } from '../src/norms/value-types.ts';

export default articleRule({
  id: 'front-matter-schema',
  severity: 'error',
  docs: {
    title: { en: 'Front matter breaks its schema', 'zh-CN': 'front matter 不合 schema' },
    topic: 'front-matter',
    fix: 'mixed',
    what: {
      en: 'Checks the front matter against the JSON Schema of its collection, and reports everything that is wrong at once, at its place: wrong values, unknown keys, missing keys. Without a schema in the configuration, a preset checks only that well-known keys (`title`, `date`, `tags`, `draft`, …) hold the kind of value that every generator expects; a list or a mapping that most articles of the collection have under a key (at least five) is the habit of the site, and not reported. Whatever the schema, values that the generator of the site reads as another type are flagged: dates as titles and tags in Hexo and Astro (`title: 2024-05-03` becomes a timestamp, or stops the build), `title: 12:30` in Jekyll, which becomes 45000, and booleans as text (`published: "false"` in Jekyll, `draft: "yes"` in Hugo), with which the page is published.',
      'zh-CN':
        '按照所属集合的 JSON Schema 检查 front matter，并一次指出所有问题的位置：值不对、键不认识、缺少键。如果没有配置 schema，则用内置的 schema 检查常用键（`title`、`date`、`tags`、`draft` 等）的值是否为各种生成器都能接受的类型；同一集合中多数文章（至少 5 篇）的某个键都是列表或映射时，视为该站的习惯，不报告。无论用哪个 schema，都会报告网站生成器会读成其他类型的值：Hexo 和 Astro 中作为标题或标签的日期（`title: 2024-05-03` 会变成时间戳，或使构建失败）、Jekyll 中的 `title: 12:30`（会变成 45000），以及写成文本的布尔值（Jekyll 的 `published: "false"`、Hugo 的 `draft: "yes"`），这样的页面会被发布。',
    },
    why: {
      en: 'Templates do not check the front matter: a number as slug, a misspelt `categoreis` or a missing `date` gives a broken page, or one that readers cannot find, without a message.',
      'zh-CN':
        '模板不会检查 front matter：slug 写成了数字、`categories` 拼错、缺少 `date`，都不会有任何提示，结果却是页面出错或无法找到。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A misspelt key', 'zh-CN': '键拼写错误' },
        bad: '---\ntitle: Comets\ncategoreis: [sky]\n---\n',
        good: '---\ntitle: Comets\ncategories: [sky]\n---\n',
        config: {
          schema: {
            type: 'object',
            properties: { title: { type: 'string' }, categories: { type: 'array' } },
            additionalProperties: false,
          },
        },
      },
      {
        title: { en: 'A number where text is expected', 'zh-CN': '应为文本，却写成了数字' },
        bad: '---\nslug: 20240131\n---\n',
        good: "---\nslug: '20240131'\n---\n",
        config: { schema: { type: 'object', properties: { slug: { type: 'string' } } } },
      },
    ],
  },
  messages: {
    own: { en: '{message}', 'zh-CN': '{message}' },
    unusable: {
      en: 'Schema that `$schema` names cannot be used: {reason}',
      'zh-CN': '无法使用 `$schema` 指定的 schema：{reason}',
    },
    unknownKey: { en: 'Key `{key}` is not in the schema `{schema}`', 'zh-CN': 'schema `{schema}` 中没有键 `{key}`' },
    unknownKeyMeant: {
      en: 'Key `{key}` is unknown, likely meant as `{meant}`',
      'zh-CN': '未知的键 `{key}`，可能应为 `{meant}`',
    },
    keyName: {
      en: 'Key `{key}` has a wrong name: it must be {expected}',
      'zh-CN': '键名 `{key}` 不符合要求：应为{expected}',
    },
    keyForbidden: { en: 'Key `{key}` is not allowed here', 'zh-CN': '此处不允许有键 `{key}`' },
    renamed: { en: 'Key `{key}` is now called `{meant}`', 'zh-CN': '键 `{key}` 已改名为 `{meant}`' },
    missing: { en: 'Key `{key}` is missing in the front matter', 'zh-CN': 'front matter 缺少键 `{key}`' },
    missingIn: { en: 'Key `{key}` is missing in `{name}`', 'zh-CN': '`{name}` 缺少键 `{key}`' },
    missingWith: {
      en: 'Key `{key}` is missing; it is required where `{other}` is set',
      'zh-CN': '缺少键 `{key}`，设置了 `{other}` 时必须有它',
    },
    missingAny: { en: '`{name}` lacks {expected}', 'zh-CN': '`{name}` 缺少{expected}' },
    numberNotText: {
      en: '`{name}` is the number `{value}`, but must be {expected}',
      'zh-CN': '`{name}` 的值 `{value}` 是数字，应为{expected}',
    },
    booleanNotText: {
      en: '`{name}` is the boolean `{value}`, but must be {expected}',
      'zh-CN': '`{name}` 的值 `{value}` 是布尔值，应为{expected}',
    },
    timestampNotText: {
      en: '`{name}` is `{value}`, which {engine} reads as a date and time, not as text',
      'zh-CN': '`{name}` 的值 `{value}` 会被 {engine} 当成日期和时间，而不是文本',
    },
    minutesNotText: {
      en: '`{name}` is `{value}`, which {engine} reads as the number {number}, not as text',
      'zh-CN': '`{name}` 的值 `{value}` 会被 {engine} 当成数字 {number}，而不是文本',
    },
    textNotFalse: {
      en: '`{name}` is the text `{value}`, which {engine} does not read as `false`: the page is published',
      'zh-CN': '`{name}` 的值 `{value}` 是文本，{engine} 不会当作 `false`，页面仍会发布',
    },
    textNotTrue: {
      en: '`{name}` is the text `{value}`, which {engine} does not read as `true`: the page is published',
      'zh-CN': '`{name}` 的值 `{value}` 是文本，{engine} 不会当作 `true`，页面仍会发布',
    },
    nullNotText: {
      en: '`{name}` is `{value}`, which YAML reads as no value, but must be {expected}',
      'zh-CN': '`{name}` 的值 `{value}` 在 YAML 中表示空值，应为{expected}',
    },
    textQuoted: {
      en: '`{name}` is the quoted text `{value}`, but must be {expected}',
      'zh-CN': '`{name}` 的值 `{value}` 加了引号，是文本，应为{expected}',
    },
    empty: { en: '`{name}` has no value, but must be {expected}', 'zh-CN': '`{name}` 没有值，应为{expected}' },
    value: { en: '`{name}` is {found}, but must be {expected}', 'zh-CN': '`{name}` 是{found}，应为{expected}' },
    valueMeant: {
      en: '`{name}` is `{value}`, which is not allowed. The nearest allowed value is `{meant}`',
      'zh-CN': '`{name}` 的值 `{value}` 不在允许之列。最接近的可选值是 `{meant}`',
    },
    length: {
      en: '`{name}` has {count, plural, =1 {1 character} other {# characters}}, but must have {expected}',
      'zh-CN': '`{name}` 有 {count} 个字符，应为{expected}',
    },
    width: {
      en: '`{name}` is {count, plural, =1 {1 column} other {# columns}} wide, but must be {expected}',
      'zh-CN': '`{name}` 的显示宽度为 {count}，应为{expected}',
    },
    items: {
      en: '`{name}` has {count, plural, =1 {1 item} other {# items}}, but must have {expected}',
      'zh-CN': '`{name}` 有 {count} 项，应为{expected}',
    },
    contains: { en: 'Items of `{name}` must include {expected}', 'zh-CN': '`{name}` 的各项中应有{expected}' },
    keys: {
      en: '`{name}` has {count, plural, =1 {1 key} other {# keys}}, but must have {expected}',
      'zh-CN': '`{name}` 有 {count} 个键，应为{expected}',
    },
    repeated: { en: '`{name}` contains `{value}` twice', 'zh-CN': '`{name}` 中重复出现 `{value}`' },
    ambiguous: {
      en: '`{name}` matches several forms in the schema `{schema}`, but must match exactly one',
      'zh-CN': '`{name}` 同时符合 schema `{schema}` 中的多种形式，应只符合一种',
    },
    forbidden: {
      en: '`{name}` has a value that the schema `{schema}` does not allow',
      'zh-CN': '`{name}` 的值不符合 schema `{schema}` 的要求',
    },
  },
  fixes: {
    rename: { en: 'Rename the key to `{meant}`', 'zh-CN': '把键改为 `{meant}`' },
    insert: { en: 'Insert `{key}` with the value from the schema', 'zh-CN': '插入键 `{key}` 及 schema 给出的值' },
    quote: { en: 'Put quotes around the value', 'zh-CN': '给值加上引号' },
    unquote: { en: 'Remove the quotes', 'zh-CN': '去掉引号' },
    replace: { en: 'Change to `{meant}`', 'zh-CN': '改为 `{meant}`' },
    flag: { en: 'Write it without quotes', 'zh-CN': '改为不加引号的布尔值' },
  },
  needs: { frontMatter },
  norms: { valueTypes },
  check({ frontMatter: [fact] }, { article, norms, run: { language }, report }) {
    // Invalid front matter is reported by `front-matter-invalid`.
    if (!fact || !isReadable(fact)) return;
    for (const { kind, range, data, edit, unpublishes } of mistypedValues(fact, article.engine)) {
      const fix =
        edit &&
        (unpublishes
          ? ({ title: 'flag', safety: 'unsafe', edits: [edit] } as const)
          : ({ title: 'quote', safety: 'safe', edits: [edit] } as const));
      report({ messageId: kind, range, data, ...(fix && { fix }) });
    }
    const named = namedSchema(fact);
    const schema = (named && article.schemaAt?.(named.name)) ?? article.collection.schema;
    if (!schema) return;
    const unusable = ({ words, data }: NkLintError) => {
      const reason = fill(words.says, language, data);
      report({ messageId: 'unusable', range: named?.range ?? fact.close, data: { reason } });
    };
    if (schema instanceof NkLintError) {
      unusable(schema);
      return;
    }
    const value = schemaValue(fact);
    const isOwn = schema.file === undefined && presetNames.test(schema.name);
    const problems = schema
      .validate(value)
      .filter((problem) => !(isOwn && isHarmless(problem, fact, { article, norms })));
    const context = { fact, value, schema: schema.name, language, ignoreCase: article.engine === 'hugo' };
    for (const finding of schemaFindings(problems, context)) report(finding);
    const failure = problems.find((problem) => problem.failure)?.failure;
    // A broken schema in the configuration is not a defect of the article.
    if (failure && schema === article.collection.schema) throw failure;
    if (failure) unusable(failure);
  },
});

const presetNames = /^(?:nk-lint:)?(?:article|astro|hexo|hugo|jekyll)$/u;

/** Whether a problem with a preset is none on this site. */
function isHarmless(
  { keyword, pointer }: SchemaProblem,
  fact: FrontMatterFact,
  {
    article,
    norms,
  }: { readonly article: ArticleView; readonly norms: { readonly valueTypes: ValueTypes | undefined } },
): boolean {
  if (article.engine === 'hugo' && isPlainSlug(fact, pointer)) return true;
  const [key, ...inner] = pointerKeys(pointer);
  if (keyword !== 'type' || key === undefined || inner.length > 0) return false;
  const value = field(fact, key);
  // Liquid prints a list of one text as that text.
  if (article.engine === 'jekyll' && Array.isArray(value) && value.length === 1 && typeof value[0] === 'string')
    return true;
  return isUsualStructure(key, value, norms.valueTypes);
}

/** Whether the problem is about a slug of digits, which Hugo takes as they are written: not `0124`, which YAML reads as 84. */
function isPlainSlug(fact: FrontMatterFact, pointer: string): boolean {
  return (
    pointer === '/slug' &&
    typeof field(fact, 'slug') === 'number' &&
    /^(?:0|[1-9]\d{0,14})$/u.test(fact.raw[pointer] ?? '')
  );
}
