// Each hint and answer has an address: it opens there, and opening it shows it.

/** Open what the page's address names, and everything around it. */
export function openTarget(): void {
  const target = document.getElementById(location.hash.slice(1));
  if (!target) return;
  let box = target.closest("details");
  for (; box; box = box.parentElement?.closest("details") ?? null) box.open = true;
  target.scrollIntoView();
}

addEventListener("hashchange", openTarget);

document.addEventListener("click", (event) => {
  const summary = event.target instanceof Element && event.target.closest("summary");
  const box = summary && summary.parentElement;
  if (box instanceof HTMLDetailsElement && box.id && !box.open) {
    history.replaceState(history.state, "", `#${box.id}`);
  }
});
