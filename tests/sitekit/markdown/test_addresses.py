"""Each hint and answer has an address of its own, made from its title."""

import lxml.html
import pytest
from markdown import Markdown

from sitekit.markdown.addresses import Addresses

TYPES = [{"name": "hint"}, {"name": "answer"}, {"name": "other"}]
BLOCKS = "pymdownx.blocks.details"


@pytest.fixture
def convert():
    def converted(text):
        md = Markdown(
            extensions=["toc", BLOCKS], extension_configs={BLOCKS: {"types": TYPES}}
        )
        md.treeprocessors.register(Addresses(md), "addresses", -100)
        return lxml.html.fragment_fromstring(md.convert(text), create_parent="main")

    return converted


def box(kind, title, *options):
    lines = [f"/// {kind} | {title}", *(f"    {option}" for option in options)]
    return "\n".join([*lines, "", "Text", "", "///", "", ""])


def test_the_address_is_made_from_the_title(convert):
    page = convert(box("hint", "Hint 1: which *inputs*?") + box("answer", "ReLU"))
    assert page.xpath("//details/@id") == ["hint-1-which-inputs", "relu"]


def test_no_two_elements_share_an_address(convert):
    page = convert("# ReLU\n\n" + box("answer", "ReLU") + box("answer", "ReLU"))
    assert page.xpath("//@id") == ["relu", "relu_1", "relu_2"]


def test_an_author_s_own_address_stays(convert):
    page = convert(box("answer", "Result", "attrs: {id: mine}"))
    assert page.xpath("//details/@id") == ["mine"]


def test_other_boxes_get_none(convert):
    assert not convert(box("other", "Aside")).xpath("//details/@id")


def test_one_control_stands_above_the_first_of_several(convert):
    page = convert("# T\n\n" + box("hint", "A") + "# U\n\n" + box("answer", "B"))
    assert [each.tag for each in page[:3]] == ["h1", "open-all", "details"]
    assert len(page.xpath("//open-all")) == 1


def test_a_single_box_needs_no_control(convert):
    assert not convert(box("hint", "A")).xpath("//open-all")
