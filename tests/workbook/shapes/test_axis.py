"""The windows along an axis, against windows that are laid one by one."""

import pytest

from tests.figures import Drawing, settings
from workbook.shapes.figures import same, size


def laid(length, kernel, stride, dilation):
    """Lay windows until one leaves the input; return the positions of each."""
    found, start = [], 0
    while True:
        window = [start + n * dilation for n in range(kernel)]
        if window[-1] >= length:
            return found
        found.append(window)
        start += stride


def drawn(drawing, first=0):
    """Return the positions that the windows of a drawing take."""
    unit = int(drawing.of("cell")[0][0].get("width"))
    return [
        [(int(box.get("x")) - 1 - first) // unit for box in window[1:]]
        for window in drawing.of("window")
    ]


@pytest.fixture(scope="module")
def sizes():
    """Draw every setting once; give its numbers, its drawing and the windows laid."""
    found = []
    for setting in settings(size):
        n, f, p, step, d = (setting[c.name] for c in size.controls)
        windows = laid(n + 2 * p, f, step, d)
        found.append(((n, f, p, step, d), Drawing(size(**setting)), windows))
    return found


@pytest.fixture(scope="module")
def fitting(sizes):
    return [each for each in sizes if each[2]]


def test_every_window_is_drawn_and_counted(fitting):
    for (n, f, p, step, d), drawing, windows in fitting:
        assert drawn(drawing) == windows
        assert drawing.said.startswith(
            f"n = {n}, f = {f}, p = {p}, Δ = {step}, d = {d}: {len(windows)} outputs."
        )
        filled = f"⌊({n} + 2·{p} − {d}·({f} − 1) − 1) / {step}⌋ + 1"
        assert f"= {filled} = {len(windows)}" in drawing.texts()
        value = (n + 2 * p - d * (f - 1) - 1) // step + 1
        assert value == len(windows)


def test_the_last_start_and_what_it_leaves_over_are_shown(fitting):
    for (n, _, p, _, _), drawing, windows in fitting:
        left = n + 2 * p - 1 - windows[-1][-1]
        assert len(drawing.of("left")) == left
        said = f"The last window starts at {windows[-1][0]} and leaves {left} over."
        assert said in drawing.texts()
        (last,) = drawing.of("window", "hue1")
        assert last is drawing.of("window")[-1]


def test_the_input_stands_in_its_padding(sizes):
    for (n, _, p, _, _), drawing, _ in sizes:
        assert drawing.cells() == [""] * p + [str(i) for i in range(n)] + [""] * p
        assert len(drawing.of("pad")) == 2 * p


def test_a_window_that_does_not_fit_is_said_to_be_one(sizes):
    alone = [each for each in sizes if not each[2]]
    assert len(alone) > 100
    for (n, f, p, _, d), drawing, _ in alone:
        window = d * (f - 1) + 1
        said = f"The window of {window} does not fit on {n + 2 * p} positions."
        assert drawing.said.endswith(f"0 outputs. {said}")
        assert said in drawing.texts()
        assert [text for text in drawing.texts() if text.endswith("no window")]


def least_total(n, f, step):
    """Return the least padding with which ⌈n/Δ⌉ windows are laid."""
    return next(p for p in range(20) if len(laid(n + p, f, step, 1)) == -(-n // step))


def test_same_pads_the_least_and_more_after_than_before():
    for setting in settings(same):
        n, f, step = (setting[c.name] for c in same.controls)
        total, half = least_total(n, f, step), f // 2
        drawing = Drawing(same(**setting))
        expected = []
        for before, after in ((total // 2, total - total // 2), (half, half)):
            windows = laid(before + n + after, f, step, 1)
            said = f"({before}, {after}): {len(windows)} outputs"
            assert said in drawing.texts(), setting
            # Both inputs stand in one place, two positions from the left.
            expected += [[i - before for i in window] for window in windows]
        assert drawn(drawing, first=2 * 22) == expected, setting
        assert len(drawing.of("pad")) == total + 2 * half


def test_the_page_s_example_is_the_start():
    texts = Drawing(same()).texts()
    assert {"(0, 1): 3 outputs", "(1, 1): 3 outputs"} <= set(texts)
