"""Notebook pages keep their content and lose mkdocs-jupyter's markup."""

import os

import lxml.html
import pytest

from sitekit import notebook

HTML = """<html><head><meta name="description" content="Site."></head>
<body><nav>kept</nav>
<article class="md-content__inner md-typeset">
<script>one()</script><style>.two{}</style>
<div class="jupyter-wrapper"><div class="jp-Notebook">
<div class="jp-RenderedHTMLCommon jp-RenderedMarkdown">
<h1 id="t">Title<a class="anchor-link" href="#t">¶</a></h1>
<p>Of $a &lt; b$, <code>$HOME</code> and <a href="../ex/one.md#x">one</a>.</p>
<p>$$
c = d
$$</p></div>
<div class="highlight-ipynb hl-python"><pre><span></span><span class="n">x</span> = 1
</pre></div>
<div class="jp-RenderedText jp-OutputArea-output"><pre>1 &lt; 2
</pre></div>
<div class="highlight-ipynb hl-python"><pre>x
</pre></div>
<div class="jp-RenderedSVG jp-OutputArea-output"><svg><title>A</title></svg></div>
</div></div>
</article><footer>kept</footer></body></html>"""


@pytest.fixture
def article(tmp_path):
    page = tmp_path / "notebooks" / "memory" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(HTML)
    (page.parent / "memory.py").write_text("")
    notebook.clean(tmp_path)
    html = page.read_text()
    assert "<nav>kept</nav>" in html
    assert "<footer>kept</footer>" in html
    return lxml.html.fromstring(html).find(".//article")


def test_the_description_is_the_beginning_of_the_text(tmp_path):
    (tmp_path / "index.html").write_text(
        HTML.replace("Of $a", "One &lt; <b>two</b>. Of $a")
    )
    notebook.clean(tmp_path)
    html = (tmp_path / "index.html").read_text()
    assert 'content="One &lt; two."' in html


def test_scripts_and_styles_are_gone(article):
    assert article.xpath(".//script | .//style") == []
    assert not article.xpath(".//*[contains(@class, 'jp-')]")


def test_formulas_are_marked_and_code_keeps_its_dollars(article):
    marked = [e.text for e in article.find_class("arithmatex")]
    assert [text.split() for text in marked] == [
        ["\\(a", "<", "b\\)"],
        ["\\[", "c", "=", "d", "\\]"],
    ]
    assert article.findtext(".//p/code") == "$HOME"


def test_links_to_pages_lead_to_the_built_pages(article):
    assert "../../ex/one/#x" in article.xpath(".//a/@href")


def test_the_first_cell_runs_alone_and_the_next_is_a_fragment(article):
    kinds = [figure.get("data-kind") for figure in article.find_class("listing")]
    assert kinds == ["run", "fragment"]
    captions = article.xpath(".//figcaption")
    assert captions[1].text_content().startswith("Cell 2, continues the cells above")


def test_output_and_pictures_stay(article):
    assert article.xpath("string(.//samp)") == "1 < 2"
    assert article.xpath(".//div[@class='output']//title/text()") == ["A"]


def test_the_source_can_be_downloaded(article):
    assert article.xpath(".//a[@download]/@href") == ["memory.py"]


def test_a_page_without_a_notebook_is_left_alone(tmp_path):
    page = tmp_path / "index.html"
    page.write_text("<article class='md-typeset'>x</article>")
    before = page.stat().st_mtime_ns
    notebook.clean(tmp_path)
    assert page.stat().st_mtime_ns == before


def test_an_error_is_traced_to_its_line(tmp_path):
    source = tmp_path / "n.py"
    source.write_text("# %% [markdown]\n# Text\n\n# %%\na = 1\n\n# %%\nb = 2\n1 / 0\n")
    traceback = "\x1b[31mZeroDivisionError\x1b[0m\nCell \x1b[32mIn[2], line 2\x1b[0m"
    problem = notebook.problem(source, "docs/n.py", traceback, "ZeroDivisionError: x")
    assert str(problem) == "docs/n.py:9: cell 2 raises ZeroDivisionError: x"


def test_an_error_without_a_place_names_the_file(tmp_path):
    problem = notebook.problem(tmp_path / "n.py", "docs/n.py", "kernel died", "gone")
    assert str(problem) == "docs/n.py: gone"


def test_the_kernel_has_a_profile_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", "elsewhere")
    notebook.isolate(tmp_path)
    assert os.environ["IPYTHONDIR"] == str(tmp_path / "ipython")
    assert list(tmp_path.rglob("ipython_kernel_config.py"))
