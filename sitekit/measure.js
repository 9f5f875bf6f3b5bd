// Runs in a page before anything else: notes shifts, paints and formulas.

window.seen = {shift: 0, lcp: 0, formulas: 0};
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) seen.shift += entry.value;
}).observe({type: 'layout-shift', buffered: true});
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) seen.lcp = entry.startTime;
}).observe({type: 'largest-contentful-paint', buffered: true});
const look = () => {
  const wanted = document.querySelectorAll('.math').length;
  const there = document.querySelectorAll('.math mjx-container mjx-math').length;
  const done = document.querySelector('.md-footer') && there >= wanted;
  if (done) seen.formulas = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
