import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { randomOf } from '../../bench/generate/random.ts';
import { generate } from '../../bench/generate.ts';
import type { Finding } from '../../src/core/types.ts';
import type { FileFindings } from '../../src/engine/conclude.ts';
import type { ReportFinding } from '../../src/engine/report.ts';
import { configOf } from '../../src/lint.ts';
import { check } from '../../src/run/check.ts';
import { discover, type Input } from '../../src/run/input/discover.ts';
import { fixedText, isProven } from '../../src/session/fixes.ts';
import { openSession, type Session } from '../../src/session/session.ts';
import { broken, clean, mended, type Site, site } from '../cli/run.ts';

const now = Date.UTC(2026, 10, 30);

async function optionsFor({ root: cwd }: Site) {
  const config = await configOf({ config: { extends: 'strict' } }, cwd);
  const found = discover({ cwd, paths: ['content'], ignore: [], honorIgnoreFiles: true, errorOnUnmatched: true });
  return { cwd, config, inputs: found.files as readonly Input[], language: 'en' as const, now };
}

async function loaded(folder: Site): Promise<Session> {
  const session = openSession(await optionsFor(folder));
  await session.load(new AbortController().signal);
  return session;
}

/** `path:line:column rule message` of each finding, and how many edits and related places it has. */
function told(files: Iterable<FileFindings>): readonly string[] {
  return [...files].flatMap(({ findings }) =>
    findings.map(({ path, span: { start }, rule, message, fix, related }) =>
      lineOf({ ...start, path, rule, message, fix, related }),
    ),
  );
}

type Told = Pick<ReportFinding, 'line' | 'column' | 'rule' | 'message'> & {
  readonly path: string;
  readonly fix?: { readonly edits: readonly unknown[] } | undefined;
  readonly related?: readonly { readonly path: string }[] | undefined;
};

function lineOf({ path, line, column, rule, message, fix, related = [] }: Told): string {
  return `${path}:${line}:${column} ${rule} ${message} ${fix?.edits.length ?? 0} ${related.map((each) => each.path)}`;
}

/** The same of a run over the same files, with other texts of some. */
async function toldByRun(folder: Site, texts: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const { inputs, ...options } = await optionsFor(folder);
  const changed = inputs.map((input) => {
    const content = texts.get(input.path);
    return content === undefined ? input : { ...input, content };
  });
  return check({ ...options, inputs: changed }, ({ report: { files } }) =>
    [...files].flatMap(({ path, findings }) => findings.map((finding) => lineOf({ ...finding, path }))),
  );
}

test('whatever is written, all findings are those of a run over the same texts', async () => {
  const folder = site();
  generate(folder.path('content'), 60);
  const session = await loaded(folder);
  const { paths } = session.plan;
  const random = randomOf(7);
  const texts = new Map<string, string>();
  for (let round = 0; round < 4; round++) {
    for (let step = 0; step < 4; step++) {
      const path = random.pick(paths);
      const text = texts.get(path) ?? folder.read(path);
      const other = folder.read(random.pick(paths));
      const at = random.int(0, text.length);
      // A keystroke, a paragraph of another article, a whole other article.
      const next = random.pick([`${text.slice(0, at)}字${text.slice(at)}`, `${text}\n${other.slice(-400)}`, other]);
      texts.set(path, next);
      session.setText(path, next);
    }
    session.compare();
    const whole = await toldByRun(folder, texts);
    expect(told(session.lintAll())).toEqual(whole);
    for (const path of texts.keys()) {
      const article = session.lint(path);
      expect(told(article ? [article] : [])).toEqual(whole.filter((line) => line.startsWith(`${path}:`)));
    }
  }
  session.close();
});

const article = (slug: string, more = '') => `---\ntitle: 彗星\nslug: ${slug}\n---\n\n图书馆延长了开放时间。${more}\n`;

describe('a session', () => {
  test('does not read other articles again', async () => {
    const folder = site({ 'hugo.toml': '', 'content/a.md': article('comet'), 'content/b.md': article('moon') });
    const session = await loaded(folder);
    rmSync(folder.path('content/a.md'));
    session.setText('content/b.md', article('comet'));
    session.compare();
    expect(told(session.lintAll())).toEqual([
      expect.stringMatching(/^content\/b\.md:3:7 slug-duplicate .*content\/a\.md/u),
    ]);
    session.close();
  });

  test('leaves findings of comparisons where they are in the text until all is compared again', async () => {
    const folder = site({ 'hugo.toml': '', 'content/a.md': article('comet'), 'content/b.md': article('comet') });
    const session = await loaded(folder);
    session.setText('content/b.md', article('comet'));
    session.compare();
    session.setText('content/b.md', article('comet').replace('title', 'draft: false\ntitle'));
    expect(told([session.lint('content/b.md') ?? []].flat())).toEqual([
      expect.stringMatching(/^content\/b\.md:4:7 slug/u),
    ]);
    session.setText('content/b.md', article('comets'));
    session.compare();
    expect(told(session.lintAll())).toEqual([]);
    session.close();
  });

  test('lints articles by themselves before the site is read, and those that are none of it', async () => {
    const folder = site({ 'content/a.md': clean });
    const session = openSession(await optionsFor(folder));
    session.setText('content/a.md', broken);
    session.setText('draft.md', broken);
    for (const path of ['content/a.md', 'draft.md'])
      expect(session.lint(path)?.findings).toMatchObject([{ path, rule: 'image-duplicate' }]);
    await session.load(new AbortController().signal);
    expect(told(session.lintAll())).toEqual([expect.stringMatching(/^content\/a\.md:7:1 image-duplicate/u)]);
    await session.readFile('content/a.md');
    session.compare();
    expect(told(session.lintAll())).toEqual([]);
    session.close();
  });

  test('makes the safe fixes of a text, and proves those of a finding', async () => {
    const folder = site({ 'content/a.md': clean });
    const session = await loaded(folder);
    session.setText('content/a.md', broken);
    expect(fixedText(session, 'content/a.md', broken)).toBe(mended);
    const [finding] = session.lint('content/a.md')?.findings ?? [];
    expect(isProven(session, 'content/a.md', broken, finding as Finding)).toBe(true);
    const fix = { title: '', safety: 'safe' as const, edits: [{ range: [0, 3] as const, text: '' }] as const };
    expect(isProven(session, 'content/a.md', broken, { ...(finding as Finding), fix })).toBe(false);
    session.close();
  });
});
