import { parseDocument } from 'yaml';

/** Whether a whole parser reads a value without quotes as this text. */
export function isPlainYaml(text: string): boolean {
  const document = parseDocument(`k: ${text}`, { prettyErrors: false, logLevel: 'silent' });
  return document.errors.length === 0 && document.warnings.length === 0 && document.get('k') === text;
}
