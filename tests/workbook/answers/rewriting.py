"""Formulas made by machine, with values computed apart from the workbook.

A formula is a nested tuple of this module's own. It is written in three styles with
all its brackets, and computed by NumPy from the snippets' functions.
"""

import numpy as np

from snippets import jacobians

DEEPEST = 9
J, K, M = "jkm"
ONE, TWO = ("number", 1), ("number", 2)
DELTA = ("delta", J, K)


def symbol(base, index, layer):
    """Name an entry of a layer."""
    return ("symbol", base, index, layer)


A_J, A_K = symbol("a", J, "l-1"), symbol("a", K, "l-1")
B_J, B_K = symbol("a", J, "l"), symbol("a", K, "l")
EXP_J, EXP_K = ("exp", A_J), ("exp", A_K)
TOTAL = ("sum", ("exp", symbol("a", M, "l-1")))
STARTS = {
    "relu": [("*", ("positive", A_K), DELTA), ("*", DELTA, ("/", B_J, A_J))],
    "square": [("*", ("*", TWO, A_K), DELTA), ("*", DELTA, ("+", A_J, A_K))],
    "softmax": [
        ("*", B_J, ("-", DELTA, B_K)),
        ("-", ("*", B_K, DELTA), ("*", B_J, B_K)),
        ("/", ("*", EXP_J, ("-", ("*", DELTA, TOTAL), EXP_K)), ("square", TOTAL)),
    ],
}
WORDS = {
    "plain": {"*": "*", "/": "/", "+": "+", "-": "-"},
    "tex": {"*": r"\cdot", "+": "+", "-": "-"},
    "signs": {"*": "·", "/": "/", "+": "+", "-": "−"},
}


def written(tree, style):
    """Write a formula in a style."""
    kind, *rest = tree
    if kind == "number":
        return str(rest[0])
    if kind == "symbol":
        base, index, layer = rest
        return (
            f"{base}_{index}^{{({layer})}}"
            if style == "tex"
            else (f"{base}_{index}^({layer})")
        )
    if kind == "delta":
        one, other = rest
        return {
            "plain": f"({one}=={other})",
            "tex": rf"\delta_{{{one}{other}}}",
            "signs": f"δ_{one}{other}",
        }[style]
    inner = [written(each, style) for each in rest]
    if kind == "/" and style == "tex":
        return rf"\frac{{{inner[0]}}}{{{inner[1]}}}"
    if kind in "+-*/":
        return f"({inner[0]} {WORDS[style][kind]} {inner[1]})"
    forms = {
        "plain": {"exp": "exp({})", "sum": "sum({} for m in range(K))",
                  "square": "({})**2", "positive": "(({}) > 0)"},
        "tex": {"exp": "e^{{{}}}", "sum": r"\left(\sum_{{m}} {}\right)",
                "square": r"\left({}\right)^2", "positive": r"\mathbf{{1}}[{} > 0]"},
        "signs": {"exp": "exp({})", "sum": "(Σ_m {})", "square": "({})²",
                  "positive": "1[{} > 0]"},
    }  # fmt: skip
    return forms[style][kind].format(inner[0])


def value(tree, point):
    """Compute a formula at a point."""
    kind, *rest = tree
    if kind == "number":
        return float(rest[0])
    if kind == "symbol":
        return point[rest[2]][point[rest[1]]]
    if kind == "delta":
        return float(point[rest[0]] == point[rest[1]])
    if kind == "sum":
        places = range(len(point["l"]))
        return sum(value(rest[0], point | {M: place}) for place in places)
    inner = [value(each, point) for each in rest]
    return {
        "+": lambda x, y: x + y,
        "-": lambda x, y: x - y,
        "*": lambda x, y: x * y,
        "/": np.divide,
        "exp": np.exp,
        "square": np.square,
        "positive": lambda x: float(x > 0),
    }[kind](*inner)


def points(question):
    """List entries of layers whose inputs no one chose."""
    random = np.random.default_rng(15)
    for size in (2, 3, 4):
        a = random.normal(size=size)
        layer = {"l-1": a, "l": getattr(jacobians, question)(a)}
        for j in range(size):
            for k in range(size):
                yield layer | {J: j, K: k}


def values(tree, question):
    """Compute a formula at all points; NaN and infinity where it has no value."""
    with np.errstate(all="ignore"):
        return np.array([value(tree, point) for point in points(question)])


def places(tree, path=()):
    """List the paths to all parts of a formula."""
    yield path
    for number, part in enumerate(tree):
        if isinstance(part, tuple):
            yield from places(part, (*path, number))


def part(tree, path):
    """Return the part of a formula at a path."""
    for number in path:
        tree = tree[number]
    return tree


def put(tree, path, new):
    """Return a formula with another part at a path."""
    if not path:
        return new
    first, *rest = path
    return (*tree[:first], put(tree[first], rest, new), *tree[first + 1 :])


def rewritings(x):
    """List formulas that equal a part of another."""
    yield ("*", ONE, x)
    yield ("-", ("+", x, A_J), A_J)
    yield ("/", ("*", x, EXP_K), EXP_K)
    yield ("-", ("number", 0), ("-", ("number", 0), x))
    if x[0] in "+*":
        yield (x[0], x[2], x[1])
    if x[0] == "*" and x[2][0] in "+-":
        yield (x[2][0], ("*", x[1], x[2][1]), ("*", x[1], x[2][2]))
    if x[0] == "-":
        yield ("+", x[1], ("*", ("number", -1), x[2]))
    if x[0] == "/":
        yield ("*", x[1], ("/", ONE, x[2]))
    if x[0] == "square":
        yield ("*", x[1], x[1])
    if x == DELTA:
        yield ("square", x)
        yield ("delta", K, J)
        yield ("sum", ("*", ("delta", J, M), ("delta", M, K)))


def mutations(x):
    """List formulas that hardly ever equal a part of another."""
    yield ("*", ("number", -1), x)
    yield ("*", TWO, x)
    yield ("+", x, ONE)
    yield ("square", x)
    if x[0] == "symbol":
        yield symbol(x[1], K if x[2] == J else J, x[3])
        yield symbol(x[1], x[2], "l" if x[3] == "l-1" else "l-1")
    if x[0] == "number":
        yield ("number", x[1] + 1)
    if x[0] in "+-*/":
        yield x[1]
        yield x[2]
        for kind in "+-*/":
            yield (kind, x[1], x[2])
    if x[0] in ("exp", "square", "positive"):
        yield x[1]
    if x == DELTA:
        yield ONE
        yield ("-", ONE, DELTA)


def needs_sum(tree):
    """Tell whether a formula has an index m without a sum over it."""
    if tree[0] == "sum":
        return False
    return M in tree[1:] or any(needs_sum(x) for x in tree[1:] if isinstance(x, tuple))


def depth(tree):
    """Count how many parts of a formula lie within each other."""
    return 1 + max((depth(x) for x in tree if isinstance(x, tuple)), default=0)


def changed(tree, random, change):
    """Change one part of a formula, chosen by chance; those under a sum stay whole.

    What would be nested more deeply than any reader writes stays as it is.
    """
    found = [path for path in places(tree) if not needs_sum(part(tree, path))]
    path = random.choice(found)
    new = put(tree, path, random.choice(list(change(part(tree, path)))))
    return new if depth(new) <= DEEPEST else tree


def equivalents(question, random, steps=3):
    """Rewrite a right answer a few times."""
    tree = random.choice(STARTS[question])
    for _ in range(random.randrange(steps + 1)):
        tree = changed(tree, random, rewritings)
    return tree
