import ts from 'typescript';
import { expect, test } from 'vitest';
import { filesIn, importsOf, nodesIn, placeOf, syntaxOf } from './sources.ts';

const sources = filesIn('src', 'rules').map(syntaxOf);
const commands = sources.filter(({ fileName }) => fileName.startsWith('src/cli/'));

/** Returns the places of names in files that are not allowed to use them. */
function usesOf(names: readonly string[], files: readonly ts.SourceFile[], allowed: readonly string[]): string[] {
  return files
    .filter(({ fileName }) => !allowed.includes(fileName))
    .flatMap((source) => nodesIn(source).filter((node) => ts.isIdentifier(node) && names.includes(node.text)))
    .map((node) => `${placeOf(node)}: ${node.parent.getText()}`);
}

test('only the terminal writes to streams', () => {
  const used = usesOf(['stdout', 'stderr', 'console'], sources, [
    'src/bin.ts',
    'src/command.ts',
    'src/cli/terminal.ts',
    // Output of programs that they start.
    'src/config/load.ts',
    'src/run/input/git.ts',
  ]);
  expect(used, 'Print through `terminal.out` or `terminal.err`').toEqual([]);
});

test('commands print texts of which nothing acts', () => {
  const found = commands
    .filter((source) => importsOf(source).some(({ from }) => from === 'src/core/words.ts'))
    .map(({ fileName }) => fileName);
  expect(found, 'Use `say`, or `fillVisible` of src/report/escape.ts').toEqual([]);
});

test('few print bytes, which are written as they are', () => {
  const used = usesOf(['Buffer', 'TextEncoder'], commands, [
    // Standard input, and what fixes make of it.
    'src/cli/terminal.ts',
    'src/cli/check.ts',
    // Colours, and the line that is overwritten.
    'src/cli/explain.ts',
    'src/cli/diff.ts',
    'src/cli/progress.ts',
    'src/cli/rules.ts',
    'src/cli/watch.ts',
  ]);
  expect(used).toEqual([]);
});
