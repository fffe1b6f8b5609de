"""What a test that is named as a proof is worth, read from its source: whether it is there, runs, and asserts anything."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT: Final = Path(__file__).parents[1]
SLEEPING: Final = {"skip", "skipif", "xfail", "importorskip"}
REACH: Final = 4
"""Helpers that are followed from a test, one from another."""


def weakness_of(file: str, name: str, *, root: Path = ROOT) -> str:
    """Say why a test proves nothing; nothing where it does.

    Args:
        file: its place in the project.
        name: its function.
        root: the project.
    """
    if not (root / file).is_file():
        return "there is no such file"
    if not (Path(file).name.startswith("test_") and name.startswith("test_")):
        return "nothing collects it"
    tree = _tree(root / file)
    found = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == name]
    if len(found) != 1:
        return "there is no such test" if not found else "there are two of that name"
    return _weakness(found[0], tree, root)


def _weakness(test: ast.FunctionDef, tree: ast.Module, root: Path) -> str:
    if any(mark in SLEEPING for mark in marks_of(tree, test)):
        return "it is skipped"
    if any(_is_empty_table(one) for one in test.decorator_list):
        return "it has no cases"
    if not _asserts(test, tree, root, REACH):
        return "it asserts nothing"
    return ""


def runs_in(file: str, name: str, *, root: Path = ROOT) -> str:
    """Say in which runs a test runs: ``daily``, ``soak`` or ``at_length``."""
    tree = _tree(root / file)
    test = next(one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == name)
    marks = marks_of(tree, test)
    return next((run for run in ("soak", "at_length") if run in marks), "daily")


def marks_of(tree: ast.Module, test: ast.FunctionDef) -> set[str]:
    """Give the marks of a test and of its module, and what its module asks for before anything runs."""
    whole = [one.value for one in tree.body if isinstance(one, ast.Assign) and _names(one.targets) == ["pytestmark"]]
    found = {attribute.attr for one in (*test.decorator_list, *whole) for attribute in _own_marks(one)}
    first = next((one for one in _living(test.body) if _call_of(one) == "skip"), None)
    return found | ({"skip"} if first is not None else set())


def _own_marks(node: ast.expr) -> Iterator[ast.Attribute]:
    """Yield ``pytest.mark.x`` of a decorator, but not of single cases (``pytest.param(…, marks=…)``)."""
    waiting: list[ast.AST] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ast.Call):
            waiting.append(one.func)
        elif isinstance(one, ast.List | ast.Tuple):
            waiting += one.elts
        elif isinstance(one, ast.Attribute) and isinstance(one.value, ast.Attribute) and one.value.attr == "mark":
            yield one


def _names(targets: Sequence[ast.expr]) -> list[str]:
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _living(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield statements as far as anything comes to them."""
    for one in body:
        yield one
        if isinstance(one, ast.Return | ast.Raise) or _call_of(one) == "skip":
            return


def _call_of(statement: ast.stmt) -> str:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return _called(value) if isinstance(value, ast.Call) else ""


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _is_empty_table(decorator: ast.expr) -> bool:
    return (
        isinstance(decorator, ast.Call)
        and _called(decorator) == "parametrize"
        and len(decorator.args) > 1
        and isinstance(decorator.args[1], ast.List | ast.Tuple)
        and not decorator.args[1].elts
    )


def _asserts(
    function: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, tree: ast.Module, root: Path, reach: int
) -> bool:
    """Say whether anything that a function comes to can fail: an assertion of its own, an expected error, or a helper's."""
    calls: set[str] = set()
    for statement in _living(function.body):
        for node in ast.walk(statement):
            if isinstance(node, ast.Assert) and not isinstance(node.test, ast.Constant):
                return True
            if (
                isinstance(node, ast.Raise)
                and not isinstance(function, ast.ClassDef)
                and not function.name.startswith("test_")
            ):
                return True
            if isinstance(node, ast.Call):
                calls.add(_called(node))
    if "raises" in calls:
        return True
    return reach > 0 and any(_helper_asserts(name, tree, root, reach - 1) for name in sorted(calls - {""}))


def _helper_asserts(name: str, tree: ast.Module, root: Path, reach: int) -> bool:
    for one in ast.walk(tree):
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and one.name == name:
            return _asserts(one, tree, root, reach)
        if (
            isinstance(one, ast.ImportFrom)
            and (one.module or "").startswith("tests.")
            and name in {alias.name for alias in one.names}
        ):
            file = root / f"{(one.module or '').replace('.', '/')}.py"
            return file.is_file() and _helper_asserts(name, _tree(file), root, reach)
    return False


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))
