"""The whole sheet is put together from the exercise pages."""

import pytest

from sitekit.markup import figure, live_cell
from sitekit.sheet import PLACE, fill

EXERCISE = """<body><nav>no</nav><article>
<h1 id="t">Title<a class="headerlink" href="#t">¶</a></h1>
<h2 id="hints">Hints</h2><open-all></open-all>
<details class="hint"><summary>Hint</summary></details>
<h2 id="code">Code</h2><details class="answer"><summary>Answer</summary>
<p><a href="#code">here</a> <a href="../two/#code">there</a>
<a href="https://example.org/">out</a> <a href="../../about/notation/">up</a></p>
</details>
<figure><copy-button></copy-button><pre><code>x</code></pre></figure>
<live-figure><figure><svg viewBox="0 0 1 1"><g/></svg><form></form>
<p role="status"></p></figure></live-figure>
<details class="origins"></details></article></body>"""


@pytest.fixture
def sheet(built):
    pages = [built(f"exercises/{n}/index.html", EXERCISE) for n in ("one", "two")]
    sheet = built("sheet/index.html", f"<article><h1>Sheet</h1>{PLACE}</article>")
    fill([built("about/notation/index.html", EXERCISE), *pages, sheet])
    assert [page.html for page in pages] == [EXERCISE] * 2
    return sheet.tree()


def test_every_exercise_is_there_in_order(sheet):
    assert sheet.xpath("//section/@id") == ["one", "two"]
    assert sheet.xpath("//section/h2/text()") == ["1. Title", "2. Title"]
    assert sheet.xpath("count(//h1)") == 1


def test_the_exercises_are_listed_at_the_top(sheet):
    links = sheet.xpath("//h1/following-sibling::*[1][self::ol]/li/a")
    assert [link.get("href") for link in links] == ["#one", "#two"]
    assert [link.text for link in links] == ["Title", "Title"]


def test_answers_are_open_and_hints_are_left_out(sheet):
    assert [box.get("open") for box in sheet.iter("details")] == ["open", "open"]
    assert not sheet.xpath("//h3[contains(., 'Hints')] | //copy-button | //open-all")


def test_a_figure_stands_still(sheet):
    (first, _) = sheet.xpath("//live-figure")
    assert first.xpath("figure/svg/g")
    assert not first.xpath(".//form | .//p")


def test_anchors_stay_apart_and_links_lead_on(sheet):
    ids = sheet.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert sheet.xpath("//section[1]//a/@href") == [
        "#one-code",
        "#two-code",
        "https://example.org/",
        "../about/notation/",
    ]


def program(*lines):
    code = "\n".join(f"<span>{line}</span>" for line in lines)
    return figure(
        "run", "Source", f"<pre><code>{code}\n</code></pre>", cell=live_cell()
    )


def test_a_function_is_shown_once(built):
    double = ["def double(x):", "    return 2 * x"]
    other = ["def double(x):", "    return x + x"]
    pages = [
        built("exercises/one/index.html", f"<article><h1>1</h1>{program(*double)}"),
        built(
            "exercises/two/index.html",
            f"<article><h1>2</h1>{program(*double, '', 'double(1)')}{program(*other)}",
        ),
    ]
    sheet = built("sheet/index.html", f"<article><h1>Sheet</h1>{PLACE}</article>")
    fill([*pages, sheet])
    first, again, changed = sheet.tree().find_class("listing")
    assert first.xpath("string(.//code)") == "\n".join([*double, ""])
    assert again.xpath("string(.//code)") == "# double: as above\n\ndouble(1)\n"
    assert changed.xpath("string(.//code)") == "\n".join([*other, ""])
    kinds = [listing.get("data-kind") for listing in (first, again, changed)]
    assert kinds == ["run", "fragment", "run"]
    cells = [
        listing.find("live-cell") is not None for listing in (first, again, changed)
    ]
    assert cells == [True, False, True]
