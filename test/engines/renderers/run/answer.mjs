import { readFileSync } from 'node:fs';

/**
 * Prints the version, and what `render` makes of each snippet: snippets come as JSON on standard input, answers go to
 * standard output.
 * @param {string} version
 * @param {(text: string, id: string) => string | Promise<string>} render
 */
export async function answer(version, render) {
  const answers = {};
  for (const [id, text] of Object.entries(readSnippets())) {
    try {
      answers[id] = await render(text, id);
    } catch (error) {
      answers[id] = { failed: String(error?.message ?? error).split('\n')[0] };
    }
  }
  print(version, answers);
}

export function readSnippets() {
  return JSON.parse(readFileSync(0, 'utf8'));
}

export function print(version, answers) {
  process.stdout.write(`\n${JSON.stringify({ version, answers })}\n`);
}
