import type { Language, Words } from '../../src/core/types.ts';
import { chineseOf } from './configuration-words.ts';

/** The part of a JSON Schema that the page shows. */
interface Shape {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Shape;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly definitions?: Readonly<Record<string, Shape>>;
}

/** A key of the configuration and what it may hold; `path` is written with dots, `[]` for each item, `*` for any name. */
interface Key {
  readonly path: string;
  readonly shape: Shape;
  readonly isRequired: boolean;
}

/** Returns `docs/configuration.md`: the formats of the file, and each key of its JSON Schema. */
export function configurationPage(schema: Shape, language: Language): string {
  const say = (words: Words) => words[language] ?? words.en;
  const sections = Object.entries(schema.properties ?? {}).flatMap(([name, shape]) => {
    const resolved = shape.$ref ? { ...schema.definitions?.['rules'], ...shape } : shape;
    return [`### ${name}`, ...sectionText({ path: name, shape: resolved, isRequired: false }, language)];
  });
  return [say(head), ...formats(say), say(keysIntro), ...sections, ''].join('\n\n');
}

function sectionText({ path, shape }: Key, language: Language): string[] {
  const note = notes[path]?.[language];
  const inner = path === 'rules' ? [] : keysBelow(path, shape);
  return [
    `${description(path, shape, language)} ${typeLine(shape, language)}`,
    ...(note === undefined ? [] : [note]),
    ...(inner.length > 0 ? [table(inner, language)] : []),
  ];
}

/** Returns the keys inside of a key, in order. */
function keysBelow(path: string, shape: Shape): Key[] {
  const item = shape.items?.properties ? shape.items : undefined;
  if (item) return keysBelow(`${path}[]`, item);
  const any = typeof shape.additionalProperties === 'object' ? shape.additionalProperties : undefined;
  const own = Object.entries(shape.properties ?? {}).map(([name, inner]) => ({
    path: `${path}.${name}`,
    shape: inner,
    isRequired: shape.required?.includes(name) === true,
  }));
  return [
    ...own.flatMap((key) => [key, ...keysBelow(key.path, key.shape)]),
    ...(any?.properties ? keysBelow(`${path}.*`, any) : []),
  ];
}

