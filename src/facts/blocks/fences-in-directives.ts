/**
 * Closes the fences that are open where a `:::` directive ends: remark-directive ends what is in it, too. Undefined if
 * there is none.
 */
export function withFencesClosed(source: string): string | undefined {
  const directives: number[] = [];
  let fence: { readonly marks: string; readonly depth: number } | undefined;
  let closed = '';
  let at = 0;
  for (const { groups = {}, 0: line, index } of source.matchAll(markedLine)) {
    const { marks = '', rest = '' } = groups;
    if (marks.startsWith(':')) {
      if (rest.trim() === '') {
        const depth = directives.findLastIndex((length) => marks.length >= length);
        if (depth < 0 || (fence && fence.depth <= depth)) continue;
        if (fence) closed += `${source.slice(at, index)}${line.slice(0, line.indexOf(':'))}${fence.marks}`;
        if (fence) at = index + line.length;
        directives.length = depth;
        fence = undefined;
      } else if (!fence && /^[a-z]/iu.test(rest)) directives.push(marks.length);
    } else if (!fence) fence = { marks, depth: directives.length };
    else if (marks.startsWith(fence.marks) && rest.trim() === '') fence = undefined;
  }
  return closed === '' ? undefined : closed + source.slice(at);
}

/** A line of a fence or of a directive. */
const markedLine = /^[ \t]*(?<marks>`{3,}(?=[^`\r\n]*$)|~{3,}|:{3,})(?<rest>[^\r\n]*)/gmu;
