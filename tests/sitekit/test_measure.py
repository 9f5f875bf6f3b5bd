"""The table of the measurements."""

from sitekit.measure import line, medians

LOADED = {"bytes": 100_000, "requests": 14, "paint": 600, "largest": 700, "shift": 0}


def test_a_median_is_taken_figure_by_figure():
    assert medians([{"a": 1, "b": 9}, {"a": 3, "b": 7}, {"a": 8, "b": 8}]) == {
        "a": 3,
        "b": 8,
    }


def test_a_page_is_compared_with_its_like():
    row = {
        "page": "home",
        "site": LOADED,
        "lighthouse": {"performance": 99, "seo": 100},
    }
    assert line(row).endswith("shift 0.0000  | Lighthouse 99/100")
    row["beside"] = LOADED | {"paint": 1000}
    assert "paint 0.60×, bytes 1.00×" in line(row)
