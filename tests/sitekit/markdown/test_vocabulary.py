"""What an author writes, and the HTML or the message that it gives."""

import pytest
from pymdownx.superfences import SuperFencesException

from sitekit.markdown import programs


def test_a_value_says_what_computed_it(render):
    tree, problems = render("It has `#!value parameters.conv_parameters(3, 3, 64)`.")
    (value,) = tree.find_class("value")
    assert value.text == "1,792"
    assert value.get("title") == "parameters.conv_parameters(3, 3, 64)"
    assert problems == []


def test_a_page_ends_with_the_list_of_its_values(render):
    tree, _ = render("`#!value 2 * 3` and `#!value 2 * 3` and `#!value 1000 + 1`")
    (origins,) = tree.find_class("origins")
    entries = [entry.text_content() for entry in origins.xpath(".//li")]
    assert entries == ["2 * 3 gives 6", "1000 + 1 gives 1,001"]
    tree, _ = render("No value.")
    assert not tree.find_class("origins")


def test_a_wrong_value_is_reported(render):
    _, ((line, message),) = render("# Title\n\nIt has `#!value vgg.count(1)`.")
    assert line == 3
    assert "`vgg.count(1)` raises AttributeError" in message


def test_a_repeated_mistake_is_reported_at_each_of_its_lines(render):
    value, fence = "`#!value 1 / 0`", "```python run\n1 / 0\n```"
    _, problems = render(f"{value}\n\n{fence}\n\nOr {value}.\n\n{fence}\n")
    wrong = [line for line, message in problems if message.startswith("`1 / 0` raises")]
    ended = [line for line, message in problems if "the program ends" in message]
    assert (sorted(wrong), sorted(ended)) == ([1, 7], [4, 10])


def test_a_program_shows_its_source_and_its_output(render):
    text = "```python run\n# include: max_pooling.max_pool\n\nprint(1 + 1)\n```"
    tree, problems = render(text)
    (listing,) = tree.find_class("listing")
    assert listing.get("data-kind") == "run"
    assert "def max_pool" in listing.findtext(".//code") or "def max_pool" in (
        listing.xpath("string(.//pre//code)")
    )
    assert listing.xpath("string(.//samp)") == "2"
    (link,) = listing.xpath(".//a")
    assert link.get("href") == "../../snippets/max_pooling.py"
    assert link.get("download") is not None
    assert problems == []


def test_a_listing_says_what_it_leaves_out(render):
    tree, _ = render("```python run\n# include: max_pooling.max_pool\n```")
    caption = tree.xpath("string(.//figcaption)")
    assert caption.endswith(
        "max_pooling.py, here without type hints and its check of the arguments"
    )
    code = tree.xpath("string(.//pre//code)")
    assert "def max_pool(x, kernel_size):" in code
    assert "checked" not in code


def test_a_listing_can_be_taken_in_at_a_glance(render):
    fits = "\n".join(["x = " + "1" * 64] * 30)
    assert render(f"```python run\n{fits}\n```")[1] == []
    wide, long = "x = " + "1" * 65, "\n".join(["x = 1"] * 31)
    _, problems = render(f"```python run\n{wide}\n```\n\n```python run\n{long}\n```")
    assert problems == [
        (2, f"line 1 of the listing has 69 columns, 68 fit: `{wide}`"),
        (6, "the listing is 31 lines long, 30 are allowed"),
    ]


def test_a_program_of_the_page_names_the_page(render):
    tree, _ = render("```python run\nprint(1)\n```")
    assert "page.md" in tree.xpath("string(.//figcaption)")


def test_a_program_that_prints_nothing_has_no_output(render):
    tree, _ = render("```python run\na = 1\n```")
    assert tree.find_class("output") == []


def test_a_plain_fence_is_marked_as_a_fragment(render):
    tree, _ = render("```python\nx.max(axis=2)\n```")
    (listing,) = tree.find_class("listing")
    assert listing.get("data-kind") == "fragment"
    assert "does not run by itself" in tree.xpath("string(.//figcaption)")


def test_the_line_that_raises_is_quoted(render):
    _, ((_, message),) = render("```python run\na = 0\nb = 1 / a\nc = 2\n```")
    assert message.endswith("(line 2 of the program: `b = 1 / a`)")


