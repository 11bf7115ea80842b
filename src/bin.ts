#!/usr/bin/env node
import { version } from './core/version.ts';

const args = process.argv.slice(2);
/** For the V8 of Node 20; newer ones have not been measured, and would print an error if they did not know a flag. */
const flags = [
  // It optimises too soon, and compiles for longer than runs of some hundred articles take: four times as hot is better.
  '--interrupt-budget=270000',
  // What it puts into one function has to be compiled again in each that calls it: 3 % less for 5,000 articles.
  '--max-inlined-bytecode-size=100',
  '--max-inlined-bytecode-size-cumulative=200',
  // It lets garbage lie where the machine has memory left: 860 MB instead of 440 for 20,000 articles, and no faster.
  '--heap-growing-percent=20',
];

// A reader that has seen enough (`| head`) closes the pipe: that is no failure, and the exit code is that of the findings.
// What else goes wrong with an output is said where it can be.
let lost = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || lost) return;
    lost = true;
    if (stream === process.stdout) process.stderr.write(`nk-lint: standard output: ${message}\n`);
    process.exitCode = 2;
  });
}

if (args.length === 1 && (args[0] === '--version' || args[0] === '-v')) console.log(version);
else void run();

async function run(): Promise<void> {
  if (process.versions.v8.startsWith('11.')) process.getBuiltinModule('node:v8').setFlagsFromString(flags.join(' '));
  const [{ main }, { terminalOf }] = await Promise.all([import('./cli/main.ts'), import('./cli/terminal.ts')]);
  const code = await main(args, terminalOf(process));
  process.exitCode = lost ? 2 : code;
}
