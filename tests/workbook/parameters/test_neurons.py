"""Every neuron of a fully connected layer sees every neuron of the layer below."""

import re

from tests.figures import Drawing, settings
from workbook.parameters.figures import neurons


def ends(line):
    x1, y1, x2, y2 = map(int, re.findall(r"\d+", line.get("d")))
    return (x1, y1), (x2, y2)


def test_there_is_a_line_from_every_neuron_to_every_neuron():
    for setting in settings(neurons):
        drawing = Drawing(neurons(**setting))
        places = [
            tuple(int(n.get(a)) for a in ("cx", "cy")) for n in drawing.of("neuron")
        ]
        below, above = places[: setting["inputs"]], places[setting["inputs"] :]
        lines = [ends(line) for line in drawing.of("line")]
        assert sorted(lines) == sorted((a, b) for a in below for b in above)
        assert len(above) == setting["outputs"]


def test_what_one_neuron_sees_is_in_colour():
    for setting in settings(neurons):
        drawing = Drawing(neurons(**setting))
        (lit,) = drawing.of("neuron", "lit")
        seen = [ends(line)[1] for line in drawing.of("seen")]
        assert seen == [(int(lit.get("cx")), int(lit.get("cy")))] * setting["inputs"]
        groups = [e.get("data-set") for e in drawing.root.iter() if e.get("data-set")]
        assert groups == [f"neuron={n + 1}" for n in range(setting["outputs"])]
