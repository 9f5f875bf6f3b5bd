"""Notebook pages keep their content and lose mkdocs-jupyter's markup.

The pages here are real output of mkdocs-jupyter, so that its next version cannot
change its markup unnoticed.
"""

import os

import lxml.html
import pytest
from mkdocs_jupyter.convert import nb2html
from nbclient.exceptions import CellExecutionError

from sitekit import notebook
from sitekit.sources import Source

GOOD = r"""# %% [markdown]
# # Title
#
# One $a < b$, `$HOME` and [six](../exercises/six.md#x). The [start](../index.md).
#
# $$
# c = d
# $$
#
# ## Part
#
# | cell | with |
# |---|---|
# | $e$ | $f$ |
#
# ![An image.](figure:max_pooling.orders)

# %%
x = 1
print(x, "< 2")

# %%

# %%
from IPython.display import HTML, display

display(HTML("<style>p {}</style><script>1</script><svg><title>A</title></svg>"))

# %% [markdown]
# The end.
"""
BAD = r"""# %% [markdown]
# # Title
#
# Displayed $$c = d$$ inside a paragraph.
#
# ![An image.](figure:max_pooling.order)

# %%
import warnings

from IPython.display import SVG, display

warnings.warn("it is old")
display(SVG('<svg xmlns="http://www.w3.org/2000/svg"><title>A</title></svg>'))
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Give the function that turns a notebook's source into its page."""
    folder = tmp_path_factory.mktemp("notebook")

    def page(text, name="n.py"):
        source = folder / name
        source.write_text(text, encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            for variable in ("IPYTHONDIR", "JUPYTER_NO_CONFIG", "PYTHONPATH"):
                patch.setenv(variable, "")
            notebook.isolate(folder, folder)
            body = nb2html(str(source), execute=True, allow_errors=False)
        return source, body

    return page


@pytest.fixture(scope="module")
def good(run):
    return run(GOOD)[1]


def cleaned(html, url="notebooks/memory/"):
    return notebook.cleaned(lxml.html.document_fromstring(html), url, "memory.py")


@pytest.fixture
def html(good):
    return cleaned(good)


@pytest.fixture
def article(html):
    return lxml.html.fragment_fromstring(html, create_parent=True)


def test_the_description_is_the_beginning_of_the_text(good):
    page = good.replace("<p>One", "<p>One &lt; <b>two</b>. One")
    assert notebook.description(lxml.html.document_fromstring(page)) == "One &lt; two."


def test_the_weight_is_gone(good, html, article):
    assert len(good) > 100_000
    assert len(html) < 6_000
    assert article.xpath(".//script | .//style | .//@style") == []
    assert not article.xpath(".//*[contains(@class, 'jp-')]")
    assert "://" not in html


def test_headings_and_their_anchors_stay(article):
    headings = [(h.tag, h.get("id"), h.text) for h in article.iter("h1", "h2")]
    assert headings == [("h1", "title", "Title"), ("h2", "part", "Part")]
    assert article.xpath(".//a[@class='headerlink']/@href") == ["#title", "#part"]


def test_formulas_are_marked_and_code_keeps_its_dollars(article):
    marked = [(e.tag, *e.text.split()) for e in article.find_class("arithmatex")]
    assert marked == [
        ("span", "\\(a", "<", "b\\)"),
        ("div", "\\[", "c", "=", "d", "\\]"),
        ("span", "\\(e\\)"),
        ("span", "\\(f\\)"),
    ]
    assert article.findtext(".//p/code") == "$HOME"
    assert len(article.findall(".//td")) == 2


@pytest.mark.parametrize(
    ("page", "six", "start"),
    [
        ("notebooks/memory/", "../../exercises/six/#x", "../../"),
        ("notebooks/memory.html", "../exercises/six.html#x", "../index.html"),
    ],
)
def test_links_to_sources_lead_to_their_pages(good, page, six, start):
    article = lxml.html.fromstring(cleaned(good, page))
    assert {six, start} <= set(article.xpath(".//a/@href"))


def test_the_first_cell_runs_alone_and_the_next_is_a_fragment(article):
    listings = article.find_class("listing")
    assert [each.get("data-kind") for each in listings] == ["run", "fragment"]
    assert article.xpath("string(.//pre//code)") == 'x = 1\nprint(x, "< 2")\n'
    caption = listings[1].findtext("figcaption")
    assert caption.startswith("Cell 2, runs in the folder of the project only")


def code_cell(code, live):
    part = lxml.html.fromstring(f"<div><pre>{code}</pre></div>")
    html = notebook.code_cell(part, 1, "a.py", live, "")
    (cell,) = lxml.html.fragments_fromstring(html)
    return cell.get("data-kind"), cell.findtext("figcaption"), cell.find("live-cell")


def test_a_first_cell_with_the_site_s_modules_runs_here_but_not_alone():
    line = "<span>from</span> <span>snippets</span> import shapes"
    kind, caption, live = code_cell(line, live=True)
    assert kind == "fragment"
    assert caption.startswith("Cell 1, runs here and in the folder of the project.")
    assert live is not None


def test_a_cell_that_draws_the_site_runs_in_the_project_only():
    kind, caption, live = code_cell("import sitekit", live=False)
    assert kind == "fragment"
    assert caption.startswith("Cell 1, runs in the folder of the project only.")
    assert live is None


def test_the_cells_that_a_page_can_run_continue_one_another(article):
    first, second = article.find_class("listing")
    assert first.find("live-cell").get("data-continues") is None
    assert second.find("live-cell") is None  # it displays HTML


def test_a_later_cell_continues_those_above(run):
    html = cleaned(run("# %% [md]\n# # T\n#\n# A.\n\n# %%\nx = 1\n\n# %%\nx\n")[1])
    article = lxml.html.fragment_fromstring(html, create_parent=True)
    _, second = article.iter("live-cell")
    assert second.get("data-continues") is not None
    caption = article.find_class("listing")[1].findtext("figcaption")
    assert caption.startswith("Cell 2, continues the cells above")


def test_output_and_pictures_stay_with_their_cell(article):
    first, second = article.find_class("listing")
    assert first.xpath("string(.//samp)") == "1 < 2"
    assert second.xpath(".//div[@class='output']//title/text()") == ["A"]


def test_a_figure_is_drawn_as_on_a_page(good):
    page = lxml.html.document_fromstring(good)
    assert list(notebook.draw(page, Source("docs/n.py", GOOD))) == []
    html = notebook.cleaned(page, "notebooks/memory/", "memory.py")
    (figure,) = lxml.html.fragments_fromstring(html)[0].xpath("//live-figure/figure")
    assert figure.xpath("string(.//*[local-name()='title'])") == (
        "One image in two orders"
    )
    assert figure.findtext("figcaption") == "An image."


def test_a_figure_that_is_none_is_reported_with_its_line(run):
    page = lxml.html.document_fromstring(run(BAD)[1])
    (problem,) = notebook.draw(page, Source("docs/n.py", BAD))
    line = 1 + BAD.splitlines().index("# ![An image.](figure:max_pooling.order)")
    assert (problem.path, problem.line) == ("docs/n.py", line)
    assert "workbook.max_pooling.figures has no figure order" in problem.message


def test_each_notebook_offers_its_own_source(article):
    assert article.xpath(".//a[@download]/@href") == ["memory.py", "memory.ipynb"]


def test_the_search_starts_with_the_title(html):
    """Material's search makes a section of its own of what stands before it."""
    assert html.startswith("<h1")


def test_a_good_notebook_has_no_problem(good):
    assert list(notebook.flaws(lxml.html.document_fromstring(good))) == []


def test_what_a_page_must_not_show_is_a_problem(run):
    warning, picture, dollar = notebook.flaws(
        lxml.html.document_fromstring(run(BAD)[1])
    )
    assert warning == "a cell writes to stderr: UserWarning: it is old"
    assert picture.startswith("a cell draws a picture without a description")
    assert dollar.startswith("a $ opens no formula")


FAILING = {
    "after another cell": "# %%\na = 1\n\n# %%\nb = 2\n1 / 0  # here\n",
    "called from a later cell": "# %%\ndef f():\n    1 / 0\n\n# %%\nf()  # here\n",
    "after empty cells and lines": "# %%\n\n# %%\na = 1\n\n# %%\n\n\n1 / 0  # here\n",
    "after other cells": "# %% [md]\n# T\n\n# %% [raw]\n# R\n\n# %%\n1 / 0  # here\n",
    "before the first mark": "a = 1\n1 / 0  # here\n\n# %%\nb = 2\n",
    "in NumPy": "# %%\nimport numpy as np\nnp.zeros(3).reshape(2)  # here\n",
    "in its syntax": "# %%\na = 1\n\n# %%\nb = = 2  # here\n",
}


@pytest.mark.parametrize("text", FAILING.values(), ids=FAILING)
def test_a_cell_that_raises_is_traced_to_its_line(run, tmp_path, text):
    with pytest.raises(CellExecutionError) as caught:
        run(text, "failing.py")
    error = caught.value
    source = tmp_path / "failing.py"
    source.write_text(text, encoding="utf-8")
    message = f"{error.ename}: {error.evalue}"
    problem = notebook.problem(source, "docs/n.py", error.traceback, message)
    line = next(i for i, row in enumerate(text.splitlines(), 1) if "# here" in row)
    assert (problem.path, problem.line) == ("docs/n.py", line)
    assert f"raises {error.ename}" in problem.message
    assert ".py" not in problem.message


def test_an_error_without_a_place_names_the_file(tmp_path):
    problem = notebook.problem(tmp_path / "n.py", "docs/n.py", "kernel died", "gone")
    assert str(problem) == "docs/n.py: gone"


def test_the_reader_s_own_settings_stay_outside(tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", "elsewhere")
    monkeypatch.delenv("JUPYTER_NO_CONFIG", raising=False)
    notebook.isolate(tmp_path, tmp_path)
    assert os.environ["IPYTHONDIR"] == str(tmp_path / "ipython")
    assert os.environ["JUPYTER_NO_CONFIG"] == "1"
    assert list(tmp_path.rglob("ipython_kernel_config.py"))
