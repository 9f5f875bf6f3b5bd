"""The bars are as long as the shares that the snippet gives."""

from math import prod

from snippets.vgg import layers
from tests.figures import SVG, Drawing, settings
from workbook.vgg.figures import shares

AMOUNTS = {
    "parameters": lambda layer: layer.parameters,
    "macs": lambda layer: layer.macs,
    "activations": lambda layer: prod(layer.shape),
}


def test_each_layer_has_its_share_in_every_configuration():
    for setting in settings(shares):
        table = layers("ABCDE"[setting["network"]])
        amounts = [AMOUNTS[setting["quantity"]](layer) for layer in table]
        drawing = Drawing(shares(**setting))
        title, *texts = ["".join(t.itertext()) for t in drawing.root.iter(f"{SVG}text")]
        assert title.endswith(f": {sum(amounts):,}")
        assert texts[::2] == [layer.name for layer in table]
        for text, amount in zip(texts[1::2], amounts, strict=True):
            share = 0 if text == "–" else float(text.removesuffix("%"))
            assert abs(share - 100 * amount / sum(amounts)) <= 0.05 + 1e-9, setting
            assert (text == "–") == (amount == 0)
        widths = [int(r.get("width")) for r in drawing.root.iter(f"{SVG}rect")]
        for width, amount in zip(widths, amounts, strict=True):
            exact = amount / max(amounts) * max(widths)
            assert abs(width - exact) <= 1, setting
