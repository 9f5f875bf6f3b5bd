"""Measures how soon a cell runs, beside a bare page with the same Python.

The bare page starts the same Pyodide in a plain worker and runs the same program. Both
are opened in turns: first by a browser that has nothing (cold), then by the same one
with the files kept (warm). The time runs from the click to the first output. Ratios are
medians of the ratios within one turn. Nothing is slowed down or compressed.
"""

import json
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from sitekit import node
from sitekit.__main__ import ROOT, build
from sitekit.browser import Quiet, served, started

RUNS = 7
PAGE = "exercises/6-max-pooling/"
SMALL = "exercises/3-affine-parameters/"
WORKER = """
import { loadPyodide } from "PYODIDE";
onmessage = async ({ data: { code, packages } }) => {
  const python = await loadPyodide({ packages });
  python.setStdout({ batched: text => postMessage(text) });
  python.runPython(code);
};
"""
BARE = """<!doctype html><meta charset="utf-8"><title>Bare</title>
<button>Run</button><pre></pre><script type="module" src="bare.js"></script>"""
SCRIPT = """
document.querySelector("button").onclick = () => {
  const worker = new Worker("worker.js", { type: "module" });
  worker.onmessage = ({ data }) => document.querySelector("pre").append(data);
  worker.postMessage(window.job);
};
"""
# Gives the milliseconds from a click on an element to the first text in another.
CLICKED = """async ([button, output]) => {
  const place = () => document.querySelector(output)?.textContent;
  return new Promise(resolve => {
    const start = performance.now();
    const seen = new MutationObserver(() => {
      if (place()) { seen.disconnect(); resolve(performance.now() - start); }
    });
    const all = { childList: true, characterData: true, subtree: true };
    seen.observe(document.body, all);
    document.querySelector(button).click();
  });
}"""
CELL = "live-cell button", ".output.live samp"
OPEN = "document.querySelectorAll('details').forEach(d => d.open = true)"


class Keeping(Quiet):
    """Lets the browser keep what is named by its content, as hosts are told to."""

    def end_headers(self) -> None:
        """Add the header for the files that never change."""
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()


def cell(context: Any, url: str) -> Any:
    """Open a page and run its first cell; return the page and the milliseconds."""
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    page.evaluate(OPEN)
    return page, page.evaluate(CLICKED, list(CELL))


def bare(context: Any, url: str, code: str, packages: list[str]) -> float:
    """Open the bare page and run a program; return the milliseconds."""
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    page.evaluate("job => { window.job = job }", {"code": code, "packages": packages})
    taken: float = page.evaluate(CLICKED, ["button", "pre"])
    page.close()
    return taken


def after_stop(page: Any) -> float:
    """Run an endless loop and stop it; return the milliseconds to the next output."""
    page.locator("live-cell").first.get_by_role("button", name="Edit").click()
    editor = page.locator(".editor").get_by_role("textbox")
    editor.press("ControlOrMeta+a")
    page.keyboard.insert_text("while True:\n    pass")
    first = page.locator("live-cell").first
    first.get_by_role("button", name="Run").click()
    first.get_by_text("Running …").wait_for()
    editor.press("ControlOrMeta+a")
    page.keyboard.insert_text("print('next')")
    stop = "document.querySelectorAll('live-cell button')[1].click()"
    return float(
        page.evaluate(
            f"async names => {{ {stop}; await 0; await new Promise("
            f"r => setTimeout(r)); return ({CLICKED})(names) }}",
            list(CELL),
        )
    )


def turn(chromium: Any, host: str, code: str) -> dict[str, float]:
    """Take each time once."""
    found: dict[str, float] = {}
    for kind in ("cell", "bare", "bare without NumPy"):
        context = chromium.new_context()
        for when in ("cold", "warm"):
            if kind == "cell":
                page, found[f"{kind}, {when}"] = cell(context, host + PAGE)
            elif kind == "bare":
                found[f"{kind}, {when}"] = bare(
                    context, host + "bare.html", code, ["numpy"]
                )
            else:
                found[f"{kind}, {when}"] = bare(
                    context, host + "bare.html", "print(1)", []
                )
            if kind == "cell" and when == "warm":
                stop = page.locator("live-cell").first.get_by_text("Stop")
                stop.wait_for(state="hidden")
                found["second run"] = page.evaluate(CLICKED, list(CELL))
                found["stop to output"] = after_stop(page)
        context.close()
    return found


def fetched(chromium: Any, host: str, path: str) -> float:
    """Return the bytes that the first run on a page fetches."""
    context = chromium.new_context()
    sizes: list[float] = []
    page = context.new_page()
    page.goto(host + path, wait_until="networkidle")
    page.evaluate(OPEN)
    context.on(
        "response", lambda r: sizes.append(int(r.headers.get("content-length", 0)))
    )
    page.evaluate(CLICKED, list(CELL))
    page.wait_for_timeout(500)
    context.close()
    return sum(sizes)


def main() -> None:
    """Build the site, measure, and print the table."""
    node.install(ROOT)
    build(ROOT)
    with tempfile.TemporaryDirectory() as folder, started() as chromium:
        site = Path(folder) / "site"
        shutil.copytree(ROOT / "site", site)
        [pyodide] = site.glob("assets/full/*/pyodide.mjs")
        place = "/" + pyodide.relative_to(site).as_posix()
        (site / "bare.html").write_text(BARE, encoding="utf-8")
        (site / "bare.js").write_text(SCRIPT, encoding="utf-8")
        (site / "worker.js").write_text(
            WORKER.replace("PYODIDE", place), encoding="utf-8"
        )
        with served(site, handler=Keeping) as host:
            page = chromium.new_page()
            page.goto(host + PAGE)
            code = page.evaluate(
                "document.querySelector('figure:has(live-cell) pre code').textContent"
            )
            page.close()
            turns = [turn(chromium, host, code) for _ in range(RUNS)]
            small, large = (fetched(chromium, host, path) for path in (SMALL, PAGE))
    report(turns, small, large)


def report(turns: list[dict[str, float]], small: float, large: float) -> None:
    """Print the medians, the ratios, and the bytes."""

    def ratio(one: str, other: str) -> float:
        return statistics.median(each[one] / each[other] for each in turns)

    for name in turns[0]:
        times = sorted(each[name] for each in turns)
        span = f"{times[0]:.0f} to {times[-1]:.0f}"
        print(f"{name:25}{statistics.median(times):8.0f} ms  ({span})")
    found = {
        "cell / bare, cold": ratio("cell, cold", "bare, cold"),
        "cell / bare, warm": ratio("cell, warm", "bare, warm"),
        "stop to output / bare, warm": ratio("stop to output", "bare, warm"),
        "NumPy's share, warm": 1 - ratio("bare without NumPy, warm", "bare, warm"),
    }
    for name, value in found.items():
        print(f"{name:30}{value:6.2f}")
    print(f"fetched by a run: {small / 1e6:.1f} MB, with NumPy {large / 1e6:.1f} MB")
    Path("bench-live.json").write_text(json.dumps({"turns": turns, **found}, indent=1))


if __name__ == "__main__":
    main()
