"""Numbers that programs print and descriptions name are those that were computed."""

import re

import pytest

from snippets.vgg import count_parameters

PAGE = "about/numbers/index.html"
# By section: what its program must print, from figures computed independently.
PRINTED = {
    "vgg-16-parameters": [138_357_544, 138_344_128, 14_714_688, 133_638_952],
    "vgg-16-memory-of-the-activations": [15_237_608],
    "vgg-16-operations": [15_346_630_656, 15_470_264_320, 30_940_528_640],
    "a-conv-layer-weights-biases-and-channels": [],
    "alexnet-parameters": [62_378_344, 60_965_224, 61_100_840],
    "lenet-5-parameters": [60_000, 61_706],
    "resnet-50-parameters": [25_557_032, 25_610_152],
}
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+")


def printed(pages):
    """Return the large numbers that the program of each section prints."""
    found = {}
    for output in pages[PAGE].find_class("output"):
        section = output.xpath("preceding::h2[1]/@id")[0]
        text = NUMBER.findall(output.xpath("string(.//samp)"))
        found[section] = [int(number.replace(",", "")) for number in text]
    return found


def test_each_program_prints_the_known_figures(pages):
    assert printed(pages) == PRINTED


def test_memory_is_given_in_both_units(pages):
    text = pages[PAGE].text_content()
    for figure in ("60.95 MB", "58.13 MiB", "553.4 MB", "527.8 MiB"):
        assert figure in text


@pytest.mark.parametrize("section", ["code", "check"])
def test_the_programs_of_exercise_5_print_the_total(pages, section):
    page = pages["exercises/5-vgg-16/index.html"]
    (output,) = page.xpath(
        f"//samp[preceding::h2[1]/@id='{section}']/text()",
    )
    assert output == f"{count_parameters():,}"


def test_a_number_in_a_description_stands_on_its_page(pages):
    found = 0
    for name, page in pages.items():
        for description in page.xpath("//meta[@name='description']/@content"):
            for number in NUMBER.findall(description):
                values = page.xpath("//*[@class='value']/text()")
                assert number in values, name
                found += 1
    assert found
