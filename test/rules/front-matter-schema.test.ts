import rule from '../../rules/front-matter-schema.ts';
import { testRule } from '../rule-tester.ts';

/** Front matter around some lines, as an article. */
const matter = (lines: string) => `---\n${lines}---\n\nText.\n`;
const object = (properties: object, more: object = {}) => ({ schema: { type: 'object', properties, ...more } });
const closed = (properties: object) => object(properties, { additionalProperties: false });
const text = { type: 'string' };

testRule(rule, [
  { name: 'does nothing without a schema', source: matter('title: 12\n'), expect: [] },
  {
    name: 'does nothing without front matter',
    source: 'Text.\n',
    config: object({ title: text }, { required: ['title'] }),
    expect: [],
  },
  {
    name: 'accepts what fits',
    source: matter('title: Comets\ntags: [sky]\n'),
    config: closed({ title: text, tags: { type: 'array', items: text } }),
    expect: [],
  },
  {
    name: 'accepts the key of this tool and that of a schema',
    source: matter('nk-lint:\n  disable: {}\n$schema: ./a.json\n'),
    config: closed({}),
    expect: [],
  },
  {
    name: 'takes a date for text',
    source: matter('date: 2024-01-31\n'),
    config: object({ date: { type: 'string', format: 'date' } }),
    expect: [],
  },
  {
    name: 'says nothing about values that a template fills in',
    source: matter("slug: {{ slug }}\ndate: '{% now %}'\n"),
    config: object({ slug: text, date: { format: 'date' } }),
    expect: [],
  },
  {
    name: 'leaves what cannot be read to front-matter-invalid',
    source: matter('title: A: B\nslug: 12\n'),
    config: object({ slug: text }),
    expect: [],
  },
  {
    name: 'leaves front matter that is no mapping to front-matter-invalid',
    source: matter('Text.\n'),
    config: object({}, { required: ['title'] }),
    expect: [],
  },
  {
    name: 'leaves an open fence to front-matter-invalid',
    source: '---\ntitle: Comets\n',
    config: object({}, { required: ['date'] }),
    expect: [],
  },
  {
    name: 'says nothing about TOML',
    source: '+++\ntitle = 1\n+++\n',
    config: object({ title: text }, { required: ['date'] }),
    expect: [],
  },
  {
    name: 'takes keys in any case in Hugo',
    source: matter('Title: Comets\n'),
    config: { ...object({ title: text }, { required: ['title'], additionalProperties: false }), engine: 'hugo' },
    expect: [],
  },
  {
    name: 'and in no other',
    source: matter('Title: Comets\n'),
    config: closed({ title: text }),
    expect: ['a.md:2:1-2:6 unknownKeyMeant (unsafe fix)'],
    fixed: matter('title: Comets\n'),
  },
  {
    name: 'tells everything at once',
    source: matter('slug: 12\ncategoreis: [a]\ntags: [a, 1]\n'),
    config: object(
      { slug: text, categories: { type: 'array' }, tags: { type: 'array', items: text } },
      { required: ['title', 'categories'], additionalProperties: false },
    ),
    expect: [
      'a.md:2:7-2:9 numberNotText (safe fix)',
      'a.md:3:1-3:11 unknownKeyMeant (unsafe fix)',
      'a.md:4:11-4:12 numberNotText (safe fix)',
      'a.md:5:1-5:4 missing',
    ],
    messages: [
      '`slug` is the number `12`, expected text: quote it',
      'Key `categoreis` is unknown, expected `categories`',
      '`tags[1]` is the number `1`, expected text: quote it',
      'Front matter lacks the key `title`',
    ],
    fixed: matter('slug: "12"\ncategories: [a]\ntags: [a, "1"]\n'),
  },
  {
    name: 'has no idea for a key that is like no other, nor for one whose right form is there',
    source: matter('title: Comets\ncolour: red\ntitel: Comets\n'),
    config: closed({ title: text }),
    expect: ['a.md:3:1-3:7 unknownKey', 'a.md:4:1-4:6 unknownKey'],
    messages: [
      'Key `colour` is unknown to the schema `schema.json`',
      'Key `titel` is unknown to the schema `schema.json`',
    ],
  },
  {
    name: 'finds keys at any depth',
    source: matter('cover:\n  imge: a.png\n'),
    config: object({ cover: { type: 'object', properties: { image: text }, additionalProperties: false } }),
    expect: ['a.md:3:3-3:7 unknownKeyMeant (unsafe fix)'],
    fixed: matter('cover:\n  image: a.png\n'),
  },
  {
    name: 'knows the newer keywords for keys',
    source: matter('Bad Key: 1\nextra: 1\n'),
    config: object({ title: text }, { propertyNames: { pattern: '^[a-z]+$' }, unevaluatedProperties: false }),
    expect: ['a.md:2:1-2:8 unknownKey'],
  },
  {
    name: 'tells of unevaluated keys where nothing else is wrong',
    source: matter('titel: a\n'),
    config: object({ title: text }, { unevaluatedProperties: false }),
    expect: ['a.md:2:1-2:6 unknownKeyMeant (unsafe fix)'],
    fixed: matter('title: a\n'),
  },
  {
    name: 'inserts keys whose value the schema gives',
    source: '---\r\ntitle: 彗星\r\n---\r\n',
    config: object(
      { title: text, layout: { const: 'post' }, lang: { default: 'no' }, tags: { default: ['a'] }, date: text },
      { required: ['title', 'layout', 'lang', 'tags', 'date'] },
    ),
    expect: [
      'a.md:3:1-3:4 missing',
      'a.md:3:1-3:4 missing (unsafe fix)',
      'a.md:3:1-3:4 missing (safe fix)',
      'a.md:3:1-3:4 missing (unsafe fix)',
    ],
    fixed: '---\r\ntitle: 彗星\r\nlang: "no"\r\nlayout: post\r\ntags: ["a"]\r\n---\r\n',
  },
  {
    name: 'inserts into nothing',
    source: '---\n---\n',
    config: object({ layout: { const: 'post' } }, { required: ['layout'] }),
    expect: ['a.md:2:1-2:4 missing (safe fix)'],
    fixed: '---\nlayout: post\n---\n',
  },
  {
    name: 'inserts nothing between braces',
    source: matter('{title: a}\n'),
    config: object({ layout: { const: 'post' } }, { required: ['layout'] }),
    expect: ['a.md:3:1-3:4 missing'],
  },
  {
    name: 'tells where a key is missing in a value',
    source: matter('cover:\n  alt: a\n'),
    config: object({ cover: { type: 'object', required: ['image'] } }),
    expect: ['a.md:2:1-2:6 missingIn'],
    messages: ['`cover` lacks the key `image`'],
  },
  {
    name: 'tells of a key that another one needs',
    source: matter('image: a.png\n'),
    config: object({}, { dependentRequired: { image: ['alt'] } }),
    expect: ['a.md:3:1-3:4 missingWith'],
    messages: ['Key `alt` is missing, expected wherever `image` is set'],
  },
  {
    name: 'quotes numbers as they are written',
    source: matter('a: 0012\nb: 12e4\nc: 98e99999\nd: 1.0\ne: 0x1F\n'),
    config: object({ a: text, b: text, c: text, d: { enum: ['1.0', '2.0'] }, e: text }),
    expect: [
      'a.md:2:4-2:8 numberNotText (safe fix)',
      'a.md:3:4-3:8 numberNotText (safe fix)',
      'a.md:4:4-4:12 numberNotText (safe fix)',
      'a.md:5:4-5:7 numberNotText (safe fix)',
      'a.md:6:4-6:8 numberNotText (safe fix)',
    ],
    fixed: matter('a: "0012"\nb: "12e4"\nc: "98e99999"\nd: "1.0"\ne: "0x1F"\n'),
  },
  {
    name: 'leaves a number with a tag alone',
    source: matter('a: !!int 3\n'),
    config: object({ a: text }),
    expect: ['a.md:2:10-2:11 numberNotText'],
  },
  {
    name: 'quotes truth values and, with less trust, null',
    source: matter('a: true\nb: null\n'),
    config: object({ a: text, b: text }),
    expect: ['a.md:2:4-2:8 booleanNotText (safe fix)', 'a.md:3:4-3:8 nullNotText (unsafe fix)'],
    messages: [
      '`a` is the truth value `true`, expected text: quote it',
      '`b` is `null`, which YAML reads as no value, expected text',
    ],
    fixed: matter('a: "true"\nb: "null"\n'),
  },
  {
    name: 'tells of values that are not there',
    source: matter('title:\nslug: ~\ntags:\n-\n'),
    config: object({ title: text, slug: { type: ['string', 'array'] }, tags: { items: text } }),
    expect: ['a.md:2:1-2:6 empty', 'a.md:3:7-3:8 empty', 'a.md:5:1-5:2 empty'].map((line) =>
      line.replace('5:1-5:2', '5:2-5:2'),
    ),
    messages: [
      '`title` has no value, expected text',
      '`slug` has no value, expected text or a list',
      '`tags[0]` has no value, expected text',
    ],
  },
  {
    name: 'takes quotes away',
    source: matter("draft: 'true'\nweight: \"3\"\nratio: '1.5'\n"),
    config: object({ draft: { type: 'boolean' }, weight: { type: 'integer' }, ratio: { type: 'number' } }),
    expect: [
      'a.md:2:8-2:14 textQuoted (safe fix)',
      'a.md:3:9-3:12 textQuoted (safe fix)',
      'a.md:4:8-4:13 textQuoted (safe fix)',
    ],
    messages: [
      '`draft` is the quoted text `true`, expected `true` or `false`: remove the quotes',
      '`weight` is the quoted text `3`, expected a whole number: remove the quotes',
      '`ratio` is the quoted text `1.5`, expected a number: remove the quotes',
    ],
    fixed: matter('draft: true\nweight: 3\nratio: 1.5\n'),
  },
  {
    name: 'tells of other kinds of values',
    source: matter('a: [x]\nb:\n  x: 1\nc: x\nd: 1.5\ne: x\n'),
    config: object({
      a: text,
      b: { type: 'array' },
      c: { type: 'object' },
      d: { type: 'integer' },
      e: { type: ['boolean', 'null'] },
    }),
    expect: [
      'a.md:2:4-2:7 value',
      'a.md:4:3-5:1 value',
      'a.md:5:4-5:5 value',
      'a.md:6:4-6:7 value',
      'a.md:7:4-7:5 value',
    ],
    messages: [
      '`a` is a list, expected text',
      '`b` is a mapping, expected a list',
      '`c` is `x`, expected a mapping',
      '`d` is `1.5`, expected a whole number',
      '`e` is `x`, expected `true` or `false`',
    ],
  },
  {
    name: 'names the value that was meant',
    source: matter("layout: pst\nlang: 'EN'\ntags: [nwes, other]\nkind: x\n"),
    config: object({
      layout: { enum: ['page', 'post'] },
      lang: { const: 'en' },
      tags: { items: { enum: ['news', 'a, b'] } },
      kind: { enum: ['photo', 'video', 3] },
    }),
    expect: [
      'a.md:2:9-2:12 valueMeant (unsafe fix)',
      'a.md:3:7-3:11 valueMeant (unsafe fix)',
      'a.md:4:8-4:12 valueMeant (unsafe fix)',
      'a.md:4:14-4:19 value',
      'a.md:5:7-5:8 value',
    ],
    messages: [
      '`layout` is `pst`, expected `post`',
      '`lang` is `EN`, expected `en`',
      '`tags[0]` is `nwes`, expected `news`',
      '`tags[1]` is `other`, expected `news` or `a, b`',
      '`kind` is `x`, expected `photo`, `video` or `3`',
    ],
    fixed: matter("layout: post\nlang: 'en'\ntags: [news, other]\nkind: x\n"),
  },
  {
    name: 'replaces no block of text',
    source: matter('a: >-\n  nwes\n'),
    config: object({ a: { enum: ['news'] } }),
    expect: ['a.md:2:4-4:1 valueMeant'],
  },
  {
    name: 'tells formats, patterns and bounds by example',
    source: matter('a: x\nb: x\nc: 12\nd: 5\ne: x\nf: 7\ng: x\n'),
    config: object({
      a: { format: 'date' },
      b: { pattern: '^[0-9]+$' },
      c: { maximum: 9 },
      d: { exclusiveMinimum: 5 },
      e: { format: 'ipv4' },
      f: { multipleOf: 2 },
      g: { format: 'date-time' },
    }),
    expect: [
      'a.md:2:4-2:5 value',
      'a.md:3:4-3:5 value',
      'a.md:4:4-4:6 value',
      'a.md:5:4-5:5 value',
      'a.md:6:4-6:5 value',
      'a.md:7:4-7:5 value',
      'a.md:8:4-8:5 value',
    ],
    messages: [
      '`a` is `x`, expected a date such as `2024-01-31`',
      '`b` is `x`, expected text that matches `^[0-9]+$`',
      '`c` is `12`, expected 9 or less',
      '`d` is `5`, expected more than 5',
      '`e` is `x`, expected the format `ipv4`',
      '`f` is `7`, expected a multiple of 2',
      '`g` is `x`, expected date, time and zone such as `2024-01-31T08:30:00+08:00`',
    ],
  },
  {
    name: 'counts characters, items and keys',
    source: matter('title: 彗星𠮷\ntags: []\nlinks: {a: 1, b: 2}\n'),
    config: object({ title: { maxLength: 2 }, tags: { minItems: 1 }, links: { maxProperties: 1 } }),
    expect: ['a.md:2:8-2:12 length', 'a.md:3:7-3:9 items', 'a.md:4:8-4:20 keys'],
    messages: [
      '`title` has 3 characters, expected at most 2',
      '`tags` has 0 items, expected at least 1',
      '`links` has 2 keys, expected at most 1',
    ],
  },
  {
    name: 'cuts a long list short, and finds truth values in it',
    source: matter('a: x\nb: flase\n'),
    config: object({ a: { enum: [...'abcdefghij'] }, b: { enum: [true, false, 'yes'] } }),
    expect: ['a.md:2:4-2:5 value', 'a.md:3:4-3:9 valueMeant (unsafe fix)'],
    messages: ['`a` is `x`, expected `a`, `b`, `c`, `d`, `e`, `f`, `g`, `h` or …', '`b` is `flase`, expected `false`'],
    fixed: matter('a: x\nb: false\n'),
  },
  {
    name: 'points at the later of two equal items',
    source: matter('tags: [sky, night, sky]\n'),
    config: object({ tags: { uniqueItems: true } }),
    expect: ['a.md:2:20-2:23 repeated'],
    messages: ['`sky` stands in `tags` twice, expected once'],
  },
  {
    name: 'tells several kinds of values as one',
    source: matter('tags: true\ndate: x\nkind: x\n'),
    config: object({
      tags: { oneOf: [{ type: 'number' }, { type: 'array' }] },
      date: {
        anyOf: [
          { type: 'string', format: 'date' },
          { type: 'string', format: 'date-time' },
        ],
      },
      kind: { anyOf: [{ const: 'photo' }, { enum: ['video', 'sound'] }] },
    }),
    expect: ['a.md:2:7-2:11 value', 'a.md:3:7-3:8 value', 'a.md:4:7-4:8 value'],
    messages: [
      '`tags` is `true`, expected a number or a list',
      '`date` is `x`, expected a date such as `2024-01-31` or date, time and zone such as `2024-01-31T08:30:00+08:00`',
      '`kind` is `x`, expected `photo`, `video` or `sound`',
    ],
  },
  {
    name: 'takes the branch that was meant',
    source: matter('tags: [sky, 1]\nmedia:\n  kind: video\n  lenght: 3\n'),
    config: object(
      {
        tags: { anyOf: [{ type: 'string' }, { $ref: '#/$defs/terms' }] },
        media: {
          oneOf: [
            {
              type: 'object',
              properties: { kind: { const: 'photo' }, size: {} },
              required: ['kind', 'size'],
              additionalProperties: false,
            },
            {
              type: 'object',
              properties: { kind: { const: 'video' }, length: {} },
              required: ['kind', 'length'],
              additionalProperties: false,
            },
          ],
        },
      },
      { $defs: { terms: { type: 'array', items: { type: 'string' } } } },
    ),
    expect: ['a.md:2:13-2:14 numberNotText (safe fix)', 'a.md:5:3-5:9 unknownKeyMeant (unsafe fix)'],
    fixed: matter('tags: [sky, "1"]\nmedia:\n  kind: video\n  length: 3\n'),
  },
  {
    name: 'leaves out what follows from something else',
    source: matter('kind: video\nlength: x\n'),
    config: object(
      { kind: text },
      {
        if: { properties: { kind: { const: 'video' } } },
        then: { properties: { length: { type: 'number' } } },
        unevaluatedProperties: false,
      },
    ),
    expect: ['a.md:3:9-3:10 value'],
  },
  {
    name: 'tells of what has no better words',
    source: matter('a: 5\nb: x\nc: [1]\nd: x\n'),
    config: object({
      a: { oneOf: [{ minimum: 1 }, { maximum: 9 }] },
      b: { not: { type: 'string' } },
      c: { contains: { type: 'string' } },
      d: false,
    }),
    expect: ['a.md:2:4-2:5 ambiguous', 'a.md:3:4-3:5 forbidden', 'a.md:4:4-4:7 forbidden', 'a.md:5:4-5:5 forbidden'],
    messages: [
      '`a` fits several of the forms in the schema `schema.json`, expected exactly one',
      '`b` has a value that the schema `schema.json` does not allow',
      '`c` has a value that the schema `schema.json` does not allow',
      '`d` has a value that the schema `schema.json` does not allow',
    ],
  },
  {
    name: 'tells of the front matter as a whole at its end',
    source: matter('a: 1\n'),
    config: { schema: { minProperties: 2 } },
    expect: ['a.md:3:1-3:4 keys'],
    messages: ['`front matter` has 1 keys, expected at least 2'],
  },
]);
