"""The formulas of exercises 1 and 2: what is accepted, and which mistakes are named."""

from itertools import combinations

import numpy as np
import pytest

from snippets import jacobians
from tests.light import assert_both_agree
from workbook.answers.formula import judge, read
from workbook.answers.formulas.symbols import Symbols
from workbook.answers.formulas.values import Evaluator
from workbook.answers.verdict import RIGHT, UNCLEAR, WRONG
from workbook.jacobians import formulas

STEP = "Start with j = k."
QUESTIONS = ("relu", "square", "softmax", "bias")
ACCEPTED = {
    "relu": r"""
        1[a_k^(l-1) > 0] δ_jk
        1[a_k > 0] δ_jk
        1[a_j > 0] * δ_kj
        (a_k > 0)*(j == k)
        (a[k] > 0) * (j == k)
        int(a_k > 0) * int(j == k)
        1 if a_k > 0 and j == k else 0
        1 if j == k and a_k > 0 else 0
        (1 if a_k > 0 else 0) * (j == k)
        (1 if a_k > 0 else 0) if j == k else 0
        0 if j != k else 1 if a_k > 0 else 0
        0 if j != k or a_k < 0 else 1
        np.where(a[k] > 0, 1, 0) * (j == k)
        np.heaviside(a[k], 0) * (j == k)
        δ_jk if a_k > 0, 0 otherwise
        δ_jk for a_k > 0; 0 for a_k < 0
        1 if a_k > 0 and j = k, otherwise 0
        \delta_{jk} \cdot \begin{cases} 1 & \text{if } a_k^{(l-1)} > 0 \\ 0 & \text{if } a_k^{(l-1)} < 0 \end{cases}
        \begin{cases} 1 & \text{if } a_k > 0 \text{ and } j = k, \\ 0 & \text{otherwise.} \end{cases}
        \begin{cases} \delta_{jk}, & a_k \geq 0 \\ 0, & a_k < 0 \end{cases}
        \mathbf{1}[a_k^{(l-1)}>0]\,\delta_{jk}
        \mathbf 1 [a_k > 0 \land j = k]
        \mathbb{1}_{a_j > 0} \delta_{jk}
        \mathbb{1}_{\{a_j > 0\}} \delta_{jk}
        \mathbf{1}\left[a_k^{(l-1)} > 0\right] \delta_{j,k}
        $\delta_{jk} \mathbf{1}[a_k^{(l-1)} > 0]$
        \frac{\partial a_j^{(l)}}{\partial a_k^{(l-1)}} = \delta_{jk} \mathbf{1}[a_k^{(l-1)} > 0]
        ∂a_j^(l)/∂a_k^(l-1) = δ_jk 1[a_k^(l-1) > 0]
        da_j/da_k = δ_jk [a_k > 0]
        J_jk = δ_jk [a_k > 0]
        𝟙[a_j^(l−1) > 0] · δ_jk
        1[aₖ⁽ˡ⁻¹⁾ > 0] δⱼₖ
        [j=k][a_k>0]
        [j = k ∧ a_k > 0]
        I(a_k > 0) I_jk
        H(a_k) δjk
        (1 + sign(a_k^(l-1))) / 2 δ_jk
        a_k^(l)/a_k^(l-1) δ_jk
        delta(j, k) * (a_k > 0)
        δ[j,k] (0 < a_k)
        """,  # noqa: E501
    "square": r"""
        2 a_k^(l-1) δ_jk
        2 a_j^(l-1) δ_jk
        2*a_k^(l-1)*(j==k)
        2 * a^(l-1)[k] * (j == k)
        2 * a^(l-1)_k * delta_jk
        2 * a_k**(l-1) * delta(j, k)
        2 a_k^{(l-1)} \delta_{jk}
        2 \, a_k^{(l-1)} \, \delta_{jk}
        2 \cdot a_{k}^{l-1} \cdot \delta_{j k}
        2 \times a^{(l-1)}_k \times \delta_{jk}
        \delta_{jk} 2 a_k^{(l-1)}
        2 \delta_{jk} a_k^{\left(l-1\right)}
        \frac{4 a_k^{(l-1)}}{2} \delta_{jk}
        \begin{cases} 2 a_k^{(l-1)} & j = k \\ 0 & j \neq k \end{cases}
        2 a_k^(l-1) if j = k, 0 otherwise
        2*a_k^(l-1) if j == k else 0
        0 if j != k else 2*a_k^(l-1)
        a_k^(l-1) δ_jk + a_j^(l-1) δ_jk
        2 (a_k^(l-1))² δ_jk / a_k^(l-1)
        2 a_k^(l) δ_jk / a_k^(l-1)
        2·a_k^(l−1)·δ_jk
        2×aₖ⁽ˡ⁻¹⁾×δⱼₖ
        2a_k^(l-1)[j=k]
        2a_k^(l-1) 1[j=k]
        2a_k^(l-1)𝟙[j=k]
        2a_k^(l-1)I_{jk}
        ∂a_j/∂a_k = 2 a_k^(l-1) δ_jk
        """,
    "softmax": r"""
        a_j^(l) (δ_jk - a_k^(l))
        a_k^(l) (δ_jk - a_j^(l))
        s_j(δ_jk − s_k)
        s_k(δ_jk − s_j)
        s_j*((j==k) - s_k)
        s[j]*((j==k) - s[k])
        s_j*(1-s_j) if j==k else -s_j*s_k
        s_j (1-s_j) if j=k, -s_j s_k otherwise
        a_j^{(l)} \left( \delta_{jk} - a_k^{(l)} \right)
        $a_j^{(l)} \bigl(\delta_{jk} - a_k^{(l)}\bigr)$
        a_j^{(l)} \delta_{jk} - a_j^{(l)} a_k^{(l)}
        a_{j}^{l} (\delta_{j k} - a_{k}^{l})
        a^{(l)}_j (\delta_{j,k} - a^{(l)}_k)
        \begin{cases} s_j(1-s_j) & \text{if } j = k \\ -s_j s_k & \text{otherwise} \end{cases}
        \begin{cases} s_k - s_k^2 & j = k \\ -s_j s_k & j \neq k \end{cases}
        \frac{e^{a_j} (\delta_{jk} \sum_m e^{a_m} - e^{a_k})}{(\sum_m e^{a_m})^2}
        \frac{e^{a_j^{(l-1)}}}{\sum_{m=1}^{K} e^{a_m^{(l-1)}}} \left(\delta_{jk} - \frac{e^{a_k^{(l-1)}}}{\sum_{m=1}^{K} e^{a_m^{(l-1)}}}\right)
        \frac{\exp(a_j) \delta_{jk}}{\sum_{m} \exp(a_m)} - \frac{\exp a_j \exp a_k}{\left(\sum_{i} \exp a_i\right)^2}
        e^{a_j} (δ_jk Σ e^{a_m} − e^{a_k}) / (Σ e^{a_m})^2
        e^{a_j} (δ_jk Σ_m e^{a_m} − e^{a_k}) / (Σ_m e^{a_m})²
        e^{a_j}/Σ_m e^{a_m} (δ_jk − e^{a_k}/Σ_m e^{a_m})
        np.exp(a[j])/sum(np.exp(a)) * ((j==k) - np.exp(a[k])/np.sum(np.exp(a)))
        exp(a_j)/sum(exp(a_m) for m in range(K)) * ((j==k) - exp(a_k)/sum(exp(a_m) for m in range(K)))
        softmax(a)_j (δ_jk − softmax(a)_k)
        softmax(a)[j] * ((j == k) - softmax(a)[k])
        softmax_j(a) (δ_jk − softmax_k(a))
        softmax(a_j)*(δ(j,k)-softmax(a_k))
        \mathrm{softmax}(a^{(l-1)})_j (1[j=k] - \text{softmax}(a)_k)
        \operatorname{softmax}(a)_j (1_{j=k} - \operatorname{softmax}(a)_k)
        \sigma_j (\mathbf{1}[j=k] - \sigma_k)
        \sigma(a)_j (\mathbf 1_{\{j=k\}} - \sigma(a)_k)
        σ_j(δ_jk - σ_k)
        aⱼ⁽ˡ⁾ (δⱼₖ − aₖ⁽ˡ⁾)
        sj(δjk-sk)
        s_j*(np.where(j==k, 1, 0) - s_k)
        -s_j s_k + δ_jk s_j
        s_jδ_jk-s_js_k
        (s_j if j==k else 0) - s_j*s_k
        Σ_m s_j δ_mk (δ_jm − s_k)
        a_j^(l) (I_jk - a_k^(l))
        ∂a_j/∂a_k = s_j(δ_jk − s_k)
        \frac12 (2 s_j) (δ_jk - s_k)
        """,  # noqa: E501
    "bias": r"""
        δ_jk
        δ_kj
        δjk
        δⱼₖ
        δ(j,k)
        delta_jk
        delta(j, k)
        (j==k)
        j == k
        int(j == k)
        1 if j == k else 0
        0 if j != k else 1
        1 if j = k, 0 otherwise
        1 for j = k, 0 for j ≠ k
        [j=k]
        1[j=k]
        I_jk
        \delta_{jk}
        \delta_{j,k}
        \delta_{j k}
        \mathbf{1}[j=k]
        \mathbb{1}_{j=k}
        \begin{cases} 1 & j = k \\ 0 & j \neq k \end{cases}
        \begin{cases} 1, & \text{if } j = k, \\ 0, & \text{else} \end{cases}
        ∂a_j/∂b_k = δ_jk
        da_j/db_k = δ_jk
        \frac{\partial a_j^{(l)}}{\partial b_k^{(l)}} = \delta_{jk}
        np.where(j == k, 1, 0)
        """,
}
MISTAKEN = {
    "relu": {
        "δ forgotten": "1[a_k>0] | 1 if a_k > 0 else 0 | \\mathbf{1}[a_j > 0]",
        "derivative 1 at negative inputs": "δ_jk | (j==k) | \\delta_{jk}",
        "1 everywhere": "1 | 2 - 1 | a_k/a_k",
        "the function itself": "max(a_k, 0) δ_jk | max(0, a_j) | relu(a_j) | a_j^(l)",
        "the input as slope": "a_k^(l-1) δ_jk | a_j^(l-1) | a[j]^(l-1)",
        "wrong side": "1[a_k < 0] δ_jk | (a_k <= 0)*(j==k)",
        "slope -1": "sign(a_k) δ_jk - 0 if a_k^(l-1) > 0 else -δ_jk",
        "sum instead of δ": "Σ_m 1[a_m > 0] | sum(a_m > 0 for m in range(K))",
        "δ the wrong way round": "(1-δ_jk) 1[a_k>0] | 1 if j≠k and a_k>0 else 0",
        "0 everywhere": "0 | a_k - a_k",
    },
    "square": {
        "δ forgotten": "2a_k^(l-1) | 2*a_j^(l-1) | a_j^{(l-1)} \\cdot 2",
        "output for input": "2a_k^(l) δ_jk | 2 a_j^{(l)} \\delta_{jk} | 2*a_k^l*(j==k)",
        "output for input, δ forgotten": "2 a_k^(l) | 2 a_j^{(l)}",
        "the function itself": "(a_k^(l-1))² | a_j^(l-1)**2 | "
            "(a_k^(l-1))^2 δ_jk | a_j^(l)",
        "factor forgotten": "a_k^(l-1) δ_jk | a_k^(l-1) (j==k) | a_j^(l-1)",
        "differentiated twice": "2 δ_jk | 2*(j==k) | 2",
        "sign wrong": "-2 a_k^(l-1) δ_jk | −2·a_j^(l−1)·δ_jk",
        "sum instead of δ": "2 Σ_m a_m^(l-1) | Σ_m 2 a_m^(l-1)",
        "δ the wrong way round": "2 a_k^(l-1) (1-δ_jk) | 2 a_k^(l-1) if j≠k else 0",
    },
    "softmax": {
        "only the diagonal": "s_j(1-s_j) | a_k^(l) (1-a_k^(l)) | "
            "s_j(1-s_j) δ_jk | a_j(1-a_j)",
        "only off the diagonal": "-s_j s_k | -a_j^{(l)} a_k^{(l)} | -s[j]*s[k]",
        "1 where δ belongs": "s_j(1-s_k) | a_k^{(l)} (1 - a_j^{(l)})",
        "index slip": "s_k(δ_jk-s_k) | s_j((j==k)-s_j)",
        "sign wrong": "s_j(s_k-δ_jk) | -s_j(δ_jk-s_k)",
        "plus for minus": "s_j(δ_jk+s_k) | s_j s_k",
        "input for output": "a_j^(l-1) (δ_jk - a_k^(l-1)) | "
            "a_k^(l-1)((j==k) - a_j^(l-1))",
        "the function itself": "s_j | e^{a_j}/Σ_m e^{a_m} | softmax(a)_k",
        "denominator kept constant": "s_j δ_jk | e^{a_j} δ_jk/Σ_m e^{a_m}",
        "numerator alone": "e^{a_j} δ_jk | exp(a_j)",
        "square forgotten": "e^{a_j}(δ_jk Σ_m e^{a_m} - e^{a_k})/Σ_m e^{a_m}",
        "sum instead of δ": "s_j (1 - Σ_m s_m) | 0",
    },
    "bias": {
        "δ forgotten": "1 | 1.0",
        "weight": "W_jk | W_jk^(l) | W[k,j] | W_{jk}^{(l)} | W_jk δ_jk",
        "input": "a_k^(l-1) | a_j^{(l-1)} | a_k^(l-1) δ_jk",
        "gradient of the loss": "∂L/∂b_k | \\frac{\\partial L}{\\partial b_j^{(l)}} | "
            "dL/da_k",
        "the function itself": "a_j^(l) | Σ_m W_jm a_m^(l-1) + b_j",
        "the bias itself": "b_k | b_j^(l) | b_k δ_jk",
        "weighted sum kept": "Σ_m W_jm a_m^(l-1) + δ_jk | "
            "sum(W[j,m]*a^(l-1)[m] for m in range(K))",
        "sum instead of δ": "Σ_m W_jm | Σ_m b_m",
        "δ the wrong way round": "1-δ_jk | j≠k",
        "sign wrong": "-δ_jk | −δ_jk",
        "0 everywhere": "0 | 0.0",
    },
}  # fmt: skip
UNCLEAR_ANSWERS = [
    ("softmax", "diag(s) - s s^T", "whole matrix"),
    ("softmax", r"\operatorname{diag}(s) - s s^\top", "whole matrix"),
    ("softmax", "s_j s^T", "whole matrix"),
    ("softmax", "s.T", "whole matrix"),
    ("softmax", "s_j @ s_k", "whole matrix"),
    ("bias", "I", "whole matrix"),
    ("softmax", "s (1 - s)", "s has many entries: say which one, as in s_j."),
    ("square", "2a^(l-1)", "a^(l-1) has many entries: say which one, as in a_j^(l-1)."),
    ("bias", "W", "W^(l) has many entries: say which one, as in W_jk^(l)."),
    ("softmax", "a_j (δ_jk - a_k)", "a_j can be a_j^(l-1) or a_j^(l). Which one"),
    ("softmax", "(δ_jk - a_k) (a_j + a_j + a_j + a_j)/4", "a_k can be a_k^(l-1) or"),
    ("square", "2 a_k δ_jk", "a_k can be a_k^(l-1) or a_k^(l). Which one"),
    ("square", "2 a_k", "a_k can be a_k^(l-1) or a_k^(l). Which one"),
    ("bias", "1 if j = k", "in some cases only"),
    ("softmax", "softmax(a^(l))_j (δ_jk - s_k)", "taken of the layer's input"),
    ("softmax", "softmax(3)_j", "softmax is taken of a here"),
]  # fmt: skip


