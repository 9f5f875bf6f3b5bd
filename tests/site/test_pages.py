"""What every page of the built site keeps to."""

import json
import re
from copy import deepcopy
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from sitekit.links import resolve
from sitekit.math.arithmetic import comparisons
from snippets.jacobians import softmax_jacobian

DOCS = Path(__file__).parents[2] / "docs"
EXERCISES = sorted(page.stem for page in (DOCS / "exercises").glob("*.md"))
SECTIONS = [
    "Try it",
    "Hints",
    "Worked answer",
    "Code",
    "Check",
    "Common mistakes",
    "The general case",
]
SPOILER = "Everything below shows the answer."
# Numbers of the prose that name something and count nothing.
NAMES = {"5031", "2015", "1409", "1556"}


def article(tree):
    return tree.xpath("//article")[0]


def heading(element):
    return element.text_content().replace("¶", "").strip()


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_page_goes_the_reader_s_way(pages, name):
    content = article(pages[f"exercises/{name}/index.html"])
    found = [heading(h) for h in content.xpath(".//h2")]
    assert [section for section in found if section in SECTIONS] == SECTIONS
    assert content.find_class("question")
    assert content.find_class("result")
    for box in content.xpath(".//details"):
        assert box.get("open") is None
        assert box.xpath("string(summary)").strip()
    assert all(box.getparent().tag == "details" for box in content.find_class("result"))


@pytest.mark.parametrize("name", EXERCISES)
def test_what_shows_the_answer_is_closed_or_announced(pages, name):
    """From the first answer to the code nothing stands open."""
    content = article(pages[f"exercises/{name}/index.html"])
    (start,) = content.xpath("./h2[@id='code']")
    assert start.getnext().text_content() == SPOILER
    assert start.getnext().get("class") == "spoiler"
    first = content.xpath("./details[contains(@class, 'answer')]")[0]
    between = [e.tag for e in first.itersiblings() if start in e.itersiblings()]
    assert set(between) <= {"details"}


@pytest.mark.parametrize("name", EXERCISES)
def test_a_result_is_titled_once(pages, name):
    content = article(pages[f"exercises/{name}/index.html"])
    for result in content.find_class("result"):
        title = result.xpath("string(p[contains(@class, 'admonition-title')])")
        assert title != result.getparent().xpath("string(summary)")


def test_exercise_1_states_the_softmax_jacobian_of_its_example(pages):
    formulas = pages["exercises/1-activation-jacobians/index.html"].find_class("math")
    (tex,) = [f.get("data-tex") for f in formulas if "pmatrix" in f.get("data-tex")]
    rows = re.findall(r"^\s*(-?\d+(?: & -?\d+)+)", tex, re.MULTILINE)
    by_hand = [[int(entry) for entry in row.split("&")] for row in rows]
    assert np.allclose(64 * softmax_jacobian(np.log([1, 2, 5])), by_hand)


def test_there_are_six_exercises_and_home_links_to_each(pages):
    cards = article(pages["index.html"]).find_class("card")
    links = [card.xpath("h3/a[not(@class)]/@href") for card in cards]
    assert links == [[f"exercises/{name}/"] for name in EXERCISES]
    assert len(EXERCISES) == 6


def test_home_shows_each_result_one_click_away(pages):
    cards = article(pages["index.html"]).find_class("card")
    boxes = [card.xpath("details[not(@open)]") for card in cards]
    assert [len(each) for each in boxes] == [1] * len(EXERCISES)
    texts = [box.text_content() for (box,) in boxes]
    assert "except at 0" in texts[0]
    for result in ("N×222×222×64", "N×224×224×64", "1,792"):
        assert result in texts[3]
    assert "138,357,544" in texts[4]
    for shape in ("10×2×2×10", "10×3×3×10", "10×1×2×10", "1×1×1×10"):
        assert shape in texts[5]


def test_home_gives_no_result_away(pages):
    home = deepcopy(article(pages["index.html"]))
    for box in home.xpath(".//details"):
        box.drop_tree()
    for result in ("222", "1,792", "138,", "10×"):
        assert result not in home.text_content()


def test_home_has_one_place_to_start(pages):
    (start,) = article(pages["index.html"]).find_class("md-button")
    assert start.get("href") == f"exercises/{EXERCISES[0]}/"


def test_exercise_6_prints_the_four_shapes(pages):
    text = article(pages["exercises/6-max-pooling/index.html"]).text_content()
    for line in ("a (10, 2, 2, 10)", "b (10, 3, 3, 10)", "c (10, 1, 2, 10)"):
        assert line in text
    assert "d (1, 1, 1, 10)" in text


def test_the_vgg_table_has_each_layer(pages):
    table = pages["exercises/5-vgg-16/index.html"].find_class("computed")[0]
    rows = {row.xpath("string(th)"): row for row in table.xpath(".//tbody/tr")}
    assert len(rows) == 23
    cells = rows["conv3_2"].xpath("td/text()")
    assert cells == ["56×56×256", "590,080", "1,849.7", "32"]
    assert rows["Total"].xpath("td[2]/text()") == ["138,357,544"]


def test_every_page_has_one_title_and_a_description(pages):
    descriptions, titles = {}, set()
    for name, tree in pages.items():
        if name == "404.html":
            continue
        (title,) = tree.xpath("//h1")
        if name != "index.html":
            assert tree.findtext(".//title").startswith(f"{heading(title)} · "), name
        titles.add(tree.findtext(".//title"))
        descriptions[name] = tree.xpath("//meta[@name='description']/@content")[0]
        assert len(descriptions[name]) <= 170, name
    assert len(titles) == len(set(descriptions.values())) == len(descriptions)


