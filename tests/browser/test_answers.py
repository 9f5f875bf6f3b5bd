"""Answers are judged in the page, by the keyboard alone; nothing is fetched early."""

import re
from pathlib import Path

import pytest

from workbook.max_pooling import practice

PAGE = "exercises/4-conv-layer/"
LIGHT = "/assets/light/"
# Page, question; a right, an undiagnosed and a diagnosed answer, words of its message.
TRIALS = [
    (
        "4-conv-layer",
        "conv-parameters",
        "3*3*3*64 + 64",
        "5",
        "1728",
        "bias",
    ),
    (
        "4-conv-layer",
        "conv-valid",
        "(N, 222, 222, 64)",
        "N×5×7×11",
        "N, 64, 222, 222",
        "order",
    ),
    (
        "1-activation-jacobians",
        "softmax-jacobian",
        r"a_j^{(l)} (\delta_{jk} - a_k^{(l)})",
        "7",
        "δ_jk a_j^(l) (1 - a_j^(l))",
        "diagonal",
    ),
]


def typed(page, name, text):
    """Type an answer and press Enter; return what is said."""
    field = page.locator(f"#{name} input")
    field.fill(text)
    field.press("Enter")
    page.locator(f"#{name}[data-state]").wait_for()
    return page.locator(f"#{name} .verdict").text_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "name", "right", "wrong", "mistaken", "words"), TRIALS
)
def test_each_kind_is_judged_on_a_small_screen(
    visit, scheme, path, name, right, wrong, mistaken, words
):
    small = {"width": 320, "height": 640}
    page = visit(f"exercises/{path}/", viewport=small, color_scheme=scheme)
    step = page.locator(f"#{name}").get_attribute("data-step")
    field = page.locator(f"#{name} input")
    assert typed(page, name, wrong) == f"Not right. {step}"
    assert field.get_attribute("aria-invalid") == "true"
    said = typed(page, name, mistaken)
    assert said.startswith("Not right.")
    assert words in said
    assert step not in said
    assert typed(page, name, right).strip() == "Right."
    assert field.get_attribute("aria-invalid") is None
    assert page.locator(f"#{name} .understood").text_content().startswith("Read as ")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= small["width"]


def test_the_keyboard_is_enough_and_the_verdict_is_announced(visit):
    page = visit(PAGE)
    page.locator("#conv-parameters input").focus()
    page.keyboard.type("1.792")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#conv-parameters[data-state=right]").wait_for()
    verdict = page.locator("#conv-parameters .verdict")
    assert verdict.get_attribute("role") == "status"


def test_symbols_are_typed_at_the_caret(visit):
    page = visit("exercises/1-activation-jacobians/")
    question = page.locator("#square-jacobian")
    question.locator("input").fill("2 ")
    question.locator(".symbol", has_text="δ_jk").click()
    assert question.locator("input").input_value() == "2 δ_jk"
    assert page.evaluate("document.activeElement.id") == "square-jacobian-field"


def test_what_was_said_of_an_answer_goes_when_it_changes(visit):
    page = visit(PAGE)
    typed(page, "conv-parameters", "5")
    assert page.locator("#conv-parameters .understood").text_content() == "Read as 5"
    page.locator("#conv-parameters input").press("6")
    assert page.locator("#conv-parameters [aria-invalid]").count() == 0
    for said in (".understood", ".verdict"):
        assert page.locator(f"#conv-parameters {said}").text_content() == ""


def test_a_question_that_is_moved_listens_once(visit):
    page = visit("exercises/1-activation-jacobians/")
    page.evaluate("""() => {
      const question = document.querySelector("#square-jacobian");
      question.parentElement.append(question);
    }""")
    question = page.locator("#square-jacobian")
    question.locator(".symbol", has_text="δ_jk").click()
    assert question.locator("input").input_value() == "δ_jk"


