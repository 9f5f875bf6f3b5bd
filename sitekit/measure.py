"""Measures how the built pages reach a slow phone.

Each page is loaded over 1.6 Mbit/s with 150 ms of latency on a processor slowed down
four times, beside a copy of the same page that leaves its formulas to MathJax in the
browser. Both run in turn, several times; the table gives medians.
"""

import json
import platform
import re
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape, unescape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sitekit import node
from sitekit.browser import Compressing, served, started
from sitekit.lighthouse import FOLDER, scores
from sitekit.web.styles import without

RUNS = 3
PHONE = {"width": 375, "height": 800}
LATENCY_MS = 150
BYTES_PER_SECOND = 1_600_000 / 8
SLOWDOWN = 4
FORMULA = re.compile(
    r'<(span|div) class="math" data-tex="([^"]*)"[^>]*>.*?</mjx-container></\1>',
    re.DOTALL,
)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
MATHJAX = """<script>MathJax = {
  tex: {inlineMath: [['\\\\(', '\\\\)']]}, options: {enableMenu: false},
  loader: {paths: {fonts: '/mathjax', 'mathjax-newcm': '/mathjax/mathjax-newcm-font'}}
};</script><script defer src="/mathjax/src/bundle/tex-chtml.js"></script></head>"""
WATCH = Path(__file__).with_suffix(".js")
READ = """() => ({...seen,
  fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0})"""


def measure(root: Path, site: Path) -> list[dict[str, Any]]:
    """Measure every page of the built ``site``, typeset at build and in the browser."""
    node.install(FOLDER)
    paths = sorted(page.parent.relative_to(site) for page in site.rglob("index.html"))
    rows = []
    with (
        in_browser(root, site) as late,
        served(site, handler=Compressing) as ours,
        served(late, handler=Compressing) as theirs,
        started() as chromium,
    ):
        for path in paths:
            address = "" if path == Path() else f"{path.as_posix()}/"
            kinds = {"built": ours + address, "browser": theirs + address}
            # In turn, so that a busy moment of the machine slows both.
            turns = [
                {kind: load(chromium, url) for kind, url in kinds.items()}
                for _ in range(RUNS)
            ]
            row: dict[str, Any] = {"page": address or "home"}
            row |= {kind: medians([turn[kind] for turn in turns]) for kind in kinds}
            row["lighthouse"] = medians([scores(kinds["built"]) for _ in range(RUNS)])
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
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_PER_SECOND,
            "uploadThroughput": BYTES_PER_SECOND,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.add_init_script(path=WATCH)
    page.goto(url, wait_until="networkidle", timeout=120_000)
    page.wait_for_timeout(500)
    seen: dict[str, float] = page.evaluate(READ)
    seen["formulas"] = max(seen["formulas"], seen["fcp"])  # seen only when painted
    context.close()
    return {**seen, "bytes": sum(sizes), "requests": len(sizes)}


@contextmanager
def in_browser(root: Path, site: Path) -> Iterator[Path]:
    """Give a copy of the site whose formulas are typeset by the reader's browser."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "site"
        shutil.copytree(site, copy)
        shutil.copytree(root / "node_modules" / "@mathjax", copy / "mathjax")
        for sheet in (copy / "assets/stylesheets").glob("site.*.css"):
            sheet.write_text(without(sheet.read_text("utf-8"), "math."), "utf-8")
        for page in copy.rglob("*.html"):
            if "mathjax" not in page.relative_to(copy).parts:
                html = page.read_text(encoding="utf-8")
                page.write_text(left_to_browser(html), encoding="utf-8")
        yield copy


def left_to_browser(html: str) -> str:
    """Put the TeX of each formula back, and the script that typesets it."""

    def tex(m: re.Match[str]) -> str:
        source = escape(unescape(m[2]))
        marks = ("\\(", "\\)") if m[1] == "span" else ("\\[", "\\]")
        return f'<{m[1]} class="math">{marks[0]}{source}{marks[1]}</{m[1]}>'

    html = POLICY.sub("", FORMULA.sub(tex, html))
    return html.replace("</head>", MATHJAX, 1)


def line(row: dict[str, Any]) -> str:
    """Write one page's medians as a line of the table."""
    built, late = row["built"], row["browser"]
    sooner = late["formulas"] / built["formulas"]
    return (
        f"{row['page']:36}{built['bytes'] / 1000:7.0f} kB"
        f"{built['requests']:4.0f} requests"
        f"  paint {built['fcp']:5.0f} ms  largest {built['lcp']:5.0f} ms"
        f"  formulas {built['formulas']:5.0f} ms  shift {built['shift']:.4f}"
        f"  | in the browser: {late['bytes'] / built['bytes']:4.1f}× bytes,"
        f" formulas {sooner:4.1f}× later, shift {late['shift']:.3f}"
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
