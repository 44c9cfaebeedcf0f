"""Reads the unit's words for the next paper of a period, and the board's decisions for it."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import literal, or_, select

from webapp.board.decided import Decided
from webapp.board.models import BoardDecision, BoardDraft, BoardPaper
from webapp.board.words import Words
from webapp.extensions import db
from webapp.vocabulary.periods import Period, read_period


class Written(NamedTuple):
    """`version` is of the words; 0 where there are none."""

    words: Words
    version: int
    decisions: Sequence[Decided]


def read_written(period: Period) -> Written:
    """The words, and the decisions that are open or that this paper says are done.

    That is what no paper has said yet, or a paper of the same period, or one of the same year. A
    revision says nothing of what the board decided when it had read the paper. One query.
    """
    papers = select(BoardPaper.id).where(
        BoardPaper.period == period.code
        if period.quarter
        else BoardPaper.year == period.whole_year.code
    )
    told = or_(BoardDecision.closed_in.is_(None), BoardDecision.closed_in.in_(papers))
    asked = select(literal(period.code).label("period")).subquery()
    query = (
        select(BoardDraft, BoardDecision, BoardPaper.period.label("decided_on"))
        .select_from(asked)
        .outerjoin(BoardDraft, BoardDraft.period == asked.c.period)
        .outerjoin(BoardDecision, told)
        .outerjoin(BoardPaper, BoardPaper.id == BoardDecision.paper_id)
    )
    rows = db.session.execute(query).all()
    draft = rows[0].BoardDraft
    decisions = [_decided(one) for _, one, on in rows if _was_before(on, period)]
    words = Words(draft.changed, draft.why, draft.doing, draft.proposal) if draft else Words()
    return Written(words, draft.version if draft else 0, decisions)


def _was_before(decided_on: str | None, period: Period) -> bool:
    """Whether the board decided it on a paper that came before one of this period."""
    on = read_period(decided_on or "")
    return on is not None and on != period and on.first_day <= period.last_day


def _decided(one: BoardDecision) -> Decided:
    return Decided(
        one.id, one.words, one.owner, one.due_on, one.came_of_it, one.is_done, one.version
    )
