"""Answers that are shapes, in the spellings of papers, programs and people."""

import random
from itertools import permutations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.light import assert_both_agree
from workbook.answers.shape import judge
from workbook.answers.verdict import RIGHT, UNCLEAR, WRONG, Mistake

STEP = "Where can the window start?"
OPEN, GIVEN = ("N", 222, 221, 64), (10, 2, 4, 6)
MISTAKES = [
    Mistake("padding added", ("N", 224, 223, 64), "Without padding it shrinks."),
    Mistake("input channels", ("N", 222, 221, 3), "Each filter gives one channel."),
    Mistake("channels missing", ("N", 222, 221), "The channels are an axis too."),
]
ACCEPTED = {
    OPEN: """
        N×222×221×64|N × 222 × 221 × 64|(N, 222, 221, 64)|(N,222,221,64,)|[N,222,221,64]
        {N;222;221;64}|N 222 221 64|N x 222 x 221 x 64|Nx222x221x64|N X 222 X 221 X 64
        N*222*221*64|N·222·221·64|n,222,221,64|N, 222, 221, 64.
        N/222/221/64|  (N, 222,221,64)|(N, 222, 221, 64|N,222，221、64
        ('N', 222, 221, 64)|("N", 222, 221, 64)|(‘N’, 222, 221, 64)
        Ｎ × ２２２ × ２２１ × ６４|N,٢٢٢,٢٢١,٦٤
        N\u00a0×\u202f222\u2009×\u3000221×64|N by 222 by 221 by 64
        N mal 222 mal 221 mal 64
        W=222, H=221, C=64, N=N|C: 64, W: 222, H: 221, N: N|N, W=222, H=221, C=64
        W=222, H=221, C=64, N|C=64, H=221, N, W=222|NWHC = (N, 222, 221, 64)
        N×222×221×64 (NWHC)|N, C=64, H=221, W=222
        N = N, width = 222, height = 221, channels = 64
        (None, 222, 221, 64)|TensorShape([None, 222, 221, 64])
        torch.Size([N, 222, 221, 64])|np.shape = (N, 222, 221, 64)
        x.shape: (N, 222, 221, 64)|shape (N, 222, 221, 64)
        (batch, 222, 221, 64)|(batch_size, 222, 221, 64)|B×222×221×64|(?, 222, 221, 64)
        N images of 222×221 pixels with 64 channels|The answer is N×222×221×64
    """,
    GIVEN: """
        (10, 2, 4, 6)|10×2×4×6|10x2x4x6|10 2 4 6|10,2,4,6|[10; 2; 4; 6]|10*2*4*6
        N=10, W=2, H=4, C=6|C=6, H=4, W=2, N=10|10, W=2, H=4, C=6|(10, 2, 4, 6).shape
        10, C=6, H=4, W=2
        tf.TensorShape([10, 2, 4, 6])|batch = 10, 2, 4, 6|torch.Size([10, 2, 4, 6])
    """,
}
TOLD = [
    ("", OPEN, UNCLEAR, ""),
    ("()", OPEN, UNCLEAR, ""),
    ("shape", OPEN, UNCLEAR, ""),
    ("N×W×H×C", OPEN, UNCLEAR, ""),
    ("N×W×221×64", OPEN, UNCLEAR, ""),
    ("what", OPEN, UNCLEAR, ""),
    ("N, 224-3+1, 221, 64", OPEN, UNCLEAR, ""),
    ("N, 222.0, 221.0, 64", OPEN, UNCLEAR, ""),
    ("N × 222² × 64", OPEN, UNCLEAR, ""),
    ("1" * 13, OPEN, UNCLEAR, ""),
    ("1 " * 13, OPEN, UNCLEAR, ""),
    ("1 " * 101, OPEN, UNCLEAR, ""),
    ("(10, 6/3, 8//2, 6)", GIVEN, UNCLEAR, ""),
    ("10 6//3 4 6", GIVEN, UNCLEAR, ""),
    ("10 × 6/3 × 8/2 × 6", GIVEN, UNCLEAR, ""),
    ("10x6/3x8/2x6", GIVEN, UNCLEAR, ""),
    ("10; 6/3; 4; 6", GIVEN, UNCLEAR, ""),
    ("10*2*4*6 = 480", GIVEN, UNCLEAR, ""),
    ("W=2, 4, 6, C=10", GIVEN, WRONG, "axes in another order"),
    ("W=2, H=4, 10, C=6", GIVEN, WRONG, "axes in another order"),
    ("(N, 2, 4, 6)", GIVEN, UNCLEAR, "N for number"),
    ("(N, 224, 223, 64)", OPEN, WRONG, "padding added"),
    ("(N, 222, 221, 3)", OPEN, WRONG, "input channels"),
    ("(N, 222, 221)", OPEN, WRONG, "channels missing"),
    ("(10, 222, 221, 64)", OPEN, WRONG, "number for N"),
    ("(5, 2, 4, 6)", GIVEN, WRONG, "batch size changed"),
    ("(222, 221, 64)", OPEN, WRONG, "batch axis missing"),
    ("(2, 4, 6)", GIVEN, WRONG, "batch axis missing"),
    ("(224, 223, 64)", OPEN, WRONG, "padding added"),
    ("222×221", OPEN, WRONG, "width and height only"),
    ("(N, 64, 222, 221)", OPEN, WRONG, "axes in another order"),
    ("(N, 221, 222, 64)", OPEN, WRONG, "axes in another order"),
    ("(N, 3, 222, 221)", OPEN, WRONG, "input channels"),
    ("222 221 64 N", OPEN, WRONG, "axes in another order"),
    ("3140 8", OPEN, WRONG, "number of axes"),
    ("3139968", OPEN, WRONG, "entries counted"),
    ("480", GIVEN, WRONG, "entries counted"),
    ("48", GIVEN, WRONG, "entries counted"),
    ("7", GIVEN, WRONG, "number of axes"),
    ("6", GIVEN, WRONG, "number of axes"),
    ("1×2×3×4×5", OPEN, WRONG, "number of axes"),
    ("(N, 9, 9, 9)", OPEN, WRONG, ""),
    ("(9, 9, 9, 9)", GIVEN, WRONG, ""),
]


