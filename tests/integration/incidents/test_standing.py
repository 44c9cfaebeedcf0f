"""A report and its corrections stand together: danger and calls of a correction count."""

from typing import Any

import pytest
from flask import Flask

from tests.support.reports import PATH, uuid7
from tests.support.unit_reports import deliver
from webapp.incidents.standing import Standing, standing_of
from webapp.reports.models import Report
from webapp.vocabulary.rank import Rank

NOBODY = {"rung": "nobody_yet"}
SPOKE = {"rung": [{"who": "police-101"}]}
CALM = {"danger": "no", "areas": ["bullying"], "parties": "child_on_child"}


def correct(app: Flask, report: Report, answers: dict[str, Any], **more: Any) -> Report:
    return deliver(app, inside={"answers": answers, "amends": report.report_id, **more})


def test_alone_a_report_stands_for_itself(app: Flask) -> None:
    assert standing_of(deliver(app, answers=NOBODY)) == Standing(Rank.NOW, True)
    assert standing_of(deliver(app, answers=SPOKE)) == Standing(Rank.NOW, False)


def test_a_correction_that_says_somebody_was_spoken_to_ends_nobody_reached(app: Flask) -> None:
    report = deliver(app, answers=NOBODY)
    correct(app, report, {"rung": [{"who": "police-101", "result": "no_answer"}]})
    assert standing_of(report).nobody_reached
    correct(app, report, SPOKE)
    assert standing_of(report) == Standing(Rank.NOW, False)


def test_a_correction_that_says_danger_raises_the_report(app: Flask) -> None:
    report = deliver(app, path=CALM, answers={**SPOKE, "types": ["bullying"]})
    assert standing_of(report) == Standing(Rank.ROUTINE, False)
    danger = correct(app, report, {"danger": "yes"})
    assert standing_of(report) == Standing(Rank.NOW, False)
    assert standing_of(danger) == Standing(Rank.NOW, True)


def test_a_correction_lowers_nothing_and_takes_no_call_back(app: Flask) -> None:
    report = deliver(app, answers=SPOKE)
    correct(app, report, {**NOBODY, "danger": "no", "types": ["bullying"]})
    assert standing_of(report) == Standing(Rank.NOW, False)


def test_a_correction_without_danger_is_not_asked_whom_it_reached(app: Flask) -> None:
    report = deliver(app, answers=NOBODY)
    assert not standing_of(correct(app, report, {"ages": [12]})).nobody_reached


@pytest.mark.parametrize("who", ["my-lead", "my-deputy"])
def test_a_lead_spoken_to_later_does_not_count_where_it_is_about_the_lead(
    app: Flask, who: str
) -> None:
    spoke = {"rung": [{"who": who, "result": "spoke"}]}
    report = deliver(app, path={**PATH, "about_lead": "yes"}, answers=NOBODY)
    correct(app, report, spoke)
    assert standing_of(report).nobody_reached
    other = deliver(app, answers=spoke)
    assert not standing_of(other).nobody_reached
    correct(app, other, {}, path={"about_lead": "yes"})
    assert standing_of(other).nobody_reached


def test_a_correction_of_a_correction_counts(app: Flask) -> None:
    report = deliver(app, path=CALM, answers={**NOBODY, "types": ["bullying"]})
    second = correct(app, report, {"ages": [12]})
    correct(app, second, {**SPOKE, "danger": "not_sure"})
    assert standing_of(report) == Standing(Rank.NOW, False)


def test_reports_that_correct_each_other_or_themselves_do_no_harm(app: Flask) -> None:
    first, second = uuid7(), uuid7()
    deliver(app, report_id=first, amends=second, answers=NOBODY)
    deliver(app, report_id=second, amends=first, answers=NOBODY)
    own = uuid7()
    report = deliver(app, report_id=own, amends=own, answers=NOBODY)
    assert standing_of(report) == Standing(Rank.NOW, True)


def test_a_correction_of_another_report_changes_nothing(app: Flask) -> None:
    report = deliver(app, answers=NOBODY)
    correct(app, deliver(app, answers=NOBODY), SPOKE)
    assert standing_of(report).nobody_reached
