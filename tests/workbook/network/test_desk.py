"""The calculator's desk computes what the snippets compute, and no text breaks it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets.network import table
from snippets.network_fields import FIELDS, KINDS
from snippets.network_table import cells, totals
from snippets.network_text import write_text
from snippets.networks import NAMES, Network, named
from tests.light import run
from tests.stacks import stacks
from workbook.network import desk


def ask(door, /, **request):
    return json.loads(getattr(desk, door)(json.dumps(request)))


def text_of(name):
    """Return a named network as the page writes it."""
    loaded = ask("load", name=name)
    lines = []
    for pairs in loaded["layers"]:
        said = dict(pairs)
        kind = said.pop("kind")
        lines.append(" ".join([kind, *(f"{k}={v}" for k, v in said.items())]))
    head = f"input {loaded['image']} {loaded['channels']}"
    return "\n".join([head, *lines])


def test_it_describes_every_kind_with_its_fields():
    found = ask("describe")
    assert [each["kind"] for each in found["kinds"]] == list(KINDS)
    for each in found["kinds"]:
        names = [field["name"] for field in each["fields"]]
        assert names == [name for name, *_ in FIELDS[each["kind"]]]
    assert [name for name, _ in found["networks"]] == list(NAMES)


def test_a_new_layer_says_what_it_must_and_can_stand():
    for each in ask("describe")["kinds"]:
        said = [f"{f['name']}={f['first']}" for f in each["fields"] if f["first"]]
        for field in each["fields"]:
            assert bool(field["first"]) == field["needed"]
        flat = ["flatten"] if each["kind"] == "affine" else []
        text = "\n".join(["input 8 3", *flat, " ".join([each["kind"], *said])])
        assert ask("compute", text=text)["flaw"] is None


def test_a_field_s_default_is_what_leaving_it_out_gives():
    for each in ask("describe")["kinds"]:
        flat = ["flatten"] if each["kind"] == "affine" else []
        said = [f"{f['name']}={f['first']}" for f in each["fields"] if f["first"]]
        for field in each["fields"]:
            if field["default"]:
                more = f"{field['name']}={field['default']}"
                texts = [
                    "\n".join(["input 9 3", *flat, " ".join([each["kind"], *words])])
                    for words in (said, [*said, more])
                ]
                assert ask("compute", text=texts[0]) == ask("compute", text=texts[1])


@pytest.mark.parametrize("name", NAMES)
def test_a_named_network_has_its_table(name):
    network = named(name)
    rows = table(network.layers, network.image, network.channels)
    found = ask("compute", text=text_of(name))
    assert found["flaw"] is None
    assert [line[1:] for line in found["rows"]] == [cells(row) for row in rows]
    assert [tuple(pair) for pair in found["totals"]] == totals(rows)


def test_an_impossible_layer_is_told_and_the_rows_above_stay():
    found = ask("compute", text="input 8 3\nconv 4 3\nconv 4 9\nconv 4 3")
    assert found["flaw"] == {
        "row": 2,
        "reason": "kernel must fit: 9 covers 9 positions of 6",
    }
    assert [line[1] for line in found["rows"]] == ["input", "conv1"]


@pytest.mark.parametrize(
    ("text", "row", "reason"),
    [
        ("input 8 3\nconv 4 3\nconv 4 3z", 2, "kernel must be a whole number"),
        ("input 8 3\nconv 4 9\nconv 4 3z", 1, "kernel must fit"),
        ("input  3", 0, "a network begins with"),
        ("input 0 3", 0, "image must be at least 1"),
        ("x" * 20_001, 0, "text must have at most 20,000 signs"),
    ],
)
def test_the_first_flaw_is_told_with_its_row(text, row, reason):
    flaw = ask("compute", text=text)["flaw"]
    assert flaw["row"] == row
    assert reason in flaw["reason"]


def test_lines_are_remembered_up_to_a_bound(monkeypatch):
    monkeypatch.setattr(desk, "MOST_READ", 2)
    for filters in range(1, 9):
        ask("compute", text=f"input 8 3\nconv {filters} 3")
        assert len(desk.READ) <= 3


def test_each_number_has_its_formula():
    text = "input 8 3\nconv 4 3"
    found = dict(ask("explain", text=text, row=1))
    assert found["parameters"] == "108 + 4 = 112"
    assert ask("explain", text=text, row=0)[0][0] == "shape"


def test_conventions_are_shown_where_they_differ():
    found = dict(ask("explain", text="input 7 3\nmax_pool 2", row=1))
    assert found["no padding, rounded down"] == "3×3×3"
    assert found["no padding, rounded up"] == "4×4×3"
    assert found["same, as TensorFlow and JAX pad, rounded down"] == "4×4×3"
    alike = ask("explain", text="input 8 3\nconv 4 1", row=1)
    assert "no padding" not in dict(alike)
    small = dict(ask("explain", text="input 2 3\nconv 4 3 padding=1", row=1))
    assert "must fit" in small["no padding"]


@pytest.mark.parametrize("form", desk.WRITERS)
def test_a_network_is_written_in_each_form(form):
    text = text_of("lenet5")
    network = named("lenet5")
    rows = table(network.layers, network.image, network.channels)
    assert ask("write", text=text, form=form) == {"written": desk.WRITERS[form](rows)}


def test_what_cannot_stand_is_not_written():
    assert ask("write", text="input 8 3\nconv 4 9", form="csv") == {
        "flaw": "row 1: kernel must fit: 9 covers 9 positions of 8"
    }


@pytest.mark.parametrize(
    "text",
    ["", "<script>", "input 8 3\n__import__('os')", "x" * 30_000, "input 8", "a;b"],
)
def test_what_is_no_network_is_told(text):
    assert ask("load", text=text)["flaw"]


@given(st.text(max_size=200))
def test_no_text_breaks_the_desk(text):
    loaded = ask("load", text=text)
    assert "flaw" in loaded or "layers" in loaded
    computed = ask("compute", text=text)
    assert computed["rows"] or computed["flaw"]


@given(st.text(alphabet="input conv_pol 0123456789x+=\nyesk;", max_size=120))
def test_no_text_that_looks_like_a_network_breaks_it(text):
    computed = ask("compute", text="input 8 3\n" + text)
    assert computed["rows"] or computed["flaw"]


def test_both_pythons_say_the_same_of_generated_networks():
    texts = [write_text(Network("any", *stack)) for stack in stacks(seed=5, count=60)]
    texts += ["input 8 3\nconv 4 9", "", "input 8 3\nconf", *map(text_of, NAMES)]
    program = """
import json
from workbook.network import desk
for text in json.load(open("texts.json")):
    print(desk.compute(json.dumps({"text": text})))
    for form in ("csv", "markdown", "pytorch", "keras"):
        print(desk.write(json.dumps({"text": text, "form": form})))
"""
    lines = iter(run(program, texts=json.dumps(texts)))
    for text in texts:
        assert json.loads(next(lines)) == ask("compute", text=text)
        for form in ("csv", "markdown", "pytorch", "keras"):
            assert json.loads(next(lines)) == ask("write", text=text, form=form)
