import { astro } from './astro.ts';
import type { EngineUnderTest } from './engine.ts';
import { hexo } from './hexo.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';

export const engines: readonly EngineUnderTest[] = [hugo, hexo, jekyll, astro];
