import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver/node';
import { splitFrontMatter } from '../article/front-matter.ts';
import type { Range } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { splitMark } from '../engine/edits.ts';
import type { LintedDocument } from './document-linter.ts';
import { frontMatterCompletions } from './front-matter-completion.ts';
import { type FrontMatterCursor, frontMatterCursor } from './front-matter-cursor.ts';
import { itemKinds } from './item-kinds.ts';
import { offsetAt, rangeIn } from './places.ts';
import { ruleText } from './rule-text.ts';

/** Behind a colon, a quotation mark or a dash comes what can be completed. */
export const completionTriggers = [' ', '"', "'", '-'];

/** Completes keys and values of the front matter, and the ids of rules in suppressions. */
export function completions(linted: LintedDocument, position: Position): CompletionList | null {
  const { document, session, path } = linted;
  const { text } = splitMark(document.getText());
  const offset = offsetAt(document, position);
  const rules = ruleCompletions(linted, text, offset);
  if (rules) return { isIncomplete: false, items: rules };
  const block = splitFrontMatter(text, session.plan.settingsOf(path).engine);
  const cursor = block && frontMatterCursor(text, block, offset);
  if (!cursor) return null;
  const suppressed = suppressedRules(linted, cursor);
  const items = suppressed ?? frontMatterCompletions(linted, block, cursor);
  return { isIncomplete: false, items };
}

const inSuppression = /(?:<!--|\{\s*\/\*)\s*nk-lint-(?:disable(?:-next-line|-line|-file)?|enable)\s(?<before>[^>*]*)$/u;

function ruleCompletions(linted: LintedDocument, text: string, offset: number): CompletionItem[] | undefined {
  const before = inSuppression.exec(text.slice(Math.max(0, offset - 1000), offset))?.groups?.['before'];
  // Behind the dashes stands the reason.
  if (before === undefined || /(?:^|\s)--\s/u.test(before)) return undefined;
  const written = /[\w/-]*$/u.exec(before)?.[0].length ?? 0;
  return ruleItems(linted, [offset - written, offset], '');
}

/** Keys below `nk-lint: disable:` are ids of rules. */
function suppressedRules(linted: LintedDocument, { of, path, range, hasValue }: FrontMatterCursor) {
  return of === 'key' && path.join(' ') === 'nk-lint disable'
    ? ruleItems(linted, range, hasValue ? '' : ': ')
    : undefined;
}

function ruleItems({ document, session, project }: LintedDocument, range: Range, after: string): CompletionItem[] {
  const language = project.language();
  return session.plan.rules.map((rule) => ({
    label: rule.id,
    kind: itemKinds.rule,
    detail: fill(rule.docs.what, language),
    documentation: { kind: 'markdown', value: ruleText(rule, project) },
    textEdit: { range: rangeIn(document, range), newText: rule.id + after },
  }));
}
