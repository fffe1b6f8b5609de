"""Mutants of the helpers that decide for the rules, put in place for as long as cases are judged.

A helper's functions are known by name in many modules, so a mutant is no second module: the code of the function itself is changed, and
changed back. What rules remember of earlier answers is forgotten before and after.
"""

from __future__ import annotations

import ast
import copy
import importlib
import inspect
import pkgutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

from tests.copydesk.mutants import SAME, changes

import magazine.copydesk
import magazine.copydesk.rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOM = magazine.copydesk.__name__
MACHINERY = {
    "check",
    "copy",
    "desk",
    "inline",
    "lines",
    "mending",
    "place",
    "reading",
    "registry",
    "rule",
    "text",
    "told_once",
    "waivers",
}
"""What reads, runs and reports: it decides for no rule, and has tests of its own."""


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """A helper's function with one change.

    Attributes:
        what: was changed, and where.
        function: that is changed.
        code: what it does for now.
    """

    what: str
    function: FunctionType
    code: CodeType

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Put the mutant in the function's place."""
        sound = self.function.__code__
        forget(self.function.__module__)
        self.function.__code__ = self.code
        try:
            yield
        finally:
            self.function.__code__ = sound
            forget(self.function.__module__)


def helpers() -> tuple[str, ...]:
    """Name the modules that decide for rules."""
    modules = {module.name for module in pkgutil.iter_modules(magazine.copydesk.__path__) if not module.ispkg}
    return tuple(sorted(modules - MACHINERY))


def mutants_of(helper: str) -> Iterator[Mutant]:
    """Give the mutants of a helper."""
    module = importlib.import_module(f"{ROOM}.{helper}")
    source = inspect.getsource(module)
    lines = source.split("\n")
    tree = ast.parse(source)
    at_import = _called_at_import(tree)
    for holder, node in _functions(tree):
        if node.name in at_import:
            continue
        function = _function(module, holder, node.name)
        for number in range(len(list(changes(node)))):
            changed = copy.deepcopy(node)
            where, what = list(changes(changed))[number].apply()
            if SAME not in lines[where - 1]:
                yield Mutant(what=f"{helper} line {where}: {what}", function=function, code=_compiled(changed, module))


def unchanged(helper: str) -> Iterator[Mutant]:
    """Give the functions of a helper as they are, put in place as mutants are."""
    module = importlib.import_module(f"{ROOM}.{helper}")
    for holder, node in _functions(ast.parse(inspect.getsource(module))):
        function = _function(module, holder, node.name)
        yield Mutant(what=f"{helper} {node.name}", function=function, code=_compiled(node, module))


def _called_at_import(tree: ast.Module) -> frozenset[str]:
    """Name what has done its work before a mutant could take its place: it writes patterns, which have mutants of their own."""
    done = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    calls = (node.func for statement in done for node in ast.walk(statement) if isinstance(node, ast.Call))
    return frozenset(call.id for call in calls if isinstance(call, ast.Name))


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Give the functions of a module, each with the class that it belongs to."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield "", node
        if isinstance(node, ast.ClassDef):
            yield from ((node.name, inner) for inner in node.body if isinstance(inner, ast.FunctionDef))


def _function(module: ModuleType, holder: str, name: str) -> FunctionType:
    found = vars(vars(module)[holder] if holder else module)[name]
    if isinstance(found, property):
        found = found.fget
    if isinstance(found, cached_property):
        found = found.func
    found = inspect.unwrap(getattr(found, "__func__", found))
    assert isinstance(found, FunctionType), name
    return found


def _compiled(node: ast.FunctionDef, module: ModuleType) -> CodeType:
    node.decorator_list = []
    tree = ast.fix_missing_locations(ast.Module(body=[node], type_ignores=[]))
    whole = compile(tree, str(module.__file__), "exec", flags=annotations.compiler_flag, dont_inherit=True)
    return next(one for one in whole.co_consts if isinstance(one, CodeType) and one.co_name == node.name)


def reached(work: Callable[[], object]) -> frozenset[tuple[str, int]]:
    """Give the functions of helpers that a piece of work calls: file and first line, of inner functions too."""
    called = set()

    def look(frame: Any, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename in _files():
            called.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    for helper in helpers():
        forget(f"{ROOM}.{helper}")
    before = sys.gettrace()
    sys.settrace(look)
    try:
        work()
    finally:
        sys.settrace(before)
    return frozenset(called)


@cache
def _files() -> frozenset[str]:
    return frozenset(str(importlib.import_module(f"{ROOM}.{helper}").__file__) for helper in helpers())


def forget(module: str) -> None:
    """Forget what was answered with the help of a module."""
    for remembered in _remembered(module):
        remembered.cache_clear()


@cache
def _remembered(module: str) -> tuple[Any, ...]:
    """Give the memories of a module and of all that use it."""
    modules = [one for name, one in sys.modules.items() if name.startswith(f"{ROOM}.")]
    users, wave = {module}, {module}
    while wave:
        wave = {one.__name__ for one in modules if not wave.isdisjoint(_uses(one))} - users
        users |= wave
    return tuple(
        value
        for one in modules
        if one.__name__ in users
        for value in vars(one).values()
        if hasattr(value, "cache_clear") and value.__module__ == one.__name__
    )


@cache
def _uses(module: ModuleType) -> frozenset[str]:
    """Give the modules whose functions a module knows."""
    known = vars(module).values()
    return frozenset(getattr(one, "__module__", None) or "" for one in known) | {
        one.__name__ for one in known if isinstance(one, ModuleType)
    }
