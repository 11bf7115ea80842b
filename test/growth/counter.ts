import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';

/** How often the blocks of each function ran, by the function's name and place. */
export type Counts = ReadonlyMap<string, number>;

export type Count = (work: () => unknown) => Promise<Counts>;

/**
 * Starts counting executed code, which does not depend on the machine. Import the code after this: V8 adds its counters
 * when it compiles a function. Loops inside V8 (regular expressions, `indexOf`, `sort`) are not counted.
 */
export async function openCounter(): Promise<Count> {
  // A call that a compiler inlines is not counted, and the compilers are done sooner or later.
  for (const flag of ['--no-opt', '--no-maglev']) setFlagsFromString(flag);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const take = async (): Promise<Counts> => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const functions = result
      .filter(isOurs)
      .flatMap(({ url, functions }) => functions.map((each) => ({ url, ...each })));
    return new Map(
      functions.map(({ url, functionName, ranges }) => [
        `${functionName || 'a function'} at ${ranges[0]?.startOffset} of ${url}`,
        ranges.reduce((sum, { count }) => sum + count, 0),
      ]),
    );
  };
  return async (work) => {
    await take();
    await work();
    return take();
  };
}

/** Libraries are counted, the test runner and this counter are not. */
function isOurs({ url }: { readonly url: string }): boolean {
  return /^(?:file:|\/)/u.test(url) && !/\/node_modules\/@?vite/u.test(url) && url !== import.meta.url;
}
