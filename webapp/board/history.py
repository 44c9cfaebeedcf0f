"""Reads what earlier papers of a year printed, and of which numbers, the first signed first."""

from sqlalchemy import select

from webapp.board.models import BoardCell, BoardPaper
from webapp.extensions import db
from webapp.figures.printings import Paper
from webapp.figures.protection.bounds import Key
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
