import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Language } from '../core/types.ts';
import type { ReportStyle } from '../engine/report.ts';
import { installedPage } from '../files/installed-page.ts';
import type { Terminal } from './terminal.ts';

/** Programs whose versions from this one on show hyperlinks, by `TERM_PROGRAM`. */
const programs: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  'iTerm.app': [3, 1],
  WezTerm: [20200620, 0],
  vscode: [1, 72],
  ghostty: [0, 0],
  zed: [0, 0],
};

/**
 * Whether standard output shows hyperlinks (OSC 8), by the variables that the package supports-hyperlinks reads.
 * `FORCE_HYPERLINK` decides if it is set.
 */
export function showsHyperlinks({ env, canClearScreen }: Pick<Terminal, 'env' | 'canClearScreen'>): boolean {
  const forced = env['FORCE_HYPERLINK'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (!canClearScreen || env['NO_COLOR'] || env['CI'] || env['TEAMCITY_VERSION']) return false;
  if (env['WT_SESSION']) return true;
  const since = programs[env['TERM_PROGRAM'] ?? ''];
  if (since) return isAtLeast(versionOf(env['TERM_PROGRAM_VERSION']), since);
  // VTE writes 0.50 as 5000; 0.50.0 crashes on hyperlinks.
  if (env['VTE_VERSION']) return isAtLeast(vteVersion(env['VTE_VERSION']), [0, 50]) && env['VTE_VERSION'] !== '0.50.0';
  return env['TERM'] === 'xterm-kitty' || env['TERM'] === 'alacritty' || env['DOMTERM'] !== undefined;
}

function isAtLeast([major, minor]: readonly [number, number], [least, leastMinor]: readonly [number, number]): boolean {
  return major > least || (major === least && minor >= leastMinor);
}

function versionOf(text = ''): readonly [number, number] {
  const [major = '0', minor = '0'] = text.split('.');
  return [Number.parseInt(major, 10) || 0, Number.parseInt(minor, 10) || 0];
}

function vteVersion(text: string): readonly [number, number] {
  return /^\d{3,4}$/u.test(text) ? [0, Math.floor(Number(text) / 100)] : versionOf(text);
}

/** Returns the URLs of articles, and of the pages of rules that are installed with nk-lint. */
export function reportLinks(cwd: string, language: Language): NonNullable<ReportStyle['links']> {
  return {
    article: (path) => pathToFileURL(resolve(cwd, path)).href,
    rule: (id) => installedPage(id, language),
  };
}
