import { valueAt } from '../src/core/pointer.ts';
import type { Range } from '../src/core/types.ts';
import { fill } from '../src/core/words.ts';
import { type ArticleView, corpusRule, notMet } from '../src/engine/rule.ts';
import type { UniqueValue } from '../src/engine/settings.ts';
import {
  type FrontMatterFact,
  field,
  frontMatter,
  hasTemplateTag,
  pointerTo,
  sourceOf,
} from '../src/facts/front-matter/front-matter.ts';
import { nearestRange } from '../src/facts/front-matter/schema-context.ts';
import { isReadable, namedSchema, schemaValue } from '../src/facts/front-matter/schema-value.ts';
import { propertyName, quotedValue } from '../src/knowledge/schema/schema-messages.ts';
import { kindFinder } from '../src/knowledge/text/article-kind.ts';

export default corpusRule({
  id: 'front-matter-unique',
  severity: 'error',
  docs: {
    title: { en: 'Value that must be unique is shared', 'zh-CN': '应唯一的值重复' },
    topic: 'front-matter',
    what: {
      en: 'Flags values that several articles of a collection share although their schema says `"x-unique": true`. Where the option `fields` names keys (such as `description`), also flags the same text in several articles of one language and version.',
      'zh-CN':
        '找出同一集合中多篇文章共用的值，而它们的 schema 用 `"x-unique": true` 要求该值唯一；选项 `fields` 列出的键（例如 `description`），同一语言和版本的多篇文章文本相同时也会报告。',
    },
    why: {
      en: 'Two articles with the same URL or identifier overwrite each other: the site shows only one of them, without a message.',
      'zh-CN': '两篇文章的网址或标识相同，就会互相覆盖：网站只显示其中一篇，而且没有任何提示。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'The same identifier twice', 'zh-CN': '标识重复' },
        bad: { 'a.md': '---\nid: comet\n---\n', 'b.md': '---\nid: comet\n---\n' },
        good: { 'a.md': '---\nid: comet\n---\n', 'b.md': '---\nid: meteor\n---\n' },
        config: { schema: { properties: { id: { 'x-unique': true } } } },
      },
    ],
  },
  messages: {
    taken: {
      en: '`{name}` must be unique, but `{other}` has the same value `{value}`',
      'zh-CN': '`{name}` 的值应唯一，但 `{value}` 已被 `{other}` 使用',
    },
    own: { en: '{message}', 'zh-CN': '{message}' },
  },
  notes: { first: { en: 'first used here', 'zh-CN': '首次使用于此' } },
  options: {
    fields: {
      description: {
        en: 'Keys whose text no other article of the collection, language and version may have, whatever the schema says, such as `description`.',
        'zh-CN': '无论 schema 如何，同一集合、语言和版本中不得重复的键，例如 `description`。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string', minLength: 1 },
    },
  },
  needs: { frontMatter },
  digest({ frontMatter: [fact] }, { article, options }) {
    const found = fact && uniqueValues(fact, article, options.fields);
    return found && found.length > 0 ? found.map(({ id, ofKind, range }) => ({ id, ofKind, range })) : undefined;
  },
  compare(entries) {
    const kindOf = kindFinder(entries.map(({ article }) => article.path));
    const first = new Map<string, Earlier>();
    const taken = new Map<string, (Earlier | null)[]>();
    for (const { digest, article } of entries) {
      const earlier = digest.map(({ id, ofKind, range }) => {
        const key = keyOf(id, ofKind ? kindOf(article.path) : '');
        const other = first.get(key);
        if (!other) first.set(key, { path: article.path, range });
        return other && other.path !== article.path ? other : null;
      });
      if (earlier.some((each) => each !== null)) taken.set(article.path, earlier);
    }
    return taken;
  },
  /** For each value of the article, in its order, where it was taken before. */
  answer: (path, taken) => taken.get(path),
  check({ frontMatter: [fact] }, { article, options, run, compared: taken, report }) {
    const found = fact ? uniqueValues(fact, article, options.fields) : [];
    for (const [index, { range, name, value, message, severity }] of found.entries()) {
      const earlier = taken[index];
      if (!earlier) continue;
      const data = { name, value, other: earlier.path, message: message ? fill(message, run.language) : '' };
      const related = [{ ...earlier, note: 'first' as const }];
      report({ messageId: message ? 'own' : 'taken', range, data, related, severity });
    }
  },
});

interface Earlier {
  readonly path: string;
  readonly range: Range;
}

interface UniqueText extends Partial<Pick<UniqueValue, 'message' | 'severity'>> {
  readonly id: string;
  /** Whether only articles of one kind are compared: a translation may repeat a text. */
  readonly ofKind: boolean;
  readonly range: Range;
  readonly name: string;
  readonly value: string;
}

/** Returns the values of an article that must be unique, by its schema and by the option. */
function uniqueValues(fact: FrontMatterFact, article: ArticleView, fields: readonly string[]): readonly UniqueText[] {
  return isReadable(fact) ? [...valuesBySchema(fact, article), ...valuesByOption(fact, article, fields)] : [];
}

function valuesByOption(fact: FrontMatterFact, article: ArticleView, fields: readonly string[]): UniqueText[] {
  return fields.flatMap((name) => {
    const text = field(fact, name);
    if (typeof text !== 'string' || text.trim() === '' || hasTemplateTag(text)) return [];
    const id = JSON.stringify([article.collection.name, name, text.trim()]);
    return [{ id, ofKind: true, range: nearestRange(fact, pointerTo(name)), name, value: quotedValue(text) }];
  });
}

function valuesBySchema(fact: FrontMatterFact, article: ArticleView): UniqueText[] {
  const named = namedSchema(fact);
  const schema = (named && article.schemaAt?.(named.name)) ?? article.collection.schema;
  if (!schema || !('unique' in schema) || !schema.unique) return [];
  const whole = schemaValue(fact);
  return schema.unique(whole).flatMap((each) => {
    const range = nearestRange(fact, each.pointer);
    if (hasTemplateTag(sourceOf(fact, range))) return [];
    const value = quotedValue(valueAt(whole, each.pointer));
    const id = JSON.stringify([article.collection.name, schema.name, each.group, value]);
    return [{ ...each, id, ofKind: false, range, name: propertyName(each.pointer) || 'front matter', value }];
  });
}

function keyOf(id: string, kind: string): string {
  return `${id}\n${kind}`;
}
