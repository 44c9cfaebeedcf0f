"""Finds frozen papers and their files, and says which paper comes next."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from webapp.board.models import BoardFile, BoardPaper
from webapp.database.columns import HIGHEST
from webapp.errors import AppError
from webapp.extensions import db
from webapp.people.models import User
from webapp.vocabulary.periods import Period, last_quarter_over, read_period


class NoSuchPaper(AppError):
    """No paper has this number, or it has no such file."""

    status = 404
    sentence = "There is no such paper. Go back to the list of papers."


def list_papers() -> Sequence[Any]:
    """Every paper, the newest first: number, period, revision, who signed it and when."""
    columns = BoardPaper.id, BoardPaper.period, BoardPaper.revision, User.name, BoardPaper.signed_at
    query = select(*columns).join(User, User.id == BoardPaper.signed_by)
    return db.session.execute(query.order_by(BoardPaper.id.desc())).all()


def find_paper(number: int) -> BoardPaper:
    """The paper with this number. Raises NoSuchPaper."""
    paper = db.session.get(BoardPaper, number) if number <= HIGHEST else None
    if paper is None:
        raise NoSuchPaper()
    return paper


def find_sizes(number: int) -> dict[str, int]:
    """Of each of its files, by kind, the size in bytes."""
    query = select(BoardFile.kind, BoardFile.size).where(BoardFile.paper_id == number)
    return {row.kind: row.size for row in db.session.execute(query)}


def find_file(number: int, kind: str) -> BoardFile:
    """Its file of this kind. Raises NoSuchPaper."""
    found = db.session.get(BoardFile, (number, kind)) if number <= HIGHEST else None
    if found is None:
        raise NoSuchPaper()
    return found


def find_due(signed: set[str], today: date) -> list[Period]:
    """The periods whose paper comes next: the last quarter, and the last year once it can."""
    last = last_quarter_over(today)
    year = last.whole_year
    if last.code not in signed:
        return [last]
    return [year] if year.last_day < today and year.code not in signed else []


def period_of(paper: BoardPaper) -> Period:
    """The period that it is of."""
    period = read_period(paper.period)
    if period is None:
        raise NoSuchPaper()
    return period