def verdict(text, expected=OPEN):
    return judge(text, expected, MISTAKES, STEP)


def spellings(expected):
    lines = [line.strip() for line in ACCEPTED[expected].strip().splitlines()]
    whole = "N|222|221|64"  # its bars are its own
    return [
        each for line in lines for each in line.replace(whole, "").split("|") if each
    ]


@pytest.mark.parametrize("expected", ACCEPTED)
def test_every_spelling_of_the_right_shape_passes(expected):
    states = {text: verdict(text, expected).state for text in spellings(expected)}
    assert {text: state for text, state in states.items() if state != RIGHT} == {}
    assert verdict("N|222|221|64").state == RIGHT
    assert sum(len(spellings(each)) for each in ACCEPTED) > 50


@pytest.mark.parametrize(("text", "expected", "state", "name"), TOLD)
def test_what_is_not_right_is_told_what_it_is(text, expected, state, name):
    found = verdict(text, expected)
    assert (found.state, found.name) == (state, name)
    assert found.message
    sizes = [str(size) for size in expected[1:3]]
    assert not all(size in found.message for size in sizes)


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("n 222, 221; 64", "N×222×221×64"),
        ("C=64, H=221, W=222, N=1000", "1,000×222×221×64"),
        ("W=H=222", "222×222"),
        ("W=5, W=6, 7, 8", "5×6×7×8"),
        ("what", ""),
    ],
)
def test_it_shows_how_the_answer_was_read(text, understood):
    assert verdict(text).understood == understood


def test_a_wrong_shape_that_is_no_known_mistake_gets_the_next_step():
    assert verdict("N 9 9 9").message == STEP


def test_channels_first_is_named():
    found = verdict("N 64 222 221").message
    assert "Channels first" in found
    assert "N, C, W, H" in found
    assert verdict("N 221 222 64").message.startswith("These axes")


def test_a_mistake_in_another_order_is_told_both():
    message = verdict("N 64 224 223").message
    assert "Channels first" in message
    assert "Without padding it shrinks." in message


def test_a_shape_of_another_length_has_no_letters_for_its_axes():
    found = judge("(3, 4)", (5,), [], STEP).message
    assert found == "You gave 2 axes, there are 1."
    assert judge("(3, 4)", (4, 3), [], STEP).message == STEP


SIZES = st.integers(1, 300)
MARKS = st.sampled_from(["×", ", ", " ", "x", " x ", "*", "·", ";"])


@settings(max_examples=1000)
@given(st.lists(SIZES, min_size=1, max_size=6), st.tuples(SIZES, SIZES, SIZES), MARKS)
@example([222, 221, 64], (222, 221, 64), "x")
def test_no_other_shape_passes(other, expected, mark):
    batch = ["N", *map(str, other)]
    found = judge(mark.join(batch), ("N", *expected), [], STEP)
    assert (found.state == RIGHT) == (tuple(other) == expected)


@settings(max_examples=300)
@given(st.tuples(SIZES, SIZES, SIZES, SIZES))
def test_every_other_order_of_the_axes_is_named_as_one(expected):
    for order in set(permutations(expected)) - {expected}:
        found = judge(str(order), expected, [], STEP)
        assert found.name in ("axes in another order", "batch size changed")


ANY = st.text() | st.text("NWHCnx0123456789,.×*()[]=: -?²", max_size=40)


@settings(max_examples=1000)
@given(ANY)
@example("\x00\ud800")
@example("=" * 200)
def test_no_text_raises(text):
    for expected in (OPEN, GIVEN, (5,)):
        found = judge(text, expected, MISTAKES, STEP)
        assert found.state in (RIGHT, WRONG, UNCLEAR)
        assert found.message


def texts_for_both():
    chance = random.Random(7)
    pieces = [
        "N",
        "n",
        "W",
        "2",
        "222",
        "221",
        "64",
        "10",
        "4",
        "6",
        "x",
        "é",
        "К",
        "²",
    ]
    marks = [" ", ",", "×", "x", "=", "", ":", "(", ".", "-"]
    yield from spellings(OPEN) + spellings(GIVEN)
    yield from [row[0] for row in TOLD]
    for _ in range(1000):
        length = chance.randint(1, 6)
        yield "".join(
            chance.choice(pieces) + chance.choice(marks) for _ in range(length)
        )
    for shape in (OPEN, GIVEN, (224, 223, "N", 64)):
        yield from map(str, permutations(shape))


def test_both_pythons_judge_alike():
    mistakes = [tuple(mistake) for mistake in MISTAKES]
    cases = [
        f"judge({text!a}, {expected}, mistakes, {STEP!r})"
        for text in texts_for_both()
        for expected in (OPEN, GIVEN)
    ]
    assert len(cases) > 2000
    assert_both_agree(
        cases,
        "from workbook.answers.shape import judge\n"
        "from workbook.answers.verdict import Mistake\n"
        f"mistakes = [Mistake(*each) for each in {mistakes!a}]",
    )
