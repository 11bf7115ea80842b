import { expect, test } from 'vitest';
import { broken, listed, site } from './run.ts';

const config = { '.nk-lint.json': '{ "ignore": ["old"] }', 'old/a.md': broken, 'b.md': broken };

test('--no-ignore does what the note about a file that the configuration leaves out says', () => {
  const here = site(config);
  const { stderr } = here.run(['old/a.md']);
  expect(stderr).toContain('.nk-lint.json');
  expect(stderr).toContain('--no-ignore');
  expect(listed(here.report(['old/a.md', '--no-ignore']))).toEqual(['old/a.md:7 image-duplicate']);
});

test('--ignore holds beside --no-ignore', () => {
  expect(listed(site(config).report(['.', '--no-ignore', '--ignore', 'b.md']))).toEqual(['old/a.md:7 image-duplicate']);
});
