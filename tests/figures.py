"""Takes figures apart: the settings that their controls have, and what they draw."""

import importlib
from pathlib import Path
from xml.etree import ElementTree

from workbook.drawing.figure import Figure

SVG = "{http://www.w3.org/2000/svg}"


WORKBOOK = Path(__file__).parents[1] / "workbook"
TOPICS = sorted(file.parent.name for file in WORKBOOK.glob("*/figures.py"))
FIGURES = [
    f"{topic}.{name}"
    for topic in TOPICS
    for name, value in vars(
        importlib.import_module(f"workbook.{topic}.figures")
    ).items()
    if isinstance(value, Figure)
]


def found(name):
    """Return a figure by the name that a page gives it."""
    topic, _, function = name.partition(".")
    return getattr(importlib.import_module(f"workbook.{topic}.figures"), function)


def settings(figure):
    """Return every setting of the controls of a figure, as dictionaries."""
    found = [{}]
    for control in figure.controls:
        found = [
            before | {control.name: value}
            for before in found
            for value in values(control, before)
        ]
    return found


def values(control, before):
    """Return the values of a control beside the settings of those before it."""
    if control.kind == "choice":
        return [value for value, _ in control.options]
    return list(range(control.least, control.limit(before) + 1))


def few(figure):
    """Return settings in which each control is at its least, its most and its start."""
    found = [{}]
    for control in figure.controls:
        found = [
            before | {control.name: value}
            for before in found
            for value in ends(control, before)
        ]
    return found


def ends(control, before):
    """Return the first and the last value, and the start as it settles."""
    every = values(control, before)
    return list(
        dict.fromkeys([every[0], every[-1], control.settle(control.start, before)])
    )


class Drawing:
    """The parsed SVG of a figure."""

    def __init__(self, svg):
        self.root = ElementTree.fromstring(svg)
        self.title = self.root.findtext(f"{SVG}title")
        self.said = self.root.findtext(f"{SVG}desc")

    def of(self, *kinds):
        """Return the elements that have all these classes, in the order of the text."""
        wanted = set(kinds)
        return [
            e for e in self.root.iter() if wanted <= set(e.get("class", "").split())
        ]

    def cells(self, *kinds):
        """Return what stands in the cells of some kinds."""
        return ["".join(each.itertext()) for each in self.of("cell", *kinds)]

    def texts(self):
        """Return every text of the picture."""
        return ["".join(each.itertext()) for each in self.root.iter(f"{SVG}text")]

    def tables(self):
        """Return the numbers of cells that stand side by side, as tables of rows."""
        found = []
        for each in self.of("cell"):
            x, y, w, h = (int(each[0].get(a)) for a in ("x", "y", "width", "height"))
            found.append(((x, y, w, h), int("".join(each.itertext()))))
        return [rows(table) for table in touching(found)]


def touching(cells):
    """Part cells into tables: a cell belongs to the one that it touches on a side."""
    tables = []
    for cell in cells:
        near = [table for table in tables if any(touch(cell[0], c[0]) for c in table)]
        tables = [table for table in tables if table not in near]
        tables.append([c for table in near for c in table] + [cell])
    return sorted(tables, key=lambda table: cells.index(min(table, key=cells.index)))


def touch(a, b):
    """Tell whether two rectangles of one size have a whole side in common."""
    across = (abs(a[0] - b[0]), abs(a[1] - b[1]))
    return a[2:] == b[2:] and across in ((a[2], 0), (0, a[3]))


def rows(table):
    """Return the entries of a table, row by row."""
    return [
        [entry for (x, y, *_), entry in sorted(table) if y == row]
        for row in sorted({place[1] for place, _ in table})
    ]
