"""The shapes of a figure, as SVG text.

Positions and sizes are whole numbers in a picture that is `WIDTH` units wide, so that
both Pythons write the same text and a phone shows letters of 12 units in a readable
size. A shape says what it *is*, in the classes `kind`; how that looks is written in
the site's style sheet, once for light, dark, paper and forced colours.
"""

WIDTH = 320
NARROW, LETTER = 20, 9  # a cell of less, or of less for each letter, has small ones


def escape(text: str) -> str:
    """Return a text that means itself between tags and in quoted attributes."""
    for sign, written in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
        text = text.replace(sign, f"&{written};")
    return text


def tag(name: str, content: str = "", **attributes: object) -> str:
    """Return an element; the names of attributes are sorted, `kind` is the class.

    An attribute that is empty is left out. Both Pythons write the same order: that of
    keyword arguments is lost in MicroPython.
    """
    written = ""
    for key in sorted(attributes):
        if attributes[key] != "":
            spelled = "class" if key == "kind" else key.replace("_", "-")
            written += f' {spelled}="{escape(str(attributes[key]))}"'
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def label(x: int, y: int, text: str, kind: str = "") -> str:
    """Return a text; `kind` says whether it is centred at x ("mid") or ends there."""
    return tag("text", escape(text), x=x, y=y, kind=kind)


def box(x: int, y: int, width: int, height: int, kind: str = "") -> str:
    """Return a rectangle."""
    return tag("rect", x=x, y=y, width=width, height=height, kind=kind)


def line(points: "list[tuple[int, int]]", kind: str = "line") -> str:
    """Return a line through some points."""
    steps = " ".join([f"{x} {y}" for x, y in points])
    return tag("path", d=f"M{steps}", kind=kind)


def dot(x: int, y: int, radius: int, kind: str = "") -> str:
    """Return a disc around a point."""
    return tag("circle", cx=x, cy=y, r=radius, kind=f"dot {kind}".strip())


def group(parts: "list[str]", kind: str = "", sets: str = "") -> str:
    """Return shapes as one; pointing at it sets a control, as in "output=3"."""
    return tag("g", "".join(parts), kind=kind, data_set=sets)


def cell(
    place: "tuple[int, int, int, int]",
    text: object = "",
    kind: str = "",
    sets: str = "",
) -> str:
    """Return a rectangle (x, y, width, height) with a text in its middle."""
    x, y, width, height = place
    parts = [box(x, y, width, height)]
    if text != "":
        long = len(str(text)) * LETTER > width
        size = "narrow" if width < NARROW or long else ""
        parts.append(label(x + width // 2, y + height // 2, str(text), size))
    return group(parts, f"cell {kind}".strip(), sets)


def sheet(x: int, y: int, columns: int, rows: int, side: int, kind: str = "") -> str:
    """Return a table of empty cells as one shape."""
    width, height = columns * side, rows * side
    across = "".join([f"M{x} {y + n * side}h{width}" for n in range(1, rows)])
    down = "".join([f"M{x + n * side} {y}v{height}" for n in range(1, columns)])
    parts = [box(x, y, width, height)]
    if across + down:
        parts.append(tag("path", d=across + down, kind="line"))
    return group(parts, f"sheet {kind}".strip())


def picture(height: int, title: str, description: str, parts: "list[str]") -> str:
    """Return the whole figure, which says what it shows to those who do not see it."""
    said = tag("title", escape(title)) + tag("desc", escape(description))
    return tag(
        "svg",
        said + "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
    )
