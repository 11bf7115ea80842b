/*
 * Measures the language server over a generated site: `npm run bench:editors`, or with ARTICLES=1000.
 *
 * How long an editor waits for the findings of the first article that it opens, with a warm cache: those of the article
 * alone, and those that consider the whole site. What a keystroke costs, and what comparing the site costs once after the
 * last one. Processor time is read from /proc, so that part needs Linux.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { article } from './generate/article.ts';
import { chinese } from './generate/chinese.ts';
import { randomOf } from './generate/random.ts';
import { generate } from './generate.ts';

const articles = Number(process.env['ARTICLES'] ?? 3000);
const keystrokes = 30;
/** Longer than the server waits before it publishes, shorter than before it compares. */
const betweenMs = 250;
const bin = join(import.meta.dirname, '../dist/bin.cjs');
const folder = mkdtempSync(join(tmpdir(), 'nk-lint-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

generate(join(folder, 'content'), articles);
mkdirSync(join(folder, '.git'));
// A duplicate whose findings depend on the other articles.
const path = join(folder, 'content/zz.md');
const slug = (name: string) => `---\ntitle: 彗星\nslug: ${name}\n---\n\n去年的彗星。\n`;
writeFileSync(join(folder, 'hugo.toml'), '');
writeFileSync(join(folder, 'content/comet.md'), slug('comet'));
writeFileSync(path, slug('comet'));
spawnSync(process.execPath, [bin], { cwd: folder, stdio: 'ignore' });

const server = spawn(process.execPath, [bin, 'lsp'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
const started = performance.now();
const connection = createProtocolConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
const uri = pathToFileURL(path).href;
const arrived: { readonly after: number; readonly count: number }[] = [];
let noticed = () => {};
connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }) => {
  arrived.push({ after: performance.now() - started, count: diagnostics.length });
  noticed();
});
connection.listen();
await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri: pathToFileURL(folder).href,
  workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'site' }],
  capabilities: {},
});
await connection.sendNotification('initialized', {});
let text = `${slug('comet')}\n${article(chinese, randomOf(articles)).split('---\n')[2]}`;
await connection.sendNotification('textDocument/didOpen', {
  textDocument: { uri, languageId: 'markdown', version: 1, text },
});
await until(() => arrived.length > 0);
const [first] = arrived;
await until(() => arrived.some(({ count }) => count > (first?.count ?? 0)));
const whole = arrived.find(({ count }) => count > (first?.count ?? 0));
console.log(`${articles} articles, warm cache`);
console.log(`first findings of an open article: ${Math.round(first?.after ?? 0)} ms after the start`);
console.log(`those that consider the site:      ${Math.round(whole?.after ?? 0)} ms after the start`);

if (existsSync(`/proc/${server.pid}/stat`)) {
  await setTimeout(2000);
  const idle = processorMs();
  let version = 1;
  for (let count = 0; count < keystrokes; count++) {
    const position = endOf(text);
    text += '字';
    version++;
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text: '字' }],
    });
    await setTimeout(betweenMs);
  }
  const typed = processorMs();
  await setTimeout(3000);
  console.log(`a keystroke:                       ${((typed - idle) / keystrokes).toFixed(1)} ms of processor time`);
  console.log(`comparing the site after the last: ${processorMs() - typed} ms of processor time`);
}
await connection.sendRequest('shutdown');
await connection.sendNotification('exit');
connection.dispose();

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue())
    await new Promise<void>((resolve) => {
      noticed = resolve;
    });
}

function endOf(all: string) {
  const lines = all.split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** User and system time of the server; the clock ticks 100 times a second. */
function processorMs(): number {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
