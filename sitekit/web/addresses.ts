// Each hint and answer has an address: it opens there, opening it shows the address,
// and closing it takes the address away.

/** Open what the page's address names, and everything around it. */
export function openTarget(): void {
  const target = document.getElementById(location.hash.slice(1));
  if (!target) return;
  let box = target.closest("details");
  for (; box; box = box.parentElement?.closest("details") ?? null) box.open = true;
  target.scrollIntoView();
}

addEventListener("hashchange", openTarget);

// At the first click or step within a page the theme would put the page in anew, and what a
// reader has typed would be gone. So these are followed here, and the theme is not told.
let shown = location.pathname; // the page that the theme was told of last

addEventListener(
  "popstate",
  (event) => {
    if (location.pathname !== shown) {
      shown = location.pathname;
      return;
    }
    event.stopImmediatePropagation();
    const state = event.state as { y?: number } | null; // where the theme was scrolled to
    if (location.hash && !state) openTarget();
    else scrollTo(0, state?.y ?? 0);
  },
  true,
);

/** Return the link within this page that a plain click follows. */
function inner(event: MouseEvent): HTMLAnchorElement | undefined {
  const link = event.target instanceof Element && event.target.closest("a");
  if (!link || !link.hash || link.target || link.closest(".md-search")) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const here = link.origin === location.origin && link.pathname === location.pathname;
  // A variant of a question stands in the address, and stays.
  return here && ["", location.search].includes(link.search) ? link : undefined;
}

document.addEventListener(
  "click",
  (event) => {
    const link = inner(event);
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    if (link.hash === location.hash) openTarget();
    else location.hash = link.hash;
  },
  true,
);

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a");
  if (link && event.defaultPrevented) shown = link.pathname; // the theme follows it
  const summary = event.target instanceof Element && event.target.closest("summary");
  const box = summary && summary.parentElement;
  if (!(box instanceof HTMLDetailsElement) || !box.id) return;
  const here = location.hash === `#${box.id}`;
  // The click comes before the box opens or closes.
  const address = box.open ? location.pathname + location.search : `#${box.id}`;
  if (!box.open || here) history.replaceState(history.state, "", address);
});
