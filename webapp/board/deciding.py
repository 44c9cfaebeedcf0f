"""Records what the board decided on a paper, and what came of it."""

from collections.abc import Sequence
from datetime import date

from flask_login import current_user
from sqlalchemy import func, select, update

from webapp import clock
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.board.decided import Decided
from webapp.board.models import BoardDecision, BoardPaper
from webapp.board.reading import find_paper, period_of
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db


class NoSuchDecision(AppError):
    """No decision has this number."""

    status = 404
    sentence = "There is no such decision. It may have been removed. Go back to the paper."


class ToldMeanwhile(AppError):
    """A signed paper has it, or somebody wrote of it since it was read."""

    status = 409
    sentence = (
        "Somebody has changed this decision since you opened it, or a paper with it was signed. "
        "Nothing was stored."
    )


def find_decisions(paper: int) -> Sequence[BoardDecision]:
    """What was decided on this paper, the first recorded first."""
    query = select(BoardDecision).where(BoardDecision.paper_id == paper)
    return db.session.scalars(query.order_by(BoardDecision.id)).all()


def find_decision(number: int) -> BoardDecision:
    """The decision with this number. Raises NoSuchDecision."""
    if number > HIGHEST:
        raise NoSuchDecision()
    found = db.session.get(BoardDecision, number, populate_existing=True)
    if found is None:
        raise NoSuchDecision()
    return found


def record_decision(paper: int, words: str, *, owner: str, due_on: date) -> None:
    """Record a decision on this paper. Commits. Raises NoSuchPaper."""
    with writing():
        title = period_of(find_paper(paper)).label
        decision = BoardDecision(paper_id=paper, words=words, owner=owner, due_on=due_on)
        decision.person_id, decision.written_at = current_user.id, clock.now()
        db.session.add(decision)
        trail.record(Event.BOARD_DECISION_RECORDED, period=title)


def write_what_came_of(number: int, words: str, *, is_done: bool, version: int) -> None:
    """Store what came of a decision. Commits. Raises NoSuchDecision and ToldMeanwhile."""
    with writing():
        decision = find_decision(number)
        if decision.closed_in or decision.version != version:
            raise ToldMeanwhile()
        decision.came_of_it, decision.is_done = words, is_done
        decision.version, decision.person_id = version + 1, current_user.id
        decision.written_at = clock.now()
        trail.record(Event.BOARD_DECISION_FOLLOWED, period=_period_of(decision))


def remove_decision(number: int) -> int:
    """Remove what was recorded by mistake. Commits. Returns the number of its paper.

    Raises NoSuchDecision, and ToldMeanwhile once a signed paper has it.
    """
    with writing():
        decision = find_decision(number)
        if decision.printed_in:
            raise ToldMeanwhile()
        db.session.delete(decision)
        trail.record(Event.BOARD_DECISION_REMOVED, period=_period_of(decision))
        return decision.paper_id


def tell_board(paper: BoardPaper, decisions: Sequence[Decided]) -> bool:
    """Note that this paper has these, in its transaction. False where one has changed."""
    return all(_tell(paper.id, one) for one in decisions)


def _tell(paper: int, one: Decided) -> bool:
    same = update(BoardDecision).where(
        BoardDecision.id == one.number, BoardDecision.version == one.version
    )
    told: dict[str, object] = {"printed_in": func.coalesce(BoardDecision.printed_in, paper)}
    if one.is_done:
        told["closed_in"] = func.coalesce(BoardDecision.closed_in, paper)
    rows: int = db.session.execute(same.values(told)).rowcount  # type: ignore[attr-defined]
    return rows == 1


def _period_of(decision: BoardDecision) -> str:
    return period_of(find_paper(decision.paper_id)).label
