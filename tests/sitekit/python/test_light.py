"""What light Python needs is packed, each file named by its content."""

import json
import re
from pathlib import Path

import pytest

from sitekit import node
from sitekit.python import light

ROOT = Path(__file__).parents[3]


@pytest.fixture
def parts(tmp_path):
    node.install(ROOT)
    return light.pack(tmp_path, ROOT, ("snippets", "workbook"))


def test_each_part_is_there_under_a_name_of_its_content(parts, tmp_path):
    assert set(parts) == {"glue", "wasm", "python"}
    for path in parts.values():
        assert re.search(r"\.[0-9a-f]{12}\.", path)
        assert (tmp_path / path).stat().st_size > 1000
    assert (tmp_path / parts["wasm"]).read_bytes().startswith(b"\0asm")


def test_the_sources_are_those_that_the_tests_test(parts, tmp_path):
    packed = json.loads((tmp_path / parts["python"]).read_text("utf-8"))
    assert packed["snippets/shapes.py"] == (ROOT / "snippets/shapes.py").read_text(
        "utf-8"
    )
    assert "workbook/vgg/tables.py" in packed


def test_what_light_python_cannot_import_stays_out(parts, tmp_path):
    packed = json.loads((tmp_path / parts["python"]).read_text("utf-8"))
    assert "snippets/max_pooling.py" not in packed
    assert "workbook/handout.py" not in packed
    assert not any("import numpy" in text for text in packed.values())
