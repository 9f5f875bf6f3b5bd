"""What was answered is remembered in this browser; it can be taken along and erased."""

import json

PAGE = "exercises/1-activation-jacobians/"
KEY = "answers"


def answer(page, name, option):
    question = page.locator(f"#{name}")
    question.get_by_label(option, exact=True).check()
    question.get_by_role("button", name="Check").click()
    return question.locator(".verdict")


def stored(page):
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))


def mark(page):
    return page.locator("progress-mark").first


def test_a_choice_tells_the_reason_of_the_option(visit):
    page = visit(PAGE)
    verdict = answer(page, "relu-at-zero", "1")
    assert verdict.text_content().startswith(
        "Not right. This is the slope from the right"
    )
    assert verdict.get_attribute("role") == "status"
    verdict = answer(page, "relu-at-zero", "0")
    assert verdict.text_content().startswith(
        "Right. The derivative does not exist there"
    )


def test_a_choice_needs_an_option(visit):
    page = visit(PAGE)
    question = page.locator("#no-weights")
    question.get_by_role("button", name="Check").click()
    assert question.locator(".verdict").text_content() == (
        "Not yet. Choose an option first."
    )


def test_a_choice_can_be_answered_from_the_keyboard(visit):
    page = visit(PAGE)
    page.locator("#relu-at-zero input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.locator("#relu-at-zero .verdict").text_content().startswith("Right.")


def test_the_navigation_and_the_home_page_show_what_was_answered(visit, address):
    page = visit(PAGE)
    assert mark(page).text_content() == ""
    answer(page, "relu-at-zero", "0")
    all_ = len(mark(page).get_attribute("data-questions").split())
    assert mark(page).text_content() == f"1/{all_}, 1 of {all_} answered"
    page.goto(address, wait_until="networkidle")
    assert "answered 1 of" in page.locator("progress-summary").text_content()
    page.goto(address + PAGE, wait_until="networkidle")
    assert page.locator("#relu-at-zero[data-answered]").count() == 1


def test_what_was_right_stays_right(visit):
    page = visit(PAGE)
    answer(page, "relu-at-zero", "0")
    answer(page, "relu-at-zero", "1")
    assert stored(page)["answers"] == {"relu-at-zero": "right"}


def test_everything_can_be_erased(visit, address):
    page = visit(PAGE)
    answer(page, "relu-at-zero", "0")
    page.goto(address, wait_until="networkidle")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Erase").click()
    assert "answered 0 of" in page.locator("progress-summary").text_content()
    assert page.evaluate("localStorage.length") == page.evaluate(
        "Object.keys(localStorage).filter(key => key !== 'answers').length"
    )


def test_nothing_is_lost_by_a_slip_or_by_an_older_file(visit, address):
    page = visit(PAGE)
    answer(page, "relu-at-zero", "0")
    page.goto(address, wait_until="networkidle")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Erase").click()
    take(page, '{"version": 1, "answers": {"relu-at-zero": "wrong"}}')
    assert stored(page)["answers"] == {"relu-at-zero": "right"}


def test_answers_go_from_one_browser_to_another(visit, address):
    page = visit(PAGE)
    answer(page, "relu-at-zero", "0")
    page.goto(address, wait_until="networkidle")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    text = download.value.path().read_text("utf-8")
    other = visit()
    take(other, text)
    assert "Imported 1 answer." in other.locator("progress-summary").text_content()
    assert "answered 1 of" in other.locator("progress-summary").text_content()


def take(page, text):
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Import").click()
    file = {"name": "a.json", "mimeType": "application/json", "buffer": text.encode()}
    chooser.value.set_files(file)
    page.locator("progress-summary [role=status]:not(:empty)").wait_for()


def test_a_file_that_cannot_be_read_is_told(visit):
    page = visit()
    page.evaluate("""() => {
      Blob.prototype.text = () => Promise.reject(new Error("gone"));
    }""")
    take(page, "{}")
    said = page.locator("progress-summary").text_content()
    assert "a.json cannot be read. Choose it again." in said


def test_what_is_exported_stays_until_the_browser_has_saved_it(visit):
    page = visit()
    page.evaluate("""() => {
      URL.revokeObjectURL = () => { document.title = "lost"; };
    }""")
    with page.expect_download():
        page.get_by_role("button", name="Export").click()
    assert page.title() != "lost"


def test_answered_variants_are_imported_alone(visit):
    page = visit()
    take(page, '{"version": 1, "practised": {"pool-a": 3}}')
    said = page.locator("progress-summary")
    assert "Variants answered: 3." in said.text_content()


def test_of_two_counts_of_variants_the_larger_is_kept_up_to_what_anybody_answers(visit):
    page = visit()
    said = page.locator("progress-summary")
    for practised, all_ in (
        ('{"pool-a": 3}', 3),
        ('{"pool-a": 1, "conv-valid": 1}', 4),
        ('{"pool-a": 1000000000000}', 10_001),
    ):
        take(page, '{"version": 1, "practised": ' + practised + "}")
        said.get_by_text(f"Variants answered: {all_}.").wait_for()


def test_a_question_shows_what_another_tab_answers_and_erases(visit, address):
    page = visit(PAGE)
    other = page.context.new_page()
    other.goto(address + PAGE, wait_until="networkidle")
    answer(other, "relu-at-zero", "0")
    answered = page.locator("#relu-at-zero[data-answered]")
    answered.wait_for()
    other.goto(address, wait_until="networkidle")
    other.on("dialog", lambda dialog: dialog.accept())
    other.get_by_role("button", name="Erase").click()
    answered.wait_for(state="detached")


HOSTILE = [
    "",
    "{",
    "null",
    "[]",
    '"text"',
    '{"version": 2, "answers": {"relu-at-zero": "right"}}',
    '{"version": 1, "answers": ["relu-at-zero"]}',
    '{"version": 1, "answers": {"relu-at-zero": "<img src=x onerror=alert(1)>"}}',
    '{"version": 1, "answers": {"__proto__": "right", "constructor": "right"}}',
    '{"version": 1, "practised": {"relu-at-zero": -1, "no-weights": "1e9", "a": 0.5}}',
    '{"version": 1, "answers": null, "practised": 7}',
    '{"version": 1, "practised": {"of-another-site": 5}}',
    '{"version": 1, "answers": {"relu-at-zero": "right"}, "more": "'
    + "x" * 100_000
    + '"}',
]


def test_what_others_stored_is_ignored(visit, address):
    page = visit()
    for text in HOSTILE:
        page.evaluate("text => localStorage.setItem('answers', text)", text)
        page.reload()
        said = page.locator("progress-summary p").first
        assert said.text_content().startswith("You have answered 0 of"), text
        assert "Variants" not in said.text_content(), text
        take(page, text)
        assert (
            "no answers of this site" in page.locator("progress-summary").text_content()
        )


def test_names_that_no_question_can_have_are_not_kept(visit):
    page = visit(PAGE)
    foreign = '{"version": 1, "answers": {"<b>": "right", "__proto__": "right"}}'
    page.evaluate("text => localStorage.setItem('answers', text)", foreign)
    answer(page, "relu-at-zero", "0")
    assert stored(page)["answers"] == {"relu-at-zero": "right"}


def test_a_browser_that_stores_nothing_still_gives_verdicts(tab, address):
    page = tab(address)
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', "
        "'QuotaExceededError'); }"
    )
    page.goto(address + PAGE, wait_until="networkidle")
    assert answer(page, "relu-at-zero", "0").text_content().startswith("Right.")


def test_without_a_script_no_field_is_dead(visit, address):
    page = visit(PAGE, java_script_enabled=False)
    for question in page.locator("answer-check").all():
        assert not question.locator("form").is_visible()
        assert question.get_by_role("link", name="worked answer").is_visible()
