"""Takes the pictures of the built site that other sites show, with Chromium."""

import re
from pathlib import Path
from typing import Any

from sitekit.browser import served

PREVIEW = {"width": 600, "height": 315}  # in twice as many pixels: 1200×630
WINDOW = {"width": 1280, "height": 1120}

# The heading beside the first figure, and nothing else of the page.
ALONE = """() => {
  const heading = document.querySelector("h1");
  const picture = document.querySelector("live-figure figure");
  heading.querySelector(".headerlink")?.remove();
  picture.querySelector("figcaption").remove();
  const both = document.createElement("div");
  both.className = "md-typeset";
  both.append(heading, picture);
  document.body.replaceChildren(both);
  Object.assign(both.style, {display: "flex", alignItems: "center", gap: "24px",
    height: "100vh", padding: "0 28px", boxSizing: "border-box"});
  Object.assign(heading.style, {flex: "0 0 178px", margin: 0});
  Object.assign(picture.style, {flex: "1", maxWidth: "none"});
}"""


TO_FIGURE = """() => {
  document.activeElement.blur();
  const header = document.querySelector(".md-header").offsetHeight;
  const {top} = document.querySelector("live-figure").getBoundingClientRect();
  scrollBy({top: top - header - 16, behavior: "instant"});
}"""


def write_preview(chromium: Any, site: Path, target: Path) -> None:
    """Write the home page's heading and figure, for sites that preview a link."""
    with served(site) as address:
        tab = chromium.new_page(viewport=PREVIEW, device_scale_factor=2)
        tab.goto(address, wait_until="networkidle")
        tab.evaluate(ALONE)
        tab.screenshot(path=target)
        tab.close()


def write_page(
    chromium: Any, site: Path, page: str, answers: list[str], target: Path
) -> None:
    """Write a page, its first figure above and its first fields answered below."""
    if not (site / page / "index.html").is_file():
        raise FileNotFoundError(f"{page} is not in {site}")
    with served(site) as address:
        tab = chromium.new_page(viewport=WINDOW)
        tab.goto(address + page, wait_until="networkidle")
        questions = tab.locator("answer-check").all()
        for question, answer in zip(questions, answers, strict=False):
            question.locator("input").fill(answer)
            question.locator("input").press("Enter")
            question.locator(".verdict", has_text=re.compile(r"\S")).wait_for()
        tab.evaluate(TO_FIGURE)
        tab.screenshot(path=target)
        tab.close()
