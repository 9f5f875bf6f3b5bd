"""Measures how soon an answer gets its verdict on a slow phone.

A processor slowed four times; first a visit over 1.6 Mbit/s with 150 ms of latency that
has nothing of the checker yet, then a visit of the same browser with the files cached.
The time runs from the focus of the field to the verdict. The table gives medians.
"""

import statistics
from typing import Any

from sitekit import node
from sitekit.__main__ import ROOT, build
from sitekit.browser import served, started
from tests.bench.pages import NETWORK, PHONE, SLOWDOWN, Compressing

RUNS = 7
QUESTIONS = (
    ("exercises/1-activation-jacobians/", "softmax-jacobian", "s_j (δ_jk - s_k)"),
    ("exercises/4-conv-layer/", "conv-valid", "N×222×222×64"),
    ("exercises/5-vgg-16/", "vgg-total", "138344128"),
)
TIMES = """async ([name, text]) => {
  const element = document.getElementById(name);
  const field = element.querySelector("input");
  const verdict = element.querySelector(".verdict");
  const judged = () => new Promise(resolve => {
    const start = performance.now();
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event("input", {bubbles: true}));
    new MutationObserver((_, observer) => {
      if (!element.dataset.state) return;
      observer.disconnect();
      resolve(performance.now() - start);
    }).observe(verdict, {childList: true});
    element.querySelector("form").requestSubmit();
  });
  return [await judged(), await judged(), await judged()];
}"""


class Caching(Compressing):
    """Lets the browser keep what is named by its content, as hosts are told to."""

    def end_headers(self) -> None:
        """Add the header for the files that never change."""
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()


def visit(context: Any, url: str, question: tuple[str, str], slow: bool) -> Any:
    """Open a page and answer; return the times of the verdicts and the bytes."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    page.goto(url, wait_until="networkidle")
    sizes: list[float] = []
    session.on(
        "Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"])
    )
    session.send("Network.enable")
    if slow:
        session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    times = page.evaluate(TIMES, list(question))
    page.close()
    return times, sum(sizes)


def main() -> None:
    """Build the site, measure, and print the table."""
    node.install(ROOT)
    build(ROOT)
    with served(ROOT / "site", handler=Caching) as host, started() as chromium:
        for path, name, text in QUESTIONS:
            first, cached, later, weights = [], [], [], []
            for _ in range(RUNS):
                context = chromium.new_context(viewport=PHONE)
                times, weight = visit(context, host + path, (name, text), slow=True)
                first.append(times[0])
                weights.append(weight)
                again, _ = visit(context, host + path, (name, text), slow=False)
                cached.append(again[0])
                later += [*times[1:], *again[1:]]
                context.close()
            print(
                f"{name:20} first visit {statistics.median(first):5.0f} ms, "
                f"{statistics.median(weights) / 1000:3.0f} kB   "
                f"cached {statistics.median(cached):5.0f} ms   "
                f"later {statistics.median(later):5.1f} ms",
                flush=True,
            )


if __name__ == "__main__":
    main()
