# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2025.2.9"]
# ///
"""The project's commands. `nox -l` lists them; the README says how to get nox."""

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "tests", "build"]

PYPROJECT = nox.project.load_toml("pyproject.toml")


def install(session: nox.Session, group: str) -> None:
    """Install one dependency group of pyproject.toml."""
    session.log(f"Installing the packages of the group '{group}' …")
    session.install(*nox.project.dependency_groups(PYPROJECT, group))


@nox.session
def serve(session: nox.Session) -> None:
    """Build the site and serve it with live reload; `-- --port N` picks the port."""
    install(session, "site")
    session.run("python", "-m", "sitekit", "serve", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Build the site strictly into site/, which changes only if all went well."""
    install(session, "site")
    session.run("python", "-m", "sitekit", "build", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests, those that read the built pages included."""
    install(session, "tests")
    whole = ["--cov", "--numprocesses=auto", "--dist=loadfile"]
    session.run("python", "-m", "pytest", *(session.posargs or whole))


@nox.session(default=False)
def bundle(session: nox.Session) -> None:
    """Write site.zip, which a student unpacks and opens without a server."""
    install(session, "site")
    session.run("python", "-m", "sitekit", "bundle")


@nox.session(default=False)
def pdf(session: nox.Session) -> None:
    """Write sheet.pdf, the whole sheet with all answers; needs Chromium."""
    install(session, "browser")
    session.run("python", "-m", "sitekit", "pdf")


@nox.session(default=False)
def pictures(session: nox.Session) -> None:
    """Take the preview image and the README's picture anew; needs Chromium."""
    install(session, "browser")
    answers = ("--answer", "N × 222 × 222 × 64", "--answer", "N 223 223 64")
    page = ("--page", "exercises/4-conv-layer/", *answers)
    session.run("python", "-m", "sitekit", "pictures", *page)


@nox.session(default=False)
def sheet(session: nox.Session) -> None:
    """Write `-- --variants 30 --seed 7` sheets for students, and their solutions."""
    session.run("python", "-m", "workbook.handout", *session.posargs)


@nox.session(default=False)
def browser(session: nox.Session) -> None:
    """Look at every page with Chromium: errors, accessibility, search, copying."""
    install(session, "browser")
    alike = ["--numprocesses=auto"]
    session.run("python", "-m", "pytest", "tests/browser", *alike, *session.posargs)


@nox.session(default=False)
def oracles(session: nox.Session) -> None:
    """Compare with PyTorch, Keras, JAX and TensorFlow: 2.7 GB, two minutes."""
    session.log(
        "The builds for processors of PyTorch, Keras, JAX and TensorFlow take 2.7 GB. "
        "With pip on Linux, let PIP_EXTRA_INDEX_URL name PyTorch's index of CPU "
        "builds: the default build is for graphics cards, and several times as large."
    )
    session.env["UV_TORCH_BACKEND"] = "cpu"  # so uv takes the small build by itself
    install(session, "oracles")
    chosen = session.posargs or ["tests/proofs/frameworks"]
    session.run("python", "-m", "pytest", *chosen)


@nox.session(default=False)
def mutation(session: nox.Session) -> None:
    """Change the snippets in every small way: a test must fail; `-- shapes` is one."""
    session.log("About 3,400 changes, one to four seconds each on every core.")
    install(session, "mutation")
    session.run("python", "-m", "tests.mutation.run", *session.posargs)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure `-- pages` on a slow phone, `-- answers` there, or `-- pooling`.

    `-- pages --beside FOLDER` compares with another built site in the same run; it
    needs Chromium. `-- pooling --threads 1` leaves the run with two threads out.
    """
    subject, *options = session.posargs or ["pages"]
    install(session, "pooling" if subject == "pooling" else "browser")
    session.run("python", "-m", f"tests.bench.{subject}", *options)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types and spelling; `-- --fix` mends what can be mended."""
    install(session, "lint")
    fix = "--fix" in session.posargs
    session.run("ruff", "check", *(["--fix"] if fix else []))
    session.run("ruff", "format", *([] if fix else ["--check"]))
    session.run("mypy")
    session.run("python", "-m", "sitekit", "types")
    session.run("codespell")


if __name__ == "__main__":
    nox.main()
