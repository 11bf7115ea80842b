/**
 * Prints every text of nk-lint in one table, to be read as a user reads it: id, English, Chinese, and for messages of rules
 * what they say in the examples of the rules' pages.
 */
import { rules } from '../rules/index.ts';
import type { OwnWords, Words } from '../src/core/types.ts';
import { cli, commandErrors } from '../src/messages/cli.ts';
import { errors } from '../src/messages/errors.ts';
import { init } from '../src/messages/init.ts';
import { linkKindWords, linkReasonWords } from '../src/messages/link-states.ts';
import { links } from '../src/messages/links.ts';
import { lsp } from '../src/messages/lsp.ts';
import { mcp, mcpErrors } from '../src/messages/mcp.ts';
import { pages } from '../src/messages/pages.ts';
import { words as report } from '../src/messages/report.ts';
import { schema } from '../src/messages/schema.ts';
import { runExample } from '../src/tester.ts';

const lines = ['| id | English | 中文 | example |', '| --- | --- | --- | --- |'];

for (const rule of rules) {
  const { what, why, examples } = rule.docs;
  const said = new Map(examples.flatMap((each) => runExample(rule, each, 'bad').map((f) => [f.messageId, f.message])));
  for (const [id, words] of Object.entries({ what, why })) add(`${rule.id} ${id}`, words);
  for (const [id, words] of Object.entries(rule.messages)) add(`${rule.id} ${id}`, words, said.get(id));
  for (const [id, words] of Object.entries(rule.fixes)) add(`${rule.id} fix ${id}`, words);
  for (const [id, words] of Object.entries(rule.notes)) add(`${rule.id} note ${id}`, words);
  for (const [id, { description }] of Object.entries(rule.options)) add(`${rule.id} option ${id}`, description);
}
for (const [file, texts] of Object.entries({
  cli,
  init,
  links,
  linkKindWords,
  linkReasonWords,
  lsp,
  mcp,
  pages,
  report,
  schema,
}))
  for (const [id, words] of Object.entries(texts)) add(`${file} ${id}`, words as OwnWords);
for (const [id, { says, ...more }] of Object.entries({ ...commandErrors, ...mcpErrors, ...errors })) {
  add(`error ${id}`, says);
  if ('hint' in more) add(`error ${id} hint`, more.hint);
}
process.stdout.write(`${lines.join('\n')}\n`);

function add(id: string, words: Words, example = ''): void {
  if (typeof words.en !== 'string') return;
  lines.push(`| ${[id, words.en, words['zh-CN'] ?? '', example].map(cell).join(' | ')} |`);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
