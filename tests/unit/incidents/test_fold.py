"""Every column of an incident follows from its reports and from the acts on them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.folded import fold
from webapp.incidents.together import Told, alone
from webapp.incidents.work.in_hand import Ended, InHand, UnitCall
from webapp.reports.derived import derive
from webapp.reports.validation import is_incomplete

NOW = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)
CALM = {"danger": "no", "areas": ["bullying"], "who": "child"}
SPOKE = {"rung": [{"who": "police-101", "result": "spoke"}]}


def told(number: int, answers: dict[str, Any] | None = None, **more: Any) -> Told:
    usual: dict[str, Any] = {"chain": 1, "report_id": f"r{number}", "amends": None, "path": None}
    usual["arrived"] = NOW
    return Told(number=number, answers=answers or {}, **{**usual, **more})


def correction(number: int, answers: dict[str, Any], *, of: str = "r1", **more: Any) -> Told:
    return told(number, answers, amends=of, **more)


def columns(*reports: Told, opened: int = 0) -> dict[str, Any]:
    return fold([replace(each, is_opened=each.number == opened) for each in reports]).columns


def test_the_last_answer_to_each_question_wins() -> None:
    found = fold(
        [
            told(1, {"setting": "library", "types": ["bullying"]}),
            correction(2, {"setting": "home"}),
        ]
    )
    assert found.columns["setting"] == "home" and ("types", "bullying") in found.facts


def test_the_original_comes_first_whatever_arrived_first() -> None:
    late = told(3, {"setting": "library"}, report_id="r1")
    assert columns(correction(1, {"setting": "home"}, report_id="x"), late)["setting"] == "home"


def test_a_correction_of_a_correction_comes_after_it() -> None:
    reports = (
        told(3, {"setting": "library"}),
        correction(2, {"setting": "home"}, of="r3"),
        correction(1, {"setting": "office"}, of="r2"),
    )
    assert {columns(*order)["setting"] for order in permutations(reports)} == {"office"}


def test_reports_that_amend_each_other_in_a_circle_are_read() -> None:
    circle = (correction(1, {"setting": "home"}, of="r2"), correction(2, {}, of="r1"))
    assert columns(*circle, correction(3, {}, of="r3"))["setting"] == "home"


def test_the_rank_moves_both_ways() -> None:
    calm = told(1, {"types": ["bullying"]}, path=CALM)
    danger, over = correction(2, {"danger": "yes"}), correction(3, {"danger": "no"})
    assert columns(calm)["rank"] == 2
    assert columns(calm, danger)["rank"] == 0
    assert columns(calm, danger, over)["rank"] == 2


def test_a_rank_that_fell_is_remembered_until_somebody_has_opened_it() -> None:
    reports = told(1, {"danger": "yes"}, path=CALM), correction(2, {"danger": "no"}, path=CALM)
    assert columns(*reports)["fell_from"] == 0
    assert columns(*reports, opened=1)["fell_from"] == 0
    assert columns(*reports, opened=2)["fell_from"] is None


def test_calls_add_up_and_none_is_taken_back() -> None:
    reports = told(1, SPOKE), correction(2, {"rung": [{"who": "nspcc", "result": "spoke"}]})
    assert columns(*reports)["reached"]
    assert columns(*reports, correction(3, {"rung": "nobody_yet"}))["reached"]
    assert not columns(told(1, {"rung": "nobody_yet"}))["reached"]


GRAVER = [{"danger": "yes"}, {"types": ["violence"]}]


@pytest.mark.parametrize("graver", GRAVER)
def test_who_was_told_before_a_correction_made_it_graver_does_not_know_of_that(
    graver: dict[str, Any],
) -> None:
    first = told(1, SPOKE, path=CALM)
    assert not columns(first, correction(2, graver))["reached"]
    assert columns(first, correction(2, {**graver, **SPOKE}))["reached"]
    assert columns(first, correction(2, graver), correction(3, SPOKE))["reached"]


@pytest.mark.parametrize("graver", GRAVER)
def test_a_call_of_the_unit_before_a_correction_made_it_graver_is_none_about_that(
    graver: dict[str, Any],
) -> None:
    reports = told(1, {}, path=CALM), correction(2, graver, arrived=NOW)

    def after(call: timedelta) -> tuple[bool, str | None]:
        made = UnitCall("worker", "spoke", NOW + call, frozenset({1}), frozenset({"police"}))
        found = fold(reports, work=InHand(calls=(made,))).columns
        return found["reached"], found["called"]

    assert after(timedelta(minutes=-5)) == (False, "not_rung")
    assert after(timedelta(minutes=5)) == (True, None)


@pytest.mark.parametrize("who", ["my-lead", "my-deputy"])
def test_a_lead_does_not_count_where_any_report_says_it_is_about_the_lead(who: str) -> None:
    first = told(1, {"rung": [{"who": who}]}, path={**CALM, "about_lead": "yes"})
    found = columns(first, correction(2, {}, path={**CALM, "about_lead": "no"}))
    assert found["about_lead"] and not found["reached"]


def test_between_chains_the_gravest_counts_and_a_call_about_another_reaches_nobody() -> None:
    found = fold(
        [
            told(5, {"danger": "yes", "setting": "home", "types": ["sexual"]}, chain=5),
            told(2, {**SPOKE, "setting": "library", "types": ["bullying"]}, chain=2),
        ]
    )
    assert (found.columns["rank"], found.columns["reached"]) == (0, False)
    assert found.columns["setting"] == "library", "of the oldest chain"
    assert {code for name, code in found.facts if name == "types"} == {"sexual", "bullying"}


def test_it_is_new_until_every_report_is_marked_as_received() -> None:
    first, second = told(1, received_at=NOW), correction(2, {})
    found = columns(first, second)
    assert (found["lane"], found["closed_at"], found["next_sequence"]) == ("new", None, 2)
    found = columns(first, correction(2, {}, received_at=NOW))
    assert (found["lane"], found["closed_at"], found["next_sequence"]) == ("open", None, 1)


def test_it_is_counted_on_the_day_its_first_report_arrived_in_the_uk() -> None:
    summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert columns(told(1, arrived=summer), told(2))["counted_on"].isoformat() == "2026-07-02"


def test_paper_counts_on_the_day_on_which_the_unit_received_it() -> None:
    keyed_in = told(1, on_paper=date(2026, 11, 3))
    assert columns(keyed_in, told(2))["counted_on"] == date(2026, 11, 3)
    assert columns(told(1), told(2, on_paper=date(2026, 11, 3)))["counted_on"] == date(2026, 11, 3)
    assert columns(told(1), told(2, on_paper=date(2026, 12, 3)))["counted_on"] == NOW.date()


def test_a_correction_completes_its_report_and_alone_is_not_incomplete() -> None:
    assert columns(told(1, {"setting": "home"}))["incomplete"]
    rest = {"types": ["bullying"], "parties": ["not_known"], "contact_name": "J"}
    phone = {"contact_phone": "0161 496 0000"}
    assert not columns(told(1, {"setting": "home"}), correction(2, rest | phone))["incomplete"]
    assert not columns(correction(1, {"ages": [12]}))["incomplete"]


@given(
    st.sampled_from(["yes", "no", "not_sure", "odd"]),
    st.sampled_from(
        [SPOKE, {"rung": "nobody_yet"}, {"rung": [{"who": "my-lead", "result": "spoke"}]}, {}]
    ),
    st.sampled_from([None, CALM, {**CALM, "about_lead": "yes"}]),
)
def test_what_is_stored_beside_one_report_says_what_the_fold_would(danger, calls, path) -> None:
    answers = {"danger": danger, **calls}
    row = {**derive(path, answers), "incomplete": is_incomplete(answers)}
    plain, stored = (told(1, answers, path=path, alone=one) for one in (None, alone(row)))
    assert columns(plain) == columns(stored)
    assert alone({**row, "ranked_by": "other rules"}) is None


def test_an_incident_is_set_aside_until_another_report_comes() -> None:
    aside = InHand(set_aside=Ended(NOW, newest=2, reports=2))
    two = told(1), told(2)
    assert fold(two, work=aside).columns["lane"] == "set_aside"
    assert fold(two, work=aside).columns["closed_at"] == NOW
    assert fold((*two, told(3)), work=aside).columns["lane"] == "new"


def test_one_that_gains_an_older_report_is_not_set_aside() -> None:
    aside = InHand(set_aside=Ended(NOW, newest=2, reports=1))
    assert fold([told(1), told(2)], work=aside).columns["lane"] == "new"


def test_the_act_says_how_many_reports_there_were_not_how_many_are_read() -> None:
    aside = InHand(set_aside=Ended(NOW, newest=2, reports=80))
    assert fold([told(1), told(2)], work=aside, count=80).columns["lane"] == "set_aside"
    assert fold([told(1), told(2)], work=aside, count=81).columns["lane"] == "new"


def test_a_step_is_done_where_the_worker_or_the_unit_did_it() -> None:
    path = {"areas": ["bullying"], "who": "lead"}
    first = told(1, path=path)
    assert fold([first]).facts >= {("advised", "tell_lado")}
    done = ("done", "tell_lado")
    assert done not in fold([first]).facts
    assert done in fold([first], work=InHand(told=frozenset({"lado"}))).facts
    assert done in fold([first, correction(2, {"actions": ["lado_referral"]})]).facts
