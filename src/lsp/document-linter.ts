import type { TextDocument } from 'vscode-languageserver-textdocument';
import { articleName } from '../run/input/discover.ts';
import type { LintedArticle, Session } from '../session/session.ts';
import { markLength } from './places.ts';
import { fileOf, type Place, type Projects } from './projects.ts';

/** An open article, linted as its text is now. */
export interface LintedDocument extends Place {
  readonly document: TextDocument;
  readonly session: Session;
  readonly article: LintedArticle;
  /** That of `markLength`. */
  readonly mark: 0 | 1;
}

/** Returns undefined for what is no article, is ignored, or lies in a folder whose configuration cannot be read. */
export type LintDocument = (document: TextDocument) => LintedDocument | undefined;

export function documentLinter(projects: Projects): LintDocument {
  return (document) => {
    const place = articlePlace(projects, document.uri);
    const session = place?.project.session();
    if (!place || !session || place.project.isIgnored(place.path)) return undefined;
    const text = document.getText();
    place.project.setText(place.path, text);
    const article = session.lint(place.path);
    return article && { ...place, document, session, article, mark: markLength(text) };
  };
}

/** Returns where a document lies if it is an article. */
export function articlePlace(projects: Projects, uri: string): Place | undefined {
  return articleName.test(fileOf(uri) ?? '') ? projects.placeOf(uri) : undefined;
}
