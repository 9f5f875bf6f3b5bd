"""Practice of exercise 5: the parameters of small networks."""

import re

import pytest

from tests.light import run
from tests.workbook.practice import (
    SEEDS,
    assert_both_practise_alike,
    assert_good_practice,
)
from workbook.vgg import practice

PRACTICES = {
    practice.layer_practice: ("biases missing", "one bias per pixel"),
    practice.first_affine_practice: ("biases missing", "poolings forgotten"),
    practice.conv_part_practice: ("biases missing", "head counted"),
    practice.total_practice: ("biases missing", "head missing", "head only"),
}
INPUT = re.compile(r"images of (\d+)×\1 with (\d+) channels")
BLOCK = re.compile(r"Block \d has (one|\d) conv layers? with (\d+) filters")
DENSE = re.compile(r"fc\d with (\d+) outputs and fc\d with (\d+)")
ASKED = re.compile(r"\((\w+)\)\?$")


def counted(question):
    """Count the network of a question, from its words alone."""
    side, channels = map(int, INPUT.search(question).groups())
    counts = {}
    for block, (layers, filters) in enumerate(BLOCK.findall(question), 1):
        for index in range(1 if layers == "one" else int(layers)):
            counts[f"conv{block}_{index + 1}"] = (9 * channels + 1) * int(filters)
            channels = int(filters)
        side //= 2
    inputs = side * side * channels
    for number, outputs in enumerate(map(int, DENSE.search(question).groups()), 1):
        counts[f"fc{block + number}"] = (inputs + 1) * outputs
        inputs = outputs
    return counts


def answer(question):
    """Answer a question, from its words alone."""
    counts = counted(question)
    if ASKED.search(question):
        return counts[ASKED.search(question)[1]]
    convs = "all conv layers" in question
    return sum(counts[name] for name in counts if name.startswith("conv") or not convs)


@pytest.mark.parametrize("make", PRACTICES)
def test_practice(make):
    assert_good_practice(make, PRACTICES[make])


@pytest.mark.parametrize("make", PRACTICES)
def test_the_answer_is_that_of_the_network_described(make):
    for seed in SEEDS:
        variant = make(seed)
        assert variant.expected == answer(variant.question)


def test_every_position_of_a_layer_is_asked_for():
    asked = [ASKED.search(practice.layer_practice(seed).question)[1] for seed in SEEDS]
    assert set(asked) == {"conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2"}


def test_both_pythons_make_the_same_variants():
    assert_both_practise_alike(*[f"vgg.{make.__name__}" for make in PRACTICES])


def test_light_python_needs_less_than_50_ms_for_a_variant():
    program = """
import time
from workbook.vgg import practice
for seed in range(20):
    times = []
    for _ in range(3):
        start = time.ticks_us()
        practice.total_practice(seed)
        times.append(time.ticks_us() - start)
    print(min(times))
"""
    assert max(map(int, run(program))) < 50_000
