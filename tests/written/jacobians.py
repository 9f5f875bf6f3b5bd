"""Programs for exercise 1: the Jacobian of softmax."""

HEAD = "import numpy as np\n\n\ndef softmax_jacobian(a):\n"
STABLE = "    e = np.exp(a - a.max())\n    s = e / e.sum()\n"


def program(*lines, head=STABLE):
    """Return a program that defines ``softmax_jacobian`` with these lines."""
    return HEAD + head + "".join(f"    {line}\n" for line in lines)


RIGHT = {
    "diag and outer": program("return np.diag(s) - np.outer(s, s)"),
    "delta": program("return s[:, None] * (np.eye(len(s)) - s[None, :])"),
    "delta by columns": program("return (np.eye(len(s)) - s[:, None]) * s"),
    "loops": program(
        "K = len(a)",
        "J = np.zeros((K, K))",
        "for j in range(K):",
        "    for k in range(K):",
        "        J[j, k] = s[j] * ((j == k) - s[k])",
        "return J",
    ),
    "two cases": program(
        "J = -np.outer(s, s)",
        "for j in range(len(a)):",
        "    J[j, j] = s[j] * (1 - s[j])",
        "return J",
    ),
    "fill the diagonal": program(
        "J = -np.outer(s, s)", "np.fill_diagonal(J, s * (1 - s))", "return J"
    ),
    "a matrix product": program("return np.diag(s) - s[:, None] @ s[None, :]"),
    "einsum": program("return np.diag(s) - np.einsum('j,k->jk', s, s)"),
    "diag times": program("return np.diag(s) @ (np.eye(len(s)) - s)"),
    "comprehension": program(
        "K = range(len(s))",
        "return np.array([[s[j] * ((j == k) - s[k]) for k in K] for j in K])",
    ),
    "log": program(
        "top = a.max()",
        "log = a - top - np.log(np.exp(a - top).sum())",
        "s = np.exp(log)",
        "return np.diag(s) - np.outer(s, s)",
        head="",
    ),
    "a function of its own": (
        "import numpy as np\n\n\ndef softmax(a):\n    e = np.exp(a - max(a))\n"
        "    return e / sum(e)\n\n\ndef softmax_jacobian(a):\n    s = softmax(a)\n"
        "    return np.diag(s) - np.outer(s, s)\n"
    ),
    "complex step": program(
        "K = len(a)",
        "columns = []",
        "for k in range(K):",
        "    z = a - a.max() + 0j",
        "    z[k] += 1e-30j",
        "    e = np.exp(z)",
        "    columns.append((e / e.sum()).imag / 1e-30)",
        "return np.stack(columns, axis=1)",
        head="",
    ),
}
UNSTABLE = "    e = np.exp(a)\n    s = e / e.sum()\n"
SIGMOID = "    s = 1 / (1 + np.exp(-a))\n"
WRONG = {
    "nothing": ("", "missing"),
    "another name": ("def jacobian(a):\n    return a\n", "missing"),
    "no result": (program("J = np.diag(s)"), "no array"),
    "an error": (program("return s @ np.eye(7)"), "raises"),
    "one vector": (program("return s * (1 - s)"), "wrong shape"),
    "three by three only": (
        program("return np.diag(s[:3]) - np.outer(s[:3], s[:3])"),
        "wrong shape",
    ),
    "diagonal only": (program("return np.diag(s * (1 - s))"), "diagonal only"),
    "softmax on the diagonal": (
        program("return np.diag(s)"),
        "softmax instead of its derivative",
    ),
    "sign": (program("return np.outer(s, s) - np.diag(s)"), "sign"),
    "plus": (
        program("J = np.outer(s, s)", "np.fill_diagonal(J, s * (1 - s))", "return J"),
        "sign beside the diagonal",
    ),
    "without the diagonal": (
        program("return -np.outer(s, s)"),
        "diagonal without the other term",
    ),
    "product": (program("return np.outer(s, s)"), "product only"),
    "broadcast": (program("return s[:, None] - np.outer(s, s)"), "one column for all"),
    "with the activities": (
        program("return np.diag(a) - np.outer(a, a)"),
        "activities instead of softmax",
    ),
    "sigmoid": (program("return np.diag(s * (1 - s))", head=SIGMOID), "sigmoid"),
    "not normalised": (
        program("s = np.exp(a)", "return np.diag(s) - np.outer(s, s)", head=""),
        "not normalised",
    ),
    "overflow": (
        program("return np.diag(s) - np.outer(s, s)", head=UNSTABLE),
        "overflow",
    ),
    "changes the input": (
        program(
            "a -= a.max()",
            "s = np.exp(a) / np.exp(a).sum()",
            "return np.diag(s) - np.outer(s, s)",
            head="",
        ),
        "input changed",
    ),
    "the mean as shift": (
        program(
            "e = np.exp(a - np.mean(a))",
            "s = e / e.sum()",
            "return np.diag(s) - np.outer(s, s)",
            head="",
        ),
        "overflow",
    ),
    "the minimum as shift": (
        program(
            "e = np.exp(a - min(a))",
            "s = e / e.sum()",
            "return np.diag(s) - np.outer(s, s)",
            head="",
        ),
        "overflow",
    ),
    "a shift that is never negative": (
        program(
            "e = np.exp(a - max(0, a.max()))",
            "s = e / e.sum()",
            "return np.diag(s) - np.outer(s, s)",
            head="",
        ),
        "overflow",
    ),
    "no axes of length 1": (
        program("return np.squeeze(np.diag(s) - np.outer(s, s))"),
        "wrong shape",
    ),
    "only right for two entries": (
        program("return s[0] * s[-1] * (2 * np.eye(len(a)) - 1)"),
        "columns do not add up to 0",
    ),
    "one number everywhere": (
        program("return np.full((len(a), len(a)), s[0] * s[-1])"),
        "columns do not add up to 0",
    ),
    "an array of whole numbers": (
        program(
            "s = np.zeros_like(a)",
            "s[:] = np.exp(a - a.max()) / np.exp(a - a.max()).sum()",
            "return np.diag(s) - np.outer(s, s)",
            head="",
        ),
        "whole numbers",
    ),
    "two arguments": (
        "def softmax_jacobian(a, K):\n    return a\n",
        "arguments",
    ),
    "broadcast the other way": (
        program("return s - np.outer(s, s)"),
        "one row for all",
    ),
    "an inner product": (
        program("return np.diag(s) - s @ s.T"),
        "one number for all products",
    ),
    "squares": (program("return np.diag(s) - s * s"), "squares instead of products"),
    "of the logarithm": (program("return np.eye(len(s)) - s"), "factor missing"),
    "plus the product": (
        program("return np.diag(s) + np.outer(s, s)"),
        "sign of the product",
    ),
    "softmax of softmax": (
        program(
            "s = np.exp(s) / np.exp(s).sum()",
            "return np.diag(s) - np.outer(s, s)",
        ),
        "softmax twice",
    ),
    "minus in the exponent": (
        program(
            "s = np.exp(-a) / np.exp(-a).sum()",
            "return np.diag(s) - np.outer(s, s)",
            head="",
        ),
        "sign of the exponent",
    ),
    "no sum": (
        program(
            "s = np.exp(a - a.max())",
            "return np.diag(s) - np.outer(s, s)",
            head="",
        ),
        "not normalised",
    ),
    "no numbers": (
        program("return np.full((len(a), len(a)), np.nan)"),
        "not a number",
    ),
    "another diagonal": (
        program("J = -np.outer(s, s)", "np.fill_diagonal(J, 1)", "return J"),
        "columns do not add up to 0",
    ),
    "half": (program("return (np.diag(s) - np.outer(s, s)) / 2"), "wrong content"),
    "a wide step": (
        program(
            "def f(a):",
            "    e = np.exp(a - a.max())",
            "    return e / e.sum()",
            "steps = 0.1 * np.eye(len(a))",
            "return np.stack([(f(a + h) - f(a)) / 0.1 for h in steps], axis=1)",
            head="",
        ),
        "not exact",
    ),
}
