"""What the pages are measured with, and the table that comes of it."""

import gzip
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from sitekit.browser import served
from tests.bench.pages import Compressing, line, medians

HTML = "<p>" + "ü" * 500

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


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_text_is_compressed_and_pictures_are_not(folder):
    with served(folder, handler=Compressing) as address:
        with urlopen(f"{address}a/") as answer:
            data = answer.read()
            assert answer.headers["Content-Encoding"] == "gzip"
            assert answer.headers["Content-Type"] == "text/html"
        assert len(data) == int(answer.headers["Content-Length"]) < 100
        assert gzip.decompress(data).decode() == HTML
        with urlopen(f"{address}a.png") as answer:
            assert answer.read() == b"\x89PNG"
            assert answer.headers["Content-Encoding"] is None
        with pytest.raises(HTTPError, match="404") as caught:
            urlopen(f"{address}gone")
        caught.value.close()
