"""A cell's program runs as in a terminal, and whatever it does is told."""

import subprocess
import sys

import pytest

from sitekit.python.cell import CHARACTERS, LINES, Cells


def run(code, *before, cells=None):
    sent = []
    ended = (cells or Cells()).run(code, before, sent.append)
    return "".join(sent), ended


def said(code, *before):
    return run(code, *before)[1]["message"]


def test_what_is_printed_is_sent_line_by_line():
    sent = []
    Cells().run("print('a')\nprint('b', 'c')", [], sent.append)
    assert "".join(sent) == "a\nb c\n"
    assert sent[0].startswith("a")


def test_what_has_no_end_of_line_is_sent_when_flushed_or_at_the_end():
    sent = []
    code = "print('.', end='', flush=True)\nprint('.', end='')"
    Cells().run(code, [], sent.append)
    assert sent == [".", "."]


def test_warnings_and_errors_are_shown_among_the_output():
    output, _ = run("import sys\nprint('note', file=sys.stderr)\nprint('done')")
    assert output == "note\ndone\n"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("1 + 1", "2\n"),
        ("x = 3\nx", "3\n"),
        ("'a'", "'a'\n"),
        ("None", ""),
        ("import sys\nsys.stdout.writable()", "True\n"),
        ("x = 1", ""),
        ("", ""),
        ("# nothing", ""),
        ("def f(): return 1\nf()", "1\n"),
    ],
)
def test_the_value_of_a_last_expression_is_shown(code, shown):
    assert run(code) == (shown, {"state": "done", "message": "", "cut": ""})


def test_a_program_knows_that_it_is_the_main_one():
    assert run("print(__name__)")[0] == "__main__\n"


def test_a_traceback_is_that_of_a_terminal(tmp_path):
    code = "def f(x):\n    return 1 / x\n\n\nprint('before')\nf(0)\n"
    file = tmp_path / "main.py"
    file.write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, file], capture_output=True, encoding="utf-8", check=False
    )
    output, ended = run(code)
    assert output == "before\n"
    assert ended["state"] == "raised"
    assert ended["message"] == done.stderr.replace(str(file), "<cell>")


def test_a_traceback_names_no_file_but_the_cell():
    lines = "import json", "try: json.loads('{')", "except ValueError as e:"
    message = said("\n".join((*lines, "    raise KeyError(1) from e")))
    assert message.count("File ") == message.count('File "<cell>"') == 2
    assert "JSONDecodeError" in message
    assert message.endswith("KeyError: 1\n")


def test_each_error_of_a_group_is_told_without_the_machinery():
    message = said("raise ExceptionGroup('two', [ValueError(1), TypeError(2)])")
    assert "ValueError: 1" in message
    assert "cell.py" not in message


def test_a_syntax_error_is_told_with_its_line():
    message = said("x = 1\nfor")
    assert message.startswith('  File "<cell>", line 2\n')
    assert message.endswith("SyntaxError: invalid syntax\n")


@pytest.mark.parametrize("error", ["KeyboardInterrupt", "GeneratorExit", "MemoryError"])
def test_no_exception_escapes(error):
    output, ended = run(f"print(1)\nraise {error}")
    assert (output, ended["state"]) == ("1\n", "raised")
    assert ended["message"].rstrip().endswith(error)


def test_endless_recursion_is_an_error_like_any_other():
    assert "RecursionError" in said("def f():\n    f()\nf()")


@pytest.mark.parametrize(
    ("call", "message"),
    [("", ""), ("3", "3"), ("'that is all'", "that is all"), ("None", "")],
)
def test_a_program_may_end_itself(call, message):
    output, ended = run(f"import sys\nprint(1)\nsys.exit({call})\nprint(2)")
    assert output == "1\n"
    assert ended == {"state": "exited", "message": message, "cut": ""}


def test_nobody_answers_a_question():
    assert said("input('name? ')").endswith(
        "EOFError: a page has no keyboard input: write the value into the code\n"
    )


def test_standard_streams_are_as_before():
    before = sys.stdin, sys.stdout, sys.stderr
    run("raise ValueError")
    assert (sys.stdin, sys.stdout, sys.stderr) == before


def test_output_has_a_bound_and_tells_what_was_cut():
    output, ended = run("for i in range(100_000):\n    print(i)")
    assert output.splitlines() == [str(i) for i in range(LINES)]
    cut = sum(len(str(i)) + 1 for i in range(LINES, 100_000))
    assert ended["cut"] == f"99,000 more lines ({cut:,} characters) were cut."


def test_a_long_line_has_a_bound_too():
    output, ended = run(f"print('x' * {CHARACTERS + 5})\nprint('y')")
    assert output == "x" * CHARACTERS
    assert ended["cut"] == "2 more lines (8 characters) were cut."


def test_what_is_not_text_cannot_be_written():
    assert "TypeError" in said("import sys\nsys.stdout.write(b'x')")


def test_a_cell_is_on_its_own():
    cells = Cells()
    run("x = 1", cells=cells)
    assert "NameError" in run("print(x)", cells=cells)[1]["message"]


def test_what_a_program_does_to_the_builtins_ends_with_it():
    cells = Cells()
    run("import builtins\nbuiltins.abs = len\ndel builtins.sorted", cells=cells)
    assert run("print(abs(-1), sorted([2, 1]))", cells=cells)[0] == "1 [1, 2]\n"


def test_what_a_program_does_to_a_prepared_module_ends_with_it():
    cells = Cells()
    for _ in range(2):
        cells.prepare("colorsys")
    run("import colorsys\ncolorsys.hsv_to_rgb = 3", cells=cells)
    assert run("import colorsys\nprint(colorsys.hsv_to_rgb(0, 0, 1))", cells=cells)[
        0
    ] == ("(1, 1, 1)\n")
    assert len(cells.originals) == 2


def test_a_cell_may_see_the_names_of_those_before():
    assert run("print(x + y)", "x = 1\nprint('unseen')", "y = x + 1")[0] == "3\n"


def test_no_cell_runs_twice_for_nothing():
    cells = Cells()
    first, second = "import itertools\nn = itertools.count()", "a = next(n)"
    run(second, first, cells=cells)
    assert run("print(next(n))", first, second, cells=cells)[0] == "1\n"


def test_running_a_cell_again_gives_what_running_from_the_top_gives():
    cells = Cells()
    first, second = "x = [0]", "x.append(1)\nprint(x)"
    for _ in range(2):
        assert run(second, first, cells=cells)[0] == "[0, 1]\n"


@pytest.mark.parametrize("first", ["1 / 0", "import sys\nsys.exit('no')"])
def test_what_went_wrong_above_is_told_instead(first):
    cells = Cells()
    output, ended = run("print(1)", first, cells=cells)
    assert (output, ended["state"]) == ("", "above")
    assert (
        ended["message"]
        .rstrip()
        .endswith(("ZeroDivisionError: division by zero", "no"))
    )
    assert run("print(1)", first, cells=cells)[1]["state"] == "above"


def test_nothing_goes_on_from_a_cell_that_raised():
    cells = Cells()
    assert run("1 / 0", cells=cells)[1]["state"] == "raised"
    assert run("print(1)", "1 / 0", cells=cells)[1]["state"] == "above"


def test_a_traceback_tells_which_of_several_cells_raised():
    assert 'File "<cell 2>", line 1' in said("1 / 0", "x = 1")
