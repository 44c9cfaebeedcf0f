"""Gives several incidents to a colleague, each as its list showed it."""

from collections.abc import Sequence
from typing import NamedTuple

from webapp.incidents.queries import NoSuchReport, report_for
from webapp.incidents.work.progress.changing import NotNow, find_incident
from webapp.incidents.work.progress.giving import Given, give
from webapp.incidents.work.progress.panel import name_of
from webapp.incidents.work.progress.unreached import is_unreached
from webapp.web.paging import PAGE_SIZE


class Chosen(NamedTuple):
    """An incident by a report of it, and the version that the list showed."""

    report: int
    version: int


class RingFirst(NotNow):
    """It is of rank now, and nobody was reached: nobody passes it on unread."""

    sentence = (
        "it is of rank now, and nobody was reached. Open it, and ring: it is given by itself."
    )


def _require_rung(report: int) -> None:
    if is_unreached(find_incident(report)[0]):
        raise RingFirst()


def give_some(chosen: Sequence[Chosen], to: int, line: str) -> Given:
    """Give each to this person, in a transaction of its own. Commits.

    What a colleague has changed meanwhile is left as it is, and so is what this person may not
    read. None of them is marked as received. What cannot be seen is passed over without a word.
    """
    done = Given(name_of(to) or "", [], [])
    for one in chosen[:PAGE_SIZE]:
        try:
            _require_rung(one.report)
            given = give(one.report, to, line, version=one.version)
            done = done._replace(acts=[*done.acts, *given.acts], away=given.away)
        except NoSuchReport:
            continue
        except NotNow as reason:
            done.refused.append(f"{report_for(one.report).reference}: {reason.sentence}")
    return done
