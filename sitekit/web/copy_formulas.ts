// Copying a selection with formulas copies their TeX instead of their glyphs.

function tex(formula: HTMLElement): string {
  const mark = formula.localName === "div" ? "$$" : "$";
  return mark + (formula.dataset["tex"] ?? "") + mark;
}

/** Grow a range so that it holds a formula whole or not at all. */
function widened(range: Range): Range {
  const grown = range.cloneRange();
  const first = range.startContainer.parentElement?.closest(".math");
  const last = range.endContainer.parentElement?.closest(".math");
  if (first) grown.setStartBefore(first);
  if (last) grown.setEndAfter(last);
  return grown;
}

document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !event.clipboardData) return;
  const content = widened(selection.getRangeAt(0)).cloneContents();
  const formulas = content.querySelectorAll<HTMLElement>(".math");
  if (formulas.length === 0) return;
  for (const formula of formulas) formula.replaceWith(tex(formula));
  const holder = document.createElement("div");
  holder.append(content);
  event.clipboardData.setData("text/plain", holder.textContent ?? "");
  event.preventDefault();
});
