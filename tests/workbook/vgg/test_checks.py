"""Mistakes in counting VGG-16's parameters, against published counts."""

import pytest

from snippets.vgg import CONFIGURATIONS, layers
from tests.light import assert_both_agree
from tests.workbook.sound import assert_sound, values_of
from workbook.vgg import checks
from workbook.vgg.networks import Network, conv_layers

CONVS, HEAD = 14_714_688, 123_642_856
SMALL = Network((((3, 4),), ((3, 8), (3, 8))), 16, 3, (10,), 5)


def messages_of(mistakes):
    return {mistake.value: mistake.message for mistake in mistakes}


@pytest.mark.parametrize("name", [layer.name for layer in conv_layers(checks.VGG16)])
def test_the_mistakes_of_each_conv_layer_are_sound(name):
    (layer,) = [layer for layer in layers() if layer.name == name]
    assert_sound(layer.parameters, checks.layer_mistakes(name))


def test_the_mistakes_of_conv3_1():
    found = checks.layer_mistakes("conv3_1")
    values = values_of(found)
    assert values["biases missing"] == 294_912
    assert values["input channels left out"] == 2560
    assert values["one bias per pixel"] == 294_912 + 802_816
    assert values["output channels twice"] == 590_080  # conv3_2
    assert values["channels of the image"] == 7168
    assert "conv4_1" in messages_of(found)[1_180_160]


def test_the_mistakes_of_the_first_fully_connected_layer():
    found = checks.first_affine_mistakes()
    assert_sound(102_764_544, found)
    values = values_of(found)
    assert values["poolings forgotten"] == 224 * 224 * 512 * 4096 + 4096
    assert values["one pooling forgotten"] == 14 * 14 * 512 * 4096 + 4096
    assert values["channels only"] == 512 * 4096 + 4096
    assert values["pixels only"] == 49 * 4096 + 4096
    assert values["one direction only"] == 7 * 512 * 4096 + 4096
    assert values["image flattened"] == 224 * 224 * 3 * 4096 + 4096
    assert values["biases missing"] == 102_760_448
    assert "fc8" in messages_of(found)[4_097_000]


def test_the_mistakes_of_the_conv_part():
    found = checks.conv_part_mistakes()
    assert_sound(CONVS, found)
    values = values_of(found)
    assert values["biases missing"] == CONVS - 4224  # one bias per filter
    assert values["head counted"] == 138_357_544
    assert values["head for conv part"] == HEAD
    assert values["C for D"] == 133_638_952 - HEAD
    assert values["E for D"] == 143_667_240 - HEAD
    assert "block 3" in messages_of(found)[CONVS - 1_475_328]
    less, more = CONVS - 2_359_808, CONVS + 2_359_808
    assert messages_of(found)[less] == "A conv layer is missing: one like conv4_2."
    assert "once too often: one like conv4_2" in messages_of(found)[more]


def test_the_mistakes_of_the_total():
    found = checks.total_mistakes()
    assert_sound(CONVS + HEAD, found)
    values = values_of(found)
    assert values["biases missing"] == 138_344_128
    assert values["head missing"] == CONVS
    assert values["head only"] == HEAD
    assert values["biases of the head missing"] == CONVS + HEAD - 4096 - 4096 - 1000
    assert values["biases of the conv layers missing"] == CONVS + HEAD - 4224
    assert values["C for D"] == 133_638_952
    assert values["A for D"] == 132_863_336
    assert values["B for D"] == 133_047_848
    assert values["E for D"] == 143_667_240
    assert values["poolings forgotten"] == CONVS + HEAD + (224**2 - 49) * 512 * 4096
    assert "fc8" in messages_of(found)[CONVS + HEAD - 4_097_000]
    assert "1×1" in messages_of(found)[133_638_952]


def test_a_network_of_ones_own_is_not_compared_with_the_paper():
    names = values_of(checks.total_mistakes(SMALL))
    assert not [name for name in names if " for " in name]
    assert_sound(
        9 * 12 + 4 + 9 * 32 + 8 + 9 * 64 + 8 + 1290 + 55, checks.total_mistakes(SMALL)
    )


def test_every_mistake_can_be_made():
    found = checks.first_affine_mistakes() + checks.conv_part_mistakes()
    found += checks.total_mistakes() + checks.layer_mistakes("conv3_1")
    assert set(checks.MESSAGES) <= {each.name for each in found}


def test_a_wrong_name_is_no_layer():
    with pytest.raises(ValueError, match=r"one of conv1_1, .*, got .conv9_1."):
        checks.layer_mistakes("conv9_1")


CASES = [
    "checks.first_affine_mistakes()",
    "checks.conv_part_mistakes()",
    "checks.total_mistakes()",
    *[f"checks.layer_mistakes('{each.name}')" for each in conv_layers(checks.VGG16)],
    *[
        f"checks.{kind}_mistakes(networks.published('{name}'))"
        for name in CONFIGURATIONS
        for kind in ("first_affine", "conv_part", "total")
    ],
    f"checks.total_mistakes(networks.Network{tuple(SMALL)})",
]


def test_both_pythons_list_the_same():
    assert_both_agree(CASES, "from workbook.vgg import checks, networks")
