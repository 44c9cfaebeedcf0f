"""Why something could not be opened: an envelope's fault never reads like a report's."""

import pytest

from sync.strict import Fault
from webapp.arrivals.reasons import AT_THE_DOOR, UNKNOWN, WHEN_OPENED, describe

# Text that is not JSON, or is too deep, is not an item: the whole body is refused.
NEVER_AN_ENVELOPE = {Fault.NOT_JSON, Fault.TOO_DEEP}


def test_every_fault_of_an_envelope_has_its_sentence() -> None:
    assert set(AT_THE_DOOR) == set(Fault) - NEVER_AN_ENVELOPE


def test_no_sentence_is_used_for_both() -> None:
    assert set(AT_THE_DOOR.values()) & set(WHEN_OPENED.values()) == set()


@pytest.mark.parametrize("code", sorted(set(AT_THE_DOOR) & set(WHEN_OPENED)))
def test_the_same_code_reads_differently_inside(code: str) -> None:
    assert describe(code, at_the_door=True) != describe(code, at_the_door=False)


def test_an_unknown_reason_has_a_sentence() -> None:
    assert describe("mislaid", at_the_door=True) == UNKNOWN
