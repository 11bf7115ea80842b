import { parseDocument } from 'yaml';

/** Whether the full YAML parser reads the unquoted value as this text. */
export function isPlainYaml(text: string): boolean {
  const document = parseDocument(`k: ${text}`, { prettyErrors: false, logLevel: 'silent' });
  return document.errors.length === 0 && document.warnings.length === 0 && document.get('k') === text;
}
