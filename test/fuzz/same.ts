import { isDeepStrictEqual } from 'node:util';
import type { Root } from 'mdast';
import { splitFrontMatter } from '../../src/article/front-matter.ts';
import { parse } from '../../src/article/markdown/parse.ts';

/** Returns the first difference between the trees of the fast parser and the reference; undefined if equal. */
export function difference(text: string): string | undefined {
  const frontMatter = splitFrontMatter(text, 'hugo');
  let reference: Root;
  try {
    reference = parse(text, frontMatter, [], 'remark');
  } catch {
    // remark's development build, which tests load, rejects a check box after an empty item.
    return undefined;
  }
  return firstDifference(parse(text, frontMatter, [], 'fast'), reference, '');
}

function firstDifference(fast: unknown, remark: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(own(fast), own(remark))) return undefined;
  if (isObject(fast) && isObject(remark))
    for (const key of new Set([...Object.keys(fast), ...Object.keys(remark)])) {
      const found = firstDifference(fast[key], remark[key], `${path}/${key}`);
      if (found) return found;
    }
  return `${path}: fast ${JSON.stringify(fast)} remark ${JSON.stringify(remark)}`;
}

/** Removes keys of remark without a value. */
function own(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
