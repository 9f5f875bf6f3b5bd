"""Measures how soon the calculator shows a change on a slow phone.

A processor slowed four times, a network of 200 layers; each change of the first layer
changes every row. The time runs from the key to the new numbers in the last row in
sight, and to those in the last row of all.
"""

import statistics

from sitekit import node
from sitekit.__main__ import ROOT, build
from sitekit.browser import served, started
from tests.bench.pages import PHONE, SLOWDOWN

LAYERS = 200
RUNS = 15
CHANGED = """async ([value, far]) => {
  const element = document.querySelector("network-calculator");
  const field = element.querySelector("tr[id] input");
  const rows = element.querySelectorAll("tbody tr:not([id])");
  const seen = [...rows].filter(row => row.getBoundingClientRect().top < innerHeight);
  const last = (far ? [...rows] : seen).at(-1);
  return new Promise(resolve => {
    const start = performance.now();
    new MutationObserver((_, seen) => {
      seen.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - start));
    }).observe(last, { childList: true, characterData: true, subtree: true });
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}"""


def main() -> None:
    """Build the site, measure, and print the median."""
    node.install(ROOT)
    build(ROOT)
    # A batch norm keeps the channels, so the first layer's filters reach the last row.
    layers = ["conv+filters=8+kernel=3", *["batch_norm"] * (LAYERS - 1)]
    query = "?net=" + ";".join(["input+32+3", *layers])
    with served(ROOT / "site") as host, started() as chromium:
        page = chromium.new_page(viewport=PHONE)
        page.goto(f"{host}calculator/{query}", wait_until="networkidle")
        page.locator("network-calculator").get_by_role("button").first.click()
        page.get_by_role("button", name=f"norm{LAYERS - 1}", exact=True).wait_for()
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        for far, name in ((False, "row in sight"), (True, "row of all")):
            times = []
            for run in range(RUNS):
                times.append(page.evaluate(CHANGED, [str(10 + run), far]))
                page.wait_for_timeout(500)
            span = f"{min(times):.0f} to {max(times):.0f}"
            middle = statistics.median(times)
            print(f"{LAYERS} layers: {middle:.0f} ms ({span}), key to last {name}")


if __name__ == "__main__":
    main()
