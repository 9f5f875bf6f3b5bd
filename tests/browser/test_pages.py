"""Every page, as a reader's browser shows it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [
    "" if page.stem == "index" else f"{page.relative_to(DOCS).with_suffix('')}/"
    for page in sorted([*DOCS.rglob("*.md"), *DOCS.rglob("*.py")])
]
# The checker knows no colours of what the browser has not laid out yet.
LAY_OUT_ALL = """document.querySelectorAll('.exercise, .exercise > *')
  .forEach(element => element.style.contentVisibility = 'visible')"""
OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"
TABLES = """[...document.querySelectorAll('article table')].map(table => {
  const frame = table.closest('.table-scroll, .md-typeset__scrollwrap') ?? table;
  const size = parseFloat(getComputedStyle(table).fontSize);
  return { has: frame.clientWidth, needs: frame.scrollWidth, size };
})"""
WATCH_SHIFTS = """
window.shifts = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifts += entry.value;
}).observe({ type: 'layout-shift', buffered: true });
"""

every_page = pytest.mark.parametrize("path", PAGES)
both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


def size(width):
    return {"width": width, "height": 800}


@every_page
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_fails_and_nothing_overflows(visit, path, width):
    page = visit(path, viewport=size(width))
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("exercises/4-conv-layer/", 375),
        ("exercises/5-vgg-16/", 688),
        ("exercises/5-vgg-16/", 375),
        ("exercises/6-max-pooling/", 375),
        ("about/notation/", 375),
        ("about/licences/", 375),
    ],
)
def test_tables_are_whole_and_large_enough_to_read(visit, path, width):
    page = visit(path, viewport=size(width))
    page.evaluate(OPEN_ALL)
    tables = page.evaluate(TABLES)
    assert tables
    for table in tables:
        assert table["needs"] <= table["has"]
        assert table["size"] >= 14


@every_page
@both_schemes
@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_nothing(visit, axe, path, scheme, width):
    page = visit(path, viewport=size(width), color_scheme=scheme)
    page.evaluate(OPEN_ALL)
    page.evaluate(LAY_OUT_ALL)
    assert axe(page) == []


@every_page
@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_jumps(visit, path, width):
    page = visit(viewport=size(width))
    page.add_init_script(WATCH_SHIFTS)
    page.goto(page.url + path, wait_until="networkidle")
    assert page.evaluate("window.shifts") <= 0.01


@every_page
def test_formulas_stand_without_javascript(visit, path):
    page = visit(path, java_script_enabled=False, viewport=size(375))
    formulas = page.locator(":not(details) > p .math, table .math").all()
    visible = [f.bounding_box() for f in formulas if f.is_visible()]
    assert all(box["height"] > 5 for box in visible)


def test_answers_open_without_javascript(visit):
    page = visit("exercises/5-vgg-16/", java_script_enabled=False)
    result = page.locator(".result .value").last
    assert not result.is_visible()
    page.locator("summary", has_text="The total").click()
    assert result.is_visible()
    assert result.inner_text() == "138,357,544"


def test_links_lead_on_without_javascript(visit):
    page = visit(java_script_enabled=False)
    page.locator("article").get_by_role("link", name="5 VGG-16", exact=True).click()
    assert page.title().startswith("VGG-16")
