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

// A click within the page makes the theme put the page in anew and scroll by heights that
// are estimates until the boxes above are laid out. So the target is found once more.
const SETTLED = 150;
const FORGOTTEN = 2000;
let clicked = "";

addEventListener("popstate", () => {
  if (clicked && clicked === location.hash) setTimeout(openTarget, SETTLED);
});

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a");
  if (link && link.hash) {
    clicked = link.hash;
    setTimeout(() => (clicked = ""), FORGOTTEN);
  }
  const summary = event.target instanceof Element && event.target.closest("summary");
  const box = summary && summary.parentElement;
  if (!(box instanceof HTMLDetailsElement) || !box.id) return;
  const here = location.hash === `#${box.id}`;
  // The click comes before the box opens or closes.
  const address = box.open ? location.pathname + location.search : `#${box.id}`;
  if (!box.open || here) history.replaceState(history.state, "", address);
});
