"""The style sheets of the pages become one."""

from pathlib import Path

import pytest

from sitekit import node
from sitekit.web import styles
from sitekit.web.styles import StyleError, lean, taken

ROOT = Path(__file__).parents[3]

RULE = "[data-md-color-switching] *,[data-md-color-switching] :after"
THEME = {
    "main.1.min.css": '@charset "UTF-8";a{b:c}\n/*# sourceMappingURL=main.css.map */',
    "palette.2.min.css": f"d{{e:f}}{RULE}{{transition-duration:0s!important}}g{{h:i}}",
    "math.3.css": "j{src:url(../fonts/math/x.woff2)}",
}


def link(name):
    return f'<link rel="stylesheet" href="../assets/stylesheets/{name}">'


@pytest.fixture
def folder(tmp_path):
    for name, text in THEME.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "main.1.min.css.map").write_text("{}")
    return tmp_path


@pytest.fixture
def pages(built):
    some, all_ = list(THEME)[:2], THEME
    return [built(html="".join(map(link, names))) for names in (some, all_)]


def test_the_sheets_are_taken_in_the_order_of_the_links(folder, pages):
    theme, others = taken(folder, pages)
    assert theme.index("a{b:c}") < theme.index("d{e:f}") < theme.index("g{h:i}")
    assert others == THEME["math.3.css"] + "\n"
    assert not list(folder.iterdir())


def test_the_slow_rule_is_left_out(folder, pages):
    assert RULE not in taken(folder, pages)[0]


SHEET = """
@charset "UTF-8"; /*# sourceMappingURL=main.css.map */
:root { --used: red; --unused: url("data:image/svg+xml,<svg/>"); }
.page > a[data-x] { color: var(--used); animation: turn 1s; }
.set-by-script:focus::after, .in-page { top: 0; }
.unused, .page .unused, table { top: 0; }
@keyframes turn { from { top: 0; } }
@keyframes rest { from { top: 0; } }
"""
OURS = "td:is(.ours, :not([class])) { top: 0; }"


@pytest.fixture
def users(built):
    html = '<a class="page" data-x>unused <script>"in-page"</script>'
    return [built(html=html)], ['e.classList.add("set-by-script")']


@pytest.fixture
def kept_rules(users, cache):
    node.install(ROOT)
    return lean(SHEET, OURS, *users, ROOT, cache)


def test_rules_that_nothing_uses_are_left_out(kept_rules):
    for used in (
        ".page>a[data-x]",
        "--used",
        ".set-by-script:focus:after",
        ".in-page",
        "turn",
    ):
        assert used in kept_rules
    for unused in ("unused", "table", "rest", "sourceMappingURL"):
        assert unused not in kept_rules


def test_ours_stays_whole_and_last(kept_rules):
    assert kept_rules.endswith("td:is(.ours,:not([class])){top:0}\n")


def test_the_same_sheet_is_cut_once(kept_rules, users, cache, monkeypatch):
    monkeypatch.setattr(styles, "run", None)
    assert lean(SHEET, OURS, *users, ROOT, cache) == kept_rules


def test_a_part_that_only_the_script_knows_comes_with_a_page_that_has_it(
    users, built, cache
):
    pages, scripts = users
    rules = ".md-version__list { top: 0 } .md-version { top: 1px }"
    scripts.append('"md-version__list"')
    assert lean(rules, "", pages, scripts, ROOT, cache) == ""
    pages.append(built(html='<p class="md-version">'))
    assert "md-version__list" in lean(rules, "", pages, scripts, ROOT, cache)


def test_a_theme_without_the_slow_rule_is_noticed(folder, pages):
    (folder / "palette.2.min.css").write_text("d{e:f}")
    with pytest.raises(StyleError, match=r"palette\.2\.min\.css no longer holds"):
        taken(folder, pages)
