"""Gives each hint and answer an address, and the page one control for all of them."""

from xml.etree.ElementTree import Element

from markdown.extensions.toc import slugify, unique
from markdown.treeprocessors import Treeprocessor

KINDS = {"hint", "answer"}
CONTROL = "open-all"


class Addresses(Treeprocessor):
    """Names each closed box by its title and puts the control above the first."""

    def run(self, root: Element) -> None:
        """Name the boxes; an ``id`` that an author gave stays."""
        ids = {element.get("id", "") for element in root.iter()}
        all_boxes = ((box, box.get("class", "")) for box in root.iter("details"))
        boxes = [box for box, kinds in all_boxes if KINDS & set(kinds.split())]
        for box in boxes:
            if not box.get("id"):
                title = "".join(box[0].itertext())
                box.set("id", unique(slugify(title, "-"), ids))
        if len(boxes) > 1:
            above = next(each for each in root if boxes[0] in each.iter())
            root.insert(list(root).index(above), Element(CONTROL))
