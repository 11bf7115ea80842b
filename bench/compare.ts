/* Compares nk-lint with other linters and with the parser alone: `npm run bench`, see README.md in this folder. */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, type as system, totalmem } from 'node:os';
import { join } from 'node:path';
import { version } from '../src/core/version.ts';
import { instruments, measure } from './compare/measure.ts';
import { readOptions } from './compare/options.ts';
import { outputOf } from './compare/rounds.ts';
import { type Bench, sections } from './compare/sections.ts';
import { generated, install, real } from './compare/setup.ts';
import { digits } from './compare/statistics.ts';
import { leftOut, type Tool, tools, versionOf } from './compare/tools.ts';

const options = readOptions();
if (!instruments.bash) throw new Error('bash is needed: it measures the CPU time of what it runs');
const notes: string[] = [];
const addNote = (said: string) => {
  // Messages of tools may contain paths of this machine.
  const text = said.replaceAll(join(import.meta.dirname, '..'), '.');
  if (!notes.includes(text)) notes.push(text);
};
const installProblem = install();
if (installProblem !== undefined) addNote(installProblem);
if (!instruments.memory) addNote('memory: not measured, since there is no GNU time here');
if (instruments.cores.length === 0) addNote('cores: not pinned, since there is no taskset here');
if (instruments.cores.length === 1) addNote('two cores: not measured, since there is one only');

const corpora = generated(options);
const realCorpora = options.only.includes('real') ? real(options) : [];
if (options.only.includes('real') && realCorpora.length === 0)
  addNote('real articles: none beside the repository; name folders to have them checked');

const bench: Bench = {
  options,
  tools: await usableTools(),
  corpora,
  real: realCorpora,
  failed: (id, reason) => addNote(`${id}: ${reason}`),
};
const parts: string[] = [];
for (const section of options.only) {
  const text = await sections[section](bench);
  if (text === undefined) continue;
  parts.push(text);
  console.log(`${text}\n`);
}
const page = `${[heading(), ...parts, leftOutSection()].join('\n\n')}\n`;
writeFileSync(join(import.meta.dirname, 'RESULTS.md'), page);
console.log(`${leftOutSection()}\n\nAll of it is in bench/RESULTS.md`);

/** Returns the chosen tools that can check one article; the try also loads their files into the page cache. */
async function usableTools(): Promise<Tool[]> {
  const found: Tool[] = [];
  for (const tool of tools.filter(({ id }) => options.tools.includes(id))) {
    const place = { cwd: corpora.one.folder, output: outputOf('first', tool.id), cores: 1, memory: false } as const;
    const reason = tool.missing() ?? (await measure(tool.check({ target: '.', cores: 1 }), place));
    if (typeof reason === 'string') addNote(`${tool.id}: ${reason}`);
    else found.push(tool);
  }
  return found;
}

function heading(): string {
  const { all } = corpora;
  const [core] = cpus();
  const rows = bench.tools.map(({ id, does, packages }) => {
    const named = packages.map((name) => `${name} ${versionOf(name) ?? '?'}`);
    return `* **${id}** (${id.startsWith('nk-lint') ? version : named.join(', ')}): ${does}`;
  });
  return [
    '# nk-lint beside others',
    'Written by `npm run bench`; what the columns mean and how fair it is stands in [README.md](README.md).',
    [
      `* ${new Date().toISOString().slice(0, 10)}, ${core?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${system()}, Node ${process.versions.node}`,
      `* ${all.articles} generated articles, ${digits(all.bytes, 1e-6)} MB; ${options.rounds} rounds; load at the end ${loadavg()[0]?.toFixed(1)}, of which one is the bench`,
      ...rows,
    ].join('\n'),
  ].join('\n\n');
}

function leftOutSection(): string {
  return `## Left out\n\n${[...notes, ...leftOut].map((each) => `* ${each}`).join('\n')}`;
}