def test_a_formula_is_shown_as_it_is_understood_while_it_is_typed(visit):
    page = visit("exercises/1-activation-jacobians/")
    page.locator("#softmax-jacobian input").press_sequentially("1/2 a_k^(l)")
    shown = page.locator("#softmax-jacobian .understood math")
    shown.locator("mfrac").wait_for()
    assert page.locator("#softmax-jacobian .verdict").text_content() == ""


def test_nothing_is_fetched_before_a_field_is_touched(visit):
    page = visit(PAGE)
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.locator("summary").first.click()
    page.wait_for_timeout(300)
    assert not any(LIGHT in url for url in fetched)
    assert LIGHT not in page.evaluate(
        "performance.getEntriesByType('resource').map(entry => entry.name).join()"
    )
    page.locator("#conv-parameters input").focus()
    page.wait_for_timeout(300)
    assert any(LIGHT in url for url in fetched)


@pytest.mark.parametrize("part", ["*.mjs*", "*.json", "*.wasm"])
def test_a_failed_load_says_so_and_the_next_touch_tries_again(browser, address, part):
    """In a tab of its own: here requests fail on purpose."""
    page = browser.new_page()
    page.goto(address + PAGE, wait_until="networkidle")
    page.route(f"**{LIGHT}{part}", lambda route: route.abort())
    assert "could not be checked" in typed(page, "conv-parameters", "1792")
    assert page.locator("#conv-parameters").get_attribute("data-state") == "failed"
    page.unroute(f"**{LIGHT}{part}")
    assert typed(page, "conv-parameters", "1792").strip() == "Right."
    assert page.locator("link[rel=preload][as=fetch]").count() == 0
    page.context.close()


def variant(page, name):
    """Ask for another question like this; return its seed."""
    page.locator(f"#{name}").get_by_role("button", name="Another one like this").click()
    page.locator(f"#{name} .solution").wait_for()
    return int(re.search(rf"[?&]{name}=(\d+)", page.url)[1])


def test_another_question_like_this_has_its_checks_and_its_solution(visit):
    page = visit("exercises/6-max-pooling/")
    seed = variant(page, "pool-a")
    made = practice.pool_practice(seed)
    label = page.locator("#pool-a label")
    assert label.text_content() == f"Variant {seed}. {made.question}"
    for mistake in made.mistakes[:3]:
        said = typed(page, "pool-a", " ".join(map(str, mistake.value)))
        assert said == f"Not right. {mistake.message}"
    assert typed(page, "pool-a", str(made.expected)).strip() == "Right."
    page.locator("#pool-a .solution summary").click()
    steps = page.locator("#pool-a .solution p").all_text_contents()
    assert steps == list(made.solution)
    page.get_by_role("button", name="Back to the sheet’s question").click()
    assert "pool-a" not in page.url
    assert typed(page, "pool-a", "10 2 2 10").strip() == "Right."


def test_each_variant_counts_once(visit):
    page = visit("exercises/6-max-pooling/")
    for count in (1, 2):
        expected = practice.pool_practice(variant(page, "pool-a")).expected
        for _ in range(2):
            assert typed(page, "pool-a", str(expected)).strip() == "Right."
        kept = page.evaluate("JSON.parse(localStorage.getItem('answers'))")
        assert kept["practised"] == {"pool-a": count}
        assert kept["answers"] == {}


def test_an_address_leads_to_its_variant_when_it_is_touched(visit):
    page = visit("exercises/6-max-pooling/?pool-a=17")
    assert LIGHT not in page.evaluate(
        "performance.getEntriesByType('resource').map(entry => entry.name).join()"
    )
    page.get_by_role("button", name="Show variant 17").click()
    page.locator("#pool-a .solution").wait_for()
    asked = page.locator("#pool-a label").text_content()
    assert asked == f"Variant 17. {practice.pool_practice(17).question}"


def follow(page, name):
    """Follow a link of the table of contents; wait until its target is in view."""
    page.locator(".md-sidebar--secondary").get_by_role("link", name=name).click()
    page.wait_for_url("**#*")
    page.wait_for_timeout(300)


