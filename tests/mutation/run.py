"""Changes the snippets in every small way; a test must fail each time.

    python -m tests.mutation.run [MODULE …]

Cosmic Ray makes the changes, one at a time, in a copy of the project for each module.
A change that no test notices survives. Each survivor is listed in `survivors.toml`
with the reason why it changes nothing; one that is not, or one listed in vain, fails.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
KNOWN = Path(__file__).with_name("survivors.toml")
COPIED = ("snippets", "workbook", "sitekit", "tests", "pyproject.toml")
MODULES = sorted(file.stem for file in (ROOT / "snippets").glob("[!_]*.py"))
# A busy machine must not kill a change: Hypothesis tries the same examples each time,
# and takes as long as it needs.
SAME = os.environ | {"CI": "1"}
# `|` joins types in annotations, and nothing else.
CONFIG = """
[cosmic-ray]
module-path = "snippets/{module}.py"
timeout = 60.0
excluded-modules = []
test-command = "{python} -m pytest -x -q --noconftest -p no:cacheprovider {tests}"

[cosmic-ray.distributor]
name = "local"

[cosmic-ray.filters.operators-filter]
exclude-operators = ["core/ReplaceBinaryOperator_BitOr_.*"]
"""


def commands(config: str, session: str) -> list[list[str]]:
    """Return the commands of Cosmic Ray for one module."""
    return [
        ["cosmic-ray", "init", config, session],
        ["cr-filter-operators", session, config],
        ["cosmic-ray", "exec", config, session],
    ]


def tests_of(module: str) -> str:
    """Return the tests that must notice a change of a module."""
    return f"tests/snippets/test_{module}.py"


def mutate(module: str, folder: Path) -> Path:
    """Try every change of a module; return the file with what came of them."""
    folder.mkdir()
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    settings = {"module": module, "python": sys.executable, "tests": tests_of(module)}
    (folder / "config.toml").write_text(CONFIG.format(**settings), encoding="utf-8")
    for command, *arguments in commands("config.toml", "session.sqlite"):
        program = Path(sys.executable).with_name(command)
        words = [str(program), *arguments]
        subprocess.run(words, cwd=folder, env=SAME, check=True, capture_output=True)
    return folder / "session.sqlite"


def changed(diff: str) -> str:
    """Return the line that a change takes away, and the one that it puts there.

    A decorator is taken away and replaced by nothing; then the next line names it.
    """
    lines = [line for line in diff.splitlines() if line[:3] not in ("---", "+++")]
    kept = [line for line in lines if line[:1] in ("-", "+") and line[1:].strip()]
    if all(line[0] == "-" for line in kept):
        kept += [line for line in lines[lines.index(kept[-1]) :] if "def " in line][:1]
    return " → ".join(line[1:].strip() for line in kept)


def survivors(session: Path) -> Iterator[tuple[bool, str]]:
    """Yield for each change that was tried whether it survived, and the change."""
    # Only the session `mutation` installs it.
    from cosmic_ray.work_db import WorkDB, use_db
    from cosmic_ray.work_item import TestOutcome

    with use_db(session, WorkDB.Mode.open) as database:
        for _, result in database.completed_work_items:
            if result.test_outcome is not None:
                survived = result.test_outcome == TestOutcome.SURVIVED
                yield survived, changed(result.diff or "")


def unexplained(found: set[str], known: dict[str, str]) -> list[str]:
    """Return what survived without a reason, and reasons for what did not."""
    new = [f"survived: {change}" for change in sorted(found - set(known))]
    old = [f"listed, but killed: {change}" for change in sorted(set(known) - found)]
    return new + old


def main(modules: list[str]) -> int:
    """Mutate modules side by side, and report what survived."""
    known = tomllib.loads(KNOWN.read_text(encoding="utf-8"))
    failed = False
    with TemporaryDirectory() as place, ThreadPoolExecutor(os.cpu_count()) as pool:
        folders = [Path(place) / module for module in modules]
        for module, session in zip(
            modules, pool.map(mutate, modules, folders), strict=True
        ):
            tried = list(survivors(session))
            alive = {change for survived, change in tried if survived}
            print(f"{module}: {len(tried)} changes, {len(alive)} survive", flush=True)
            for line in unexplained(alive, known.get(module, {})):
                print(f"  {line}")
                failed = True
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or MODULES))
