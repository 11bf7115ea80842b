import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type DataError, escapePointer, type ParsedData, type Place } from './yaml.ts';

/** Parses JSON (comments and trailing commas allowed where `relaxed`) that stands at `offset` of a text. */
export function parseJson(text: string, offset: number, relaxed = false): ParsedData {
  const problems: ParseError[] = [];
  const tree = parseTree(text, problems, { disallowComments: !relaxed, allowTrailingComma: relaxed });
  const places: Record<string, Place> = {};
  const raw: Record<string, string> = {};
  const errors: DataError[] = problems.map(({ error, offset: at, length }) => ({
    code: printParseErrorCode(error),
    range: [offset + at, offset + at + length],
    data: { reason: printParseErrorCode(error) },
  }));
  return { value: tree ? read(tree, '', undefined) : null, places, raw, errors };

  function read(node: Node, pointer: string, key: Node | undefined): unknown {
    const value = [offset + node.offset, offset + node.offset + node.length] as const;
    places[pointer] = key ? [...value, offset + key.offset, offset + key.offset + key.length] : value;
    if (node.type === 'array')
      return (node.children ?? []).map((item, index) => read(item, `${pointer}/${index}`, undefined));
    if (node.type === 'object') {
      const entries = (node.children ?? []).flatMap(({ children: [name, item] = [] }) =>
        name && item
          ? [[String(name.value), read(item, `${pointer}/${escapePointer(String(name.value))}`, name)] as const]
          : [],
      );
      return Object.fromEntries(entries);
    }
    if (node.type !== 'string') raw[pointer] = text.slice(node.offset, node.offset + node.length);
    return node.value ?? null;
  }
}
