"""Every mutant of a helper noticed: by a case of a rule that calls it, or by the helper's own tests."""

from __future__ import annotations

import pytest
from tests.copydesk.helpers import helpers, mutants_of, unchanged
from tests.copydesk.judges import notices

pytestmark = pytest.mark.at_length  # to trace which of nearly 5,000 cases calls what takes most of a minute


@pytest.mark.parametrize("helper", helpers())
def test_no_mutant_of_a_helper_goes_unnoticed(helper: str) -> None:
    unnoticed = [mutant.what for mutant in mutants_of(helper) if not notices(mutant)]
    assert not unnoticed, "\n".join(unnoticed)


@pytest.mark.parametrize("helper", ["numbers", "sides"])
def test_a_function_put_in_its_own_place_is_not_noticed(helper: str) -> None:
    assert not any(notices(same) for same in unchanged(helper))
