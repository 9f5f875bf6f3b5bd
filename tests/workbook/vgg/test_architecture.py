"""The maps of VGG-16 are to scale, and the chosen layer has the snippet's numbers."""

import pytest

from snippets.vgg import layers
from tests.figures import SVG, Drawing
from workbook.vgg.architecture import DEPTH, SIDE
from workbook.vgg.figures import architecture

TABLE = layers("D")


def maps(drawing):
    """Return the rectangle of each layer, in order."""
    found = [g for g in drawing.root.iter(f"{SVG}g") if g.get("data-set")]
    return {g.get("data-set"): (g, g.find(f"{SVG}rect")) for g in found}


@pytest.mark.parametrize("number", range(len(TABLE)))
def test_each_layer_is_told_with_its_numbers(number):
    layer = TABLE[number]
    drawing = Drawing(architecture(layer=number))
    texts = ["".join(t.itertext()) for t in drawing.root.iter(f"{SVG}text")]
    assert layer.name in texts
    assert f"shape {'×'.join(map(str, layer.shape))}" in texts
    assert f"parameters {layer.parameters:,}" in texts
    assert f"MACs {layer.macs:,}" in texts
    assert f"receptive field {layer.receptive_field}" in texts
    lit = [
        key for key, (group, _) in maps(drawing).items() if "lit" in group.get("class")
    ]
    assert lit == [f"layer={number}"]


def test_the_maps_are_to_scale():
    for number, (_, rect) in enumerate(maps(Drawing(architecture())).values()):
        shape = TABLE[number].shape
        if len(shape) == 3:
            assert abs(int(rect.get("height")) * SIDE - shape[0]) < SIDE
            assert abs(int(rect.get("width")) * DEPTH - shape[2]) < DEPTH
        else:
            assert abs(int(rect.get("width")) * DEPTH - shape[0]) < DEPTH


def test_the_receptive_field_lies_in_the_middle_of_the_image():
    for number, layer in enumerate(TABLE):
        *_, field = [
            rect
            for group in Drawing(architecture(layer=number)).of("cell")
            if not group.get("data-set")
            for rect in group.iter(f"{SVG}rect")
        ]
        width = int(field.get("width"))
        assert width == min(layer.receptive_field, 224) // SIDE
        assert abs(2 * int(field.get("x")) + width - 224 // SIDE) <= 1
