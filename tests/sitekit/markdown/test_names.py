"""Pages name what they show; a wrong name says what is wrong."""

import pytest

from sitekit.markdown.names import ExpressionError, evaluate, shown, value_text

SNIPPETS = "snippets.{topic}"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('vgg.count_parameters("D")', "138,357,544"),
        ("parameters.conv_parameters(3, 3, 64)", "1,792"),
        ("shapes.conv_shape((1, 224, 224, 3), 64, 3)[1:]", "222×222×64"),
        ("('N', 2)", "N×2"),
        ("100 * 2 / 3:.1f", "66.7"),
        ("{1: 2}[1]:03d", "002"),
        ("sum(l.macs for l in vgg.layers())", "15,470,264,320"),
        ("np.int64(1234)", "1,234"),
        ("'text'", "text"),
    ],
)
def test_values(source, text):
    assert value_text(source, SNIPPETS) == text


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            "vgg.count_parameters('F')",
            "raises ValueError: configuration must be one of",
        ),
        ("vgg.count()", "raises AttributeError"),
        ("vvg.layers()", "raises NameError: name 'vvg' is not defined"),
        ("1 +", "raises SyntaxError"),
        ("2 / 3", "a number with decimals needs a format"),
        ("[1, 2]", "a value must be a number, a shape or text"),
    ],
)
def test_wrong_values(source, message):
    with pytest.raises(ExpressionError, match=message):
        value_text(source, SNIPPETS)


def test_a_topic_whose_module_imports_something_missing_says_what(
    tmp_path, monkeypatch
):
    (tmp_path / "topics_here").mkdir()
    (tmp_path / "topics_here" / "broken.py").write_text("import no_such_module")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        evaluate("broken.x", "topics_here.{topic}")


def test_true_is_no_number_to_show():
    with pytest.raises(ExpressionError, match="got True"):
        shown(True)