def test_a_link_within_the_page_leaves_what_was_typed(visit):
    page = visit("exercises/6-max-pooling/")
    said = typed(page, "pool-b", "1 2 3")
    page.evaluate("window.mark = 'same document'")
    for leave in (lambda: follow(page, "Worked answer"), page.go_back):
        leave()
        page.wait_for_timeout(300)
        assert page.locator("#pool-b input").input_value() == "1 2 3"
        assert page.locator("#pool-b .verdict").text_content() == said
    follow(page, "Worked answer")
    top = page.locator("#worked-answer").bounding_box()["y"]
    assert 0 <= top < 200
    assert page.evaluate("window.mark") == "same document"


def test_a_link_within_the_page_leaves_its_variant(visit):
    page = visit("exercises/6-max-pooling/")
    seed = variant(page, "pool-a")
    follow(page, "Worked answer")
    assert page.url.endswith(f"?pool-a={seed}#worked-answer")
    asked = page.locator("#pool-a label").text_content()
    assert asked.startswith(f"Variant {seed}.")


def test_a_variant_is_not_shown_as_answered(visit):
    page = visit("exercises/6-max-pooling/")
    answered = page.locator("#pool-a[data-answered]")
    typed(page, "pool-a", "10 2 2 10")
    assert answered.count() == 1
    variant(page, "pool-a")
    assert answered.count() == 0
    page.get_by_role("button", name="Back to the sheet’s question").click()
    assert answered.count() == 1


@pytest.fixture
def slow(visit):
    """Give a page whose requests are answered late from now on."""
    page = visit(PAGE)
    network = {
        "offline": False,
        "latency": 1500,
        "downloadThroughput": -1,
        "uploadThroughput": -1,
    }
    session = page.context.new_cdp_session(page)
    session.send("Network.emulateNetworkConditions", network)
    return page


def test_whoever_waits_is_told_that_the_checker_is_fetched(slow):
    slow.locator("#conv-parameters").get_by_role("button", name="Another").click()
    verdict = slow.locator("#conv-parameters .verdict")
    verdict.get_by_text("being fetched").wait_for()
    slow.locator("#conv-parameters .solution").wait_for()
    assert verdict.text_content() == ""


def test_whoever_leaves_the_page_is_not_followed_by_a_variant(slow):
    slow.locator("#conv-parameters").get_by_role("button", name="Another").click()
    slow.evaluate("document.querySelector('#conv-parameters').remove()")
    slow.wait_for_timeout(4500)
    assert slow.url.endswith(PAGE)


def test_whoever_types_on_is_not_told_to_wait(slow):
    slow.locator("#conv-parameters input").focus()
    slow.keyboard.type("1728")
    slow.keyboard.press("Enter")
    slow.keyboard.type("0")
    slow.wait_for_timeout(5000)  # by then the checker has come
    assert slow.locator("#conv-parameters .verdict").text_content() == ""


@pytest.mark.parametrize(
    "seed", ["<img src=x onerror=alert(1)>", "-1", "1e9", "0x10", "9" * 10, "", "1;2"]
)
def test_an_odd_seed_is_no_variant(visit, seed):
    page = visit(f"exercises/6-max-pooling/?pool-a={seed}")
    assert page.get_by_role("button", name="Show variant").count() == 0
    assert page.locator("#pool-a label").text_content().startswith("The shape")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_answered_question_is_accessible(visit, axe, scheme):
    page = visit("exercises/1-activation-jacobians/", color_scheme=scheme)
    typed(page, "softmax-jacobian", "7")
    typed(page, "square-jacobian", "2*a_k^(l-1)*δ_jk")
    page.goto(page.url.replace("1-activation-jacobians", "6-max-pooling"))
    variant(page, "pool-a")
    typed(page, "pool-a", "N 2 2")
    assert axe(page) == []


def test_only_what_the_site_serves_is_read(site):
    served = {path.name.split(".")[0] for path in (site / LIGHT.strip("/")).iterdir()}
    assert served == {"micropython", "python"}
    assert Path(site).is_dir()
