"""A listing and a download need no other file of the project."""

import re
import subprocess
import sys

import pytest

from sitekit.python.definitions import StandaloneError
from sitekit.python.standalone import standalone_module, standalone_program

PACKAGE = {
    "checking": '''
"""Checks."""

from functools import wraps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Rule = Callable[[str, object], object]


def checked(**rules: "Rule"):
    """Check the arguments named."""

    def door(function):
        @wraps(function)
        def inside(*args):
            return function(*map(whole, args))

        return inside

    return door


def whole(value):
    """Return a whole number.

    More about it.
    """
    return int(value)
''',
    "areas": '''
"""Areas."""

import math
from functools import cache, lru_cache as keep

from toolbox.checking import checked, whole as entire

# Corners of a square.
CORNERS = 4


class Square:
    """A square.

    More about it.
    """

    def __init__(self, side: int) -> None:
        self.side = side


@checked(circle=entire)
def area(circle: int, unit: str = "m", *, words: tuple[str, ...] = ()) -> int:
    """Return the area; a parameter is called as a function is.

    More about it.
    """
    # Why it is so.
    return entire(circle) ** 2


# Once for each count:
# it is remembered.
@cache
@keep(
    maxsize=None,
)
def corners(count):
    """Count corners, also by a long way."""
    return 0 if count == 0 else CORNERS + corners(count - 1)


def circle(radius):
    """Return a circle's area."""
    return math.pi * radius**2
''',
    "late": "x = {}\nx['a'] = 1\n",
    "again": "x = 1\nx = x + 1\n",
    "copies": """
from toolbox import areas


def circle(radius):
    return 3 * radius**2


def square(side):
    return areas.area(side)
""",
}


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "toolbox"
    folder.mkdir()
    for name, code in PACKAGE.items():
        (folder / f"{name}.py").write_text(code.lstrip())
    return folder


def completed(package, code, *includes):
    return standalone_program(package, code, includes)


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
    code = completed(package, "print(area('3'))", "areas.area")
    assert run(code, tmp_path) == "9\n"
    assert "toolbox" not in code


def test_a_listing_shows_the_idea(package):
    code = completed(package, "", "areas.area")
    assert code.endswith(
        '''

entire = whole


def area(circle, unit="m", *, words=()):
    """Return the area; a parameter is called as a function is."""
    # Why it is so.
    return entire(circle) ** 2'''
    )
    assert '"""Return a whole number."""' in code
    assert "More about it." not in code
    assert "checked" not in code


def test_a_parameter_does_not_drag_in_a_function_of_its_name(package):
    code = completed(package, "", "areas.area")
    assert "def circle" not in code
    assert "math" not in code


def test_what_is_needed_comes_first(package):
    code = completed(package, "", "areas.area")
    assert code.index("def whole") < code.index("entire = whole")
    assert code.index("entire = whole") < code.index("def area")


def test_a_long_line_of_a_function_is_broken(package):
    name = "a_name_that_is_quite_long"
    (package / "long.py").write_text(
        f'def {name}({name}_1, {name}_2):\n    """Add."""\n    return {name}_1\n'
    )
    code = completed(package, "", f"long.{name}")
    assert code.startswith(f"def {name}(\n    {name}_1, {name}_2\n):\n")


def test_comments_and_other_decorators_come_along(package):
    code = completed(package, "", "areas.corners", "areas.Square")
    assert "# Corners of a square.\nCORNERS = 4" in code
    comment = "# Once for each count:\n# it is remembered.\n"
    assert f"{comment}@cache\n@keep(maxsize=None)\ndef corners(count):" in code
    assert '"""A square."""\n\n    def __init__' in code
    assert code.startswith(
        "from functools import cache\nfrom functools import lru_cache"
    )


ODD = r"""def f(a="it's", *b, c='"', d: str = r"\n", **e):
    '''Do it.

    More.
    '''
    return a
"""


def test_defaults_stand_as_they_are_written(package):
    (package / "odd.py").write_text(ODD)
    assert completed(package, "", "odd.f") == (
        r"""def f(a="it's", *b, c='"', d=r"\n", **e):"""
        '\n    """Do it."""\n    return a'
    )


