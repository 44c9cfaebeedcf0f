"""Reads what earlier papers say and printed, and of which numbers."""

from collections.abc import Collection

from sqlalchemy import select

from webapp.board.document import Document, read_document
from webapp.board.models import BoardCell, BoardPaper
from webapp.extensions import db
from webapp.figures.printings import Paper
from webapp.figures.protection.bounds import Key
from webapp.figures.protection.printing import Printed
from webapp.figures.protection.protecting import Cell
from webapp.vocabulary.periods import Period, read_period


def find_earlier(year: Period) -> list[Paper]:
    """The frozen papers of a year from April and of its quarters, the first signed first."""
    query = select(BoardPaper.period, BoardPaper.place, BoardCell).join(
        BoardCell, BoardCell.paper_id == BoardPaper.id
    )
    found: dict[tuple[int, str], dict[Key, Cell]] = {}
    for code, place, cell in db.session.execute(query.where(BoardPaper.year == year.code)):
        cells = found.setdefault((place, code), {})
        cells[Key(cell.paper, cell.figure, cell.code)] = Cell(cell.n, cell.printed)
    return [Paper(read_period(code) or year, found[place, code]) for place, code in sorted(found)]


def find_printed(periods: Collection[Period]) -> dict[str, dict[Key, Printed]]:
    """By the code of each of these that has a paper: what the last one prints."""
    columns = BoardCell.paper, BoardCell.figure, BoardCell.code, BoardCell.printed
    query = select(BoardPaper.period, BoardPaper.revision, *columns).join(
        BoardCell, BoardCell.paper_id == BoardPaper.id
    )
    found: dict[str, dict[int, dict[Key, Printed]]] = {}
    of_them = query.where(BoardPaper.period.in_([one.code for one in periods]))
    for period, revision, *key, printed in db.session.execute(of_them):
        found.setdefault(period, {}).setdefault(revision, {})[Key(*key)] = printed
    return {period: revisions[max(revisions)] for period, revisions in found.items()}


def find_previous(period: Period) -> Document | None:
    """What the last paper of this period says, if there is one."""
    query = select(BoardPaper.content).where(BoardPaper.period == period.code)
    content = db.session.scalars(query.order_by(BoardPaper.revision.desc()).limit(1)).first()
    return read_document(content) if content else None
