"""The calculator: a network by hand, its table, its formulas, its address."""

import json
import re

import pytest
from playwright.sync_api import expect

from snippets.network import table
from snippets.network_table import cells, totals
from snippets.networks import NAMES, named

PAGE = "calculator/"
STACK = "?net=input+8+3;conv+filters=4+kernel=3;max_pool+kernel=2"
HOSTILE = [
    "",
    "%00",
    "<img src=x onerror=alert(1)>",
    "input 8 3;__import__('os').system('true')",
    "input 9999999999 3",
    "x" * 30_000,
    "input 8 3;" + "conv 1 1;" * 4000,
    "javascript:alert(1)",
]


@pytest.fixture
def started(visit):
    """Give a function that opens the calculator."""

    def opened(query="", **settings):
        page = visit(PAGE + query, **settings)
        page.locator("network-calculator").get_by_role("button").first.click()
        page.locator("network-calculator table").wait_for()
        expect(page.locator("network-calculator tbody th").first).to_have_text("input")
        return page

    return opened


def calculator(page):
    return page.locator("network-calculator")


def shown(page):
    """Return the table's rows as texts, the opened parts left out."""
    rows = calculator(page).locator("tbody tr:not([id])")
    return rows.evaluate_all(
        "rows => rows.map(row => [...row.children].map(cell => cell.textContent))"
    )


def names(page):
    return [row[0] for row in shown(page)]


def status(page):
    return calculator(page).get_by_role("status")


def layer(page, name):
    return calculator(page).get_by_role("button", name=name, exact=True)


def opened(page, name):
    """Open a layer and return what belongs to it."""
    heading = layer(page, name)
    if heading.get_attribute("aria-expanded") == "false":
        heading.click()
    return page.locator(f"#{heading.get_attribute('aria-controls')}")


def expected(network):
    rows = table(network.layers, network.image, network.channels)
    return [cells(row) for row in rows], totals(rows)


def test_nothing_is_fetched_before_it_is_started(tab, address):
    page = tab(address)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + PAGE, wait_until="networkidle")
    assert not [url for url in asked if "/light/" in url]


def test_without_javascript_the_tables_stand_there(visit):
    page = visit(PAGE, java_script_enabled=False)
    assert page.locator("table.computed").count() == len(NAMES) + 1
    expect(page.locator("table.computed").last).to_contain_text("143,667,240")
    expect(calculator(page)).to_contain_text("The calculator needs JavaScript")
    expect(calculator(page).locator("p")).to_be_visible()


@pytest.mark.parametrize("name", NAMES)
def test_a_known_network_has_the_table_of_the_snippets(started, name):
    page = started()
    network = named(name)
    calculator(page).get_by_label("A known network").select_option(network.title)
    rows, sums = expected(network)
    expect(calculator(page).locator("tbody tr:not([id])")).to_have_count(len(rows))
    expect(layer(page, rows[-1][0])).to_be_visible()
    assert shown(page) == rows
    said = dict(sums)["parameters"]
    expect(calculator(page).locator(":scope > dl")).to_contain_text(said)


def test_a_field_is_edited_and_the_table_follows(started):
    page = started(STACK)
    opened(page, "conv1").get_by_label("filters").fill("16")
    expect(calculator(page)).to_contain_text("6×6×16")
    assert shown(page)[1][4] == "448"


def test_each_number_opens_to_its_formula(started):
    page = started(STACK)
    calculator(page).get_by_role("button", name="112", exact=True).click()
    box = opened(page, "conv1")
    expect(box).to_contain_text("108 + 4 = 112")
    expect(box).to_contain_text("3·3·3·4 = 108")
    expect(layer(page, "conv1")).to_have_attribute("aria-expanded", "true")
    layer(page, "conv1").click()
    expect(box).to_be_hidden()


def test_conventions_that_differ_are_shown(started):
    page = started("?net=input+7+1;max_pool+kernel=2")
    box = opened(page, "pool1")
    expect(box).to_contain_text("no padding, rounded down")
    box.get_by_label("ceil").select_option("yes")
    expect(calculator(page).locator("tbody")).to_contain_text("4×4×1")


def test_an_impossible_layer_is_marked_and_the_rows_above_stay(started, axe):
    page = started(STACK)
    kernel = opened(page, "pool1").get_by_label("kernel")
    kernel.fill("9")
    expect(status(page)).to_contain_text(
        "Layer 2: kernel must fit: 9 covers 9 positions"
    )
    expect(kernel).to_have_attribute("aria-invalid", "true")
    described = kernel.get_attribute("aria-describedby")
    expect(page.locator(f"#{described}")).to_contain_text("kernel must fit")
    assert shown(page)[1][1] == "6×6×4"
    assert shown(page)[2][1:] == [""] * 8
    assert axe(page) == []
    kernel.fill("2")
    expect(status(page)).to_have_text("")
    expect(kernel).to_have_attribute("aria-invalid", "false")


def test_the_keyboard_alone_builds_a_network(started):
    page = started(STACK)
    page.keyboard.press("Tab")  # from the known networks to the size of the image
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("16")
    expect(calculator(page).locator("tbody")).to_contain_text("14×14×4")
    add = calculator(page).get_by_role("button", name="Add layer")
    calculator(page).get_by_label("A new layer").select_option("flatten")
    add.focus()
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("flatten added at the end")
    up = opened(page, "flatten1").get_by_role("button", name="Move up")
    up.focus()
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("Now layer 2 of 3")
    expect(up).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("It is the first layer")
    box = opened(page, "flatten1")
    box.get_by_role("button", name="Move down").press("Enter")
    box.get_by_role("button", name="Move down").press("Enter")
    box.get_by_role("button", name="Move down").press("Enter")
    expect(status(page)).to_contain_text("It is the last layer")
    opened(page, "pool1").get_by_role("button", name="Copy layer").press("Enter")
    expect(layer(page, "pool2")).to_be_focused()
    assert names(page) == ["input", "conv1", "pool1", "pool2", "flatten1"]
    opened(page, "pool2").get_by_role("button", name="Delete layer").press("Enter")
    expect(layer(page, "flatten1")).to_be_focused()
    expect(status(page)).to_have_text("Layer deleted")
    assert names(page) == ["input", "conv1", "pool1", "flatten1"]


