"""Whatever can change what is counted, at random: arrivals, corrections, and the unit's acts."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, g
from sqlalchemy import Select, delete, func, select, update

from tests.support.reports import post, report, sealed_report, uuid7
from tests.support.unit_reports import open_waiting
from webapp.counting.models import Rollup
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents import handling, setting_aside
from webapp.incidents.emptying import empty_reports
from webapp.incidents.joining import acting as joining
from webapp.incidents.models import Act, Chain, Incident
from webapp.incidents.setting_aside import Chosen
from webapp.incidents.work.progress import closing
from webapp.incidents.work.taking import in_error
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind, InErrorReason, ReopenedReason, SetAsideReason
from webapp.vocabulary.incident import IncidentType, Setting
from webapp.vocabulary.outcome import Outcome

DAYS = ("2026-11-23", "2026-10-01", "still_going_on", None, "2001-01-01")


class RandomUnit:
    """Somebody who may do everything, and the phones that report to them."""

    def __init__(self, app: Flask, chance: random.Random) -> None:
        self.app, self.chance = app, chance
        self.done: dict[str, int] = {}

    def acts(self, count: int) -> None:
        """Do so many things, whatever the product answers: it may refuse some."""
        often: list[tuple[Callable[[], object], int]] = [
            (self.arrives, 6),
            (self.is_corrected, 4),
            (self.receives, 6),
            (self.closes, 3),
            (self.reopens, 2),
            (self.takes_back_received, 1),
            (self.sets_aside, 2),
            (self.takes_back, 2),
            (self.joins, 3),
            (self.splits, 3),
            (self.erases, 1),
        ]
        self.arrives()
        for act in self.chance.choices(*zip(*often, strict=True), k=count):
            with signed_in(self.app):
                try:
                    act()
                except AppError:
                    db.session.rollback()
                    continue
            self.done[act.__name__] = self.done.get(act.__name__, 0) + 1

    def arrives(self, **more: object) -> None:
        kinds = self.chance.sample([*IncidentType], self.chance.randint(0, 3))
        answers = {
            "types": [*map(str, kinds)] or None,
            "setting": self.chance.choice([None, "no such", *map(str, Setting)]),
            "incident_date": self.chance.choice(DAYS),
            "danger": self.chance.choice(["yes", "no"]),
            "ages": self.chance.choice([[4], [12, 13, 16], "not_known", None]),
        }
        post(self.app.test_client(), sealed_report(report(answers=answers, **more)))
        open_waiting()

    def is_corrected(self) -> None:
        self.arrives(amends=self.chance.choice([self.report().report_id, uuid7()]))

    def report(self) -> Report:
        report: Report = self.one_of(select(Report).order_by(Report.id))
        return report

    def one_of(self, rows: Select[Any]) -> Any:
        """Read that row alone: to read all of them for each act takes longer than the acts."""
        count = db.session.scalar(select(func.count()).select_from(rows.subquery())) or 0
        return db.session.scalars(rows.offset(self.chance.randrange(count)).limit(1)).one()

    def incident(self, report: Report) -> Incident:
        of_it = select(Incident).join(Chain).where(Chain.id == report.chain_id)
        return db.session.scalars(of_it.execution_options(populate_existing=True)).one()

    def receives(self) -> None:
        handling.mark_as_received(self.report())

    def closes(self) -> None:
        report = self.report()
        incident = self.incident(report)
        extent = closing.Extent(incident.version, incident.last_sequence)
        closing.close(report.id, self.chance.choice([*Outcome]), extent)

    def reopens(self) -> None:
        report = self.report()
        version = self.incident(report).version
        closing.reopen(report.id, ReopenedReason.MISTAKE, version=version)

    def takes_back_received(self) -> None:
        in_error.take_back_received(self.report(), InErrorReason.PRESSED)

    def sets_aside(self) -> None:
        incident = self.incident(self.report())
        chosen = Chosen(incident.id, incident.last_sequence)
        setting_aside.set_aside([chosen], SetAsideReason.JUNK)

    def takes_back(self) -> None:
        set_aside = select(Act.id).where(Act.kind == ActKind.SET_ASIDE.value)
        setting_aside.take_back(
            db.session.scalars(set_aside.order_by(Act.id.desc()).limit(5)).all()
        )

    def joins(self) -> None:
        joining.join(self.report().id, self.report().id)

    def splits(self) -> None:
        several = select(Chain.incident_id).group_by(Chain.incident_id).having(func.count() > 1)
        of_these = select(Report.id).join(Chain).where(Chain.incident_id.in_(several))
        if db.session.scalar(of_these.limit(1)):
            joining.split(self.one_of(of_these.order_by(Report.id)))

    def erases(self) -> None:
        number = self.report().id
        with writing():
            empty_reports(db.session.connection(), [number])


@contextmanager
def signed_in(app: Flask) -> Iterator[None]:
    """As the first account, without a browser."""
    with app.test_request_context("/unit/"):
        g._login_user = db.session.scalars(select(User).order_by(User.id)).first()
        yield


def forget_counts() -> None:
    """Leaves incidents as a version without counts left them."""
    with writing():
        db.session.execute(update(Incident).values(tally="none"))
        db.session.execute(delete(Rollup))
