"""Why something could not be opened: an envelope's fault never reads like a report's."""

import pytest

from sync.strict import Fault
from webapp.arrivals.reasons import AT_THE_DOOR, UNKNOWN, WHEN_OPENED, in_words

# Text that is no JSON, or too deep, is no item at all: the whole body is refused.
NEVER_AN_ENVELOPE = {Fault.NOT_JSON, Fault.TOO_DEEP}


def test_every_fault_of_an_envelope_has_its_sentence() -> None:
    assert set(AT_THE_DOOR) == set(Fault) - NEVER_AN_ENVELOPE


def test_no_sentence_is_said_of_both() -> None:
    assert set(AT_THE_DOOR.values()) & set(WHEN_OPENED.values()) == set()


@pytest.mark.parametrize("code", sorted(set(AT_THE_DOOR) & set(WHEN_OPENED)))
def test_the_same_code_reads_otherwise_inside(code: str) -> None:
    assert in_words(code, at_the_door=True) != in_words(code, at_the_door=False)


def test_a_reason_of_another_build_still_reads() -> None:
    assert in_words("mislaid", at_the_door=True) == UNKNOWN
