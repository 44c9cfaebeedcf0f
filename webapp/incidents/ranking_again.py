"""Folds again, in batches, the new incidents that were ranked by other rules."""

from sqlalchemy import select

from webapp.database.statements import written_out
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.models import IN_NEW, Incident
from webapp.incidents.refolding import refold
from webapp.incidents.turn import take_turn
from webapp.reports.derived import RANKED_BY

BATCH = 50


class IncidentReranker:
    """The opener's task at its start: a batch and a transaction a call, until none is left.

    A closed incident keeps the rank that it was closed with.
    """

    def __init__(self) -> None:
        self._place: int | None = 0

    def __call__(self) -> None:
        """Fold a batch again; a no-op once the last was folded."""
        if self._place is not None:
            self._place = rank_again(after=self._place)


def rank_again(*, after: int = 0) -> int | None:
    """Fold again a batch of incidents with a higher id. Returns the last id, or None."""
    query = (
        select(Incident.id)
        .where(IN_NEW, Incident.id > after, Incident.ranked_by != RANKED_BY)
        .order_by(Incident.id)
        .limit(written_out(BATCH))
    )
    found = db.session.scalars(query).all()
    if found:
        with writing():
            connection = db.session.connection()
            take_turn(connection)
            refold(connection, found)
    return found[-1] if found else None
