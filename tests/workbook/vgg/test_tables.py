"""The tables of exercise 5, row by row, against figures computed on another way."""

from workbook.vgg.tables import by_block, family, per_layer

PER_LAYER = """
Layer   | Shape       | Parameters  | MACs, millions | Receptive field
input   | 224×224×3   | 0           | 0.0      | 1
conv1_1 | 224×224×64  | 1,792       | 86.7     | 3
conv1_2 | 224×224×64  | 36,928      | 1,849.7  | 5
pool1   | 112×112×64  | 0           | 0.0      | 6
conv2_1 | 112×112×128 | 73,856      | 924.8    | 10
conv2_2 | 112×112×128 | 147,584     | 1,849.7  | 14
pool2   | 56×56×128   | 0           | 0.0      | 16
conv3_1 | 56×56×256   | 295,168     | 924.8    | 24
conv3_2 | 56×56×256   | 590,080     | 1,849.7  | 32
conv3_3 | 56×56×256   | 590,080     | 1,849.7  | 40
pool3   | 28×28×256   | 0           | 0.0      | 44
conv4_1 | 28×28×512   | 1,180,160   | 924.8    | 60
conv4_2 | 28×28×512   | 2,359,808   | 1,849.7  | 76
conv4_3 | 28×28×512   | 2,359,808   | 1,849.7  | 92
pool4   | 14×14×512   | 0           | 0.0      | 100
conv5_1 | 14×14×512   | 2,359,808   | 462.4    | 132
conv5_2 | 14×14×512   | 2,359,808   | 462.4    | 164
conv5_3 | 14×14×512   | 2,359,808   | 462.4    | 196
pool5   | 7×7×512     | 0           | 0.0      | 212
fc6     | 4,096       | 102,764,544 | 102.8    | 404
fc7     | 4,096       | 16,781,312  | 16.8     | 404
fc8     | 1,000       | 4,097,000   | 4.1      | 404
Total   |             | 138,357,544 | 15,470.3 |
"""
BY_BLOCK = """
Block           | Parameters  | Share | MACs, millions | Activations, millions
Input           | 0           | 0.0%  | 0.0     | 0.15
Block 1         | 38,720      | 0.0%  | 1,936.4 | 7.23
Block 2         | 221,440     | 0.2%  | 2,774.5 | 3.61
Block 3         | 1,475,328   | 1.1%  | 4,624.2 | 2.61
Block 4         | 5,899,776   | 4.3%  | 4,624.2 | 1.30
Block 5         | 7,079,424   | 5.1%  | 1,387.3 | 0.33
Fully connected | 123,642,856 | 89.4% | 123.6   | 0.01
"""
# The paper's table 2 rounds to 133, 133, 134, 138 and 144 million.
FAMILY = """
Configuration | Parameters  | Paper, millions | MACs, billions | Receptive field
A (VGG-11)    | 132,863,336 | 133 | 7.61  | 150
B (VGG-13)    | 133,047,848 | 133 | 11.31 | 156
C             | 133,638,952 | 134 | 11.77 | 156
D (VGG-16)    | 138,357,544 | 138 | 15.47 | 212
E (VGG-19)    | 143,667,240 | 144 | 19.63 | 268
"""


def written(value):
    if isinstance(value, tuple):
        return "×".join(f"{size:,}" for size in value)
    return f"{value:,}" if isinstance(value, int) else value


def lines(rows):
    """Write rows as the tables above stand, each cell stripped."""
    cells = [list(rows[0]), *([*map(written, row.values())] for row in rows)]
    return [[cell.strip() for cell in row] for row in cells]


def golden(text):
    return [
        [cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()
    ]


def test_each_layer_of_vgg16():
    assert lines(per_layer()) == golden(PER_LAYER)


def test_each_block_of_vgg16():
    assert lines(by_block()) == golden(BY_BLOCK)


def test_each_configuration():
    assert lines(family()) == golden(FAMILY)
    for row in family():
        assert round(row["Parameters"] / 1e6) == row["Paper, millions"]
