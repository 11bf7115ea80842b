#!/usr/bin/env node
import { nodeTooOld } from './messages/node-version.ts';

// Old versions of Node parse this file, too, so it imports nothing but words and is built for Node 12.
const least = '20.19';
const found = process.versions.node;
/** Versions in the order of these numbers. */
const rankOf = (text: string) => {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return major * 1000 + minor;
};

if (rankOf(found) < rankOf(least)) {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh-CN' : 'en';
  console.error(nodeTooOld[language].replace('{least}', least).replace('{found}', found));
  process.exitCode = 2;
} else require('./command.cjs');
