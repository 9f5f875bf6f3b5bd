"""The vocabulary of the pages, as one Markdown extension.

``python run``, ``python answer``, ``table`` and ``answer`` fences, `` `#!value …` ``,
labels of formulas, ``(snippet:…)`` links and ``(figure:…)`` pictures become static HTML
while the page is rendered. What is wrong is recorded with its line in the page, and the
build fails at its end with everything that was found.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.arithmatex import ArithmatexExtension
from pymdownx.superfences import SuperFencesException

from sitekit.cache import home
from sitekit.markdown.addresses import Addresses
from sitekit.markdown.answer import answer
from sitekit.markdown.figure import DESK, Figures
from sitekit.markdown.listing import fragment_listing, run_listing
from sitekit.markdown.names import ExpressionError, value_text
from sitekit.markdown.page import Page
from sitekit.markdown.program import is_answer, program_listing
from sitekit.markdown.statements import BEFORE_LINKS, Sources, Statements
from sitekit.markdown.table import table

VALUE = r"`#!value\s+([^`]+?)\s*`"
BLOCKS = ["answer-check", "live-figure", "network-calculator", "progress-summary"]
BEFORE_CODE_SPANS = 195
AFTER_ALL_OTHERS = -100  # above all after MkDocs, which checks relative addresses


class Vocabulary(Extension):
    """Registers the fences and the inline value for one page."""

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "page": ["", "the sitekit.markdown.page.Page being rendered"],
            "snippets": ["snippets", "package whose modules values and listings name"],
            "tables": ["workbook.{topic}.tables", "module whose functions tables name"],
            "figures": [DESK, "module that draws the figures"],
            "points": ["workbook.proofs.{topic}", "module whose functions labels name"],
            "checks": ["workbook.proofs.tables", "module that knows what was checked"],
            "proofs": ["docs/about/proofs.md", "page that lists all checks"],
            "judges": ["workbook.{topic}.judge", "module that judges programs"],
            "desk": ["workbook.answers.desk", "module that tries the questions"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Add the vocabulary to a Markdown converter."""
        settings = self.getConfigs()
        page: Page = settings["page"] or Page(Path("page.md"), Path())
        package = page.root / settings["snippets"]
        cache = home(page.root)
        md.block_level_elements += BLOCKS  # no paragraph around them

        def python(source: str, options: dict[str, Any], md: Markdown) -> str:
            if is_answer(options):
                judges = settings["judges"]
                return program_listing(source, options, page, judges, md, inline)
            if unknown := ", ".join(sorted(set(options) - {"run"})):
                expected = (
                    "a python fence takes 'run', or 'answer' with name, judge and "
                    "question, or nothing"
                )
                page.report(f"{expected}, got {unknown}", source)
            if "run" in options:
                return run_listing(source, page, package, cache, md)
            return fragment_listing(source, page, md)

        def computed(source: str, options: dict[str, Any], md: Markdown) -> str:
            try:
                if not options.get("caption"):
                    raise ExpressionError('a table needs a caption="…"')
                return table(source.strip(), settings["tables"], options["caption"])
            except ExpressionError as error:
                page.report(str(error), source)
                return ""

        def asked(source: str, options: dict[str, Any], md: Markdown) -> str:
            try:
                return answer(source, " ".join(options), settings["desk"], inline)
            except ExpressionError as error:
                page.report(str(error), source)
                return ""

        def inline(text: str) -> str:
            md = Markdown(extensions=[ArithmatexExtension(generic=True)])
            value = Value(md, page, settings["snippets"] + ".{topic}")
            md.inlinePatterns.register(value, "value", BEFORE_CODE_SPANS)
            return md.convert(text).removeprefix("<p>").removesuffix("</p>")

        fences = [fence("python", python), fence("table", computed)]
        fences.append(fence("answer", asked))
        superfences = "pymdownx.superfences"
        md.registerExtensions([superfences], {superfences: {"custom_fences": fences}})
        value = Value(md, page, settings["snippets"] + ".{topic}")
        md.inlinePatterns.register(value, "value", BEFORE_CODE_SPANS)
        sources = Sources(settings["points"], settings["checks"], settings["proofs"])
        statements = Statements(md, page, sources)
        md.treeprocessors.register(statements, "statements", BEFORE_LINKS)
        md.treeprocessors.register(Addresses(md), "addresses", AFTER_ALL_OTHERS)
        figures = Figures(md, page, settings["figures"])
        md.treeprocessors.register(figures, "figures", AFTER_ALL_OTHERS)
        ending = Ending(md, page, package)
        md.treeprocessors.register(ending, "ending", AFTER_ALL_OTHERS)


class Value(InlineProcessor):
    """Replaces `` `#!value expression` `` by the value, with what computed it."""

    def __init__(self, md: Markdown, page: Page, pattern: str) -> None:
        super().__init__(VALUE, md)
        self.page = page
        self.names = pattern

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Return the element that shows the value."""
        element = Element("span", {"class": "value", "title": m[1]})
        try:
            text = value_text(m[1], self.names)
            self.page.values[m[1]] = text
            element.text = AtomicString(text)
        except ExpressionError as error:
            self.page.report(str(error), m[0])
            element.text = AtomicString(str(error))
        return element, m.start(0), m.end(0)


class Ending(Treeprocessor):
    """Leads links to snippets to their files, and lists what computed the values."""

    def __init__(self, md: Markdown, page: Page, package: Path) -> None:
        super().__init__(md)
        self.page = page
        self.package = package

    def run(self, root: Element) -> None:
        """Finish the tree of a page."""
        for link in root.iter("a"):
            scheme, _, name = link.get("href", "").partition(":")
            if scheme == "snippet":
                if not (self.package / f"{name}.py").is_file():
                    self.page.report(f"no snippet module {name!r}", f"(snippet:{name})")
                link.set("href", self.page.link(f"{self.package.name}/{name}.py"))
                link.set("download", f"{name}.py")
        if not self.page.values:
            return
        kind = {"class": "origins", "data-search-exclude": ""}
        details = SubElement(root, "details", kind)
        SubElement(details, "summary").text = "What computed the numbers on this page"
        entries = SubElement(details, "ul")
        for expression, text in self.page.values.items():
            entry = SubElement(entries, "li")
            SubElement(entry, "code").text = AtomicString(expression)
            SubElement(entry, "span").text = AtomicString(f" gives {text}")


def fence(
    name: str, render: Callable[[str, dict[str, Any], Markdown], str]
) -> dict[str, Any]:
    """Describe a fence to superfences, which swallows every exception but its own."""

    def accept(language: str, inputs: Any, options: dict[str, Any], *_: Any) -> bool:
        options.update(inputs)
        return True

    def html(
        source: str, language: str, _: str, options: Any, md: Markdown, **__: Any
    ) -> str:
        try:
            return render(source, options, md)
        except Exception as error:
            raise SuperFencesException(f"fence '{language}': {error!r}") from error

    return {"name": name, "class": name, "validator": accept, "format": html}


def makeExtension(**settings: Any) -> Vocabulary:  # noqa: N802
    """Give Markdown the extension; the name is Markdown's."""
    return Vocabulary(**settings)
