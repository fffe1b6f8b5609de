"""Mutants of a rule: each condition negated, each half of a condition dropped. Its page of cases must notice every one."""

from __future__ import annotations

import ast
import inspect
import sys
from types import ModuleType
from typing import TYPE_CHECKING

from magazine.copydesk.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

SAME = "# either way:"
"""Behind a condition whose mutants change nothing, with the reason."""


def mutants(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Give the mutants of a rule's module, each with what was changed."""
    module = inspect.getmodule(rule.find)
    assert module is not None
    source = inspect.getsource(module)
    lines = source.split("\n")
    tree = ast.parse(source)
    for number, change in enumerate(changes(tree)):
        changed = ast.parse(source)  # read again, which is quicker than a copy
        where, what = list(changes(changed))[number].apply()
        if SAME in lines[where - 1]:
            continue
        ast.fix_missing_locations(changed)
        yield f"{module.__name__.rpartition('.')[2]} line {where}: {what}", _load(changed, module)
        del change


class _Change:
    """A change to one node of the tree."""

    def __init__(self, node: ast.AST, field: str, index: int | None, how: str) -> None:
        self.node, self.field, self.index, self.how = node, field, index, how

    def apply(self) -> tuple[int, str]:
        """Make the change; give its line and what it was."""
        holder = getattr(self.node, self.field)
        old = holder if self.index is None else holder[self.index]
        line = old.lineno
        text = ast.unparse(old)
        if self.how == "negated":
            new = ast.UnaryOp(op=ast.Not(), operand=old)
            if self.index is None:
                setattr(self.node, self.field, new)
            else:
                holder[self.index] = new
        else:
            # a lone half left over does not compile: the dropped half becomes what never decides
            holder[self.index] = ast.Constant(isinstance(self.node.op, ast.And))  # type: ignore[attr-defined]
        return line, f"{text!r} {self.how}"


def changes(tree: ast.AST) -> Iterator[_Change]:
    """Give the changes that can be made within a tree, always in the same order."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and _is_typing(node.test):
            continue
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            yield _Change(node, "test", None, "negated")
        if isinstance(node, ast.comprehension):
            for number in range(len(node.ifs)):
                yield _Change(node, "ifs", number, "negated")
        if isinstance(node, ast.BoolOp):
            for number, value in enumerate(node.values):
                if not _is_default(value):
                    yield _Change(node, "values", number, "dropped")


def _is_default(half: ast.AST) -> bool:
    """Leave the 0 of “value or 0” alone: it is what stands in, no condition."""
    return isinstance(half, ast.Constant) and not half.value


def _is_typing(test: ast.AST) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def _load(tree: ast.Module, original: ModuleType) -> Rule:
    module = ModuleType(original.__name__ + "_mutant")
    module.__file__ = original.__file__
    module.__package__ = original.__package__
    sys.modules[module.__name__] = module  # dataclasses look their module up
    try:
        exec(compile(tree, str(original.__file__), "exec"), module.__dict__)
    finally:
        del sys.modules[module.__name__]
    rule = module.__dict__["RULE"]
    assert isinstance(rule, Rule)
    return rule
