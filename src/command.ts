import { version } from './core/version.ts';

const args = process.argv.slice(2);
/** Flags for the V8 of Node 20. Newer versions are not measured, and print an error for unknown flags. */
const v8Flags = [
  // Optimise later: by default, compiling takes longer than a run over some hundred articles. Four times the default is best.
  '--interrupt-budget=270000',
  // Inline less, because inlined code is compiled once for each caller: 3 % less time for 5,000 articles.
  '--max-inlined-bytecode-size=100',
  '--max-inlined-bytecode-size-cumulative=200',
  // Collect sooner: by default 20,000 articles need 860 MB instead of 440, and are no faster.
  '--heap-growing-percent=20',
];

// A closed pipe (`| head`) is no failure, and the exit code is that of the findings. Other output errors exit with 2, and
// those of standard output are printed to standard error.
let hasOutputError = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || hasOutputError) return;
    hasOutputError = true;
    if (stream === process.stdout) process.stderr.write(`nk-lint: standard output: ${message}\n`);
    process.exitCode = 2;
  });
}

if (args.length === 1 && (args[0] === '--version' || args[0] === '-v')) console.log(version);
else void run();

async function run(): Promise<void> {
  if (process.versions.v8.startsWith('11.')) process.getBuiltinModule('node:v8').setFlagsFromString(v8Flags.join(' '));
  const [{ main }, { terminalOf }] = await Promise.all([import('./cli/main.ts'), import('./cli/terminal.ts')]);
  const code = await main(args, terminalOf(process));
  process.exitCode = hasOutputError ? 2 : code;
}
