import { valueAt } from '../src/core/pointer.ts';
import type { Range } from '../src/core/types.ts';
import { fill } from '../src/core/words.ts';
import { type ArticleView, corpusRule, notMet } from '../src/engine/rule.ts';
import { type FrontMatterFact, frontMatter, hasTemplateTag, sourceOf } from '../src/facts/front-matter/front-matter.ts';
import { nearestRange } from '../src/facts/front-matter/schema-context.ts';
import { isReadable, namedSchema, schemaValue } from '../src/facts/front-matter/schema-value.ts';
import { propertyName, quotedValue } from '../src/knowledge/schema/schema-messages.ts';

export default corpusRule({
  id: 'front-matter-unique',
  severity: 'error',
  docs: {
    topic: 'front-matter',
    what: {
      en: 'Flags values that several articles of a collection share although their schema says `"x-unique": true`.',
      'zh-CN': '找出同一集合中多篇文章共用的值，而它们的 schema 用 `"x-unique": true` 要求该值唯一。',
    },
    why: {
      en: 'Two articles with the same address or identifier overwrite each other: the site shows one of them, and nothing says which.',
      'zh-CN': '两篇文章的地址或标识相同，就会互相覆盖：网站只显示其中一篇，而且没有任何提示。',
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
      en: '`{name}` is `{value}`, which `{other}` has already, expected another value in each article',
      'zh-CN': '`{name}` 的值 `{value}` 已被 `{other}` 使用，每篇文章应各不相同',
    },
    own: { en: '{message}', 'zh-CN': '{message}' },
  },
  notes: { first: { en: 'used first here', 'zh-CN': '首次使用于此' } },
  needs: { frontMatter },
  digest({ frontMatter: [fact] }, { article }) {
    const found = fact && uniqueValues(fact, article);
    return found && found.length > 0 ? found.map(({ id, range }) => ({ id, range })) : undefined;
  },
  compare(entries) {
    const first = new Map<string, { path: string; range: Range }>();
    for (const { digest, article } of entries) {
      for (const { id, range } of digest) if (!first.has(id)) first.set(id, { path: article.path, range });
    }
    return first;
  },
  check({ frontMatter: [fact] }, { article, run, compared: first, report }) {
    for (const { id, range, name, value, message, severity } of fact ? uniqueValues(fact, article) : []) {
      const earlier = first.get(id);
      if (!earlier || earlier.path === article.path) continue;
      const data = { name, value, other: earlier.path, message: message ? fill(message, run.language) : '' };
      const related = [{ ...earlier, note: 'first' as const }];
      report({ messageId: message ? 'own' : 'taken', range, data, related, severity });
    }
  },
});

/** Returns the values of an article that must be unique. */
function uniqueValues(fact: FrontMatterFact, article: ArticleView) {
  if (!isReadable(fact)) return [];
  const named = namedSchema(fact);
  const schema = (named && article.schemaAt?.(named.name)) ?? article.collection.schema;
  if (!schema || !('unique' in schema) || !schema.unique) return [];
  const whole = schemaValue(fact);
  return schema.unique(whole).flatMap((each) => {
    const range = nearestRange(fact, each.pointer);
    if (hasTemplateTag(sourceOf(fact, range))) return [];
    const value = quotedValue(valueAt(whole, each.pointer));
    const id = JSON.stringify([article.collection.name, schema.name, each.group, value]);
    return [{ ...each, id, range, name: propertyName(each.pointer) || 'front matter', value }];
  });
}
