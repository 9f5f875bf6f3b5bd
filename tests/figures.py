"""Takes figures apart: the settings that their controls have, and what they draw."""

from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


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
