"""Figures of what programs for max-pooling do with the entries of an image.

The image is that of `memory`: one channel, entries that count up, 2k×2k of them, so
that there are four windows. Plain lists stand for the arrays; the tests compare them
with NumPy.
"""

from workbook.drawing.figure import Choice, Slider, figure
from workbook.drawing.svg import WIDTH, box, cell, label, picture
from workbook.max_pooling.memory import GRID, KERNEL, window_of

STEPS = [
    "the input",
    "first reshape",
    "first maximum",
    "second reshape",
    "second maximum",
]
CODE = [
    "x",
    "x.reshape(N, W // k, k, H, C)",
    "narrow = ….max(axis=2)",
    "narrow.reshape(N, W // k, H // k, k, C)",
    "….max(axis=3)",
]
AXES = ["n, w, h, c", "n, i, s, h, c", "n, i, h, c", "n, i, j, t, c", "n, i, j, c"]
NOTES = ["", "No entry moves.", "Axis s is gone.", "No entry moves.", "Axis t is gone."]
TRAP = Choice(
    "trap",
    "Beside it",
    [("one-axis", "k·k on one axis"), ("swapped", "k before W/k")],
)
RIGHT = "right"


def shape(k: int, step: int) -> "tuple[int, ...]":
    """Return the shape of the array after a step."""
    size = 2 * k
    return (
        (1, size, size, 1),
        (1, 2, k, size, 1),
        (1, 2, size, 1),
        (1, 2, 2, k, 1),
        (1, 2, 2, 1),
    )[step]


def entries(k: int, step: int) -> "list[int]":
    """Return the entries of the array after a step, in the order of memory."""
    if step < 2:
        return list(range(4 * k * k))
    return [max(group) for group in groups(k, 1 if step < 4 else 3)]


def groups(k: int, step: int) -> "list[list[int]]":
    """Return the entries that the maximum after this reshape compares, in order."""
    size, before = 2 * k, entries(k, step - 1)
    if step == 1:
        return [
            [before[(i * k + s) * size + h] for s in range(k)]
            for i in range(2)
            for h in range(size)
        ]
    return [
        [before[i * size + j * k + t] for t in range(k)]
        for i in range(2)
        for j in range(2)
    ]


@figure(KERNEL, Slider("step", "Step", 0, 4, start=1, texts=STEPS))
def reshapes(kernel: str, step: int) -> str:
    """Draw the two reshapes as groupings of the memory, each followed by its max."""
    k = int(kernel)
    maxima = [max(group) for group in groups(k, step)] if step in (1, 3) else []
    facts = [f"shape {shape(k, step)}", f"axes {AXES[step]}", NOTES[step]]
    parts = [label(0, 13, CODE[step], "code"), label(0, 215, "In memory")]
    parts.extend(
        [label(186, 60 + 22 * i, fact, "note") for i, fact in enumerate(facts)]
    )
    parts.extend(image(k, step, maxima))
    parts.extend(memory(k, step, maxima))
    said = f"Step {step}, {STEPS[step]}: {CODE[step]} has shape {shape(k, step)}."
    if maxima:
        said += f" The maxima to come are {', '.join([str(n) for n in maxima])}."
    return picture(318, "Two reshapes, each followed by a maximum", said, parts)


