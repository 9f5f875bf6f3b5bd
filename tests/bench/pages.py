"""Measures how the built pages reach a slow phone.

Each page is loaded over 1.6 Mbit/s with 150 ms of latency on a processor slowed down
four times, several times, and scored by Lighthouse. Beside it the same page of another
build can be loaded in turn. The table gives medians.
"""

import argparse
import gzip
import json
import platform
import statistics
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sitekit import node
from sitekit.__main__ import ROOT, build
from sitekit.browser import Quiet, served, started
from tests.bench.lighthouse.scores import FOLDER, scores

RUNS = 5
PHONE = {"width": 375, "height": 800}
SLOWDOWN = 4
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 1_600_000 / 8,
}
WATCH = """
window.seen = {shift: 0, largest: 0};
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) seen.shift += entry.value;
}).observe({type: 'layout-shift', buffered: true});
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) seen.largest = entry.startTime;
}).observe({type: 'largest-contentful-paint', buffered: true});
"""
READ = """() => ({...seen,
  paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0})"""


class Compressing(Quiet):
    """Serves text compressed, as static hosts do."""

    protocol_version = "HTTP/1.1"  # connections stay open, as on any real host
    TEXT = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".py", ".wasm")

    def do_GET(self) -> None:  # noqa: N802
        """Send a file, or the index of a folder."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        data, is_text = file.read_bytes(), file.suffix in self.TEXT
        data = gzip.compress(data, mtime=0) if is_text else data
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(data)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)


def measure(site: Path, beside: Path | None = None) -> list[dict[str, Any]]:
    """Measure every page of the built ``site``, and its like in ``beside``."""
    node.install(FOLDER)
    rows = []
    with ExitStack() as stack:
        chromium = stack.enter_context(started())
        folders = {"site": site} | ({"beside": beside} if beside else {})
        hosts = {
            name: stack.enter_context(served(folder, handler=Compressing))
            for name, folder in folders.items()
        }
        for page in sorted(site.rglob("index.html")):
            path = page.parent.relative_to(site)
            address = "" if path == Path() else f"{path.as_posix()}/"
            urls = {
                name: host + address
                for name, host in hosts.items()
                if (folders[name] / path / "index.html").is_file()
            }
            # In turn, so that a busy moment of the machine slows both.
            turns = [
                {name: load(chromium, url) for name, url in urls.items()}
                for _ in range(RUNS)
            ]
            row: dict[str, Any] = {"page": address or "home"}
            row |= {name: medians([turn[name] for turn in turns]) for name in urls}
            row["lighthouse"] = medians([scores(urls["site"]) for _ in range(RUNS)])
            rows.append(row)
            print(line(row), flush=True)
    return rows


def medians(runs: list[dict[str, float]]) -> dict[str, float]:
    """Return the median of each figure over several runs."""
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def load(chromium: Any, url: str) -> dict[str, float]:
    """Load a page once, as a first visit on a slow phone."""
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    sizes: list[float] = []
    session.on(
        "Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"])
    )
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.add_init_script(WATCH)
    page.goto(url, wait_until="networkidle", timeout=120_000)
    page.wait_for_timeout(500)
    seen: dict[str, float] = page.evaluate(READ)
    context.close()
    return {**seen, "bytes": sum(sizes), "requests": len(sizes)}


def line(row: dict[str, Any]) -> str:
    """Write one page's medians as a line of the table."""
    site, beside = row["site"], row.get("beside")
    compared = ""
    if beside:
        compared = (
            f"  | beside the other: paint {site['paint'] / beside['paint']:.2f}×, "
            f"bytes {site['bytes'] / beside['bytes']:.2f}×"
        )
    return (
        f"{row['page']:34}{site['bytes'] / 1000:6.0f} kB"
        f"{site['requests']:4.0f} requests  paint {site['paint']:5.0f} ms"
        f"  largest {site['largest']:5.0f} ms  shift {site['shift']:.4f}{compared}"
        f"  | Lighthouse {'/'.join(f'{n:.0f}' for n in row['lighthouse'].values())}"
    )


def write(rows: list[dict[str, Any]], target: Path) -> None:
    """Write the table with the machine and the versions as JSON."""
    about = {
        "machine": platform.platform(),
        "python": platform.python_version(),
        "mkdocs-material": version("mkdocs-material"),
        "runs": RUNS,
    }
    target.write_text(json.dumps({"about": about, "pages": rows}, indent=1), "utf-8")


def main() -> None:
    """Build the site and measure it; the results stand in bench-pages.json."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pages")
    parser.add_argument("--beside", type=Path, help="a built site to compare with")
    options = parser.parse_args()
    node.install(ROOT)
    build(ROOT)
    write(measure(ROOT / "site", options.beside), ROOT / "bench-pages.json")


if __name__ == "__main__":
    main()
