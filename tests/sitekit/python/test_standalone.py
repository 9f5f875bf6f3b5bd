"""A listing and a download need no other file of the project."""

import subprocess
import sys

import pytest

from sitekit.python.standalone import (
    StandaloneError,
    standalone_module,
    standalone_program,
)

PACKAGE = {
    "checking": '''
"""Checks."""

from numbers import Integral


def whole(value):
    """Return a whole number.

    More about it.
    """
    if not isinstance(value, Integral):
        raise TypeError(value)
    return int(value)
''',
    "areas": '''
"""Areas."""

import math
from dataclasses import dataclass

from toolbox.checking import whole

# Corners of a square.
CORNERS = 4


@dataclass(frozen=True)
class Square:
    """A square."""

    side: int


def area(square: Square) -> int:
    """Return the area."""
    return whole(square.side) ** 2


def corners(count):
    """Count corners, also by a long way."""
    return 0 if count == 0 else CORNERS + corners(count - 1)


def circle(radius):
    """Return a circle's area."""
    return math.pi * radius**2
''',
}


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "toolbox"
    folder.mkdir()
    for name, code in PACKAGE.items():
        (folder / f"{name}.py").write_text(code.lstrip())
    return folder


def completed(*arguments):
    return standalone_program(*arguments).code


def run(code, folder):
    done = subprocess.run(
        [sys.executable, "-I", "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_program_gets_what_it_names_and_what_that_needs(package, tmp_path):
    code = completed(package, "print(area(Square(3)))", ["areas.area"])
    assert run(code, tmp_path) == "9\n"
    assert "toolbox" not in code
    assert "circle" not in code
    assert "math" not in code


def test_what_is_named_comes_before_its_helpers(package):
    code = completed(package, "", ["areas.area"])
    assert code.index("class Square") < code.index("def area") < code.index("def whole")


def test_docstrings_in_a_program_keep_their_first_line(package):
    code = completed(package, "", ["checking.whole"])
    assert '"""Return a whole number."""' in code
    assert "More about it." not in code


def test_comments_and_decorators_come_along(package):
    code = completed(package, "", ["areas.corners", "areas.Square"])
    assert "# Corners of a square.\nCORNERS = 4" in code
    assert "@dataclass(frozen=True)\nclass Square" in code


def test_imports_are_merged_and_stand_first_once(package):
    own = "import math\nimport numpy as np\n\nprint(np.floor(circle(math.tau)))"
    code = completed(package, own, ["areas.circle"])
    assert code.startswith("import math\n\nimport numpy as np\n\n\ndef circle")
    assert code.count("import math") == 1


def test_a_name_that_is_included_twice_stands_once(package):
    code = completed(package, "", ["areas.area", "checking.whole"])
    assert code.count("def whole") == 1


def test_a_module_becomes_one_file(package, tmp_path):
    code = standalone_module(package, "areas")
    assert code.startswith('"""Areas."""\n\nimport math\n')
    assert run(code + "print(area(Square(2)), corners(3))", tmp_path) == "4 12\n"
    assert "More about it." in code


@pytest.mark.parametrize(
    ("include", "message"),
    [
        (
            "areas.volume",
            "toolbox/areas.py has no 'volume'; it has CORNERS, Square, area",
        ),
        ("volumes.area", "no module 'volumes' in toolbox/; there are areas, checking"),
        ("areas", "an include reads 'module.name', got 'areas'"),
    ],
)
def test_an_unknown_name_is_an_error_that_says_what_there_is(package, include, message):
    with pytest.raises(StandaloneError, match=message):
        standalone_program(package, "", [include])


def test_a_program_says_which_lines_are_helpers(package):
    program = standalone_program(package, "print(1)", ["areas.area"])
    code = program.code.splitlines()
    lines = [code[number] for number in program.helpers]
    assert lines[0] == "def whole(value):"
    assert lines[-1] == "    return int(value)"
    alone = standalone_program(package, "", ["areas.circle"])
    assert not alone.helpers
