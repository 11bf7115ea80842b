import { corpusRule, notMet } from '../src/core/rule.ts';
import { nameOf, textOf } from '../src/core/schema-words.ts';
import { fill } from '../src/core/words.ts';
import { frontMatter, hasTemplate, sourceOf } from '../src/facts/front-matter.ts';
import { at, placeOf } from '../src/facts/schema-context.ts';
import { isReadable, namedSchema, schemaValue } from '../src/facts/schema-value.ts';

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
  fold({ frontMatter: [fact] }, { article }) {
    if (!fact || !isReadable(fact)) return undefined;
    const named = namedSchema(fact);
    const schema = (named && article.schemaAt?.(named.name)) ?? article.collection.schema;
    if (!schema || !('unique' in schema) || !schema.unique) return undefined;
    const value = schemaValue(fact);
    const found = schema.unique(value).flatMap((each) => {
      const range = placeOf(fact, each.pointer);
      if (hasTemplate(sourceOf(fact, range))) return [];
      return [{ ...each, range, name: nameOf(each.pointer) || 'front matter', value: textOf(at(value, each.pointer)) }];
    });
    return found.length > 0 ? { schema: schema.name, found } : undefined;
  },
  check(entries, { run, report }) {
    const first = new Map<string, { path: string; range: readonly [number, number] }>();
    for (const { digest, article } of entries) {
      for (const { group, range, name, value, message, severity } of digest.found) {
        const key = JSON.stringify([article.collection.name, digest.schema, group, value]);
        const earlier = first.get(key);
        if (!earlier) first.set(key, { path: article.path, range });
        else if (earlier.path !== article.path) {
          const data = { name, value, other: earlier.path, message: message ? fill(message, run.language) : '' };
          const related = [{ ...earlier, note: 'first' as const }];
          report(article.path, { messageId: message ? 'own' : 'taken', range, data, related, severity });
        }
      }
    }
  },
});
