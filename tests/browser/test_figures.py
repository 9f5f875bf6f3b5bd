"""Figures stand without JavaScript, and a reader's hand redraws them."""

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.figures import FIGURES, Drawing, few, found
from workbook.drawing.svg import WIDTH
from workbook.max_pooling.figures import windows

PAGE = "exercises/6-max-pooling/"
DOCS = Path(__file__).parents[2] / "docs"
PAGES = [
    f"{page.relative_to(DOCS).with_suffix('')}/"
    for page in sorted(DOCS.glob("*/*"))
    if "(figure:" in page.read_text(encoding="utf-8")
]
OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"
SVG = "figure => figure.querySelector('svg').outerHTML"


def pool(page):
    return page.locator("live-figure").first


def slider(figure):
    return figure.get_by_role("slider")


def shows(figure, **setting):
    """Wait until a figure says what Python says, and compare the drawings."""
    wanted = Drawing(windows(**setting))
    figure.locator("desc", has_text=wanted.said).wait_for(state="attached")
    drawn = Drawing(figure.evaluate(SVG))
    assert drawn.cells() == wanted.cells()
    assert drawn.texts() == wanted.texts()
    assert drawn.cells("here") == wanted.cells("here")


def python_requests(page):
    found = []
    page.on("request", lambda r: "/light/" in r.url and found.append(r.url))
    return found


def test_a_figure_stands_without_javascript_and_has_no_dead_control(visit):
    figure = pool(visit(PAGE, java_script_enabled=False))
    shows(figure)
    assert figure.locator("svg").bounding_box()["height"] > 100
    assert not figure.locator("form").is_visible()


def test_a_key_moves_a_figure_and_says_so(visit):
    figure = pool(visit(PAGE))
    slider(figure).focus()
    figure.page.keyboard.press("ArrowRight")
    shows(figure, place=7)
    assert slider(figure).get_attribute("aria-valuetext") == "7"
    said = figure.get_by_role("status").text_content()
    assert said == Drawing(windows(place=7)).said


def test_nothing_is_fetched_before_the_first_touch(visit):
    page = visit(PAGE)
    asked = python_requests(page)
    page.mouse.wheel(0, 300)
    pool(page).locator("svg").hover()
    page.wait_for_timeout(300)
    assert asked == []
    slider(pool(page)).focus()
    page.keyboard.press("ArrowLeft")
    shows(pool(page), place=5)
    assert len(asked) == 3


def test_a_choice_redraws_and_widens_the_range_of_another_control(visit):
    figure = pool(visit(PAGE))
    figure.get_by_label("3×3").check()
    shows(figure, kernel="3")
    assert slider(figure).get_attribute("max") == "35"
    slider(figure).press("End")
    shows(figure, kernel="3", place=35)
    figure.get_by_label("2×2").check()
    shows(figure, kernel="2", place=15)  # settled
    assert slider(figure).input_value() == "15"


def test_a_finger_has_buttons_and_may_point_at_the_picture(visit):
    figure = pool(visit(PAGE, has_touch=True))
    figure.locator("button", has_text="+").tap()
    shows(figure, place=7)
    figure.locator("[data-set='place=12']").first.tap()
    shows(figure, place=12)


def test_once_started_a_mouse_only_has_to_point(visit):
    figure = pool(visit(PAGE))
    figure.locator("[data-set='place=2']").first.click()
    shows(figure, place=2)
    figure.locator("[data-set='place=9']").last.hover()
    shows(figure, place=9)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 375])
def test_a_figure_fits_on_a_phone_in_each_end_of_its_controls(visit, path, width):
    page = visit(path, viewport={"width": width, "height": 700})
    page.evaluate(OPEN_ALL)
    for figure in page.locator("live-figure").all():
        for control in slider(figure).all():
            for key in ("End", "Home"):
                before = figure.evaluate(SVG)
                control.press(key)
                figure.evaluate(
                    """async (figure, before) => {
                      for (let i = 0; i < 40; i++) {
                        if (figure.querySelector('svg').outerHTML !== before) return;
                        await new Promise(resolve => setTimeout(resolve, 25));
                      }
                    }""",
                    before,
                )
        box = figure.locator("svg").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


LAY_TEXTS = """drawings => {
  const figure = document.querySelector('live-figure .picture');
  return drawings.map(svg => {
    figure.innerHTML = svg;
    return [...figure.querySelectorAll('text')].map(text => {
      const {x, y, width, height} = text.getBBox();
      return [text.textContent, x, y, x + width, y + height];
    });
  });
}"""


