"""Changes programs in one place each, as a slip does."""

import ast
import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from copy import deepcopy

OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Div)
REDUCTIONS = ("max", "min", "mean", "sum", "argmax", "prod")


def mutants(code: str) -> Iterator[str]:
    """Yield programs that differ from ``code`` in one name, number or operator."""
    tree = ast.parse(code)
    names = sorted({each.arg for each in ast.walk(tree) if isinstance(each, ast.arg)})
    names += [
        each.id
        for each in ast.walk(tree)
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
    ]
    for index, node in enumerate(ast.walk(tree)):
        for changed in slips(node, sorted(set(names))):
            copy = deepcopy(tree)
            place = list(ast.walk(copy))[index]
            place.__dict__.update(changed)
            yield ast.unparse(ast.fix_missing_locations(copy))


def slips(node: ast.AST, names: list[str]) -> Iterator[dict[str, object]]:
    """Yield what may stand in a node in place of what does."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        yield from ({"value": node.value + step} for step in (-1, 1))
    elif isinstance(node, ast.BinOp):
        yield from (
            {"op": other()} for other in OPERATORS if not isinstance(node.op, other)
        )
        yield {"left": node.right, "right": node.left}
    elif isinstance(node, ast.UnaryOp):
        yield {"op": ast.UAdd()}
    elif isinstance(node, ast.Name) and node.id in names:
        yield from ({"id": other} for other in names if other != node.id)
    elif isinstance(node, ast.Attribute) and node.attr in REDUCTIONS:
        yield from ({"attr": other} for other in REDUCTIONS if other != node.attr)
    elif isinstance(node, ast.Tuple | ast.List):
        for at in range(len(node.elts) - 1):
            swapped = list(node.elts)
            swapped[at : at + 2] = reversed(swapped[at : at + 2])
            yield {"elts": swapped}
    elif isinstance(node, ast.FunctionDef | ast.For) and len(node.body) > 1:
        for at in range(len(node.body)):
            yield {"body": node.body[:at] + node.body[at + 1 :]}


def judged_slips(
    code: str, wanted: str, judge: Callable, right: Callable[[Callable], bool]
) -> Iterator[tuple[str, dict, bool]]:
    """Yield each changed program that runs, its verdict, and whether it is right.

    ``right`` tells that of a function, by another way than the judge's.
    """
    for changed in dict.fromkeys(mutants(code)):
        names: dict = {}
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            try:
                exec(changed, names)
            except Exception:  # it defines nothing
                continue
            verdict, function = judge(names), names.get(wanted)
            yield changed, verdict, callable(function) and right(function)
