"""The style sheets of the pages become one."""

import pytest

from sitekit.web.styles import StyleError, merged, without

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


def test_the_parts_stand_in_the_order_of_the_links_and_ours_last(folder, pages):
    rules = [x for x in merged(folder, pages, "k{l:m}").split("\n") if "/*" not in x]
    assert rules == ["a{b:c}", "d{e:f}g{h:i}", THEME["math.3.css"], "k{l:m}", ""]


def test_the_parts_are_gone(folder, pages):
    merged(folder, pages, "")
    assert not list(folder.iterdir())


def test_a_part_can_be_left_out(folder, pages):
    sheet = merged(folder, pages, "k{l:m}")
    rest = without(sheet, "math.")
    assert "fonts/math" not in rest
    assert [rule in rest for rule in ("a{b:c}", "g{h:i}", "k{l:m}")] == [True] * 3


def test_a_theme_without_the_slow_rule_is_noticed(folder, pages):
    (folder / "palette.2.min.css").write_text("d{e:f}")
    with pytest.raises(StyleError, match=r"palette\.2\.min\.css no longer holds"):
        merged(folder, pages, "")
