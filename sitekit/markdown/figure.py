"""A figure: ``![what it shows](figure:max_pooling.windows){ kernel=2 }``.

The desk of the figures, a module of the workbook, draws it, here and in the page: its
first state stands in the page, and its controls redraw it there.
"""

import importlib
import json
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from sitekit.markdown.names import ExpressionError
from sitekit.markdown.page import Page

SCHEME = "figure:"
DESK = "workbook.drawing.desk"


class Figures(Treeprocessor):
    """Puts a figure in the place of each paragraph that is a picture of the scheme."""

    def __init__(self, md: Markdown, page: Page, desk: str) -> None:
        super().__init__(md)
        self.page = page
        self.desk = desk

    def run(self, root: Element) -> None:
        """Draw the figures of a page."""
        parents = {child: parent for parent in root.iter() for child in parent}
        for image in [each for each in root.iter("img") if named(each)]:
            name, paragraph = named(image), parents[image]
            try:
                html = self.drawn(name, image, paragraph)
            except ExpressionError as error:
                self.page.report(str(error), f"({SCHEME}{name})")
                html = ""
            paragraph.clear()
            paragraph.text = self.md.htmlStash.store(html)

    def drawn(self, name: str, image: Element, paragraph: Element) -> str:
        """Return the figure that a picture names."""
        around = "".join(paragraph.itertext()).strip()
        if paragraph.tag != "p" or len(paragraph) > 1 or around:
            raise ExpressionError(f"the figure {name} needs a paragraph of its own")
        settings = {
            key: value for key, value in image.items() if key not in ("src", "alt")
        }
        return figure(name, image.get("alt", ""), settings, self.desk)


def named(image: Element) -> str:
    """Return the name of the figure that a picture stands for, or nothing."""
    scheme, _, name = image.get("src", "").partition(":")
    return name if f"{scheme}:" == SCHEME else ""


def figure(name: str, caption: str, settings: dict[str, str], desk: str = DESK) -> str:
    """Return the HTML of a figure whose controls begin with these settings."""
    if not caption.strip():
        raise ExpressionError(f"the figure {name} needs a text that says what it shows")
    request = {"figure": name, "settings": settings, "settle": False}
    try:
        reply = json.loads(importlib.import_module(desk).draw(json.dumps(request)))
    except Exception as error:
        given = "".join(f" {key}={value}" for key, value in settings.items())
        raise ExpressionError(
            f"`{name}{given}` raises {type(error).__name__}: {error}"
        ) from error
    controls = "".join(control(each) for each in reply["controls"])
    form = f'<form method="dialog">{controls}</form>' if controls else ""
    return (
        f'<live-figure data-desk="{desk}" data-figure="{name}" data-search-exclude>'
        f'<figure class="drawn"><div class="picture">{reply["svg"]}</div>{form}'
        f'<p class="unseen" role="status"></p><figcaption>{escape(caption)}'
        "</figcaption></figure></live-figure>"
    )


def control(state: dict[str, Any]) -> str:
    """Write one control as native elements, which answer to the keyboard."""
    return choice(state) if state["kind"] == "choice" else slider(state)


def choice(state: dict[str, Any]) -> str:
    """Write a choice as radio buttons."""
    options = ""
    for value, text in state["options"]:
        checked = " checked" if value == state["value"] else ""
        options += (
            f'<label><input type="radio" name="{escape(state["name"])}" '
            f'value="{escape(value)}"{checked}><span>{escape(text)}</span></label>'
        )
    return f"<fieldset><legend>{escape(state['label'])}</legend>{options}</fieldset>"


def slider(state: dict[str, Any]) -> str:
    """Write a slider, with buttons for fingers: the keys of a slider do the same."""
    text = escape(state["text"])
    less, more = (
        f'<button type="button" value="{step}" tabindex="-1" aria-hidden="true">'
        f"{sign}</button>"
        for step, sign in ((-1, "−"), (1, "+"))
    )
    return (
        f'<div class="slider">{less}<label><span>{escape(state["label"])}</span>'
        f'<span class="now" aria-hidden="true">{text}</span>'
        f'<input type="range" name="{escape(state["name"])}" autocomplete="off" '
        f'min="{state["least"]}" max="{state["most"]}" value="{state["value"]}" '
        f'aria-valuetext="{text}"></label>{more}</div>'
    )
