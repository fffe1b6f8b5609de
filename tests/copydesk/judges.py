"""Who notices a mutant of a helper: the cases of every rule that calls it, and the helper's own tests."""

from __future__ import annotations

import importlib
import inspect
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, partial
from itertools import product
from typing import TYPE_CHECKING, Any

from tests.copydesk.cases import as_stated, cases_of, outcome
from tests.copydesk.helpers import reached

from magazine.copydesk.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.copydesk.cases import Case
    from tests.copydesk.helpers import Mutant

    from magazine.copydesk.rule import Rule

NO_JUDGES = {"rule", "hostile"}
"""Parameters of tests that go through all cases again, or measure time."""
OWN_TESTS = ("bidi", "care", "descriptions", "direction", "figures", "letters", "numbers", "sides", "spelling")


@dataclass(frozen=True)
class Judge:
    """One that notices: what it judges by raises where something is wrong."""

    name: str
    judges: Callable[[], object]


def notices(mutant: Mutant) -> bool:
    """Say whether a judge that calls the mutant's function notices it."""
    code = mutant.function.__code__
    own = by_function().get((code.co_filename, code.co_firstlineno), ())
    with mutant.at_work():
        return any(_objects(judge) for judge in own)


def _objects(judge: Judge) -> bool:
    try:
        judge.judges()
    except Exception:  # noqa: BLE001 - a mutant that cannot run is noticed too
        return True
    return False


@cache
def by_function() -> Mapping[tuple[str, int], tuple[Judge, ...]]:
    """Give the judges of each function of a helper, by its file and line."""
    found: dict[tuple[str, int], list[Judge]] = defaultdict(list)
    for judge in (*_cases(), *_tests()):
        for function in reached(judge.judges):
            found[function].append(judge)
    return {function: tuple(judges) for function, judges in found.items()}


def _cases() -> Iterator[Judge]:
    for rule in RULES.values():
        for case in cases_of(rule.name):
            outcome(case, rule)  # what is read once is read before anybody looks on: that takes time
            yield Judge(case.name, partial(_hold, case, rule))


def _hold(case: Case, rule: Rule) -> None:
    assert as_stated(case, rule)


def _tests() -> Iterator[Judge]:
    """Give the own tests that need nothing but their parameters."""
    for name in OWN_TESTS:
        module = importlib.import_module(f"tests.copydesk.test_{name}")
        for test in [value for key, value in vars(module).items() if key.startswith("test_")]:
            for values in _parameters(test):
                if set(values) == set(inspect.signature(test).parameters) and not NO_JUDGES & set(values):
                    yield Judge(f"{name} {test.__name__}", partial(test, **values))


def _parameters(test: Callable[..., object]) -> Iterator[dict[str, Any]]:
    """Give the parameters of a test, as pytest would."""
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    for rows in product(*(mark.args[1] for mark in marks)):
        values: dict[str, Any] = {}
        for mark, row in zip(marks, rows, strict=True):
            names = mark.args[0]
            if isinstance(names, str):
                values[names] = row
            else:
                values |= dict(zip(names, row, strict=True))
        yield values
