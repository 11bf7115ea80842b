import type { OwnWords } from '../core/types.ts';

/** What `dist/bin.cjs` prints on a Node that is too old for the rest. */
export const nodeTooOld: OwnWords = {
  en: 'nk-lint needs Node.js {least} or later; this is {found}',
  'zh-CN': 'nk-lint 需要 Node.js {least} 或更高版本，当前是 {found}',
};
