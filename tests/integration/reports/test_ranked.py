"""A report's rank follows from its path and its form, and is derived again when rules change."""

import json
from typing import Any

import pytest
from sqlalchemy import update

from tests.support.reports import post, report, sealed_report
from tests.support.unit_reports import add_copies
from webapp.arrivals.opening import open_pending
from webapp.extensions import db
from webapp.incidents.filing import file_reports
from webapp.reports import ranking_again
from webapp.reports.derived import RANKED_BY, Reached
from webapp.reports.models import Report
from webapp.reports.opened import read_report
from webapp.reports.ranking_again import Reranker

pytestmark = pytest.mark.postgresql

BULLYING = {"danger": "no", "areas": ["bullying"], "who": "child", "parties": "child_on_child"}


@pytest.mark.parametrize(
    ("path", "answers", "rank"),
    [
        ({"danger": "yes"}, {}, "now"),
        ({"danger": "no"}, {"danger": "not_sure"}, "now"),
        (BULLYING, {}, "routine"),
        (BULLYING, {"types": ["hate_incitement"]}, "today"),
        (None, {}, "routine"),
    ],
)
def test_path_and_answers_rank_it(client, path, answers, rank) -> None:
    assert take_in(client, path=path, answers=answers).rank == rank


@pytest.mark.parametrize(
    ("rung", "reached"),
    [
        ("nobody_yet", Reached.NOBODY),
        ([{"who": "childline", "result": "spoke"}], Reached.NOBODY),
        ([{"who": "my-lead", "result": "spoke"}], Reached.LEAD_ONLY),
        (
            [{"who": "my-deputy", "result": "spoke"}, {"who": "police-101", "result": "spoke"}],
            Reached.OTHERS,
        ),
    ],
)
def test_who_was_spoken_to_is_kept_beside_it(client, rung, reached) -> None:
    assert take_in(client, path=None, answers={"rung": rung}).reached == reached


def test_reports_of_other_rules_are_ranked_again_in_batches_until_none_is_left(
    client, monkeypatch
) -> None:
    monkeypatch.setattr(ranking_again, "BATCH", 2)
    add_copies(take_in(client, path={"danger": "yes"}, answers={}), 4)
    made_old()
    rerank = Reranker()
    assert left_after(rerank) == 3
    assert left_after(rerank) == 1
    assert left_after(rerank) == 0
    rerank()
    made_old()
    assert left_after(rerank) == 5, "a process looks through them once"


def test_a_report_that_is_ranked_again_is_the_same_report(client) -> None:
    found = take_in(client, **report())
    before = columns(found)
    made_old()
    Reranker()()
    db.session.expire_all()
    assert columns(found) == before


def take_in(client, **inside: Any) -> Report:
    post(client, sealed_report(json.dumps({"form_version": 1, **inside}).encode()))
    open_pending(read_report, file_reports)
    return db.session.query(Report).one()


def made_old() -> None:
    old = {"rank": "routine", "reached": 0, "about_lead": True, "ranked_by": ""}
    db.session.execute(update(Report).values(old))
    db.session.commit()


def left_after(rerank: Reranker) -> int:
    rerank()
    return db.session.query(Report).filter(Report.ranked_by != RANKED_BY).count()


def columns(found: Report) -> dict[str, Any]:
    return {column.name: getattr(found, column.name) for column in Report.__table__.columns}
