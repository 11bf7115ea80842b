import { expect, test } from 'vitest';
import { defaultExport } from '../../../src/site/code/modules.ts';
import { filesOf } from '../files.ts';

const unknown = { '...': true };

const cases: readonly [name: string, code: string, expected: unknown][] = [
  [
    'an object',
    "export default { a: 'b', 'c-d': 1, e: [true, null, -2.5], }",
    { a: 'b', 'c-d': 1, e: [true, null, -2.5] },
  ],
  ['CommonJS', "module.exports = { a: 'b' };", { a: 'b' }],
  ['a constant of a type', "const config: Config = { a: 'b' };\n\nexport default config;", { a: 'b' }],
  [
    'a constant behind types',
    "const x = ['a', 'b'] as const;\nexport default { x } satisfies Config;",
    { x: ['a', 'b'] },
  ],
  ['a template without expressions', `export default { a: \`b\`, c: \`d\${e}\` }`, { a: 'b', c: unknown }],
  ['escapes', String.raw`export default { a: 'b\'\n\u0063\u{64}' }`, { a: "b'\ncd" }],
  ['comments', "// a\nexport default /* b: 1 */ { /** c */ d: 'e', // f: 'g'\n }", { d: 'e' }],
  ['a helper', "export default defineConfig({ a: 'b' })", { a: 'b' }],
  ['a helper that may add keys', "export default withSky(defineConfig({ a: 'b' }))", { a: 'b', ...unknown }],
  [
    'functions and conditions',
    "export default { a() { return 'b' }, c: (d) => ({ e: 1 }), f: g ? 'h' : 'i', j: 'k' }",
    { a: unknown, c: { ...unknown, function: '(d) => ({ e: 1 })' }, f: unknown, j: 'k' },
  ],
  [
    'a declared function',
    "async function sky(context) {\n  return { name: 'sky' };\n}\nexport default { a: [sky] };",
    { a: [{ ...unknown, function: "async function sky(context) {\n  return { name: 'sky' };\n}" }] },
  ],
  [
    'keys that a condition adds',
    "export default { a: 'b', ...(c ? { d: 'e', f: 1 } : {}), ...(g?.h && { i: 'j' }), k: 'l' }",
    { a: 'b', d: unknown, f: unknown, i: unknown, k: 'l' },
  ],
  [
    'keys that a condition may replace, and conditions of which nothing is known',
    "export default { a: 'b', ...(c ? { a: 'd' } : {}), ...(e ? f : {}), g: 'h' }",
    { g: 'h', ...unknown },
  ],
  ['regular expressions', "export default { a: /[/'\"]\\/}/gu, b: 4 / 2, c: 'd' }", { a: unknown, b: unknown, c: 'd' }],
  ['joined strings', "export default { a: 'b' + c, d: 'e'.trim(), f: 'g' }", { a: unknown, d: unknown, f: 'g' }],
  ['environment', "export default { a: process.env.B || '/', c: 'd' }", { a: unknown, c: 'd' }],
  ['a spread constant', "const rest = { a: 'b', c: 'd' };\nexport default { ...rest, c: 'e' }", { a: 'b', c: 'e' }],
  [
    'a spread that is computed replaces what stands before it',
    "export default { a: 'b', ...rest(), c: 'd' }",
    { c: 'd', ...unknown },
  ],
  [
    'calls',
    "export default { list: [sky({ a: 'b' }), require.resolve('c')] }",
    {
      list: [
        { call: 'sky', with: [{ a: 'b' }] },
        { call: 'require.resolve', with: ['c'] },
      ],
    },
  ],
  [
    'a function that returns an object',
    "export default async function (x) {\n  x.add({ a: 1 }, () => {\n    return { b: 2 };\n  });\n  return { c: 'd' };\n}",
    { c: 'd' },
  ],
  ['an arrow function', "module.exports = (x) => {\n  return { a: 'b' };\n};", { a: 'b' }],
  ['a constant that is changed', "const config = { a: 'b' };\nconfig.a = 'c';\nexport default config;", unknown],
  ['a list that is changed', "const list = ['b'];\nlist.push('c');\nexport default { a: list };", { a: unknown }],
  ['a variable', "let a = 'b';\nexport default { a };", { a: unknown }],
  ['itself', 'const a = { b: a };\nexport default a;', { b: unknown }],
  ['nothing', '', unknown],
  ['what is cut off', "export default { a: 'b', c: {", unknown],
];

test.each(cases)('reads %s', (_, code, expected) => {
  expect(defaultExport('a.ts', filesOf({ 'a.ts': code }))).toEqual(expected);
});

test('follows imports of the site', () => {
  const files = filesOf({
    'docs/a.ts':
      "import { shared as base } from './b';\nimport list, { type X } from '../c.js';\nimport d from 'd';\nexport default { ...base, list, d };",
    'docs/b/index.ts': "export const shared = { a: 'b' };",
    'c.ts': "export default ['e'];",
  });
  expect(defaultExport('docs/a.ts', files)).toEqual({ a: 'b', list: ['e'], d: unknown });
});

test('ends with modules that import each other', () => {
  const files = filesOf({
    'a.ts': "import { b } from './b';\nexport const a = b;\nexport default { a };",
    'b.ts': "import { a } from './a';\nexport const b = a;",
  });
  expect(defaultExport('a.ts', files)).toEqual({ a: unknown });
});

test.each([
  ['brackets', '['.repeat(20_000)],
  ['objects', '{ a: '.repeat(20_000)],
  ['templates', '`${'.repeat(20_000)],
  ['slashes', '(/['.repeat(20_000)],
  ['calls', 'a('.repeat(20_000)],
])('reads many open %s', (_, code) => {
  expect(defaultExport('a.js', filesOf({ 'a.js': `export default ${code}` }))).toEqual(unknown);
});
