import type { Language } from './types.ts';

/** The names that `languageNamed` knows: language tags and locales. */
export const languagePattern = '^(?:[eE][nN]|[zZ][hH])(?:[-_.@][A-Za-z0-9]+)*$';
const namesLanguage = new RegExp(languagePattern, 'u');

/** Returns the language of a tag such as `zh-Hans` or `en_GB`; undefined for languages without messages. */
export function languageNamed(name: string): Language | undefined {
  if (!namesLanguage.test(name)) return undefined;
  return /^zh/iu.test(name) ? 'zh-CN' : 'en';
}
