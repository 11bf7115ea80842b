// Damages every input file and the file system at random, and runs nk-lint on that:
// `npm run fuzz:inputs -- [seconds] [--seed N] [--case K]`.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { oddities, oddNames, writeNamed } from './disk.ts';
import { randomOf } from './generate.ts';
import { type InputSite, inputSite, type Scenario, startWeb } from './input-site.ts';
import { mutate, pick, signAgain } from './mutate.ts';
import { fault, runCommand } from './outcome.ts';

/** How many failing sites are kept. */
const maxKept = 20;
const formats = [
  'pretty',
  'compact',
  'json',
  'github',
  'gitlab',
  'sarif',
  'junit',
  'markdown',
  'checkstyle',
  'rdjson',
  'html',
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, case: { type: 'string' } },
});
const seconds = Number(positionals[0] ?? 600);
const seed = Number(values.seed ?? Date.now() % 1_000_000_007);
const single = values.case === undefined ? undefined : Number(values.case);
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'nk-lint-fuzz-'));
/** Failures by their kind. */
const failures = new Map<string, number>();
let cases = 0;

const web = await startWeb();
const lanes = single === undefined ? ['lane-1', 'lane-2'] : ['lane-1'];
const sites = await Promise.all(lanes.map((lane) => inputSite(join(folder, lane), web)));
const until = Date.now() + seconds * 1000;
await Promise.all(sites.map(runLane));
for (const lane of lanes) rmSync(join(folder, lane), { recursive: true, force: true });
if (failures.size === 0) rmSync(folder, { recursive: true });
else console.log([...failures].map(([kind, count]) => `${count} × ${kind}`).join('\n'));
console.log(`seed ${seed}: ${cases} cases, ${failures.size === 0 ? 'all well' : `failures in ${folder}`}`);
process.exitCode = failures.size === 0 ? 0 : 1;

/** Runs cases until the time is over. */
async function runLane(site: InputSite): Promise<void> {
  if (single !== undefined) {
    cases = 1;
    return tryCase(site, single);
  }
  while (Date.now() < until) await tryCase(site, ++cases);
}

async function tryCase(site: InputSite, number: number): Promise<void> {
  const { name, what, args } = prepare(site, number);
  const before = snapshot(site.outside);
  const { problem, output } = await runCommand(site.root, args);
  const reason = problem ?? fault(output) ?? (snapshot(site.outside) === before ? undefined : 'wrote out of the tree');
  if (single !== undefined) console.log(`${name}: ${what}\nnk-lint ${args.join(' ')}\n${output}`);
  if (reason === undefined) return;
  const kind = `${name}: ${reason}`;
  const count = failures.get(kind) ?? 0;
  failures.set(kind, count + 1);
  if (count > 0 || failures.size > maxKept) return;
  const lines = [`case ${number} of seed ${seed}: ${kind}`, `  ${what}`, `  nk-lint ${args.join(' ')}`];
  console.log(`${lines.join('\n')}\n  again: npm run fuzz:inputs -- --seed ${seed} --case ${number}`);
  keep(site, number, `${lines.join('\n')}\n\n${output.slice(0, 10_000)}\n`);
}

interface Case {
  readonly name: string;
  /** What was done to the site. */
  readonly what: string;
  readonly args: readonly string[];
}

/** Makes the site of a case, which follows from seed and number. */
function prepare(site: InputSite, number: number): Case {
  const random = randomOf(Math.imul(seed, 1_000_003) + number);
  site.restore();
  const scenario = site.scenarios[number % (site.scenarios.length + 1)];
  return scenario ? damaged(site, scenario, random) : named(site, random);
}

/** Damages a file, or puts something else in its place. */
function damaged(site: InputSite, scenario: Scenario, random: () => number): Case {
  const { name, format, without = [], commands } = scenario;
  for (const other of without) rmSync(join(site.root, other), { force: true });
  const file = join(site.root, scenario.file);
  const args = pick(commands, random);
  if (random() < 0.35) {
    const { what, make } = pick(oddities, random);
    make(file, site.outside);
    return { name: `${name} is ${what}`, what: `${scenario.file} is ${what}`, args };
  }
  const original = readFileSync(file);
  const mutation = mutate(original, format, random);
  const { what, bytes } = random() < 0.8 ? signAgain(original, mutation) : mutation;
  writeFileSync(file, bytes);
  return { name, what: `${scenario.file}: ${what}`, args };
}

/** Gives an article another name. */
function named(site: InputSite, random: () => number): Case {
  const [what, name] = pick(oddNames, random);
  const content = join(site.root, 'content');
  const isThere = writeNamed(content, name, join(content, 'news/two.md'));
  const args = pick(
    [['--format', pick(formats, random)], ['--explain-files'], ['--diff'], ['--fix'], ['--debug', '--format', 'jsonl']],
    random,
  );
  return {
    name: 'name',
    what: `an article whose name has ${what}${isThere ? '' : ' (refused)'}`,
    args: ['content', ...args],
  };
}

function snapshot(outside: string): string {
  return readdirSync(outside)
    .map((name) => `${name}: ${readFileSync(join(outside, name), 'latin1')}`)
    .join('\n');
}

/** Keeps the site of a case as it was before the run. What the system does not copy is left out: the report names it. */
function keep(site: InputSite, number: number, report: string): void {
  const place = join(folder, `case-${number}`);
  mkdirSync(place);
  writeFileSync(join(place, 'report.txt'), report);
  prepare(site, number);
  try {
    cpSync(site.root, join(place, 'site'), { recursive: true, verbatimSymlinks: true });
  } catch {}
}