def test_a_fence_in_a_list_is_found(render):
    _, ((line, message),) = render("- item\n\n    ```python run\n    1 / 0\n    ```\n")
    assert line == 4
    assert (
        "ZeroDivisionError: division by zero (line 1 of the program: `1 / 0`)"
        in message
    )


@pytest.mark.parametrize(
    ("fence", "line", "message"),
    [
        ("```python run\n# include: vgg.no\n```", 4, "snippets/vgg.py has no 'no'"),
        ("```python run\n# include: vgg.Layer\nx = (\n```", 4, "cannot be completed"),
        (
            "```python run\n# include: max_pooling.max_pool\nmax_pool = 1\n```",
            4,
            "two things are called 'max_pool': in snippets/max_pooling.py and the prog",
        ),
        ("```python rum\n1\n```", 4, "question, or nothing, got rum"),
        ("```table\nvgg.family()\n```", 4, 'a table needs a caption="…"'),
        ('```table caption="T"\nvgg.no()\n```', 4, "`vgg.no()` raises AttributeError"),
        ('```table caption="T"\n3\n```', 4, "`3` must give a list of rows, got 3"),
        (
            '```table caption="T"\n[{"a": 1}, {"b": 1}]\n```',
            4,
            "a row with other columns",
        ),
        ("[x](snippet:vvg)", 3, "no snippet module 'vvg'"),
    ],
)
def test_mistakes_are_reported_with_their_line(render, fence, line, message):
    _, ((found, said),) = render(f"# Title\n\n{fence}")
    assert found == line
    assert message in said


def test_a_bug_in_a_fence_is_not_swallowed(render, monkeypatch):
    monkeypatch.setattr("sitekit.markdown.run_listing", None)
    with pytest.raises(SuperFencesException, match="fence 'python'"):
        render("```python run\nprint(1)\n```")


def test_a_table_has_headers_and_aligns_numbers(render):
    text = '```table caption="Two"\n[{"a": "x", "n": 1234}, {"a": "<", "n": 5}]\n```'
    tree, problems = render(text)
    assert problems == []
    assert [th.text for th in tree.xpath(".//thead//th[@scope='col']")] == ["a", "n"]
    assert [th.text for th in tree.xpath(".//tbody//th[@scope='row']")] == ["x", "<"]
    assert [td.text for td in tree.xpath(".//td[@class='number']")] == ["1,234", "5"]
    assert tree.xpath("string(.//caption)").startswith("Two Computed by [{")


def test_a_program_without_end_has_no_line_to_quote(render, monkeypatch):
    monkeypatch.setattr(programs, "SECONDS", 0.5)
    _, ((line, message),) = render("```python run\nwhile True: pass\n```")
    assert (line, message) == (2, "the program still runs after 0.5 s")


def test_a_download_link_is_relative(render):
    tree, problems = render("[file](snippet:vgg), [six](6.md)")
    link, other = tree.xpath(".//a")
    assert link.get("href") == "../../snippets/vgg.py"
    assert link.get("download") == "vgg.py"
    assert (other.get("href"), other.get("download")) == ("6.md", None)
    assert problems == []


def test_a_number_that_the_workbook_rounded_is_aligned_like_one(render):
    row = '{"a": "x", "share": "89.4%", "size": (2, 2), "name": "fc6"}'
    tree, _ = render(f'```table caption="Rounded"\n[{row}]\n```')
    assert [td.text for td in tree.xpath(".//td[@class='number']")] == ["89.4%"]


ASKED = """```answer choice
name: how-many
question: Is $2^3$ `#!value 2 ** 3`?
right: yes | It is `#!value 2 * 2 * 2`.
wrong: no | Count again.
```"""


def test_a_question_may_hold_formulas_and_values(render):
    tree, problems = render(ASKED)
    (question,) = tree.xpath("./answer-check")
    assert question.xpath("string(.//legend)") == r"Is \(2^3\) 8?"
    assert question.find_class("arithmatex")
    assert question.find_class("reason")[0].text_content() == "It is 8."
    assert problems == []


def test_a_question_that_is_wrong_is_reported(render):
    text = ASKED.replace("wrong: no", "perhaps: no").replace("2 * 2 * 2", "1 / 0")
    assert render(f"Text\n\n{text}")[1] == [
        (3 + 1, "an answer of kind 'choice' has no field perhaps")
    ]
