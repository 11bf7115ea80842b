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
    const place = setText(projects, document);
    const session = place?.project.session();
    const article = place && session?.lint(place.path);
    return session && article && { ...place, document, session, article, mark: markLength(document.getText()) };
  };
}

/** Lets an open article count with its text as it is now; returns where it lies, if it is to be linted. */
export function setText(projects: Projects, document: TextDocument): Place | undefined {
  const place = articlePlace(projects, document.uri);
  if (!place?.project.session() || place.project.isIgnored(place.path)) return undefined;
  place.project.setText(place.path, document.getText());
  return place;
}

/** Returns where a document lies if it is an article. */
export function articlePlace(projects: Projects, uri: string): Place | undefined {
  return articleName.test(fileOf(uri) ?? '') ? projects.placeOf(uri) : undefined;
}
