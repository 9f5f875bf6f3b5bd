"""Draws figures for the build and for the page; both sides are JSON."""

import json

from workbook.drawing.figure import Figure


def find(name: str) -> Figure:
    """Return the figure `topic.function` of `workbook/topic/figures.py`."""
    topic, _, function = name.partition(".")
    module = f"workbook.{topic}.figures"
    try:
        found = getattr(__import__(module, None, None, ["figures"]), function, None)
    except ImportError as error:
        raise ValueError(f"there is no {module}: {error}") from error
    if not isinstance(found, Figure):
        raise ValueError(f"{module} has no figure {function}")
    return found


def draw(request: str) -> str:
    """Draw a figure.

    Parameters
    ----------
    request : str
        JSON: the `figure`, as in "max_pooling.windows"; its `settings`, an object by
        the names of its controls; `settle`, true if a setting that another one has
        pushed out of range takes the nearest value, and is not refused.

    Returns
    -------
    str
        JSON: the `svg` and the `controls`, each with its value and range.
    """
    asked = json.loads(request)
    figure = find(asked["figure"])
    settings = figure.filled(asked["settings"], asked["settle"])
    reply = {"svg": figure.function(**settings), "controls": figure.states(settings)}
    return json.dumps(reply)
