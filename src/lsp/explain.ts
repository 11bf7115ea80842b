import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import type { LintedDocument } from './document-linter.ts';
import { ignored, showMessage } from './messages.ts';
import { ruleText } from './rule-text.ts';

export const explainCommand = 'nk-lint.explain';

/** Shows the page of a rule; its text as a message where the editor cannot show documents. */
export async function explain(
  connection: Connection,
  client: ClientCapabilities,
  id: string,
  linted: LintedDocument | undefined,
): Promise<void> {
  const uri = linted?.project.rulePage(id);
  if (uri !== undefined && client.window?.showDocument?.support) {
    const external = !uri.startsWith('file:');
    const shown = await connection.window.showDocument({ uri, external, takeFocus: true }).catch(ignored);
    if (shown?.success) return;
  }
  const rule = linted?.session.plan.rules.find((each) => each.id === id);
  if (linted && rule) showMessage(connection, 'info', ruleText(rule, linted.project));
}
