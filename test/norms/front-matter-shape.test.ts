import { describe, expect, test } from 'vitest';
import { compileSchema } from '../../src/config/schema/compile.ts';
import { type InferOptions, inferSchema, type JsonSchema, type Sample } from '../../src/norms/front-matter-shape.ts';
import fc from '../fc.ts';

type Matter = Readonly<Record<string, unknown>>;

const samplesOf = (matters: readonly Matter[], dynamic: (pointer: string) => boolean = () => false): Sample[] =>
  matters.map((value) => ({ value, isDynamic: dynamic }));
const inferred = (matters: readonly Matter[], options: Partial<InferOptions> = {}) =>
  inferSchema(samplesOf(matters), { threshold: 0.95, ...options });
const many = (count: number, matter: (index: number) => Matter) =>
  Array.from({ length: count }, (_, index) => matter(index));
/** `index pointer key` of what the schema finds wrong. */
const odd = (schema: JsonSchema, matters: readonly Matter[]) => {
  const { validate } = compileSchema('inferred', schema, true);
  return matters.flatMap((matter, index) =>
    validate(matter).map(({ pointer, params }) =>
      [index, pointer, params['missingProperty'] ?? params['additionalProperty'] ?? ''].join(' ').trim(),
    ),
  );
};
const properties = (matters: readonly Matter[], options: Partial<InferOptions> = {}) =>
  (inferred(matters, options).schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;

describe('types', () => {
  test.each<[name: string, values: readonly unknown[], expected: JsonSchema]>([
    ['truth values', [true, false, true], { type: 'boolean' }],
    ['whole numbers', [1, 2, 3], { type: 'integer' }],
    ['numbers', [1, 2.5, 3], { type: 'number' }],
    ['text', ['a', 'b'], { type: 'string' }],
    ['nothing', [null, null], {}],
    ['text or nothing', ['a', null], { type: ['string', 'null'] }],
    ['text or a list', ['a', ['b']], { type: ['string', 'array'], items: { type: 'string' } }],
    ['an empty list', [[]], { type: 'array' }],
    ['a list of lists', [[['a']]], { type: 'array', items: { type: 'array', items: { type: 'string' } } }],
    ['lists of numbers and text', [[1, 'a']], { type: 'array', items: { type: ['integer', 'string'] } }],
    ['a mapping', [{ image: 'a' }], { type: 'object', properties: { image: { type: 'string' } } }],
    ['an empty mapping', [{}], { type: 'object' }],
    [
      'a list of mappings',
      [[{ name: 'a' }, { name: 'b', size: 1 }]],
      { type: 'array', items: { type: 'object', properties: { name: { type: 'string' }, size: { type: 'integer' } } } },
    ],
  ])('%s', (_, values, expected) => {
    expect(properties(values.map((x) => ({ x })))).toEqual({ x: expected });
  });

  test('one of 20 is odd, one of 19 may be meant', () => {
    const texts = (count: number) => [...many(count, (index) => ({ x: `text ${index}` })), { x: 123 }];
    expect(properties(texts(19))['x']).toEqual({ type: 'string', minLength: 1 });
    expect(properties(texts(18))['x']).toEqual({ type: ['string', 'integer'], minLength: 1 });
  });

  test('empty values beside a number of full ones are odd; beside few they are not', () => {
    const texts = (full: number, empty: number) => [
      ...many(full, (index) => ({ x: `text ${index}` })),
      ...many(empty, () => ({ x: null })),
    ];
    expect(properties(texts(97, 3))['x']).toEqual({ type: 'string', minLength: 1 });
    expect(properties(texts(60, 20))['x']).toEqual({ type: ['string', 'null'], minLength: 1 });
    expect(properties(texts(1, 99))['x']).toEqual({ type: ['string', 'null'] });
  });

  test('listed values of which some are empty', () => {
    const values = [...many(40, (index) => ({ x: index % 2 ? 'left' : 'right' })), ...many(10, () => ({ x: null }))];
    expect(properties(values)['x']).toEqual({ enum: ['right', 'left', null] });
    expect(odd(inferred(values).schema, values)).toEqual([]);
  });

  test('many keys that differ from mapping to mapping are entries', () => {
    const values = many(30, (index) => ({ x: { [`host${index}`]: index, [`port${index}`]: index } }));
    expect(properties(values)['x']).toEqual({ type: 'object', additionalProperties: { type: 'integer' } });
    expect(odd(inferred(values, { strict: true }).schema, values)).toEqual([]);
  });
});

describe('keys', () => {
  const articles = many(100, (index) => ({
    title: `News ${index}`,
    ...(index < 96 && { date: `2024-01-0${(index % 9) + 1}` }),
  }));

  test('those that nearly every article has are required', () => {
    expect(inferred(articles).schema['required']).toEqual(['title', 'date']);
    expect(inferred(articles, { threshold: 0.97 }).schema['required']).toEqual(['title']);
    expect(odd(inferred(articles).schema, articles)).toEqual(['96  date', '97  date', '98  date', '99  date']);
  });

  test('nested ones, too', () => {
    const covers = many(40, (index) => ({
      cover: { image: `/a/${index}.jpg`, ...(index % 2 && { alt: `Comet ${index}` }) },
    }));
    const { cover } = properties([...covers, { cover: { alt: 'Comet' } }]);
    expect(cover).toMatchObject({ type: 'object', required: ['image'] });
    const { keys } = inferred(covers);
    expect(keys.map(({ name, count, total }) => [name, count, total])).toEqual([
      ['cover', 40, 40],
      ['cover.image', 40, 40],
      ['cover.alt', 20, 40],
    ]);
  });

  test('fewer than five articles say types only', () => {
    expect(inferred(articles.slice(0, 4)).schema).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { title: { type: 'string' }, date: { type: 'string' } },
    });
  });

  test('the more frequent come first, equally frequent ones as they are met', () => {
    const matters = [{ rare: 1, layout: 'a', title: 'b' }, ...many(5, () => ({ layout: 'a', title: 'b' }))];
    expect(Object.keys(properties(matters))).toEqual(['layout', 'title', 'rare']);
  });

  test('a slip is told, and is unknown where unknown keys are forbidden', () => {
    const matters = [
      ...many(40, (index) => ({ title: `News ${index}`, categories: ['a'] })),
      { title: 'X', categoreis: ['a'] },
    ];
    const { keys } = inferred(matters);
    expect(keys.find(({ name }) => name === 'categoreis')?.meant).toBe('categories');
    expect(properties(matters)).toHaveProperty('categoreis');
    const { schema } = inferred(matters, { strict: true });
    expect(schema['properties']).not.toHaveProperty('categoreis');
    expect(odd(schema, matters)).toEqual(expect.arrayContaining(['40  categories', '40  categoreis']));
  });

  test('a rare key beside the one that it resembles is no slip', () => {
    const matters = [...many(40, () => ({ tags: ['a'] })), { tags: ['b'], tag: 'b' }];
    expect(inferred(matters).keys.map(({ meant }) => meant)).toEqual([undefined, undefined]);
  });

  test('in Hugo, Title is title', () => {
    const matters = [
      ...many(20, (index) => ({ title: `News ${index}` })),
      ...many(20, (index) => ({ Title: `Old ${index}` })),
    ];
    expect(inferred(matters).schema['required']).toBeUndefined();
    expect(inferred(matters, { ignoreCase: true }).schema['required']).toEqual(['title', 'Title']);
  });

  test('keys like those of objects in JavaScript', () => {
    const matters = many(6, () => JSON.parse('{ "constructor": "b", "toString": "c", "a/b~c": 1 }') as Matter);
    const { schema } = inferred(matters, { strict: true });
    expect(schema['required']).toEqual(['constructor', 'toString', 'a/b~c']);
    expect(odd(schema, matters)).toEqual([]);
  });
});

