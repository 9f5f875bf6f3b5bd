"""The figures of the programs show what NumPy computes, over all settings."""

import numpy as np
import pytest

from snippets.max_pooling import max_pool
from tests.figures import Drawing, settings
from workbook.max_pooling.figures import reshapes, traps


def counting(k):
    return np.arange(4 * k * k).reshape(1, 2 * k, 2 * k, 1)


def stages(k):
    """Return the array after each step of the sheet's answer."""
    x = counting(k)
    first = x.reshape(1, 2, k, 2 * k, 1)
    narrow = first.max(axis=2)
    second = narrow.reshape(1, 2, 2, k, 1)
    return [x, first, narrow, second, second.max(axis=3)]


@pytest.mark.parametrize("setting", settings(reshapes), ids=str)
def test_each_step_is_the_array_of_numpy(setting):
    k, step = int(setting["kernel"]), setting["step"]
    array = stages(k)[step]
    drawing = Drawing(reshapes(**setting))
    assert f"shape {array.shape}" in drawing.texts()
    assert str(array.shape) in drawing.said
    cells = [int(text) for text in drawing.cells()]
    image, memory = cells[: array.size], cells[array.size :]
    assert memory == array.ravel().tolist() == image
    columns = 2 * k if step < 2 else 2
    assert np.array_equal(drawing.tables()[0], array.reshape(columns, -1).T)


@pytest.mark.parametrize("k", [2, 3])
def test_what_the_next_maximum_keeps_is_lit(k):
    for step in range(5):
        lit = Drawing(reshapes(kernel=str(k), step=step)).cells("lit")
        kept = stages(k)[step + 1].ravel().tolist() if step in (1, 3) else []
        assert sorted(map(int, lit)) == sorted(kept * 2)


@pytest.mark.parametrize("k", [2, 3])
def test_a_frame_is_around_what_the_next_maximum_compares(k):
    """One frame for each entry that is kept, k cells long in the axis that goes."""
    for step, long in ((1, "width"), (3, "height")):
        drawing = Drawing(reshapes(kernel=str(k), step=step))
        frames = drawing.of("frame")
        assert len(frames) == stages(k)[step + 1].size
        side = int(drawing.of("cell")[0][0].get("width"))
        other = {"width": "height", "height": "width"}[long]
        assert {int(f.get(long)) for f in frames} == {k * side}
        assert {int(f.get(other)) for f in frames} == {side}


def test_the_last_step_is_the_answer():
    for k in (2, 3):
        cells = Drawing(reshapes(kernel=str(k), step=4)).cells()
        pooled = max_pool(counting(k), k).ravel().tolist()
        assert list(map(int, cells)) == pooled * 2


def program(name, x, k):
    if name == "one-axis":
        return x.reshape(1, 2, 2, k * k, 1).max(axis=3)
    return x.reshape(1, k, 2, 2, k, 1).max(axis=(1, 4))


@pytest.mark.parametrize("setting", settings(traps), ids=str)
def test_a_trap_has_the_right_shape_and_the_wrong_content(setting):
    k = int(setting["kernel"])
    right = max_pool(counting(k), k)
    wrong = program(setting["trap"], counting(k), k)
    assert wrong.shape == right.shape
    drawing = Drawing(traps(**setting))
    shown = list(map(int, drawing.cells("pooled")))
    assert shown == right.ravel().tolist() + wrong.ravel().tolist()
    count = (right != wrong).sum()
    assert f"{count} of 4 wrong" in drawing.texts()
    assert drawing.said.endswith(f"In all, {count} of its 4 results are wrong.")
    signs = [text for text in drawing.of("name") if text.text == "✗"]
    assert len(signs) == count
    boxes = [cell[0] for cell in drawing.of("pooled")[4:]]
    marked = [any(inside(sign, box) for sign in signs) for box in boxes]
    assert marked == (right != wrong).ravel().tolist()


def inside(text, box):
    x, y = int(text.get("x")), int(text.get("y"))
    left, top, width, height = (int(box.get(a)) for a in ("x", "y", "width", "height"))
    return left <= x < left + width and top <= y < top + height


@pytest.mark.parametrize("setting", settings(traps), ids=str)
def test_a_colour_is_what_one_maximum_compares(setting):
    """Where an entry is raised above all others, a result of its colour rises."""
    k = int(setting["kernel"])
    drawing = Drawing(traps(**setting))
    half = len(drawing.of("cell")) // 2
    for cells, pool in (
        (drawing.of("cell")[:half], max_pool),
        (drawing.of("cell")[half:], lambda x, k: program(setting["trap"], x, k)),
    ):
        entries = [c for c in cells if "pooled" not in c.get("class")]
        assert len(entries) == 4 * k * k
        for entry in entries:
            x = counting(k)
            x.ravel()[int("".join(entry.itertext()))] = 99
            number = pool(x, k).ravel().argmax()
            kinds = entry.get("class").split()
            assert f"hue{number}" in kinds
            assert ("lit" in kinds) == (number == setting["entry"])
            assert entry.get("data-set") == f"entry={number}"
