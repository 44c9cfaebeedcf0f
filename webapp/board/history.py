"""Reads what earlier papers say and printed, and of which numbers."""

from collections.abc import Collection

from sqlalchemy import select

from webapp.board.document import Document, read_document
from webapp.board.models import BoardCell, BoardPaper
from webapp.extensions import db
from webapp.figures.printings import Paper
from webapp.figures.protection.protecting import Cell
from webapp.figures.protection.relations import Key
from webapp.vocabulary.periods import Period, read_period


def find_papers(years: Collection[Period]) -> list[Paper]:
    """The frozen papers of these years from April, and of their quarters; of each year the first
    signed first.
    """
    query = select(BoardPaper.year, BoardPaper.place, BoardPaper.period, BoardCell).join(
        BoardCell, BoardCell.paper_id == BoardPaper.id
    )
    found: dict[tuple[str, int, str], dict[Key, Cell]] = {}
    of_them = query.where(BoardPaper.year.in_([one.code for one in years]))
    for year, place, code, cell in db.session.execute(of_them):
        cells = found.setdefault((year, place, code), {})
        cells[Key(cell.paper, cell.figure, cell.code)] = Cell(cell.n, cell.printed)
    periods = {code: period for _, _, code in found if (period := read_period(code))}
    return [Paper(periods[code], found[year, place, code]) for year, place, code in sorted(found)]


def find_previous(period: Period) -> Document | None:
    """What the last paper of this period says, if there is one."""
    query = select(BoardPaper.content).where(BoardPaper.period == period.code)
    content = db.session.scalars(query.order_by(BoardPaper.revision.desc()).limit(1)).first()
    return read_document(content) if content else None