def test_a_name_within_a_comprehension_or_a_longer_name_drags_nothing_in(package):
    code = "area = 1\nareas = 2\n\ndef f(n):\n    return [area for area in n], areas\n"
    (package / "odd.py").write_text(code)
    assert "area = 1" not in completed(package, "", "odd.f")
    code = completed(package, "x = [circle for circle in (1, 2)]", "areas.circle")
    assert code.endswith("x = [circle for circle in (1, 2)]")


def test_a_type_comes_along_where_it_is_named_and_not_within_a_longer_name(package):
    types = "TYPE_CHECKING = False\nif TYPE_CHECKING:\n    Rule = int\n\n"
    code = (
        "def f(Ruler):\n    return Ruler\n\ndef g(x: 'Rule'):\n    return x, 'Rule'\n"
    )
    (package / "odd.py").write_text(types + code)
    assert "Rule = int" not in completed(package, "", "odd.f")
    assert "Rule = int" in completed(package, "", "odd.g")


def test_all_imports_of_a_program_are_taken_out(package, tmp_path):
    own = "import json\n\nprint(json.dumps(1))\nimport os.path\nprint(os.sep)\n"
    code = completed(package, own, "areas.circle")
    assert code.startswith("import json\nimport math\nimport os.path\n")
    assert code.count("import") == 3
    assert run(code, tmp_path) == "1\n/\n"


def test_imports_are_merged_and_stand_first_once(package):
    own = "import math\nimport numpy as np\n\nprint(np.floor(circle(math.tau)))"
    code = completed(package, own, "areas.circle")
    assert code.startswith("import math\n\nimport numpy as np\n\n\ndef circle")
    assert code.count("import math") == 1


def test_a_name_that_is_included_twice_stands_once(package):
    code = completed(package, "", "areas.area", "checking.whole")
    assert code.count("def whole") == 1


def test_a_module_becomes_one_file(package, tmp_path):
    code = standalone_module(package, "areas")
    assert code.startswith('"""Areas."""\n\nimport math\n')
    assert "@cache\n@keep(\n    maxsize=None,\n)\ndef corners(count):" in code
    assert run(code + "print(area('2'), corners(3))", tmp_path) == "4 12\n"
    assert "More about it." in code
    assert "@checked(circle=entire)\ndef area(circle: int" in code
    assert "if TYPE_CHECKING:\n    from collections.abc import Callable" in code


@pytest.mark.parametrize(
    ("includes", "code", "message"),
    [
        (["areas.circle"], "from .areas import x", "`from .areas import x` cannot be"),
        (["late.x"], "", "toolbox/late.py:2 is no definition of a new name"),
        (["again.x"], "", "toolbox/again.py:2 is no definition of a new name"),
        (
            ["areas.volume"],
            "",
            "toolbox/areas.py has no 'volume'; it has CORNERS, Squar",
        ),
        (
            ["volumes.area"],
            "",
            "no module 'volumes' in toolbox/; there are again, areas",
        ),
        (["areas"], "", "an include reads 'module.name', got 'areas'"),
        (
            ["areas.circle", "copies.circle"],
            "",
            "two things are called 'circle': in toolbox/areas.py and toolbox/copies.py",
        ),
        (
            ["areas.circle"],
            "circle = 3",
            "two things are called 'circle': in the program itself and toolbox/area",
        ),
        (
            ["areas.circle"],
            "import cmath as math",
            "'math': in `import cmath as math` and `import math`",
        ),
        (
            ["copies.square"],
            "",
            "'areas' is a module of toolbox/; import names from it",
        ),
        (
            ["areas.area"],
            "import toolbox.areas",
            "is a module of toolbox/; import names",
        ),
    ],
)
def test_what_cannot_be_completed_is_an_error_that_says_why(
    package, includes, code, message
):
    with pytest.raises(StandaloneError, match=re.escape(message)):
        standalone_program(package, code, includes)
