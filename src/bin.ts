#!/usr/bin/env node
import { version } from './version.ts';

const args = process.argv.slice(2);
// A reader that has seen enough (`| head`) closes the pipe; that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
}

if (args.length === 1 && (args[0] === '--version' || args[0] === '-v')) console.log(version);
else {
  const [{ main }, { terminalOf }] = await Promise.all([import('./cli/main.ts'), import('./cli/terminal.ts')]);
  process.exitCode = await main(args, terminalOf(process));
}
