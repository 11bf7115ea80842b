import { containmentTest } from '../../core/place.ts';
import type { Range } from '../../core/types.ts';

const comments = /<!--\s*markdownlint-(?<action>[a-z-]+)(?<names>(?:(?!-->)[^<]){0,1000})-->/giu;

/** Returns a test whether comments for markdownlint allow raw HTML at a range, because the author means it. */
export function htmlAllowance(source: string): (range: Range) => boolean {
  const allowed: Range[] = [];
  let start: number | undefined;
  for (const { 0: comment, index, groups } of source.includes('markdownlint-') ? source.matchAll(comments) : []) {
    const names = groups?.['names'] ?? '';
    const end = index + comment.length;
    if (groups?.['action']?.toLowerCase() === 'configure-file') {
      if (/"(?:MD033|no-inline-html)"\s*:\s*false/iu.test(names)) allowed.push([0, source.length]);
      continue;
    }
    if (names.trim() !== '' && !/\b(?:MD033|no-inline-html|html)\b/iu.test(names)) continue;
    switch (groups?.['action']?.toLowerCase()) {
      case 'disable':
        start ??= end;
        break;
      case 'enable':
        if (start !== undefined) allowed.push([start, index]);
        start = undefined;
        break;
      case 'disable-file':
        allowed.push([0, source.length]);
        break;
      case 'disable-line':
        allowed.push(lineAt(source, index));
        break;
      case 'disable-next-line':
        allowed.push(lineAt(source, lineAt(source, end)[1] + 1));
        break;
    }
  }
  if (start !== undefined) allowed.push([start, source.length]);
  return containmentTest(allowed);
}

function lineAt(source: string, offset: number): Range {
  const end = source.indexOf('\n', offset);
  return [source.lastIndexOf('\n', offset - 1) + 1, end < 0 ? source.length : end];
}
