"""A mistake is placed at the line where its author made it."""

import pytest

from sitekit.sources import Source

TEXT = """\
Text `1 / 0` in a line.

    1 / 0

```
a = 1

b = 2
```

1 / 0
and `1 / 0`, too
"""


def test_a_source_has_the_name_that_an_author_types(tmp_path):
    file = tmp_path / "docs" / "a.md"
    file.parent.mkdir()
    file.write_text("ä", encoding="utf-8")
    source = Source.read(file, tmp_path)
    assert (source.name, source.text) == ("docs/a.md", "ä")
    assert Source.read(file, tmp_path / "site").name == file.as_posix()


def test_what_is_not_there_has_no_text(tmp_path):
    assert Source.read(tmp_path / "gone.md", tmp_path).text == ""


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ("a = 1\n\nb = 2\n", [6]),
        ("1 / 0", [3, 11, 1, 12]),
        ("`1 / 0`", [1, 12]),
        ("c = 3", []),
    ],
)
def test_whole_lines_come_before_parts_of_lines(block, lines):
    assert Source("a.md", TEXT).lines_of(block) == lines


def test_a_repeated_mistake_is_placed_at_each_of_its_lines():
    source = Source("a.md")
    found = [source.problem("no", [3, 11], offset=1) for _ in range(3)]
    assert [str(p) for p in found] == ["a.md:4: no", "a.md:12: no", "a.md:12: no"]
    assert str(source.problem("another", [3, 11])) == "a.md:3: another"
    assert str(source.problem("nowhere", [])) == "a.md: nowhere"
