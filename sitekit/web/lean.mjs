// Cuts a style sheet to the rules that some page or script can use, and minifies it:
// reads {css, words} as JSON from stdin, writes the CSS to stdout. A rule stays if all
// tags, classes and ids of its selector are among the words.

import { readFileSync } from 'node:fs';

import { transform } from 'esbuild';
import purgecss from 'purgecss';

const { css, words } = JSON.parse(readFileSync(0, 'utf8'));
const [used] = await new purgecss.PurgeCSS().purge({
  css: [{ raw: css }],
  content: [{ raw: words, extension: 'txt' }],
  keyframes: true,
  variables: true,
});
const { code } = await transform(used.css, { loader: 'css', minify: true });
process.stdout.write(code);
