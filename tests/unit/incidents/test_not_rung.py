"""Nobody closes over a call that was not made: the fold holds it, by whatever way an act came."""

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.folded import fold
from webapp.incidents.together import Told
from webapp.incidents.work.in_hand import Done, in_hand
from webapp.vocabulary.act import ActKind as Kind
from webapp.vocabulary.knows import Knows

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
URGENT = {"danger": "yes", "types": ["sexual"], "rung": []}
REACHED = {**URGENT, "rung": [{"who": "police-101", "result": "spoke"}]}
CLOSED = (Kind.CLOSED, {"outcome": "no_action", "newest": 1, "reports": 1})
EXCUSED = (Kind.CLOSED, {**CLOSED[1], "unreached": "practice", "second": 2})


def told(number: int = 1, answers: Any = URGENT, **more: Any) -> Told:
    given = {"path": {"danger": "yes"}, "received_at": NOW, "chain": number, **more}
    return Told(
        number=number,
        report_id=f"r{number}",
        amends=None,
        answers=answers,
        arrived=NOW,
        **given,
    )


def rang(
    result: str, whom: str = "worker", minutes: int = 0, chains: tuple[int, ...] = (1,)
) -> Any:
    at = (NOW + timedelta(minutes=minutes)).isoformat()
    spoke = result == "spoke"
    coded = {"whom": whom, "result": result, "spoke": spoke, "at": at, "chains": [*chains]}
    return (Kind.CALL, coded)


def said(*knows: str, call: int = 1) -> Any:
    return (Kind.CALL_ANSWERED, {"call": call, "safe": "yes", "knows": [*knows], "rings": "unit"})


def columns(*acts: Any, reports: tuple[Told, ...] = (told(),)) -> dict[str, Any]:
    done = [Done(n, kind.value, 1, NOW, coded) for n, (kind, coded) in enumerate(acts, start=1)]
    return fold(reports, work=in_hand(done)).columns


def test_received_without_a_call_it_stays_new_and_says_since_when() -> None:
    found = columns((Kind.TAKEN, {}))
    assert (found["lane"], found["not_rung_since"], found["called"]) == ("new", NOW, "not_rung")


def test_without_a_call_no_act_closes_it_or_sets_it_aside() -> None:
    aside = (Kind.SET_ASIDE, {"reason": "junk", "newest": 1, "reports": 1})
    half = (Kind.CLOSED, {**CLOSED[1], "unreached": "practice", "second": None})
    for act in (CLOSED, aside, half):
        found = columns(act)
        assert (found["lane"], found["closed_at"]) == ("new", None)


def test_a_reason_that_another_person_read_closes_it() -> None:
    assert columns(EXCUSED)["lane"] == "closed"
    aside = {"reason": "junk", "unreached": "junk", "second": 2, "newest": 1, "reports": 1}
    assert columns((Kind.SET_ASIDE, aside))["lane"] == "set_aside"


def test_spoken_is_not_reached_before_somebody_knows() -> None:
    spoke = rang("spoke")
    assert (columns(spoke)["reached"], columns(spoke)["called"]) == (False, "asks")
    found = columns(spoke, said("nobody"))
    assert (found["reached"], found["called"]) == (False, "spoke")
    assert columns(spoke, said("social_care"))["reached"]
    assert columns(spoke, said("nobody"), said("police"))["reached"], "what they said last counts"
    assert columns(spoke, said("lead"), CLOSED)["lane"] == "closed"


def test_about_the_lead_neither_the_lead_nor_their_club_is_anybody() -> None:
    about = (told(path={"danger": "yes", "about_lead": "yes"}),)
    assert not columns(rang("spoke"), said("lead"), reports=about)["reached"]
    assert not columns(rang("spoke", "organisation"), reports=about)["reached"]
    assert columns(rang("spoke", "lado"), reports=about)["reached"]


@pytest.mark.parametrize("whom", ["family", "else"])
def test_the_family_is_told_by_whoever_decides_it_and_reaches_nobody(whom: str) -> None:
    assert not columns(rang("spoke", whom))["reached"]


@pytest.mark.parametrize(("minutes", "called"), [(29, "twice"), (30, "twice"), (31, "no_answer")])
def test_two_no_answers_within_thirty_minutes_are_two(minutes: int, called: str) -> None:
    for one, two in product(["no_answer", "left_message"], repeat=2):
        assert columns(rang(one), rang(two, minutes=minutes))["called"] == called


def test_a_call_about_one_is_no_call_about_what_it_was_joined_with_unless_chosen() -> None:
    both = (told(1), told(2))
    police = rang("spoke", "police")
    joined = (Kind.JOINED, {"joined": 2, "chains": [2]})
    chosen = (Kind.JOINED, {"joined": 2, "chains": [2], "shared": [1, 2]})
    assert columns(police)["reached"]
    assert not columns(police, joined, reports=both)["reached"]
    assert columns(police, chosen, reports=both)["reached"]
    assert not columns(police, chosen, reports=(told(2),))["reached"], "the first was split off"
    own = (told(1, REACHED), told(2))
    assert not columns(joined, reports=own)["reached"]
    assert columns(chosen, reports=own)["reached"]


def test_what_is_not_urgent_needs_no_call() -> None:
    calm = {"danger": "no", "types": ["bullying"]}
    found = columns(CLOSED, reports=(told(answers=calm, path={"danger": "no"}),))
    assert (found["lane"], found["called"]) == ("closed", None)


ACTS = st.sampled_from(
    [
        CLOSED,
        EXCUSED,
        (Kind.SET_ASIDE, {"reason": "test", "newest": 1, "reports": 1}),
        (Kind.REOPENED, {"reason": "mistake"}),
        (Kind.TAKEN, {}),
        (Kind.GIVEN, {"to": 2}),
        (Kind.WAITS, {"for": "police", "until": "2026-12-01"}),
        (Kind.JOINED, {"joined": 2, "chains": [2]}),
        (Kind.SPLIT, {"chain": 2, "into": 2}),
        (Kind.LOOKED_AT, {}),
        rang("no_answer"),
        rang("left_message", minutes=5),
        rang("spoke", "family"),
        (Kind.TOLD, {"whom": "police", "ground": "crime"}),
        *(said(one) for one in (Knows.NOBODY, Knows.POLICE)),
    ]
)


@given(st.lists(ACTS, max_size=12))
def test_whatever_is_done_it_ends_only_by_a_reason_that_somebody_else_read(acts: Any) -> None:
    found = columns(*acts)
    ends = [act for act in acts if act[0] in (Kind.CLOSED, Kind.SET_ASIDE)]
    may_be_closed = any("unreached" in act[1] for act in ends)
    assert not found["reached"] and found["called"] not in ("asks", "spoke")
    assert found["lane"] == "new" or (may_be_closed and found["lane"] == "closed")
