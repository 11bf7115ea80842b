import type { FileProblem } from '../core/types.ts';

/** Containers inside each other in one line; more than any author writes, far less than what slows the parser down. */
const maxDepth = 100;

const candidate = /(?<=^|[\r\n])[ \t]*(?<run>[ \t>*+\d.)-]{100,})(?<rest>[^\r\n]?)/gu;
const marker = />|[-+*](?=[ \t])|\d[.)](?=[ \t])/gu;
const thematicBreak = /^(?:-[ \t]*)+$|^(?:\*[ \t]*)+$/u;

/** Nesting that would take the parser minutes or its stack: told before it is parsed. */
export function tooDeep(source: string): FileProblem | undefined {
  for (const { groups, index } of source.matchAll(candidate)) {
    const { run = '', rest = '' } = groups ?? {};
    if (rest === '' && thematicBreak.test(run.trim())) continue;
    const depth = run.match(marker)?.length ?? 0;
    if (depth > maxDepth) return { kind: 'too-deep', data: { depth }, offset: index };
  }
  return undefined;
}