@pytest.mark.parametrize("name", FIGURES)
def test_no_text_is_cut_off_or_meets_another(visit, name):
    """In every end of the controls, as the browser lays the letters out."""
    figure = found(name)
    drawings = [figure(**setting) for setting in few(figure)]
    laid = visit(PAGE).evaluate(LAY_TEXTS, drawings)
    for svg, texts in zip(drawings, laid, strict=True):
        height = int(Drawing(svg).root.get("viewBox").split()[3])
        for text, left, top, right, bottom in texts:
            assert left >= -1, text
            assert right <= WIDTH + 1, text
            assert top >= -4, text  # room for accents
            assert bottom <= height + 2, text
        for (one, *a), (two, *b) in combinations(texts, 2):
            # Lines of letters may share the room above and below the letters.
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            assert across <= 0 or down <= 6, (one, two)


def test_paper_and_the_whole_sheet_have_the_figure_and_no_control(visit):
    page = visit(PAGE)
    page.emulate_media(media="print")
    assert not pool(page).locator("form").is_visible()
    page = visit("sheet/")
    assert page.locator("live-figure svg").count() >= 1
    assert page.locator("live-figure form").count() == 0


def test_a_figure_that_could_not_be_drawn_can_be_tried_again(visit):
    page = visit(PAGE)
    python = "**/light/python.*.json"
    page.route(python, lambda route: route.fulfill(body="no JSON"))
    slider(pool(page)).press("ArrowRight")
    status = pool(page).get_by_role("status")
    status.filter(has_text="could not be drawn anew. Try again").wait_for()
    assert status.bounding_box()["height"] > 10  # seen, not only heard
    page.unroute(python)
    slider(pool(page)).press("ArrowRight")
    shows(pool(page), place=8)
    assert status.bounding_box()["height"] <= 1


DESK = """import json
def draw(request):
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><{}/></svg>'
    return json.dumps({{"svg": svg, "controls": []}})
"""
EMPTY = dict.fromkeys(["workbook/__init__.py", "workbook/drawing/__init__.py"], "")


@pytest.mark.parametrize("element", ["script", "a", "image", "use", "g href='#'"])
def test_what_is_no_plain_shape_is_refused(visit, element):
    page = visit(PAGE)
    desk = DESK.format(element.replace("'", '"'))
    sources = EMPTY | {"workbook/drawing/desk.py": desk}
    page.route("**/light/python.*.json", lambda route: route.fulfill(json=sources))
    slider(pool(page)).press("ArrowRight")
    status = pool(page).get_by_role("status")
    status.filter(has_text="Try again in a moment. (a figure holds no").wait_for()
    assert element.split()[0] in status.text_content()
    shows(pool(page))


def test_a_drawing_of_plain_shapes_is_taken(visit):
    """The same reply with a plain shape: what is refused above is the shape."""
    page = visit(PAGE)
    sources = EMPTY | {"workbook/drawing/desk.py": DESK.format("g")}
    page.route("**/light/python.*.json", lambda route: route.fulfill(json=sources))
    slider(pool(page)).press("ArrowRight")
    pool(page).locator("svg:not(:has(rect)) > g").wait_for(state="attached")


@pytest.mark.parametrize("path", PAGES)
def test_each_control_answers_to_the_keyboard_and_says_its_value(visit, axe, path):
    page = visit(path, reduced_motion="reduce")
    page.evaluate(OPEN_ALL)
    for figure in page.locator("live-figure:has(form)").all():
        for control in figure.get_by_role("slider").all():
            control.focus()
            highest = control.get_attribute("max")
            before = control.get_attribute("aria-valuetext")
            back = control.input_value() == highest
            page.keyboard.press("ArrowLeft" if back else "ArrowRight")
            expect(control).not_to_have_attribute("aria-valuetext", before)
            now = figure.locator(
                ".now", has_text=control.get_attribute("aria-valuetext")
            )
            assert now.count()
        for group in figure.locator("fieldset").all():
            group.get_by_role("radio", checked=True).focus()
            page.keyboard.press("ArrowDown")
            chosen = group.get_by_role("radio", checked=True)
            expect(chosen).to_be_focused()
            assert figure.locator("legend").first.inner_text()
        said = figure.get_by_role("status")
        expect(said).to_have_text(figure.locator("desc").text_content())
    assert page.evaluate("document.getAnimations().length") == 0
    assert axe(page) == []
