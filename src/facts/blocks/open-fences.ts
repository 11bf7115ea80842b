import type { Collector, Edit, Range } from '../../core/types.ts';
import { nodesOf } from '../shared/nodes.ts';

export interface OpenFenceFact {
  /** The line that opens the block, with its range. */
  readonly opening: string;
  readonly range: Range;
  /** The number of lines in the block. */
  readonly lines: number;
  /** The first line in the block that is not code. */
  readonly prose?: { readonly text: string; readonly range: Range };
  /** Closes the block at its end. */
  readonly edit: Edit;
}

/** A line that does not occur in code: a heading, an image, a Chinese sentence, the start of another block. */
const proseLine =
  /^(?:#{2,6} +[^\s#!].*|!\[[^\]]*\]\([^)]+\).*|(?:(?!\/\/)[^#*<>{}=;|\\"'`]){8,}[\p{Script=Han}”）][。！？]|(?:`{3,}|~{3,})[ \t]*[a-z][\w+#-]*)[ \t]*$/u;

/** A fenced code block that extends to the end of the article, because it is never closed. */
export const openFences: Collector<OpenFenceFact> = {
  id: 'open-fences',
  version: 1,
  collect({ source, tree }) {
    const last = tree.children.at(-1);
    const found: OpenFenceFact[] = [];
    for (const { node, range, block } of nodesOf(tree, 'code')) {
      if (block !== tree.children.length - 1) continue;
      const opened = /^(?<fence>`{3,}|~{3,})[^\n\r]*/u.exec(source.slice(...range));
      if (!opened || source.slice(range[1]).trim() !== '') continue;
      const fence = opened.groups?.['fence'] ?? '';
      const text = source.slice(range[0] + opened[0].length, range[1]);
      const closing = new RegExp(`(?:^|[\\r\\n])[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`, 'u');
      if (closing.test(text)) continue;
      const start = range[0] + opened[0].length;
      const prose = node === last ? proseIn(text, start) : undefined;
      const eol = /\r\n|\n|\r/u.exec(source)?.[0] ?? '\n';
      const end = range[0] + source.slice(...range).replace(/[ \t\r\n]+$/u, '').length;
      found.push({
        opening: opened[0].trim().slice(0, 40),
        range: [range[0], start],
        lines: text.split(/\r\n|\n|\r/u).length - 1,
        ...(prose && { prose }),
        edit: { range: [end, end], text: eol + fence },
      });
    }
    return found;
  },
};

function proseIn(text: string, start: number): OpenFenceFact['prose'] {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/gu)) {
    if (line.length <= 2000 && proseLine.test(line)) {
      return { text: line.trim().slice(0, 40), range: [start + index, start + index + line.length] };
    }
  }
  return undefined;
}
