import { expect, test } from 'vitest';
import { fill } from '../../src/core/words.ts';
import type { Report } from '../../src/engine/report.ts';
import { parserPlace } from '../../src/knowledge/parser-words.ts';
import { runHere } from './here.ts';
import { site } from './run.ts';

const yaml = (text: string) => `---\ntitle: 彗星\n${text}\n---\n\n文字。\n`;
const json = (text: string) => `{\n"title": "彗星",\n${text}\n}\n\n文字。\n`;

test.each([
  ['a.md', yaml('tags: {a: "b"#c\n}'), '注释前应有空格'],
  ['a.md', json('"a": "\\u12"'), '`\\u` 之后应有四位十六进制数'],
  ['a.md', json('"a": 1.'), '数字不完整'],
  ['a.mdx', 'A <comet a=1> passes.\n', '多余的字符'],
  ['a.mdx', 'A <comet\n', '到文件末尾仍未结束'],
])('%s: %j is told in Chinese', async (name, text, expected) => {
  const folder = site({ [name]: text, 'hugo.toml': 'title = "A"\n' });
  const args = ['.', '--no-cache', '--lang', 'zh-CN', '-f', 'json', '--only', 'front-matter-invalid,mdx-invalid'];
  const { stdout } = await runHere(folder, args);
  const [message] = (JSON.parse(stdout) as Report).files.flatMap(({ findings }) =>
    findings.map((each) => each.message),
  );
  expect(message).toContain(expected);
});

test('words that are not known are quoted', () => {
  const words = { en: '{reason}', 'zh-CN': parserPlace('reason') };
  expect(fill(words, 'zh-CN', { reason: 'Comets are not allowed' })).toBe('解析器的原文为“Comets are not allowed”');
  expect(fill(words, 'en', { reason: 'Comets are not allowed' })).toBe('Comets are not allowed');
});
