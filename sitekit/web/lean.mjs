// Cuts the theme's style sheet to the rules that some page or script can use, adds ours
// and minifies both: reads {theme, words, ours} as JSON from stdin, writes CSS to stdout.
// A rule stays if all tags, classes and ids of its selector are among the words. Ours
// stays whole: PurgeCSS does not see into `:is(…)`, which the theme does without.

import { readFileSync } from 'node:fs';

import { transform } from 'esbuild';
import purgecss from 'purgecss';

const { theme, words, ours } = JSON.parse(readFileSync(0, 'utf8'));
const [used] = await new purgecss.PurgeCSS().purge({
  css: [{ raw: theme }],
  content: [{ raw: words, extension: 'txt' }],
  keyframes: true,
  variables: true,
});
const { code } = await transform(`${used.css}\n${ours}`, { loader: 'css', minify: true });
process.stdout.write(code);
