"""The columns are the configurations of the paper, with the snippet's totals."""

from snippets.vgg import CONFIGURATIONS, count_parameters, layers
from tests.figures import SVG, Drawing
from workbook.vgg.figures import family


def test_each_column_lists_the_layers_with_weights():
    drawing = Drawing(family())
    for number, name in enumerate("ABCDE"):
        cells = [
            g for g in drawing.of("cell") if g.get("data-set") == f"network={number}"
        ]
        shown = ["".join(cell.itertext()) for cell in cells]
        convs = [
            f"{filters}" + ("" if f == 3 else ", 1×1")
            for block in CONFIGURATIONS[name]
            for f, filters in block
        ]
        assert shown == [*convs, "4,096", "4,096", "1,000"]
        assert len(shown) == sum(bool(layer.parameters) for layer in layers(name))


def test_the_chosen_one_has_its_totals():
    for number, name in enumerate("ABCDE"):
        drawing = Drawing(family(network=number))
        texts = ["".join(t.itertext()) for t in drawing.root.iter(f"{SVG}text")]
        table = layers(name)
        assert f"{count_parameters(name):,} parameters" in texts
        assert f"{sum(layer.macs for layer in table):,} MACs" in texts
        field = next(layer for layer in table if layer.name == "pool5").receptive_field
        assert f"receptive field {field} after the last pooling" in texts
        lit = {g.get("data-set") for g in drawing.of("cell") if "lit" in g.get("class")}
        assert lit == {f"network={number}"}