def spellings(text):
    return [line.strip() for line in text.strip().splitlines()]


def asked(question):
    entry = getattr(formulas, f"{question}_entry")()
    return entry, getattr(formulas, f"{question}_mistakes")()


def verdict(question, text):
    return judge(text, *asked(question), STEP)


def jacobian(question, point):
    """Compute the Jacobian of a layer at a point with the snippets."""
    if question == "bias":
        return jacobians.affine_bias_jacobian(point["K"])
    return getattr(jacobians, f"{question}_jacobian")(np.array(point["a^(l-1)"]))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_expected_entry_is_that_of_the_snippets(question):
    text, names, points = asked(question)[0]
    entry = Evaluator(Symbols(names), {}).value(read(text, names))
    for point in points:
        wanted = jacobian(question, point)[point["j"], point["k"]]
        assert entry(point) == pytest.approx(wanted, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_output_at_a_point_is_that_of_the_snippets(question):
    for point in asked(question)[0].points:
        a = np.array(point["a^(l-1)"])
        if question == "bias":
            weights, bias = np.array(point["W^(l)"]), np.array(point["b^(l)"])
            output = jacobians.affine(a, weights, bias)
        else:
            output = getattr(jacobians, question)(a)
        np.testing.assert_allclose(point["a^(l)"], output)


@pytest.mark.parametrize("question", QUESTIONS)
def test_points_show_every_entry_of_several_sizes_and_both_signs(question):
    points = asked(question)[0].points
    seen = {(point["K"], point["j"], point["k"]) for point in points}
    for size in {point["K"] for point in points}:
        assert {(j, k) for K, j, k in seen if size == K} == set(np.ndindex(size, size))
    assert {size for size, _, _ in seen} >= {1, 2, 3, 5}
    inputs = {entry for point in points for entry in point["a^(l-1)"]}
    assert min(inputs) < 0 < max(inputs)
    assert 0 not in inputs


@pytest.mark.parametrize("limit", ["0.001", "-0.001", "0.29", "13"])
def test_a_step_at_another_place_than_0_is_wrong(limit):
    assert verdict("relu", f"1[a_k > {limit}] δ_jk").state == WRONG


@pytest.mark.parametrize("steep", ["4", "100"])
def test_a_slope_in_place_of_the_step_is_wrong(steep):
    assert verdict("relu", f"min(1, relu({steep} a_k)) δ_jk").state == WRONG


@pytest.mark.parametrize(
    ("question", "text"),
    [(each, text) for each in QUESTIONS for text in spellings(ACCEPTED[each])],
)
def test_an_accepted_spelling_passes(question, text):
    told = verdict(question, text)
    assert told.state == RIGHT, told.message


@pytest.mark.parametrize(
    ("question", "name"),
    [(each, name) for each in QUESTIONS for name in MISTAKEN[each]],
)
def test_a_mistake_is_named_in_every_spelling(question, name):
    messages = {each.name: each.message for each in asked(question)[1]}
    for text in MISTAKEN[question][name].split(" | "):
        told = verdict(question, text)
        assert (text, told.state, told.name) == (text, WRONG, name)
        assert told.message == messages[name]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_mistake_is_spelled_here_and_has_a_message_of_its_own(question):
    messages = {each.name: each.message for each in asked(question)[1]}
    assert list(messages) == list(MISTAKEN[question])
    assert len(set(messages.values())) == len(messages) >= 9


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_two_mistakes_are_alike_and_none_is_right(question):
    expected, mistakes = asked(question)
    for one, other in combinations(mistakes, 2):
        told = judge(one.value, expected, [other], STEP)
        assert (one.value, other.value, told.message) == (one.value, other.value, STEP)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_message_gives_the_answer_away(question):
    for mistake in asked(question)[1]:
        assert "δ" not in mistake.message
        assert "2 a" not in mistake.message
        assert "s_j" not in mistake.message


@pytest.mark.parametrize(("question", "text", "message"), UNCLEAR_ANSWERS)
def test_an_answer_in_another_form_is_told_what_is_asked(question, text, message):
    told = verdict(question, text)
    assert told.state == UNCLEAR
    assert message in told.message


def test_both_pythons_agree():
    texts = [(each, text) for each in QUESTIONS for text in spellings(ACCEPTED[each])]
    texts += [(question, text) for question, text, _ in UNCLEAR_ANSWERS]
    for question in QUESTIONS:
        for line in MISTAKEN[question].values():
            texts += [(question, text) for text in line.split(" | ")]
    assert_both_agree(
        [f"told({question!r}, {text!a})" for question, text in texts],
        "from workbook.answers.formula import judge\n"
        "from workbook.jacobians import formulas\n"
        "def told(name, text):\n"
        "    entry = getattr(formulas, name + '_entry')()\n"
        "    return judge(text, entry, getattr(formulas, name + '_mistakes')(), '')\n",
    )
