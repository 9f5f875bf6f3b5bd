"""Plots of the notebook on max-pooling, as SVG without a library.

Axes of times are logarithmic, because the times differ by factors. A dashed line is
the limit that nothing gets below. Text and lines take the colours of the page around.
"""

from html import escape
from math import ceil, floor, log10

WIDTH = 360  # units; a phone shows about as many pixels, so text keeps its size
SIZE = 15  # of text
ROW = 38  # height of a row of a dot plot
HEIGHT = 230  # of the area of a line plot
LEFT, RIGHT = 42, 350  # the ends of the horizontal axis
COLOURS = (
    ("var(--site-question, #2b4c8c)", ""),
    ("var(--site-mistake, #a3281f)", ' stroke-dasharray="9 4"'),
    ("var(--site-answer, #1b6650)", ' stroke-dasharray="2 3"'),
)
FAINT = 'stroke-opacity="0.25"'
LIMIT = 'stroke-width="2" stroke-dasharray="5 5"'
Points = list[tuple[float, float]]


class Axis:
    """Turns values between the least and the greatest into places on the drawing."""

    def __init__(self, values: list[float], start: float, end: float) -> None:
        self.low, self.high = log10(min(values)), log10(max(values))
        self.start, self.end = start, end

    def place(self, value: float) -> float:
        """Return where a value lies."""
        part = (log10(value) - self.low) / ((self.high - self.low) or 1)
        return round(self.start + part * (self.end - self.start), 1)

    def ticks(self) -> list[float]:
        """Return round values within the ends: 1, 2 and 5 in each decade, or 1 only."""
        decades = range(floor(self.low), ceil(self.high) + 1)
        steps = (1, 2, 5) if self.high - self.low < 2 else (1,)
        values = [step * 10.0**decade for decade in decades for step in steps]
        near = 1e-9
        return [v for v in values if self.low - near <= log10(v) <= self.high + near]


def number(value: float) -> str:
    """Write a value with two digits that count, or whole."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"


def measured(value: float) -> str:
    """Write a multiple of a copy with as much as tells neighbours apart."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.2f}"


def text(x: float, y: float, content: str, anchor: str = "start") -> str:
    """Write a line of text."""
    place = f'x="{x}" y="{y}" text-anchor="{anchor}"'
    return f'<text {place} fill="currentColor">{escape(content)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str = FAINT) -> str:
    """Draw a straight line, faint unless it is of another kind."""
    ends = f'x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"'
    return f'<line {ends} stroke="currentColor" {kind}/>'


def drawing(description: str, height: float, parts: list[str]) -> str:
    """Frame the parts of a plot; the description says in words what it shows."""
    return (
        f'<svg class="plot" role="img" viewBox="0 0 {WIDTH} {height}" '
        f'font-size="{SIZE}"><title>{escape(description)}</title>{"".join(parts)}</svg>'
    )


def dots(title: str, values: dict[str, float], limit: float) -> str:
    """Plot one multiple of a copy per name; the limit is drawn through all rows."""
    axis = Axis([*values.values(), limit], 8, RIGHT - 8)
    bottom = ROW * len(values) + 26
    x = axis.place(limit)
    parts = [line(x, 22, x, bottom, LIMIT), text(8, 14, f"limit {number(limit)}")]
    for tick in axis.ticks():
        at = axis.place(tick)
        parts += [line(at, 26, at, bottom)]
        parts += [text(at, bottom + 18, number(tick), "middle")]
    for row, (name, value) in enumerate(values.items()):
        y, at = 42 + ROW * row, axis.place(value)
        parts += [text(16, y, name), text(RIGHT, y, measured(value), "end")]
        parts += [line(8, y + 11, at, y + 11, 'stroke-width="2"')]
        parts += [f'<circle cx="{at}" cy="{y + 11}" r="5" fill="{COLOURS[0][0]}"/>']
    parts += [text(RIGHT, bottom + 38, "multiples of a copy", "end")]
    words = "; ".join(f"{name} {measured(value)}" for name, value in values.items())
    told = f"{title}, in multiples of a copy: {words}; limit {number(limit)}"
    return drawing(told, bottom + 44, parts)


def curves(
    title: str, series: dict[str, Points], limit: float, axes: tuple[str, str]
) -> str:
    """Plot curves; each is named above, with a piece of its line."""
    points = [point for curve in series.values() for point in curve]
    top = 34 + 20 * len(series)
    x = Axis([a for a, _ in points], LEFT, RIGHT - 20)
    y = Axis([*(b for _, b in points), limit], top + HEIGHT, top + 8)
    parts = [text(0, 14, axes[1])]
    for tick in y.ticks():
        at = y.place(tick)
        parts += [line(LEFT, at, RIGHT, at), text(36, at + 5, number(tick), "end")]
    for tick in x.ticks():
        at = x.place(tick)
        parts += [text(at, top + HEIGHT + 20, number(tick), "middle")]
    at = y.place(limit)
    parts += [line(LEFT, at, RIGHT, at, LIMIT)]
    parts += [text(LEFT + 4, at - 6, f"limit {number(limit)}")]
    for row, (name, curve) in enumerate(series.items()):
        parts += legend(30 + 20 * row, name, *COLOURS[row])
        path = " ".join(f"{x.place(a)},{y.place(b)}" for a, b in curve)
        parts += [polyline(path, *COLOURS[row])]
    parts += [text(RIGHT, top + HEIGHT + 40, axes[0], "end")]
    words = "; ".join(
        f"{name}: {number(curve[0][1])} first, {number(curve[-1][1])} last"
        for name, curve in series.items()
    )
    told = f"{title}. {axes[1]} by {axes[0]}: {words}; limit {number(limit)}"
    return drawing(told, top + HEIGHT + 46, parts)


def polyline(path: str, colour: str, dashes: str) -> str:
    """Draw a curve through points."""
    stroke = f'fill="none" stroke="{colour}" stroke-width="2.5"{dashes}'
    return f'<polyline points="{path}" {stroke}/>'


def legend(y: float, name: str, colour: str, dashes: str) -> list[str]:
    """Name a curve beside a piece of its line."""
    piece = polyline(f"{LEFT},{y} {LEFT + 34},{y}", colour, dashes)
    return [piece, text(LEFT + 42, y + 5, name)]