test('what a template fills in has no shape, and is not missed', () => {
  const matters = many(30, (index) => ({ date: index % 2 ? '{{ .Date }}' : `2024-01-0${(index % 9) + 1}` }));
  const samples = matters.map((value) => ({ value, isDynamic: () => String(value['date']).startsWith('{{') }));
  expect(inferSchema(samples, { threshold: 0.95 }).schema).toMatchObject({
    required: ['date'],
    properties: { date: { format: 'date' } },
  });
});

test('title, description and draft', () => {
  const matters = many(5, (index) => ({ title: `News ${index}` }));
  const describe = (count: number, total: number) => `${count}/${total}`;
  const { schema } = inferred(matters, { title: 'news', description: 'Inferred', draft: '07', describe });
  expect(schema).toEqual({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'news',
    description: 'Inferred',
    type: 'object',
    required: ['title'],
    properties: { title: { description: '5/5', type: 'string', minLength: 1 } },
  });
});

describe('for every collection', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2024-03-${String(number).padStart(2, '0')}`);
  const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });
  const kinds: readonly fc.Arbitrary<unknown>[] = [
    day,
    day.map((text) => `${text} 08:00:00`),
    day.map((text) => `${text}T08:00:00+08:00`),
    hash,
    fc.constantFrom('post', 'page'),
    fc.webUrl(),
    fc.emailAddress(),
    fc.uuid(),
    fc.string({ minLength: 1 }),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(fc.constantFrom('sky', 'comet', '彗星')),
    fc.record({ image: fc.webPath(), width: fc.integer() }),
    fc.array(fc.record({ name: fc.string(), url: fc.webUrl() }, { requiredKeys: ['name'] })),
  ];
  const names = ['title', 'date', 'slug', 'layout', 'tags', 'cover', '分类', 'x-y'];
  const collection = fc.tuple(...names.map(() => fc.constantFrom(...kinds))).chain((chosen) =>
    fc.array(
      fc.record(Object.fromEntries(names.map((name, index) => [name, chosen[index] as fc.Arbitrary<unknown>]))),
      {
        minLength: 21,
        maxLength: 60,
      },
    ),
  );
  const threshold = fc.constantFrom(0.6, 0.8, 0.9, 0.95, 0.99, 1);
  const settings = fc.record({ threshold, strict: fc.boolean(), draft: fc.constantFrom('2020-12', '07') });

  test('at most the share that may be odd is odd, at every place and for every keyword', () => {
    const value = fc.oneof(
      ...kinds,
      fc.constant(null),
      fc.constant(''),
      fc
        .array(fc.anything({ maxDepth: 0, withNullPrototype: false }))
        .map((list) => JSON.parse(JSON.stringify(list)) as unknown),
    );
    const matter = fc.dictionary(fc.constantFrom(...names, 'titel', 'Date'), value);
    fc.assert(
      fc.property(fc.array(matter, { maxLength: 60 }), settings, (matters, options) => {
        const { schema } = inferSchema(samplesOf(matters), options);
        const { validate } = compileSchema('inferred', schema, true);
        const totals = new Map<string, number>();
        const count = (item: unknown, place: string): void => {
          totals.set(place, (totals.get(place) ?? 0) + 1);
          if (typeof item !== 'object' || item === null) return;
          for (const [key, member] of Object.entries(item))
            count(member, `${place}/${Array.isArray(item) ? '*' : key}`);
        };
        for (const each of matters) count(each, '');
        const wrong = new Map<string, number>();
        for (const each of matters) {
          for (const { pointer, keyword, params } of validate(each)) {
            const place = pointer.replaceAll(/\/\d+(?=\/|$)/gu, '/*');
            const id = `${place} ${keyword} ${String(params['missingProperty'] ?? params['additionalProperty'] ?? '')}`;
            wrong.set(id, (wrong.get(id) ?? 0) + 1);
          }
        }
        for (const [id, found] of wrong) {
          const place = id.split(' ')[0] ?? '';
          expect(found, id).toBeLessThanOrEqual((1 - options.threshold) * (totals.get(place) ?? 0) + 1e-9);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('where all is alike nothing is odd, and what is put in is found', () => {
    fc.assert(
      fc.property(collection, fc.constantFrom(...names), settings, (matters, name, { strict, draft }) => {
        const clean = inferSchema(samplesOf(matters), { threshold: 1, strict, draft }).schema;
        expect(odd(clean, matters)).toEqual([]);
        const { [name]: _, ...lacking } = matters[0] as Matter;
        const spoilt = [...matters.slice(1), lacking];
        const { schema } = inferSchema(samplesOf(spoilt), { threshold: 0.95, strict, draft });
        expect(odd(schema, spoilt)).toContain(`${spoilt.length - 1}  ${name}`);
        const other = typeof matters[0]?.[name] === 'number' ? 'x' : 4711;
        const mixed = [...matters, { ...matters[0], [name]: other }];
        expect(odd(inferSchema(samplesOf(mixed), { threshold: 0.95, strict, draft }).schema, mixed)).toContain(
          `${matters.length} /${name}`,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('it does not depend on the order of the articles, but for that of its keys', () => {
    const sorted = (schema: unknown): unknown =>
      Array.isArray(schema)
        ? schema.map(sorted)
        : typeof schema === 'object' && schema !== null
          ? Object.fromEntries(
              Object.entries(schema)
                .sort()
                .map(([key, each]) => [key, key === 'required' ? [...(each as string[])].sort() : sorted(each)]),
            )
          : schema;
    fc.assert(
      fc.property(collection, (matters) => {
        const types = (schema: JsonSchema) =>
          JSON.stringify(sorted(schema)).replaceAll(/"(?:enum|type)":\[[^\]]*\]/gu, '');
        expect(types(inferred(matters.toReversed()).schema)).toBe(types(inferred(matters).schema));
      }),
      { numRuns: 40 },
    );
  });
});
