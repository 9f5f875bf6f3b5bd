"""Every part of the sheet has a field, and what a choice calls right is right."""

import numpy as np

from snippets import vgg
from snippets.max_pooling import max_pool

QUESTIONS = {
    "1-activation-jacobians": {
        "relu-jacobian": "formula",
        "square-jacobian": "formula",
        "softmax-jacobian": "formula",
        "relu-at-zero": "choice",
        "no-weights": "choice",
        "softmax-function": "program",
    },
    "2-bias-derivative": {"bias-derivative": "formula"},
    "3-affine-parameters": {"affine-formula": "formula", "affine-number": "number"},
    "4-conv-layer": {
        "conv-valid": "shape",
        "conv-padded": "shape",
        "conv-parameters": "number",
    },
    "5-vgg-16": {
        "vgg-conv-layer": "number",
        "vgg-first-affine": "number",
        "vgg-conv-part": "number",
        "vgg-total": "number",
        "vgg-most": "choice",
    },
    "6-max-pooling": {
        "pool-a": "shape",
        "pool-b": "shape",
        "pool-c": "shape",
        "pool-d": "shape",
        "pool-programs": "choice",
        "pool-function": "program",
    },
}


def questions(pages, name):
    return pages[f"exercises/{name}/index.html"].xpath("//answer-check | //code-answer")


def options(pages, page, name):
    """Return the text of each option and whether it is called right."""
    (question,) = pages[f"exercises/{page}/index.html"].xpath(f"//*[@id='{name}']")
    labels = question.xpath(".//label")
    reasons = question.find_class("reason")
    return {
        label.text_content(): reason.get("data-state") == "right"
        for label, reason in zip(labels, reasons, strict=True)
    }


def test_each_part_of_the_sheet_is_asked(pages):
    for page, expected in QUESTIONS.items():
        found = {
            q.get("id"): q.get("data-kind", "program") for q in questions(pages, page)
        }
        assert found == expected


def test_each_number_and_shape_has_variants(pages):
    practised = {
        question.get("id")
        for page in QUESTIONS
        for question in questions(pages, page)
        if question.get("data-practice")
    }
    wanted = {
        name
        for asked in QUESTIONS.values()
        for name, kind in asked.items()
        if kind in ("number", "shape")
    }
    assert practised == wanted - {"pool-b", "pool-c", "pool-d"}  # as in case a


def test_one_option_of_each_choice_is_right(pages):
    for page, asked in QUESTIONS.items():
        for name in (name for name, kind in asked.items() if kind == "choice"):
            assert sum(options(pages, page, name).values()) == 1


def test_the_program_called_right_pools_and_no_other_does(pages):
    programs = options(pages, "6-max-pooling", "pool-programs")
    cases = [(2, 6, 6, 4, 3), (2, 6, 6, 4, 2), (3, 2, 4, 5, 2), (2, 8, 4, 3, 4)]
    for program, called_right in programs.items():
        right = []
        for N, W, H, C, k in cases:
            x = np.arange(N * W * H * C).reshape(N, W, H, C)
            pooled = eval(program, {"x": x, "N": N, "W": W, "H": H, "C": C, "k": k})
            right.append(np.array_equal(pooled, max_pool(x, k)))
        assert all(right) == called_right, program


def test_the_programs_with_the_right_shape_are_told_so(pages):
    page = pages["exercises/6-max-pooling/index.html"]
    (question,) = page.xpath("//*[@id='pool-programs']")
    N, W, H, C, k = 2, 6, 6, 4, 3
    names = {"x": np.ones((N, W, H, C)), "N": N, "W": W, "H": H, "C": C, "k": k}
    for label, reason in zip(
        question.xpath(".//label"), question.find_class("reason"), strict=True
    ):
        if reason.get("data-state") == "wrong":
            same = eval(label.text_content(), names).shape == (N, W // k, H // k, C)
            assert same == reason.text_content().startswith("The shape is right.")


def test_most_parameters_sit_where_the_page_says(pages):
    layers = {layer.name: layer.parameters for layer in vgg.layers()}
    counts = {
        "in the first conv layer": layers["conv1_1"],
        "in the thirteen conv layers together": sum(
            count for name, count in layers.items() if name.startswith("conv")
        ),
        "in the first fully connected layer": layers["fc6"],
        "in the last fully connected layer": layers["fc8"],
        "in the pooling layers": sum(
            count for name, count in layers.items() if name.startswith("pool")
        ),
    }
    found = options(pages, "5-vgg-16", "vgg-most")
    assert set(found) == set(counts)
    assert found[max(counts, key=counts.get)]
    assert 2 * max(counts.values()) > vgg.count_parameters()


def test_the_whole_sheet_asks_nothing(pages):
    assert not pages["sheet/index.html"].xpath(
        "//answer-check | //code-answer | //*[@id='try-it']"
    )


def test_a_name_is_an_address_and_no_page_loads_the_checker(pages):
    for page in QUESTIONS:
        tree = pages[f"exercises/{page}/index.html"]
        loaded = tree.xpath("//link/@href | //script/@src")
        assert not any("light" in address for address in loaded)
