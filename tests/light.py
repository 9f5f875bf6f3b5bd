"""Evaluates the same expressions in CPython and in MicroPython, the light Python.

MicroPython runs in Node, as the pages run it in a browser. It gets every file of
`snippets` and `workbook`; what a case imports must be light.
"""

import json
from pathlib import Path

from sitekit import node

ROOT = Path(__file__).parents[1]
RUNNER = Path(__file__).with_name("light.mjs")

# Writes a value in both alike: MicroPython's repr escapes what is not ASCII, and its
# classes have another repr. A namedtuple is written as a tuple.
SPELLED = """
import json

def spelled(value):
    if isinstance(value, str):
        return json.dumps([ord(sign) for sign in value]) + "s"
    if isinstance(value, list):
        return "[" + ", ".join([spelled(each) for each in value]) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join([spelled(each) for each in value]) + ")"
    return repr(value)

def outcome(case):
    try:
        return spelled(eval(case))
    except Exception as error:
        return type(error).__name__ + " " + str(error)
"""
PRINT = """
for case in json.load(open("cases.json")):
    print(outcome(case))
"""


def sources():
    """Return the files of the light packages by path."""
    found = [*ROOT.glob("snippets/*.py"), *ROOT.glob("workbook/**/*.py")]
    return {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in found
    }


def run(program, **files):
    """Run a program in MicroPython beside the sources; return the lines it prints.

    Parameters
    ----------
    program : str
        Python that MicroPython understands.
    **files : str
        Texts that the program finds as `name.json`.
    """
    node.install(ROOT)
    beside = {f"{name}.json": text for name, text in files.items()}
    text = json.dumps({"files": sources() | beside, "program": program})
    return node.run(ROOT, RUNNER, text=text).splitlines()


def light(cases, imports):
    """Evaluate expressions in MicroPython, in one start of it.

    Parameters
    ----------
    cases : list of str
        Expressions; an error counts as a value.
    imports : str
        The import statements that they need.
    """
    return run(f"{imports}\n{SPELLED}\n{PRINT}", cases=json.dumps(cases))


def full(cases, imports):
    """Evaluate the same expressions in CPython."""
    scope = {}
    exec(f"{imports}\n{SPELLED}", scope)
    return [scope["outcome"](case) for case in cases]


def assert_both_agree(cases, imports):
    """Fail where the two Pythons differ, and show the expression."""
    beside = list(zip(cases, full(cases, imports), strict=True))
    assert list(zip(cases, light(cases, imports), strict=True)) == beside
