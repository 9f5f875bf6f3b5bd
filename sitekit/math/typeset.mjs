// Typesets formulas: reads [{tex, display}, …] as JSON from stdin, writes
// {formulas: [{html} or {error}, …], css} as JSON to stdout.

import { readFileSync } from 'node:fs';

import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js';
import '@mathjax/src/js/util/asyncLoad/esm.js';
import { MathJaxNewcmFont } from '@mathjax/mathjax-newcm-font/js/chtml.js';
import { AssistiveMmlHandler } from '@mathjax/src/js/a11y/assistive-mml.js';
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import { mathjax } from '@mathjax/src/js/mathjax.js';
import { CHTML } from '@mathjax/src/js/output/chtml.js';

const adaptor = liteAdaptor();
AssistiveMmlHandler(RegisterHTMLHandler(adaptor));

const tex = new TeX({
  // Without 'noerrors' and 'noundefined', a mistake throws.
  packages: ['base', 'ams'],
  formatError: (_, error) => {
    throw error;
  },
});
const chtml = new CHTML({
  fontData: MathJaxNewcmFont,
  fontURL: 'fonts/math',
  displayOverflow: 'overflow', // the page gives each display a scroll box
});
const page = mathjax.document('', { InputJax: tex, OutputJax: chtml });

// A group does not break between two lines: a short inline formula stays whole.
const SHORTEST_TO_BREAK = 28;
const shown = (source) => source.replace(/\\[a-zA-Z]+/g, 'x').replace(/[{}\s^_\\]/g, '');
const whole = (source) => (shown(source).length < SHORTEST_TO_BREAK ? `{${source}}` : source);

const formulas = [];
for (const { tex: source, display } of JSON.parse(readFileSync(0, 'utf8'))) {
  try {
    const node = await page.convertPromise(display ? source : whole(source), { display });
    formulas.push({ html: adaptor.outerHTML(node) });
  } catch (error) {
    formulas.push({ error: error.message });
  }
}
const css = adaptor.cssText(chtml.styleSheet(page));
process.stdout.write(JSON.stringify({ formulas, css }));