function table(keys: readonly Key[], language: Language): string {
  const { key, value, meaning, required } = words;
  const rows = keys.map(({ path, shape, isRequired }) => {
    const may = typeText(shape, language) + (isRequired ? required[language] : '');
    return `| \`${path}\` | ${may} | ${description(path, shape, language)} |`;
  });
  return [
    `| ${[key, value, meaning].map((each) => each[language]).join(' | ')} |`,
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function description(path: string, { description: english }: Shape, language: Language): string {
  if (english === undefined) throw new Error(`the JSON Schema does not describe ${path}`);
  return language === 'en' ? english : chineseOf(path);
}

function typeLine(shape: Shape, language: Language): string {
  return language === 'en' ? `Value: ${typeText(shape, 'en')}.` : `取值：${typeText(shape, 'zh-CN')}。`;
}

/** Says in words what a value may be. */
function typeText(shape: Shape, language: Language): string {
  const or = words.or[language];
  if (shape.enum) return shape.enum.map((value) => `\`${value}\``).join(words.comma[language]);
  if (shape.oneOf) return shape.oneOf.map((each) => typeText(each, language)).join(or);
  if (Array.isArray(shape.type)) return shape.type.map((type: string) => typeText({ type }, language)).join(or);
  if (shape.items) return words.listOf[language].replace('{items}', typeText(shape.items, language));
  const type = shape.type as keyof typeof types;
  return types[type][language] + limits(shape, language);
}

function limits({ minimum, exclusiveMinimum, maximum }: Shape, language: Language): string {
  const parts = [
    minimum !== undefined ? words.from[language].replace('{n}', String(minimum)) : '',
    exclusiveMinimum !== undefined ? words.above[language].replace('{n}', String(exclusiveMinimum)) : '',
    maximum !== undefined ? words.to[language].replace('{n}', String(maximum)) : '',
  ];
  return parts.join('');
}

const types = {
  string: { en: 'text', 'zh-CN': '文本' },
  integer: { en: 'integer', 'zh-CN': '整数' },
  number: { en: 'number', 'zh-CN': '数' },
  boolean: { en: '`true` or `false`', 'zh-CN': '`true` 或 `false`' },
  object: { en: 'object', 'zh-CN': '对象' },
  array: { en: 'list', 'zh-CN': '列表' },
} as const;

const words = {
  key: { en: 'key', 'zh-CN': '键' },
  value: { en: 'value', 'zh-CN': '取值' },
  meaning: { en: 'meaning', 'zh-CN': '含义' },
  required: { en: ' (required)', 'zh-CN': '（必需）' },
  or: { en: ' or ', 'zh-CN': '或' },
  comma: { en: ', ', 'zh-CN': '、' },
  listOf: { en: 'list of {items}', 'zh-CN': '{items}的列表' },
  from: { en: ' from {n}', 'zh-CN': '，不小于 {n}' },
  above: { en: ' above {n}', 'zh-CN': '，大于 {n}' },
  to: { en: ' to {n}', 'zh-CN': '，不大于 {n}' },
} as const;

const head = {
  en: `# Configuration

**English** · [简体中文](zh-CN/configuration.md)

<!-- Generated by \`npm run generate\` from the JSON Schema; do not edit. -->

nk-lint needs no configuration. \`npx nk-lint init\` writes one that fits your site, with the evidence for each line. The nearest file counts, in the working directory or above it: \`nk-lint.config.ts\`, \`.mts\`, \`.js\` or \`.mjs\`; \`.nk-lint.json\`, \`.jsonc\`, \`.yaml\`, \`.yml\` or \`.toml\`; or the key \`nk-lint\` in \`package.json\`. Paths and globs are relative to it. \`npx nk-lint --print-config content/a.md\` prints what holds for an article.

A mistake stops the run with exit code 2, and the message names its place and what was probably meant.`,
  'zh-CN': `# 配置

[English](../configuration.md) · **简体中文**

<!-- 由 \`npm run generate\` 根据 JSON Schema 生成，请勿手工修改。 -->

nk-lint 不需要配置。\`npx nk-lint init\` 会写出适合你网站的配置，并为每一行注明依据。从当前目录起逐级向上，最先找到的文件生效：\`nk-lint.config.ts\`、\`.mts\`、\`.js\`、\`.mjs\`，\`.nk-lint.json\`、\`.jsonc\`、\`.yaml\`、\`.yml\`、\`.toml\`，或 \`package.json\` 中的 \`nk-lint\` 键。路径和通配符都相对于该文件。\`npx nk-lint --print-config content/a.md\` 输出某篇文章实际采用的设置。

配置有误时退出码为 2，并指出位置和可能想写的内容。`,
} as const;

/** The same configuration in each format. */
const examples = [
  [
    'jsonc',
    `// .nk-lint.jsonc
{
  "$schema": "./node_modules/nk-lint/schemas/config.schema.json",
  "extends": ["recommended"],
  "timeZone": "+08:00",
  "collections": [{ "name": "news", "files": ["content/news/**"], "source": { "hosts": ["news.example.org"] } }],
  "rules": { "image-alt-generic": "off", "title-noise": ["warning", { "suffixes": [" | Example News"] }] },
  "overrides": [{ "files": ["content/about/**"], "rules": { "source-link-missing": "off" } }]
}
`,
  ],
  [
    'yaml',
    `# .nk-lint.yaml
# yaml-language-server: $schema=./node_modules/nk-lint/schemas/config.schema.json
extends: [recommended]
timeZone: '+08:00'
collections:
  - name: news
    files: [content/news/**]
    source: { hosts: [news.example.org] }
rules:
  image-alt-generic: off
  title-noise: [warning, { suffixes: [' | Example News'] }]
overrides:
  - files: [content/about/**]
    rules: { source-link-missing: off }
`,
  ],
  [
    'toml',
    `# .nk-lint.toml
#:schema ./node_modules/nk-lint/schemas/config.schema.json
extends = ["recommended"]
timeZone = "+08:00"

[[collections]]
name = "news"
files = ["content/news/**"]
source = { hosts = ["news.example.org"] }

[rules]
image-alt-generic = "off"
title-noise = ["warning", { suffixes = [" | Example News"] }]

[[overrides]]
files = ["content/about/**"]
rules = { source-link-missing = "off" }
`,
  ],
  [
    'js',
    `// nk-lint.config.mjs
/** @type {import('nk-lint').Config} */
export default {
  extends: ['recommended'],
  timeZone: '+08:00',
  collections: [{ name: 'news', files: ['content/news/**'], source: { hosts: ['news.example.org'] } }],
  rules: { 'image-alt-generic': 'off', 'title-noise': ['warning', { suffixes: [' | Example News'] }] },
  overrides: [{ files: ['content/about/**'], rules: { 'source-link-missing': 'off' } }],
};
`,
  ],
] as const;

function formats(say: (words: Words) => string): string[] {
  const blocks = examples.map(([syntax, text]) => `\`\`\`${syntax}\n${text}\`\`\``);
  return [say(formatsIntro), ...blocks, say(formatsEnd)];
}

const formatsIntro = {
  en: `## Formats

The same configuration in JSON, YAML, TOML and JavaScript. After \`npm install --save-dev nk-lint\`, editors complete and check it by the line that names the JSON Schema, or the type.`,
  'zh-CN': `## 格式

同一份配置，分别写成 JSON、YAML、TOML 和 JavaScript。运行 \`npm install --save-dev nk-lint\` 之后，编辑器会根据其中写明 JSON Schema（或类型）的一行提供补全和检查。`,
};

const formatsEnd = {
  en: 'A configuration in TypeScript needs Node.js 22.18 or later, or the package `jiti`.',
  'zh-CN': 'TypeScript 配置需要 Node.js 22.18 或更高版本，或安装 `jiti`。',
};

const keysIntro = {
  en: '## Keys\n\nAll keys may be left out.',
  'zh-CN': '## 键\n\n所有的键都可以省略。',
};

/** What a description cannot hold: links to other pages. */
const notes: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  extends: {
    en: 'The [presets](presets.md) and their differences have a page.',
    'zh-CN': '各预设及其差异见[预设](presets.md)。',
  },
  collections: {
    en: '[Schemas](schemas.md) has more about `schema`.',
    'zh-CN': '`schema` 的详细说明见 [Schema](schemas.md)。',
  },
  rules: {
    en: 'A level is `off`, `info`, `warning` or `error`; one that you set holds for all findings of the rule. [All rules](rules/README.md) have pages with their options.',
    'zh-CN':
      '级别有 `off`、`info`、`warning`、`error`；设置后对该规则的所有结果生效。各规则的选项见[全部规则](rules/README.md)。',
  },
  plugins: {
    en: '[Rules of your own](rules-of-your-own.md) shows how to write them.',
    'zh-CN': '写法见[编写自己的规则](rules-of-your-own.md)。',
  },
  links: {
    en: '[Links on the web](links.md#settings) has the defaults.',
    'zh-CN': '默认值见[联网检查链接](links.md#设置)。',
  },
};