def image(k: int, step: int, maxima: "list[int]") -> "list[str]":
    """Draw the array as an image, with a frame around what is compared."""
    side, found = GRID // (2 * k), entries(k, step)
    rows = 2 if step == 4 else 2 * k
    parts = []
    for n, entry in enumerate(found):
        column, row = divmod(n, rows)
        kind = f"hue{window_of(entry, k)}" + (" lit" if entry in maxima else "")
        parts.append(cell((column * side, 24 + row * side, side, side), entry, kind))
    wide, high = (k, 1) if step == 1 else (1, k)
    for column in range(0, len(found) // rows if maxima else 0, wide):
        for row in range(0, rows, high):
            x, y = column * side, 24 + row * side
            parts.append(box(x, y, wide * side, high * side, "frame"))
    return parts


def memory(k: int, step: int, maxima: "list[int]") -> "list[str]":
    """Draw the array as it lies in memory, one line for each i, grouped by its axes."""
    found = entries(k, step)
    length = len(found) // 2
    run = (length, 2 * k, length, k, length)[step]  # entries without a gap
    side = min(34, (WIDTH - 4 * (length // run - 1)) // length)
    parts = []
    for n, entry in enumerate(found):
        i, place = divmod(n, length)
        x, y = place * side + place // run * 4, 222 + i * 48
        kind = f"hue{window_of(entry, k)}" + (" lit" if entry in maxima else "")
        parts.append(cell((x, y, side, 26), entry, kind))
        if step and place % run == 0:
            axis = ("", f", s = {place // run}", "", f", j = {place // run}", "")[step]
            parts.append(label(x, y + 40, f"i = {i}{axis}", "note"))
    return parts


def taken(k: int, program: str) -> "list[list[int]]":
    """Return the entries from which a program takes each of its four maxima."""
    size = 2 * k
    found: list[list[int]] = [[], [], [], []]
    for place in range(size * size):
        w, h = divmod(place, size)
        if program == "one-axis":
            number = place // (k * k)
        elif program == "swapped":
            number = w % 2 * 2 + h // k
        else:
            number = window_of(place, k)
        found[number].append(place)
    return found


@figure(
    KERNEL,
    TRAP,
    Slider("entry", "Result", 0, 3, 0, lambda n, _: f"i = {n // 2}, j = {n % 2}"),
)
def traps(kernel: str, trap: str, entry: int) -> str:
    """Draw the windows of the right program beside those of a wrong one."""
    k = int(kernel)
    right = [max(window) for window in taken(k, RIGHT)]
    wrong = [max(window) for window in taken(k, trap)]
    count = sum([wrong[n] != right[n] for n in range(4)])
    name = dict(TRAP.options)[trap]
    parts = panel(0, "right", k, RIGHT, entry) + panel(172, name, k, trap, entry)
    parts.append(label(172, 300, f"{count} of 4 wrong", "strong"))
    for number, value in enumerate(wrong):
        if value != right[number]:
            at = result_place(172, number)
            kind = "name lit" if number == entry else "name"
            parts.append(label(at[0] + 4, at[1] + 13, "✗", kind))
    said = (
        f"The result i = {entry // 2}, j = {entry % 2} is {right[entry]}, of the "
        f"entries {listed(taken(k, RIGHT)[entry])}. The program with {name} takes "
        f"{listed(taken(k, trap)[entry])} and gives {wrong[entry]}. In all, {count} of "
        "its 4 results are wrong."
    )
    return picture(306, "Right shape, wrong content", said, parts)


def listed(numbers: "list[int]") -> str:
    """Write numbers one after the other."""
    return ", ".join([str(number) for number in numbers])


def result_place(x: int, number: int) -> "tuple[int, int, int, int]":
    """Return the rectangle of a result."""
    i, j = divmod(number, 2)
    return x + i * 46, 200 + j * 40, 46, 40


def panel(x: int, title: str, k: int, program: str, entry: int) -> "list[str]":
    """Draw which entries a program compares, and its result."""
    side = 148 // (2 * k)
    parts = [label(x, 13, title, "strong"), label(x, 190, "its result", "note")]
    for number, window in enumerate(taken(k, program)):
        kind = f"hue{number}" + (" lit" if number == entry else "")
        sets = f"entry={number}"
        for place in window:
            w, h = divmod(place, 2 * k)
            at = x + w * side, 22 + h * side, side, side
            parts.append(cell(at, place, kind, sets))
        at = result_place(x, number)
        parts.append(cell(at, max(window), f"pooled {kind}", sets))
    return parts
