"""Evaluates what pages name: values from the snippets, tables from the workbook."""

import ast
import importlib
from numbers import Integral, Real
from types import ModuleType
from typing import Any


class ExpressionError(Exception):
    """An expression on a page that names nothing, raises, or cannot be shown."""


def topic(name: str, pattern: str) -> ModuleType | None:
    """Return the module that ``pattern`` makes of a topic's name, if there is one."""
    module = pattern.format(topic=name)
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name and module.startswith(error.name):
            return None  # a builtin, or the variable of a comprehension
        raise


def evaluate(expression: str, pattern: str) -> Any:
    """Evaluate an expression whose topics are modules named by ``pattern``.

    ``evaluate('vgg.count_parameters("D")', "snippets.{topic}")`` calls the
    function of ``snippets.vgg``.
    """
    tree = ast.parse(expression.strip(), mode="eval")
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found = {name: topic(name, pattern) for name in names - {"np"}}
    scope = {name: module for name, module in found.items() if module}
    if "np" in names:
        scope["np"] = importlib.import_module("numpy")
    return eval(expression.strip(), scope)


def value_text(source: str, pattern: str) -> str:
    """Evaluate ``expression`` or ``expression:format`` to the text a page shows."""
    expression, spec = source, ""
    try:
        try:
            ast.parse(source.strip(), mode="eval")
        except SyntaxError:
            expression, colon, spec = source.rpartition(":")
            if not colon:
                raise
        value = evaluate(expression, pattern)
        return format(value, spec) if spec else shown(value)
    except Exception as error:
        raise ExpressionError(
            f"`{source}` raises {type(error).__name__}: {error}"
        ) from error


def shown(value: object) -> str:
    """Write a value as the pages do: 138,357,544 and 224×224×64."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        raise ExpressionError(f"a value must be a number, a shape or text, got {value}")
    if isinstance(value, Integral):
        return f"{int(value):,}"
    if isinstance(value, tuple) and all(isinstance(n, Integral | str) for n in value):
        return "×".join(n if isinstance(n, str) else f"{n:,}" for n in value)
    if isinstance(value, Real):
        raise ExpressionError("a number with decimals needs a format, such as ':.1f'")
    raise ExpressionError(f"a value must be a number, a shape or text, got {value!r}")
