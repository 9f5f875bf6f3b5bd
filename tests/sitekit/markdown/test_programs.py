"""Programs run alone; what they print is kept by content."""

import pytest

from sitekit.markdown import programs
from sitekit.markdown.programs import ProgramError, run


def test_the_output_is_what_the_program_prints(tmp_path):
    assert (
        run("import numpy as np\nprint(np.arange(3), 'Δ')", tmp_path) == "[0 1 2] Δ\n"
    )


def test_a_program_sees_no_file_of_the_project(tmp_path):
    with pytest.raises(ProgramError, match="No module named 'snippets'"):
        run("import snippets", tmp_path)


def test_an_error_names_the_line(tmp_path):
    with pytest.raises(ProgramError, match="ZeroDivisionError") as error:
        run("a = 1\nb = a / 0", tmp_path)
    assert error.value.line == 2


def test_a_syntax_error_names_the_line(tmp_path):
    with pytest.raises(ProgramError, match="SyntaxError") as error:
        run("a = 1\nb = (", tmp_path)
    assert error.value.line == 2


def test_a_warning_is_an_error(tmp_path):
    with pytest.raises(ProgramError, match="divide by zero"):
        run("import numpy as np\nprint(np.ones(1) / 0)", tmp_path)


def test_a_program_that_does_not_end_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(programs, "SECONDS", 0.5)
    with pytest.raises(ProgramError, match=r"still runs after 0\.5 s"):
        run("while True: pass", tmp_path)


def test_the_same_program_runs_once(tmp_path, monkeypatch):
    assert run("print(1)", tmp_path) == "1\n"
    monkeypatch.setattr(programs, "run_afresh", None)
    assert run("print(1)", tmp_path) == "1\n"


def test_another_numpy_runs_the_program_anew(tmp_path, monkeypatch):
    assert run("print(1)", tmp_path) == "1\n"
    monkeypatch.setattr(programs, "version", lambda name: "0.0")
    monkeypatch.setattr(programs, "run_afresh", lambda code: "anew")
    assert run("print(1)", tmp_path) == "anew"


def test_an_error_is_not_kept(tmp_path):
    for _ in range(2):
        with pytest.raises(ProgramError):
            run("raise SystemExit(3)", tmp_path)
