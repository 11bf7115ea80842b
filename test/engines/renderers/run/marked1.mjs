// marked 1, as docsify 4 calls it. docsify makes the ids itself, in the browser.
import marked from 'marked1';
import { answer } from './answer.mjs';
import { versionOf } from './manifest.mjs';

await answer(`marked ${versionOf('marked1')}`, (text) => marked(text));
