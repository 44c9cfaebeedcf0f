"""Finds reports in this process, as the unit's page does, and looks them up by key."""

import time
from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import select

from tests.bench import opener
from tests.bench.keeper import Wrong
from webapp.extensions import db
from webapp.incidents import finding
from webapp.reports.models import Report
from webapp.reports.reference import references_in


def fill(reports: int, folder: str) -> None:
    """Open so many reports in the installation in `folder`."""
    opener.seconds(reports, folder)


def seconds_to_find(count: int, folder: str) -> float:
    """The seconds for `count` reports, each by its reference as it is typed."""
    return _seconds(folder, [reference for _, reference in _some(folder, count)], _find)


def seconds_by_key(count: int, folder: str) -> float:
    """The same reports, each by its number in the table."""
    return _seconds(folder, [number for number, _ in _some(folder, count)], _look_up)


def _find(typed: str) -> int:
    return len(finding.reports_with(references_in(typed)[0], person_id=1))


def _look_up(number: int) -> int:
    query = select(Report.id, Report.reference, Report.arrived_at).where(Report.id == number)
    return len(db.session.execute(query).all())


def _seconds(folder: str, wanted: list[Any], find: Callable[[Any], int]) -> float:
    with opener.application(folder).app_context():
        start = time.perf_counter()
        found = sum(find(each) for each in wanted)
        elapsed = time.perf_counter() - start
    if found < len(wanted):
        raise Wrong(f"{len(wanted)} reports were looked for, {found} were found")
    return elapsed


@cache
def _some(folder: str, count: int) -> list[tuple[int, str]]:
    """Reports from everywhere in the table."""
    with opener.application(folder).app_context():
        rows = db.session.execute(select(Report.id, Report.reference).order_by(Report.id)).all()
        return [row._tuple() for row in rows[:: len(rows) // count]][:count]
