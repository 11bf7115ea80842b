import type { CompletionItem } from 'vscode-languageserver/node';
import { valueAt } from '../core/pointer.ts';
import type { FrontMatterBlock } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { splitMark } from '../engine/edits.ts';
import { factsOf } from '../engine/fact-access.ts';
import { frontMatter, isMapping, pointerTo } from '../facts/front-matter/front-matter.ts';
import { lsp as words } from '../messages/lsp.ts';
import type { LintedDocument } from './document-linter.ts';
import type { FrontMatterCursor } from './front-matter-cursor.ts';
import { itemKinds } from './item-kinds.ts';
import { rangeIn } from './places.ts';
import { schemaText } from './schema-text.ts';
import { item, namedKeys, namedValues, schemasAt } from './schema-view.ts';

/** Completes keys and values that the schema of the article's collection names. */
export function frontMatterCompletions(
  linted: LintedDocument,
  { format }: FrontMatterBlock,
  cursor: FrontMatterCursor,
): CompletionItem[] {
  const { document, session, path } = linted;
  const root = session.plan.settingsOf(path).collection.schema?.bundle();
  const written = splitMark(document.getText()).text.slice(...cursor.range);
  const shape: Shape = { ...cursor, format, written, replaced: rangeIn(document, cursor.range) };
  return cursor.of === 'key' ? keys(linted, root, shape) : values(root, shape);
}

interface Shape extends FrontMatterCursor {
  readonly format: FrontMatterBlock['format'];
  readonly written: string;
  readonly replaced: ReturnType<typeof rangeIn>;
}

function keys(linted: LintedDocument, root: unknown, shape: Shape): CompletionItem[] {
  const { path, written, replaced: range } = shape;
  const language = linted.project.language();
  const schemas = schemasAt(root, path);
  const present = presentKeys(linted, path);
  const required = new Set(schemas.flatMap((schema) => (Array.isArray(schema['required']) ? schema['required'] : [])));
  return [...namedKeys(schemas).keys()]
    .filter((key) => !present.has(key) || key === written)
    .map((key) => ({
      label: key,
      kind: itemKinds.key,
      ...(required.has(key) && { detail: fill(words.required, language) }),
      documentation: { kind: 'markdown', value: schemaText(schemasAt(root, [...path, key]), language) },
      filterText: keyText(key, { ...shape, hasValue: true }),
      textEdit: { range, newText: keyText(key, shape) },
    }));
}

/** Keys that the mapping has already, so far as the front matter can be parsed. */
function presentKeys({ article }: LintedDocument, path: readonly string[]): ReadonlySet<string> {
  const [fact] = factsOf(article.file.record, frontMatter);
  const mapping = path.includes(item) ? undefined : valueAt(fact?.value, pointerTo(...path));
  return new Set(isMapping(mapping) ? Object.keys(mapping) : []);
}

function values(root: unknown, shape: Shape): CompletionItem[] {
  const { path, replaced: range } = shape;
  return namedValues(schemasAt(root, path)).map((value) => {
    const text = valueText(value, shape);
    return {
      label: String(value),
      kind: itemKinds.value,
      filterText: text,
      textEdit: { range, newText: text },
    };
  });
}

function keyText(key: string, { format, hasValue }: Shape): string {
  if (format === 'json') return hasValue ? JSON.stringify(key) : `${JSON.stringify(key)}: `;
  const text = /^[\w-]+$/u.test(key) ? key : JSON.stringify(key);
  if (hasValue) return text;
  return format === 'toml' ? `${text} = ` : `${text}: `;
}

/** Text without quotes in YAML, where that is text. */
function valueText(value: unknown, { format, written }: Shape): string {
  const json = JSON.stringify(value);
  if (typeof value !== 'string') return json;
  const isPlain =
    /^[\p{L}_][\p{L}\p{N} _./-]*$/u.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(value);
  return format === 'yaml' && isPlain && !/^["']/u.test(written) ? value : json;
}
