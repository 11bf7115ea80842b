import { computed, onBeforeUnmount, onMounted, ref, type ShallowRef, shallowRef } from 'vue';
import { engines, type Finding, type Fix, type Language } from '../../src/core/types.ts';
import { type Breakdown, lintClient } from './client.ts';
import { createEditor, type Editor } from './editor.ts';
import type { PlaygroundSettings } from './lint.ts';
import { samples } from './samples.ts';
import { hashOf, sharedIn } from './share.ts';
import { wordsIn } from './words.ts';

export const sites = ['generic', ...engines.filter((engine) => engine !== 'generic'), 'mdx'] as const;
export const presets = ['recommended', 'crawled', 'strict'] as const;

const debounceMs = 250;

/** Connects the editor with the linter: each change is linted a moment later, and its findings are underlined. */
export function usePlayground(language: Language, parent: Readonly<ShallowRef<HTMLElement | null>>) {
  const words = wordsIn(language);
  const site = ref<PlaygroundSettings['site']>('generic');
  const preset = ref<PlaygroundSettings['preset']>('recommended');
  const findings = shallowRef<readonly Finding[]>([]);
  /** The findings are those of the text where it is `done`; only then can fixes be applied. */
  const state = ref<'checking' | 'done' | Breakdown>('checking');
  const note = ref('');
  const safeFixes = computed(() => findings.value.filter(({ fix }) => fix?.safety === 'safe').length);
  const client = lintClient();
  let editor: Editor | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const text = () => editor?.text() ?? '';
  const settings = () => ({ language, site: site.value, preset: preset.value, now: Date.now() });

  onMounted(async () => {
    const shared = await sharedIn(location.hash);
    site.value = sites.find((each) => each === shared?.site) ?? 'generic';
    preset.value = presets.find((each) => each === shared?.preset) ?? 'recommended';
    if (!parent.value) return;
    const article = shared?.source ?? samples[language];
    editor = createEditor({ parent: parent.value, text: article, label: words.article, onChange: checkSoon });
    await check();
  });
  onBeforeUnmount(() => {
    clearTimeout(timer);
    client.close();
    editor?.destroy();
  });
  return { words, site, preset, findings, state, note, safeFixes, check, select, apply, applyAll, share, reset };

  function checkSoon(): void {
    state.value = 'checking';
    note.value = '';
    clearTimeout(timer);
    timer = setTimeout(check, debounceMs);
  }

  async function check(): Promise<void> {
    clearTimeout(timer);
    state.value = 'checking';
    const source = text();
    const found = await client.lint(source, settings());
    if (found === 'superseded' || source !== text()) return;
    findings.value = typeof found === 'string' ? [] : found;
    state.value = typeof found === 'string' ? found : 'done';
    editor?.underline(findings.value);
  }

  function select({ span: { start, end } }: Finding): void {
    editor?.select([start.offset, end.offset]);
  }

  function apply({ edits }: Fix): void {
    editor?.applyEdits(edits);
  }

  async function applyAll(): Promise<void> {
    const source = text();
    state.value = 'checking';
    const fixed = await client.fix(source, settings());
    if (fixed === 'superseded' || source !== text()) return;
    if (typeof fixed === 'string') note.value = words[fixed];
    else if (fixed.text !== source) return editor?.setText(fixed.text);
    await check();
  }

  async function share(): Promise<void> {
    const hash = await hashOf({ source: text(), site: site.value, preset: preset.value });
    if (hash !== undefined) history.replaceState(history.state, '', hash);
    note.value = hash === undefined ? words.tooLong : (await isCopied(location.href)) ? words.copied : words.inAddress;
  }

  function reset(): void {
    editor?.setText(samples[language]);
  }
}

/** Browsers copy only for pages of a secure origin, and if the user lets them. */
async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
