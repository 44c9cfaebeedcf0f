"""Who has an incident, and how far it is, follows from the acts on it."""

from datetime import UTC, date, datetime
from typing import Any

from tests.support.folded import fold
from webapp.incidents.together import Told
from webapp.incidents.work.in_hand import NOTHING_DONE, Done, in_hand
from webapp.vocabulary.act import ActKind

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
OMAR, ADA = 1, 2
WAITS = (ActKind.WAITS, OMAR, {"for": "police", "until": "2026-12-01"})
CLOSED = (ActKind.CLOSED, OMAR, {"outcome": "police", "newest": 1, "reports": 1})


def told(number: int = 1, **more: Any) -> Told:
    received = {"received_at": NOW, **more}
    return Told(
        number=number,
        chain=1,
        report_id=f"r{number}",
        amends=None,
        path=None,
        answers={},
        arrived=NOW,
        **received,
    )


def done(*acts: tuple[Any, ...]) -> list[Done]:
    return [
        Done(number, kind.value, by, NOW, coded[0] if coded else {})
        for number, (kind, by, *coded) in enumerate(acts, start=1)
    ]


def columns(*acts: tuple[Any, ...], reports: tuple[Told, ...] = (told(),)) -> dict[str, Any]:
    return fold(reports, work=in_hand(done(*acts))).columns


def test_without_an_act_nobody_has_it() -> None:
    assert in_hand([]) == NOTHING_DONE


def test_who_took_it_last_has_it() -> None:
    taken, given = (ActKind.TAKEN, OMAR), (ActKind.GIVEN, OMAR, {"to": ADA})
    assert columns(taken)["owner_id"] == OMAR
    assert columns(taken, given)["owner_id"] == ADA
    assert columns(taken, given, (ActKind.PUT_BACK, ADA))["owner_id"] is None


def test_what_is_given_is_new_to_them_until_they_have_seen_it() -> None:
    given = (ActKind.GIVEN, OMAR, {"to": ADA})
    assert not columns(given)["given_seen"]
    assert columns(given, (ActKind.GIVEN_SEEN, ADA))["given_seen"]
    assert columns((ActKind.GIVEN, ADA, {"to": ADA}))["given_seen"]


def test_it_waits_until_it_goes_on() -> None:
    found = columns(WAITS)
    assert (found["lane"], found["waiting_for"]) == ("waiting", "police")
    assert found["waiting_until"] == found["due_on"] == date(2026, 12, 1)
    found = columns(WAITS, (ActKind.GOES_ON, ADA))
    assert (found["lane"], found["waiting_for"], found["due_on"]) == ("open", None, None)


def test_what_is_due_is_the_earlier_of_a_task_and_the_day_until_which_it_waits() -> None:
    for task, due in ((date(2026, 11, 30),) * 2, (date(2027, 1, 1), date(2026, 12, 1))):
        found = fold([told()], work=in_hand(done(WAITS)), task_due=task).columns
        assert found["due_on"] == due


def test_closed_it_has_an_outcome_and_nobody_has_it() -> None:
    found = columns((ActKind.TAKEN, OMAR), WAITS, CLOSED)
    assert (found["lane"], found["outcome"], found["closed_at"]) == ("closed", "police", NOW)
    assert [found[name] for name in ("owner_id", "waiting_until", "due_on")] == [None] * 3


def test_a_report_more_and_it_is_new_again_with_who_had_it() -> None:
    found = columns((ActKind.TAKEN, OMAR), CLOSED, reports=(told(), told(2, received_at=None)))
    assert (found["lane"], found["outcome"], found["reopened"]) == ("new", None, True)
    assert found["owner_id"] == OMAR


def test_what_is_not_received_is_new_whoever_has_it() -> None:
    found = columns((ActKind.TAKEN, OMAR), WAITS, reports=(told(received_at=None),))
    assert (found["lane"], found["owner_id"], found["waiting_for"]) == ("new", OMAR, None)


def test_what_was_erased_whole_is_closed_without_an_outcome() -> None:
    erased = (told(is_erased=True),)
    for acts in ((), ((ActKind.REOPENED, ADA),)):
        found = columns(*acts, reports=erased)
        assert (found["lane"], found["outcome"], found["reopened"]) == ("closed", None, False)
    assert columns(reports=(*erased, told(2)))["lane"] == "open"


def test_a_call_that_reached_somebody_is_enough() -> None:
    call = {"whom": "police", "at": NOW.isoformat(), "chains": [1]}
    missed = (ActKind.CALL, OMAR, {**call, "result": "no_answer", "spoke": False})
    assert not columns(missed)["reached"]
    assert columns(missed, (ActKind.CALL, OMAR, {**call, "result": "spoke", "spoke": True}))[
        "reached"
    ]
