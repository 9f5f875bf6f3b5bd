"""Formulas fit the column of a phone, so that nobody has to scroll inside of them."""

import pytest

EXERCISES = [
    "1-activation-jacobians",
    "2-bias-derivative",
    "3-affine-parameters",
    "4-conv-layer",
    "5-vgg-16",
    "6-max-pooling",
]
PHONE = {"width": 375, "height": 800}
OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"
TOO_WIDE = """() => [...document.querySelectorAll('div.math')]
  .filter(box => box.scrollWidth > box.clientWidth)
  .map(box => box.dataset.tex)"""


@pytest.mark.parametrize("name", EXERCISES)
def test_every_display_fits_a_phone(visit, name):
    page = visit(f"exercises/{name}/", viewport=PHONE)
    page.evaluate(OPEN_ALL)
    assert page.locator("div.math").count() > 0
    assert page.evaluate(TOO_WIDE) == []
