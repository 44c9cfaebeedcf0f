"""Which organisation an incident is of: suggested by its spelling, confirmed, and undone.

A spelling means the same in every report, so confirming it folds all its incidents again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from webapp.database.statements import written_out
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.models import Chain
from webapp.incidents.refolding import refold
from webapp.incidents.turn import take_turn
from webapp.organisations import aliases, publishing, register
from webapp.organisations.known import Known, find_meant_or_known, meant_among, suggest_among
from webapp.reports.models import Report
from webapp.reports.split import Inside
from webapp.reports.whole import whole_of

# Others write in between.
BATCH = 100


@dataclass(frozen=True)
class Named:
    """What a report says of its organisation: the one that is confirmed, or else suggested.

    Neither: it names one that the register does not have, or not by this name.
    """

    confirmed: Known | None = None
    suggested: Known | None = None


def named_by(typed: Any) -> Named | None:
    """Find it in the register; None where the words name none. Takes no lock."""
    spelling = aliases.hash_spelling(typed)
    if spelling is None:
        return None
    known = find_meant_or_known(spelling)
    if confirmed := meant_among(known):
        return Named(confirmed=confirmed)
    return Named(suggested=suggest_among(typed, known))


def confirm(report: Report, organisation: int) -> None:
    """Remember that its words mean this one. Raises NoSuchOrganisation.

    Where a colleague was first, what they said counts: the page then shows it.
    """
    register.load(organisation)
    change_meaning(report, lambda spelling: aliases.remember(spelling, organisation))


def undo(report: Report) -> None:
    """Forget what its words mean: whoever said so was wrong."""
    change_meaning(report, aliases.forget)


def publish(number: int) -> None:
    """Publish the name of this organisation; reports with that name are then of it.

    Raises NoSuchOrganisation, CannotPublish.
    """
    spelling = publishing.spelling_for(register.load(number))
    change_spelling(spelling, lambda: publishing.publish(register.load(number), spelling))


def words_of(report: Report) -> str:
    """What was typed as the organisation, whatever it is; "" where nothing was."""
    return typed_in(whole_of(report))


def typed_in(whole: Inside) -> str:
    """The same, of a report that was read whole."""
    typed = whole.answers.get("organisation")
    return typed if isinstance(typed, str) else ""


def change_meaning(report: Report, act: Callable[[str], object]) -> bool:
    """Do the act with the hash of its words, then fold again each incident with these words.

    The act is in the first transaction. False, and nothing done, if the words name none.
    """
    spelling, number = aliases.hash_spelling(words_of(report)), report.id
    if spelling is None:
        return False
    mine = update(Report).where(Report.id == number, Report.spelling.is_(None))

    def also_mine() -> None:
        db.session.execute(mine.values(spelling=spelling))
        act(spelling)

    change_spelling(spelling, also_mine)
    return True


def change_spelling(spelling: str, act: Callable[[], object]) -> None:
    """Do the act, then fold again each incident with this spelling, some in a transaction."""
    with writing():
        take_turn(db.session.connection())
        act()
        last = _refold_some(spelling, after=0)
    while last:
        with writing():
            take_turn(db.session.connection())
            last = _refold_some(spelling, after=last)


def _refold_some(spelling: str, *, after: int) -> int:
    """Fold the next incidents of this spelling again. The last one's id; 0 if none is left."""
    db.session.flush()
    connection = db.session.connection()
    query = (
        select(Chain.incident_id)
        .join(Report, Report.chain_id == Chain.id)
        .where(Report.spelling == spelling, Chain.incident_id > after)
    )
    found = [
        *connection.scalars(query.distinct().order_by(Chain.incident_id).limit(written_out(BATCH)))
    ]
    refold(connection, found)
    return found[-1] if len(found) == BATCH else 0
