"""Judges a shape: typed as N×222×222×64, as a tuple, with names or in another order."""

from workbook.answers.dimensions import read, written
from workbook.answers.signs import UnreadableError
from workbook.answers.verdict import RIGHT, UNCLEAR, WRONG, Mistake, Verdict

AXES = "NWHC"
# The orders of the axes that libraries and readers use, the first that fits is named.
ORDERS = ("NCHW", "NCWH", "NHWC", "WHCN", "CWHN", "CHWN", "HWCN", "WHNC")
NO_BATCH = "The batch axis is missing: the layer gives one result per sample."
FLAT = "Width and height only: the batch and the channels are axes too."
ENTRIES = "That is the number of entries. The shape is asked for, axis by axis."
NOT_N = "No batch size is given: the first axis stays N."
NOT_NUMBER = "The batch size is given here: put the number in for N."
BATCH = "The layer works on each sample by itself: the batch size does not change."


def judge(
    text: str,
    expected: "tuple[int | str, ...]",
    mistakes: list[Mistake],
    step: str,
) -> Verdict:
    """Judge an answer.

    Parameters
    ----------
    text : str
        What the reader typed.
    expected : tuple
        The right sizes in the sheet's order, with "N" for an open batch size.
    mistakes : list of Mistake
        Wrong shapes with what to tell a reader who gives one.
    step : str
        What to tell a reader whose wrong shape is none of these.

    Returns
    -------
    Verdict
    """
    try:
        sizes = read(text)
    except UnreadableError as problem:
        return Verdict(UNCLEAR, str(problem), "", "")
    understood = written(sizes)
    if sizes == expected:
        return Verdict(RIGHT, "Right.", understood, "")
    state, message, name = (
        named(sizes, mistakes)
        or batch_slip(sizes, expected)
        or order_slip(sizes, expected, mistakes)
        or count_slip(sizes, expected, mistakes)
        or (WRONG, step, "")
    )
    return Verdict(state, message, understood, name)


def named(
    sizes: "tuple[int | str, ...]", mistakes: list[Mistake]
) -> "tuple[str, str, str] | None":
    """Recognise a named mistake."""
    for mistake in mistakes:
        if sizes == mistake.value:
            return WRONG, mistake.message, mistake.name
    return None


def batch_slip(
    sizes: "tuple[int | str, ...]", expected: "tuple[int | str, ...]"
) -> "tuple[str, str, str] | None":
    """Recognise another first axis in front of the right ones."""
    if sizes[1:] != expected[1:]:
        return None
    if expected[0] == "N":
        return WRONG, NOT_N, "number for N"
    if sizes[0] == "N":
        return UNCLEAR, NOT_NUMBER, "N for number"
    return WRONG, BATCH, "batch size changed"


def order_slip(
    sizes: "tuple[int | str, ...]",
    expected: "tuple[int | str, ...]",
    mistakes: list[Mistake],
) -> "tuple[str, str, str] | None":
    """Recognise right sizes, or those of a mistake, in another order of the axes."""
    order = order_of(sizes, expected)
    if order:
        return WRONG, other_order(order), "axes in another order"
    for mistake in mistakes:
        order = order_of(sizes, mistake.value)
        if order:
            return WRONG, other_order(order) + " " + mistake.message, mistake.name
    return None


def other_order(order: str) -> str:
    """Say in which order the axes stand."""
    first = "Channels first: these axes" if order[1] == "C" else "These axes"
    return (
        first
        + " stand in the order "
        + ", ".join(order)
        + ". The sheet's is N, W, H, C."
    )


def order_of(sizes: "tuple[int | str, ...]", shape: "tuple[int | str, ...]") -> str:
    """Return the order of the axes that makes a shape of these sizes, or ""."""
    if len(sizes) != len(AXES) or len(shape) != len(AXES):
        return ""
    for order in ORDERS + all_orders(AXES):
        if sizes == tuple([shape[AXES.index(axis)] for axis in order]):
            return order
    return ""


def all_orders(axes: str) -> tuple[str, ...]:
    """List every order of some axes."""
    if len(axes) < 2:
        return (axes,)
    return tuple(
        [axis + rest for axis in axes for rest in all_orders(axes.replace(axis, ""))]
    )


def count_slip(
    sizes: "tuple[int | str, ...]",
    expected: "tuple[int | str, ...]",
    mistakes: list[Mistake],
) -> "tuple[str, str, str] | None":
    """Recognise a wrong number of axes."""
    if len(sizes) == len(expected):
        return None
    if sizes == expected[1:]:
        return WRONG, NO_BATCH, "batch axis missing"
    if sizes == expected[1:3]:
        return WRONG, FLAT, "width and height only"
    for mistake in mistakes:
        if sizes == mistake.value[1:]:
            return WRONG, mistake.message + " " + NO_BATCH, mistake.name
    if len(sizes) == 1 and sizes[0] in products(expected):
        return WRONG, ENTRIES, "entries counted"
    number = str(len(sizes)) + (" axis" if len(sizes) == 1 else " axes")
    wanted = str(len(expected)) + " (N, W, H, C)" * (len(expected) == len(AXES))
    return WRONG, "You gave " + number + ", there are " + wanted + ".", "number of axes"


def products(shape: "tuple[int | str, ...]") -> list[int]:
    """Return the numbers of entries of a sample and, if N is given, of the batch."""
    found = []
    product = 1
    for size in reversed(shape):
        if not isinstance(size, str):
            product *= size
            found.append(product)
    return found[-2:]