def test_the_foot_of_every_page_names_the_sheet_the_licence_and_the_theme(site, pages):
    for name, tree in pages.items():
        (foot,) = tree.find_class("md-copyright")
        sheet, licence, theme = foot.xpath("a/@href")
        assert resolve(site, name, sheet, "/") == "sheet/index.html"
        assert resolve(site, name, licence, "/") == "about/licences/index.html"
        assert theme.startswith("https://squidfunk.github.io/"), name
        assert "exercise 7 of AI5031 Machine Learning" in foot.text_content(), name


def test_a_wrong_address_leads_home(pages):
    page = pages["404.html"]
    assert page.xpath("//h1/text()") == ["This page does not exist"]
    assert article(page).xpath(".//a/@href") == ["/."]


def test_headings_do_not_skip_a_level(pages):
    for name, tree in pages.items():
        levels = [int(h.tag[1]) for h in article(tree).xpath(".//h1|.//h2|.//h3|.//h4")]
        for above, below in pairwise(levels):
            assert below <= above + 1, name


def test_nothing_of_the_page_vocabulary_is_left_over(pages):
    for name, tree in pages.items():
        text = article(tree).text_content()
        for trace in ("#!value", "# include:", "```", "///", "\\(", "\\[", "$$"):
            assert trace not in text, (name, trace)
        assert not tree.find_class("math-error"), name


def test_formulas_are_typeset_and_readable(pages):
    count = 0
    for name, tree in pages.items():
        assert not tree.find_class("arithmatex"), name
        for formula in tree.find_class("math"):
            assert formula.xpath(".//*[local-name()='math']"), name
            count += 1
    assert count > 150


def test_the_search_shows_no_tex(site):
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    texts = {entry["location"]: entry["text"] for entry in index["docs"]}
    assert not [place for place, text in texts.items() if "\\" in text]
    answer = texts["exercises/3-affine-parameters/#worked-answer"]
    assert "Z^(l)⋅Z^(l − 1) + Z^(l)" in answer
    # The home page keeps its results closed, in the search too.
    home = " ".join(text for place, text in texts.items() if place[:1] in ("", "#"))
    assert "Z^(l)" in home
    assert not [result for result in ("δ_j", "1,792", "⋅", "222") if result in home]


def test_the_search_shows_no_text_of_a_figure(site, pages):
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    texts = " ".join(entry["text"] for entry in index["docs"])
    figures = pages["exercises/6-max-pooling/index.html"].xpath("//live-figure")
    said = [figure.xpath("string(.//*[local-name()='desc'])") for figure in figures]
    assert said
    assert not [text for text in said if text in texts]


def test_no_page_asks_another_host(site):
    for file in [*site.rglob("*.html"), *site.rglob("*.css")]:
        text = file.read_text(encoding="utf-8")
        fetched = re.findall(
            r"""(?:src=|url\(|@import )["']?(?:https?:)?//[^"')\s]+""", text
        )
        assert fetched == [], file
        sheets = re.findall(r"<link[^>]*(?:stylesheet|preconnect|preload)[^>]*>", text)
        assert not [sheet for sheet in sheets if "//" in sheet], file


def test_the_arithmetic_of_the_pages_is_checked(pages):
    """The build fails for a wrong chain; here: that it finds them at all."""
    checked = [
        comparison
        for tree in pages.values()
        for formula in tree.find_class("math")
        for comparison in comparisons(formula.get("data-tex"))
    ]
    assert all(comparison.holds for comparison in checked)
    assert len(checked) >= 25


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.stem)
def test_large_numbers_in_prose_are_computed(page):
    """A number from 1,000 on is a value, or stands in a formula that is checked."""
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"\A---.*?^---$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    text = re.sub(r"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`", "", text, flags=re.DOTALL)
    numbers = re.findall(r"\d{1,3}(?:,\d{3})+|\d{4,}", text)
    assert set(numbers) - NAMES == set()


def test_what_hosts_keep_for_ever_is_named_by_its_content(site):
    folders = ("fonts", "javascripts", "stylesheets")
    for folder in folders:
        for file in (site / "assets" / folder).rglob("*"):
            if file.is_file():
                assert re.search(r"\.[0-9a-f]{8,12}\.", file.name), file


def test_what_is_served_stands_on_the_licences_page(site, pages):
    """The source maps of the served scripts say what these were made of."""
    (table,) = pages["about/licences/index.html"].find_class("computed")
    listed = set(table.xpath(".//tbody//th/text()"))
    maps = "".join(file.read_text(encoding="utf-8") for file in site.rglob("*.map"))
    made_of = set(re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)", maps))
    assert {"clipboard", "lunr", "rxjs"} <= made_of <= listed
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    assert index["config"]["lang"] == ["en"]  # others need files that are not served


def test_each_snippet_can_be_downloaded(site):
    modules = (DOCS.parent / "snippets").glob("[!_]*.py")
    for module in modules:
        assert (site / "snippets" / module.name).is_file()


def test_nothing_of_the_head_or_the_theme_delays_the_first_paint(pages):
    """One style sheet, no script before the text, and no mark that comes late."""
    for name, tree in pages.items():
        assert len(tree.xpath("//link[@rel='stylesheet']")) == 1, name
        assert not tree.xpath("//script[@src][not(@defer)]"), name
        early = tree.xpath("string(/html/head/script[1])")
        assert "js-focus-visible" in early + tree.xpath("string(/html/head)"), name
        assert not tree.xpath("//article//pre/code"), name
