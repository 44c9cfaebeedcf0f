"""The incident of a report and its corrections: danger and calls of a correction count."""

from typing import Any

import pytest
from flask import Flask

from tests.support.cast import OFFICER, Enter
from tests.support.reports import PATH, uuid7
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents.standing import incident_of, incident_standing
from webapp.reports.models import Report
from webapp.vocabulary.rank import Rank

NOBODY = {"rung": "nobody_yet"}
SPOKE = {"rung": [{"who": "police-101", "result": "spoke"}]}
CALM = {"danger": "no", "areas": ["bullying"], "who": "child", "parties": "child_on_child"}


def correct(app: Flask, report: Report, answers: dict[str, Any], **more: Any) -> Report:
    return deliver(app, inside={"answers": answers, "amends": report.report_id, **more})


def standing(report: Report) -> tuple[Rank, bool]:
    """The rank, and whether nobody was reached."""
    db.session.expire_all()
    return incident_standing(incident_of(report))[:2]


def test_alone_a_report_gives_its_incident_all(app: Flask) -> None:
    assert standing(deliver(app, answers=NOBODY)) == (Rank.NOW, True)
    assert standing(deliver(app, answers=SPOKE)) == (Rank.NOW, False)


def test_a_correction_that_says_somebody_was_spoken_to_ends_nobody_reached(app: Flask) -> None:
    report = deliver(app, answers=NOBODY)
    correct(app, report, {"rung": [{"who": "police-101", "result": "no_answer"}]})
    assert standing(report)[1]
    correct(app, report, SPOKE)
    assert standing(report) == (Rank.NOW, False)


def test_a_correction_that_says_danger_raises_the_report_and_nobody_has_heard(app: Flask) -> None:
    report = deliver(app, path=CALM, answers={**SPOKE, "types": ["bullying"]})
    assert standing(report) == (Rank.ROUTINE, False)
    danger = correct(app, report, {"danger": "yes"}, path=None)
    assert standing(report) == standing(danger) == (Rank.NOW, True)
    correct(app, report, SPOKE)
    assert standing(report) == (Rank.NOW, False)


def test_the_page_says_that_whoever_was_spoken_to_had_not_heard_of_it(
    app: Flask, enter: Enter
) -> None:
    report = deliver(app, path=CALM, answers={**SPOKE, "types": ["bullying"]})
    danger = correct(app, report, {"danger": "yes"}, path=None)
    for one in (report, danger):
        page = enter(OFFICER).opens(f"/unit/reports/{one.id}").text
        assert "Nobody reached since this was known" in page

    untold = deliver(app, answers=NOBODY)
    page = enter(OFFICER).opens(f"/unit/reports/{untold.id}").text
    assert "since this was known" not in page


def test_a_correction_lowers_the_rank_and_takes_no_call_back(app: Flask, enter: Enter) -> None:
    report = deliver(app, path=CALM, answers={**SPOKE, "types": ["bullying"], "danger": "yes"})
    later = correct(app, report, {**NOBODY, "danger": "no"})
    assert standing(report) == (Rank.ROUTINE, False)
    officer = enter(OFFICER)
    assert "was: Now" in officer.opens("/unit/").text
    officer.opens(f"/unit/reports/{report.id}")
    assert "was: Now" in officer.opens("/unit/").text, "nobody has opened the correction"
    officer.opens(f"/unit/reports/{later.id}")
    assert "was: Now" not in officer.opens("/unit/").text


@pytest.mark.parametrize("who", ["my-lead", "my-deputy"])
def test_a_lead_spoken_to_later_does_not_count_where_it_is_about_the_lead(
    app: Flask, who: str
) -> None:
    spoke = {"rung": [{"who": who, "result": "spoke"}]}
    report = deliver(app, path={**PATH, "about_lead": "yes"}, answers=NOBODY)
    correct(app, report, spoke)
    assert standing(report)[1]
    other = deliver(app, answers=spoke)
    assert not standing(other)[1]
    correct(app, other, {}, path={"about_lead": "yes"})
    assert standing(other)[1]


def test_a_deputy_who_is_not_close_to_the_lead_counts(app: Flask, enter: Enter) -> None:
    about = {**PATH, "about_lead": "yes", "deputy": "yes"}
    spoke = {"rung": [{"who": "my-deputy", "result": "spoke"}]}
    assert not standing(deliver(app, path=about, answers=spoke))[1]
    later = deliver(app, path=about, answers=NOBODY)
    correct(app, later, spoke)
    assert not standing(later)[1]
    page = enter(OFFICER).opens(f"/unit/reports/{later.id}").text
    assert "Is their deputy not close to them?" in page


def test_a_correction_of_a_correction_counts(app: Flask) -> None:
    report = deliver(app, path=CALM, answers={**NOBODY, "types": ["bullying"]})
    second = correct(app, report, {"ages": [12]})
    correct(app, second, {**SPOKE, "danger": "not_sure"})
    assert standing(report) == (Rank.NOW, False)


def test_reports_that_correct_each_other_or_themselves_do_no_harm(app: Flask) -> None:
    first, second = uuid7(), uuid7()
    deliver(app, report_id=first, amends=second, answers=NOBODY)
    deliver(app, report_id=second, amends=first, answers=NOBODY)
    own = uuid7()
    report = deliver(app, report_id=own, amends=own, answers=NOBODY)
    assert standing(report) == (Rank.NOW, True)


def test_a_correction_of_another_report_changes_nothing(app: Flask) -> None:
    report = deliver(app, answers=NOBODY)
    correct(app, deliver(app, answers=NOBODY), SPOKE)
    assert standing(report)[1]
