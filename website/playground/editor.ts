import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { splitCodeSpans } from '../../src/core/code-spans.ts';
import type { Edit, Finding, Range } from '../../src/core/types.ts';

/** The editor on the left of the playground; only what is visible is in the page, so long articles are no burden. */
export interface Editor {
  text(): string;
  /** Replaces the whole text, as one step that can be undone. */
  setText(text: string): void;
  applyEdits(edits: readonly Edit[]): void;
  /** Selects a range and scrolls to it. */
  select(range: Range): void;
  underline(findings: readonly Finding[]): void;
  destroy(): void;
}

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  onChange(): void;
}

/** Underlines that are drawn: beyond that, drawing takes longer than linting. */
const mostUnderlines = 1000;

export function createEditor({ parent, text, label, onChange }: EditorOptions): Editor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
        EditorView.updateListener.of(({ docChanged }) => docChanged && onChange()),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    setText: (insert) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } }),
    applyEdits(edits) {
      view.dispatch({ changes: edits.map(({ range: [from, to], text: insert }) => ({ from, to, insert })) });
      view.focus();
    },
    select(range) {
      // The findings on the right may be those of a longer text.
      const [anchor, head] = range.map((offset) => Math.min(offset, view.state.doc.length)) as [number, number];
      view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    underline(findings) {
      view.dispatch(setDiagnostics(view.state, findings.slice(0, mostUnderlines).map(diagnosticOf)));
    },
    destroy: () => view.destroy(),
  };
}

function diagnosticOf({ span, severity, message, rule }: Finding): Diagnostic {
  const renderMessage = () => messageNode(message);
  return { from: span.start.offset, to: span.end.offset, severity, message, source: rule, renderMessage };
}

function messageNode(message: string): Node {
  const node = document.createElement('span');
  for (const { text, isCode } of splitCodeSpans(message)) {
    const part = document.createElement(isCode ? 'code' : 'span');
    part.textContent = text;
    node.append(part);
  }
  return node;
}
