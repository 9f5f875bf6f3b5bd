"""The only place that knows MkDocs: it calls sitekit's steps at MkDocs' events."""

import importlib
import logging
import sys
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from nbclient.exceptions import CellExecutionError

from sitekit import notebook, offline, steps
from sitekit.cache import home
from sitekit.markdown.page import Page, Statement
from sitekit.markdown.statements import summary
from sitekit.problems import Problem, ProblemsError
from sitekit.sources import Source

log = logging.getLogger("mkdocs.sitekit")
problems: list[Problem] = []
statements: list[Statement] = []
state: dict[str, Any] = {"command": "build", "page": None}


def on_startup(command: str, **_: Any) -> None:
    """Remember whether an author is watching, who wants to see the page anyway."""
    state["command"] = command


def on_config(config: MkDocsConfig) -> None:
    """Keep the build to itself: no reader's set-up, no script from another host."""
    if config.extra.get("polyfills"):  # set by the plugin `offline`
        config.extra["polyfills"] = [offline.SHIM]
    root = Path(config.config_file_path).parent
    notebook.isolate(home(root), root)


def on_pre_build(**_: Any) -> None:
    """Start afresh, so that `serve` sees edited snippets."""
    problems.clear()
    statements.clear()
    for name in list(sys.modules):
        if name.partition(".")[0] in ("snippets", "workbook"):
            del sys.modules[name]
    importlib.invalidate_caches()


def on_pre_page(page: Any, **_: Any) -> None:
    """Remember the page, in case a notebook on it raises."""
    state["page"] = page


def on_page_markdown(
    markdown: str, *, page: Any, config: MkDocsConfig, **_: Any
) -> str:
    """Tell the page vocabulary which page it is on."""
    settings = config.mdx_configs.setdefault("sitekit.markdown", {})
    settings["page"] = Page(
        source=Path(page.file.abs_src_path),
        root=Path(config.config_file_path).parent,
        url=page.url,
        problems=problems,
        statements=statements,
    )
    return markdown


def on_page_content(html: str, *, page: Any, config: MkDocsConfig, **_: Any) -> str:
    """Clean a notebook's page, before the search reads it."""
    if notebook.MARK not in html:
        return html
    article = lxml.html.document_fromstring(html)
    name = f"docs/{page.file.src_uri}"
    problems.extend(Problem(name, None, text) for text in notebook.flaws(article))
    root = Path(config.config_file_path).parent
    source = Source.read(Path(page.file.abs_src_path), root)
    problems.extend(notebook.draw(article, source))
    page.meta["description"] = notebook.description(article)
    return notebook.cleaned(article, page.url, PurePosixPath(name).name)


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Finish the built folder; a problem fails the build, or shows while serving."""
    root = Path(config.config_file_path).parent
    base = urlsplit(config.site_url or "").path or "/"
    watched = state["command"] == "serve"
    found = steps.finish(Path(config.site_dir), root, problems, base, watched)
    log.info(summary(statements))
    if found and watched:
        for problem in found:
            log.error(str(problem))
    elif found:
        raise BuildError(f"{len(found)} problem(s)\n{ProblemsError(found)}")


def on_build_error(error: Exception, **_: Any) -> None:
    """Say where a notebook raised, instead of showing MkDocs' traceback."""
    if isinstance(error, CellExecutionError):
        file = state["page"].file
        message = f"{error.ename}: {error.evalue}"
        name = f"docs/{file.src_uri}"
        found = notebook.problem(
            Path(file.abs_src_path), name, error.traceback, message
        )
        log.error(str(found))
        raise Abort("Aborted: a notebook raises")
