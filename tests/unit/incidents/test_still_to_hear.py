"""The unit reads which agency must hear now, where nobody has said who rings it."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from webapp.guidance.source.you_now import MustHear
from webapp.incidents.still_to_hear import Noted, find_unsaid, said_at_unit

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


ARRIVED = datetime(2026, 6, 1, 9, 0, 30, tzinfo=UTC)
CHAIN, OTHER_CHAIN = 4, 5


def noted(number: int, kind: str, *, at: datetime = ARRIVED, **coded: Any) -> Noted:
    time = {"at": at.isoformat(timespec="minutes")} if kind == "call" else {}
    return SimpleNamespace(id=number, kind=kind, at=at, coded={"chains": [CHAIN], **time, **coded})


def spoke(whom: str, **more: Any) -> Noted:
    return noted(1, "call", whom=whom, spoke=True, **more)


def said(*knows: str, whom: str | None = None) -> Noted:
    return noted(2, "call_answered", call=1, knows=knows, whom=whom)


def at_unit(*acts: Noted) -> set[str]:
    return said_at_unit(acts, CHAIN, since=ARRIVED)


def test_whom_the_unit_rang_or_told_need_not_be_rung() -> None:
    assert at_unit(spoke("police"), noted(3, "told", whom="social_care")) == {
        "police-101",
        "social-care",
    }
    assert find_unsaid([POLICE, CARE], [], {"police-101"}) == ["Social care"]


def test_nor_whoever_by_the_workers_word_knows_or_is_rung_next() -> None:
    assert at_unit(spoke("worker"), said("999", "lead", whom="social_care")) == {
        "police-101",
        "social-care",
    }
    assert at_unit(spoke("worker"), said("nobody")) == set()


def test_a_call_without_an_answer_and_a_task_say_nothing() -> None:
    missed = noted(1, "call", whom="police", spoke=False)
    assert at_unit(missed, said("police"), noted(3, "task", whom="police")) == set()


def test_what_was_said_in_a_call_that_was_taken_back_does_not_count() -> None:
    assert at_unit(said("police")) == set()


def test_an_act_counts_neither_for_another_chain_nor_for_what_arrived_later() -> None:
    elsewhere, before = {"chains": [OTHER_CHAIN]}, {"at": ARRIVED - timedelta(minutes=2)}
    for more in (elsewhere, before):
        assert at_unit(spoke("worker", **more), said("police")) == set()
        assert at_unit(noted(3, "told", **{"whom": "lado", **more})) == set()
