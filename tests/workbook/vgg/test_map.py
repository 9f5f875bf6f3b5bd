"""The network to scale, and each exercise in it once."""

from pathlib import Path

from tests.figures import Drawing
from workbook.vgg.figures import exercises, outline
from workbook.vgg.tables import per_layer

EXERCISES = Path(__file__).parents[3] / "docs/exercises"


def test_each_exercise_has_its_mark_and_its_name():
    drawing = Drawing(exercises())
    numbers = sorted(file.name[0] for file in EXERCISES.glob("*.md"))
    marks = drawing.of("strong", "lit")
    assert sorted(mark.text for mark in marks) == numbers
    assert [note.text[0] for note in drawing.of("note")] == numbers
    for mark, disc in zip(marks, drawing.of("dot"), strict=True):
        assert mark.get("x") == disc.get("cx")


def test_each_layer_is_drawn_in_one_scale():
    shapes = [row["Shape"] for row in per_layer()[:-1]]
    for drawn in (outline, exercises):
        rectangles = [layer[0] for layer in Drawing(drawn()).of("layer")]
        for rectangle, shape in zip(rectangles, shapes, strict=True):
            side, _, channels = shape if len(shape) == 3 else (4, 4, *shape)
            assert int(rectangle.get("height")) == side // 2
            assert int(rectangle.get("width")) == max(2, channels // 32)


def test_the_maps_stand_side_by_side_around_one_line():
    right = 0
    for layer in Drawing(outline()).of("layer")[:19]:
        x, y, wide, high = (int(layer[0].get(a)) for a in ("x", "y", "width", "height"))
        assert x >= right
        assert abs(2 * y + high - 152) <= 1
        right = x + wide


def test_the_outline_names_channels_and_outputs_and_no_parameters():
    drawing = Drawing(outline())
    assert drawing.texts() == ["64", "128", "256", "512", "512", "fc6", "fc7", "fc8"]
    assert "fc6 has 4,096 outputs" in drawing.said
    assert "parameters" not in drawing.said


def test_no_mark_lies_on_a_layer_or_on_another_mark():
    drawing = Drawing(exercises())
    discs = [tuple(int(d.get(a)) for a in ("cx", "cy", "r")) for d in drawing.of("dot")]
    for n, (cx, cy, r) in enumerate(discs):
        for x, y, other in discs[:n]:
            assert (x - cx) ** 2 + (y - cy) ** 2 >= (r + other) ** 2
        for layer in drawing.of("layer"):
            x, y, w, h = (int(layer[0].get(a)) for a in ("x", "y", "width", "height"))
            near = max(x - cx, 0, cx - x - w), max(y - cy, 0, cy - y - h)
            assert near[0] ** 2 + near[1] ** 2 >= r**2, (cx, cy)
