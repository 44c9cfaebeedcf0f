"""The unit reads which agency must hear now, where nobody has said who rings it."""

import pytest

from webapp.guidance.source.you_now import MustHear
from webapp.incidents.still_to_hear import find_unsaid

POLICE = MustHear("police-101", "Police", "now")
CARE = MustHear("social-care", "Social care", "now")
LADO = MustHear("lado", "LADO", "within 1 working day")
LEAD = {"who": "my-lead", "result": "spoke"}


def test_who_must_hear_now_is_named_where_only_the_lead_was_spoken_to() -> None:
    assert find_unsaid([POLICE, CARE, LADO], [{"rung": [LEAD]}]) == ["Police", "Social care"]
    assert find_unsaid([POLICE], [{"rung": "nobody_yet"}, {}]) == ["Police"]


@pytest.mark.parametrize("result", ["spoke", "lead_rings", "lead_rang"])
def test_whoever_was_rung_or_is_to_be_rung_by_the_lead_is_not(result: str) -> None:
    rung = {"who": "police-101", "result": result}
    assert find_unsaid([POLICE, CARE], [{"rung": [LEAD]}, {"rung": [rung]}]) == ["Social care"]


def test_an_unanswered_call_and_one_without_a_result_say_nothing() -> None:
    missed = {"who": "police-101", "result": "no_answer"}
    assert find_unsaid([POLICE], [{"rung": [missed, {"who": "police-101"}]}]) == ["Police"]


def test_999_is_the_police_and_the_nights_number_is_social_care() -> None:
    rung = [{"who": who, "result": "spoke"} for who in ("emergency-999", "social-care-night")]
    assert find_unsaid([POLICE, CARE], [{"rung": rung}]) == []