def test_changes_are_undone_and_done_again(started):
    page = started(STACK)
    before = shown(page)
    opened(page, "pool1").get_by_role("button", name="Delete layer").click()
    opened(page, "conv1").get_by_label("filters").fill("5")
    expect(calculator(page).locator("tbody")).to_contain_text("6×6×5")
    undo = calculator(page).get_by_role("button", name="Undo")
    undo.click()
    expect(calculator(page).locator("tbody")).to_contain_text("6×6×4")
    undo.focus()
    page.keyboard.press("ControlOrMeta+z")
    expect(layer(page, "pool1")).to_be_visible()
    expect(status(page)).to_have_text("Undone")
    assert shown(page) == before
    undo.click()
    expect(status(page)).to_have_text("Nothing to undo")
    calculator(page).get_by_role("button", name="Redo").click()
    expect(layer(page, "pool1")).to_have_count(0)
    page.keyboard.press("ControlOrMeta+Shift+z")
    expect(calculator(page).locator("tbody")).to_contain_text("6×6×5")


def test_the_address_holds_the_network(started, visit):
    page = started(STACK)
    opened(page, "conv1").get_by_label("filters").fill("7")
    expect(page).to_have_url(re.compile("filters%3D7"))
    before = shown(page)
    page.reload(wait_until="networkidle")
    page.get_by_role("button", name="Show the network of this address").click()
    expect(layer(page, "conv1")).to_be_visible()
    assert shown(page) == before


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_address_gives_an_empty_stack_and_a_message(started, address, text):
    page = started()
    page.goto("about:blank")
    query = page.evaluate("text => new URLSearchParams({net: text}).toString()", text)
    page.goto(f"{address}{PAGE}?{query}"[:60_000], wait_until="networkidle")
    page.get_by_role("button", name="Show the network of this address").click()
    expect(calculator(page).locator("tbody th")).to_have_text(["input"])
    expect(status(page)).to_contain_text("The address holds no network")
    assert calculator(page).locator("img, b, script").count() == 0


def test_a_value_that_is_markup_stays_text(started):
    page = started("?net=input+8+3;conv+filters=%3Cb%3E4%3C/b%3E+kernel=3")
    expect(status(page)).to_contain_text("Layer 1: filters must be an integer")
    box = opened(page, "conv")
    expect(box.get_by_label("filters")).to_have_value("<b>4</b>")
    assert calculator(page).locator("b").count() == 0


@pytest.mark.parametrize(
    ("form", "piece"),
    [
        ("CSV", "conv1,6×6×4,108,4,112"),
        ("Markdown", "| conv1 | 6×6×4 | 108 | 4 | 112 |"),
        ("PyTorch", "nn.Conv2d(3, 4, 3, 1, 0, 1, 1, True),"),
        ("Keras", "layers.Conv2D(4, 3, 1, 'valid'"),
    ],
)
def test_the_network_is_taken_along(visit, form, piece):
    grants = {"permissions": ["clipboard-read", "clipboard-write"]}
    page = visit(PAGE + STACK, **grants)
    calculator(page).get_by_role("button").first.click()
    page.get_by_text("Take it along").click()
    calculator(page).locator("details select").select_option(form)
    written = calculator(page).locator("details pre")
    expect(written).to_contain_text(piece)
    calculator(page).get_by_role("button", name="Copy", exact=True).click()
    expect(status(page)).to_have_text("Copied")
    assert piece in page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as download:
        calculator(page).get_by_role("button", name="Download").click()
    assert piece in download.value.path().read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_it_is_accessible_in_use_and_fits(started, axe, scheme, width):
    size = {"width": width, "height": 800}
    page = started(viewport=size, color_scheme=scheme)
    calculator(page).get_by_label("A known network").select_option(named("vgg16").title)
    box = opened(page, "conv3_2")
    expect(box.get_by_label("filters")).to_have_value("256")
    page.get_by_text("Take it along").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    place = box.get_by_label("filters").bounding_box()
    assert place["x"] + place["width"] <= width


def test_on_paper_stand_the_table_and_the_totals(started):
    page = started(STACK)
    page.emulate_media(media="print")
    expect(calculator(page).locator("tbody")).to_be_visible()
    expect(calculator(page).locator(":scope > dl")).to_be_visible()
    expect(calculator(page).get_by_role("button", name="Undo")).to_be_hidden()


def test_a_lost_connection_is_told_and_tried_again(browser, address):
    page = browser.new_page()
    page.goto(address + PAGE)
    page.context.route("**/light/**", lambda route: route.abort())
    start = page.get_by_role("button", name="Start the calculator")
    start.click()
    expect(status(page)).to_contain_text("could not be fetched")
    page.context.unroute("**/light/**")
    start.click()
    expect(layer(page, "conv1")).to_be_visible()
    page.close()


def test_two_hundred_layers_are_shown(started):
    text = ";".join(["input 32 3", *["conv filters=8 kernel=3 padding=1"] * 200])
    page = started("?net=" + text.replace(" ", "+"))
    expect(layer(page, "conv200")).to_be_visible()
    assert json.dumps(shown(page)[-1])
