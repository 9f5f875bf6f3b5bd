"""The list of licences is read from what is installed."""

import json
import re
from pathlib import Path

import material
import pytest

from sitekit import node, web
from sitekit.licences import BUNDLED, EDITOR, NPM, PLACE, PYTHON, fill, parts

ROOT = Path(__file__).parents[2]


def test_every_part_has_a_version_and_a_licence():
    node.install(ROOT)
    found = parts(ROOT)
    assert [name for name, *_ in found] == [
        *PYTHON,
        *BUNDLED,
        *NPM,
        "CPython",
        "numpy",
    ]
    for name, version, licence, use in found:
        assert version[0].isdigit() or name in BUNDLED, name
        assert 0 < len(licence) < 60, name
        assert use, name


def test_the_theme_carries_what_is_listed_and_nothing_else():
    theme = Path(material.__file__).parent / "templates"
    carried = {
        name
        for file in theme.glob("assets/**/*.map")
        for name in re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)", file.read_text())
    }
    # Icons have no map; `delegate` is what good-listener needs, merged into clipboard.
    unnamed = {"delegate", "Material Design Icons", "Font Awesome Free"}
    assert carried == set(BUNDLED) - unnamed


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("material/LICENSE", "Icons: Apache 2.0"),
        ("fontawesome/LICENSE.txt", "Icons: CC BY 4.0"),
    ],
)
def test_the_icons_have_the_listed_licences(file, words):
    icons = Path(material.__file__).parent / "templates" / ".icons"
    assert words in (icons / file).read_text(encoding="utf-8")


def test_the_bundles_carry_what_is_listed_and_nothing_else(tmp_path):
    node.install(ROOT)
    entries = [str(web.WEB / name) for name in ("main.ts", *web.LATER.values())]
    found = tmp_path / "meta.json"
    where = f"--outdir={tmp_path}", f"--metafile={found}", "--format=esm"
    node.run(ROOT, web.ESBUILD, *entries, *web.OPTIONS, *where)
    carried = {
        name
        for path in json.loads(found.read_text("utf-8"))["inputs"]
        for name in re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)", path)
    }
    assert carried == set(EDITOR.split())


def test_the_list_stands_on_the_page(built):
    node.install(ROOT)
    pages = [built(html=f"<p>x</p>{PLACE}"), built(html="<p>x</p>")]
    fill(pages, ROOT)
    assert '<th scope="row">@mathjax/src</th>' in pages[0].html
    assert pages[1].html == "<p>x</p>"
