import { languageNamed } from '../core/language.ts';
import type { Language } from '../core/types.ts';

/** What an editor sets for nk-lint: the section `nk-lint` of its settings, or its initialization options. */
export interface Settings {
  /** Path of the configuration file, relative to the folder; by default the nearest one. */
  readonly config?: string;
  /** Language of messages; by default that of the configuration, else that of the editor. */
  readonly language?: Language;
  /**
   * Of the command line alone, and stronger than `config`: the trusted folder that holds the configuration, or false for
   * none.
   */
  readonly home?: string | false;
}

/** Reads settings of any shape; values that are not understood count as missing. */
export function settingsFrom(value: unknown): Settings {
  const { config, language } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const named = typeof language === 'string' ? languageNamed(language) : undefined;
  return { ...(typeof config === 'string' && config !== '' && { config }), ...(named && { language: named }) };
}

/**
 * Whether the editor forbids configurations that are code, as in a workspace that is not trusted. Initialization options
 * alone decide: settings may come from the workspace.
 */
export function forbidsCode(options: unknown): boolean {
  return (options as { readonly allowCode?: unknown } | null | undefined)?.allowCode === false;
}

export function areSame(one: Settings, other: Settings): boolean {
  return one.config === other.config && one.language === other.language;
}
