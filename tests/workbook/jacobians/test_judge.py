"""The judge of ``softmax_jacobian`` passes Jacobians of softmax, and nothing else."""

import numpy as np
import pytest

from snippets import jacobians
from tests.written.jacobians import RIGHT, WRONG
from tests.written.mutants import judged_slips
from workbook.jacobians.judge import judge
from workbook.jacobians.readings import READINGS


def by_complex_steps(a):
    """Return the Jacobian of softmax without any formula for a derivative."""
    steps = a - a.max() + 1e-30j * np.eye(len(a))
    powers = np.exp(steps)
    return (powers / powers.sum(axis=1, keepdims=True)).imag.T / 1e-30


def derives(function):
    """Tell whether a function gives the Jacobian, by another way than the judge's."""
    generator = np.random.default_rng(5)
    vectors = [generator.normal(size=K) * width for K in (1, 2, 6) for width in (1, 5)]
    vectors += [
        np.array([1001.0, 1000, 3]),
        np.array([1001.0, 1000, -1500]),
        np.array([-3000.0, -3001, 5]),
    ]
    vectors += [np.array([4, 2, 3])]
    for a in vectors:
        try:
            result = function(a.copy())
        except Exception:
            return False
        expected = by_complex_steps(a)
        if not isinstance(result, np.ndarray) or result.shape != expected.shape:
            return False
        if not np.allclose(result, expected, rtol=0, atol=1e-8):
            return False
    return True


@pytest.mark.parametrize("name", RIGHT)
def test_a_slip_in_a_right_program_passes_only_if_it_changes_nothing(name):
    slips = list(judged_slips(RIGHT[name], "softmax_jacobian", judge, derives))
    for code, verdict, right in slips:
        assert (verdict["state"] == "right") == right, code
        assert verdict["name"] != "raises later", code
    assert len(slips) > 10


def test_the_function_of_the_site_passes_and_its_others_do_not():
    for name, function in vars(jacobians).items():
        if name.endswith("_jacobian"):
            state = judge({"softmax_jacobian": function})["state"]
            assert (state == "right") == (name == "softmax_jacobian")


@pytest.mark.parametrize("number", range(len(READINGS)))
def test_each_wrong_reading_is_told_by_its_name(number):
    name, message, function = READINGS[number]
    verdict = judge({"softmax_jacobian": function})
    assert (verdict["name"], verdict["message"]) == (name, message)


def test_the_example_shows_vector_and_both_matrices():
    verdict = judge({"softmax_jacobian": lambda a: np.eye(len(a))})
    call, _, rest = verdict["example"].partition("\nexpected:\n")
    assert call == "a = np.array([0.0, 1.0])\nsoftmax_jacobian(a)"
    expected, got = (np.array(eval(each)) for each in rest.split("\ngot:\n"))
    exact = by_complex_steps(np.array([0.0, 1.0]))
    assert np.allclose(expected, exact, rtol=0, atol=1e-4)
    assert got.tolist() == np.eye(2).tolist()


def test_the_example_is_the_first_that_tells():
    names = {}
    exec(WRONG["only right for two entries"][0], names)
    example = judge(names)["example"]
    assert example.startswith("a = np.array([0.5, -1.0, 2.0])\nsoftmax_jacobian(a)\n")


def test_a_result_of_another_shape_elsewhere_hides_no_reason():
    def minus(a):
        return -jacobians.softmax_jacobian(a) if len(a) < 5 else np.zeros((3, 3))

    assert judge({"softmax_jacobian": minus})["name"] == "sign"
