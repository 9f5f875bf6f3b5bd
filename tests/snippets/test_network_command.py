"""``python -m snippets.network`` prints a table, or says which line is wrong."""

import json

import pytest

from snippets.network import table
from snippets.network_command import main
from snippets.network_table import as_csv, as_markdown, as_text
from snippets.networks import NAMES, named

TEXT = "input 8 3\nconv 4 3\nmax_pool 2\n"
JSON = {
    "image": 8,
    "channels": 3,
    "layers": [{"kind": "conv", "filters": 4, "kernel": 3}],
}


def written(name, form=as_text):
    network = named(name)
    return form(table(network.layers, network.image, network.channels)) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_name_prints_its_table(capsys, name):
    assert main([name]) == 0
    assert capsys.readouterr().out == written(name)


@pytest.mark.parametrize(
    ("option", "form"), [("--csv", as_csv), ("--markdown", as_markdown)]
)
def test_an_option_chooses_the_form(capsys, option, form):
    assert main(["lenet5", option]) == 0
    assert capsys.readouterr().out == written("lenet5", form)


@pytest.mark.parametrize(
    "content", [TEXT, json.dumps(JSON), json.dumps(JSON["layers"])]
)
def test_a_file_is_read_as_text_or_json(capsys, tmp_path, content):
    file = tmp_path / "network"
    file.write_text(content, encoding="utf-8")
    assert main([str(file)]) == 0
    assert capsys.readouterr().out.split("\n")[2].startswith("conv1")


def test_a_file_without_an_input_means_an_rgb_image_of_224_pixels(capsys, tmp_path):
    file = tmp_path / "network"
    file.write_text(json.dumps(JSON["layers"]), encoding="utf-8")
    assert main([str(file)]) == 0
    assert capsys.readouterr().out == as_text(table(JSON["layers"], 224, 3)) + "\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("input 8 3\nconv 4 3\nconv 4 9\n", ", line 3: conv2: kernel must fit"),
        ("input 8 3\n\nconf 4 3\n", ", line 3: a layer is one of"),
        ("input 8 3\n" + "#" * 20_000, ": text must have at most 20,000 signs"),
        ('{"layers": [\n}', ", line 2: "),
        (
            '{"layers": [], "depth": 3}',
            ": a network has image, channels and layers, got",
        ),
        ('{"image": 8}', ": a network has image, channels and layers, got image"),
        ('[{"kind": "conv"}]', ", layer 1 (layer 1): conv needs filters"),
        ('{"layers": 3}', ": layers must be a list, got 3"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_no_traceback(
    capsys, tmp_path, content, said
):
    file = tmp_path / "network"
    file.write_text(content, encoding="utf-8")
    assert main([str(file)]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"{file}{said}")


def test_a_file_that_is_not_there_is_told(capsys):
    assert main(["vgg61"]) == 1
    assert capsys.readouterr().err.startswith("vgg61 is none of sheet, lenet5,")
