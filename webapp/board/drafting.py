"""The next paper of a period, as it would be frozen now, and the unit's words for it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from flask_login import current_user

from webapp import clock
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.board.decided import Decided, named_in
from webapp.board.document import Document, write_document
from webapp.board.guidance_review import Review
from webapp.board.history import find_papers, find_previous
from webapp.board.models import BoardDraft
from webapp.board.sections import Material, make_document
from webapp.board.words import Words
from webapp.board.written import read_written
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.figures import reading
from webapp.figures.changes import ten_quarters
from webapp.figures.coverage import coverage_of
from webapp.figures.papers import TOTAL
from webapp.figures.printings import Paper, print_paper
from webapp.figures.protection.relations import Key
from webapp.figures.tables import figures_of
from webapp.guidance import editions
from webapp.guidance.approvals import find_approval
from webapp.vocabulary.periods import Period
from webapp.vocabulary.times import UK

STATUS = "A draft: nobody has signed it, and numbers still change."


class WrittenMeanwhile(AppError):
    """Somebody else wrote these words since they were read, or the paper was signed."""

    status = 409
    sentence = (
        "Somebody has changed these words, or the paper was signed. Yours are in the fields, and "
        "not stored. What is stored is in the draft below them. Store yours to replace it."
    )


@dataclass(frozen=True)
class Draft:
    """The next paper of a period. `earlier` are those of its year; `version` is of the words.

    `missing` quarters have to come before a year.
    """

    period: Period
    version: int
    earlier: Sequence[Paper]
    paper: Paper
    material: Material

    @property
    def document(self) -> Document:
        """As the board would see it."""
        return make_document(self.material, status=STATUS)

    @property
    def seen(self) -> str:
        """What a lead signs: the hash of all that the draft says."""
        return hashlib.sha256(write_document(self.document).encode()).hexdigest()

    @property
    def words(self) -> Words:
        """The unit's words, as far as they are written."""
        return self.material.words

    @property
    def owed(self) -> Sequence[Decided]:
        """The decisions that are due, of which nothing is written."""
        today = clock.now().astimezone(UK).date()
        named = named_in(self.period, self.material.decisions)
        return [one for one in named if one.is_owed(today)]

    @property
    def totals(self) -> tuple[int, int] | None:
        """Exact: all of the last paper of this period, and all now. None if there is none."""
        number = Key(self.period.code, TOTAL, "")
        signed = [one.cells[number].n for one in self.earlier if one.period == self.period]
        return (signed[-1], self.paper.cells[number].n) if signed else None

    @property
    def is_over(self) -> bool:
        """Whether the period has ended."""
        return self.period.last_day < clock.now().astimezone(UK).date()

    @property
    def missing(self) -> Sequence[Period]:
        """Of a year, the quarters that no paper is of."""
        if self.period.quarter:
            return ()
        printed = {paper.period for paper in self.earlier}
        return [one for one in self.period.quarters if one not in printed]


def read_draft(period: Period) -> Draft:
    """The draft of a period's next paper, with the numbers of now."""
    counts = reading.read_counts(period.whole_year.months)
    quarters = ten_quarters(period.last_quarter)
    papers = find_papers({one.whole_year for one in (period, *quarters)})
    earlier = [one for one in papers if one.period.whole_year == period.whole_year]
    before = [*earlier]
    for quarter in period.quarters if not period.quarter else ():
        if quarter not in {paper.period for paper in earlier}:
            before.append(print_paper(quarter, counts, before))
    paper = print_paper(period, counts, before)
    written = read_written(period)
    exact = figures_of(period, {c: n for c, n in counts.items() if c.month in period})
    register = reading.read_register()
    said = reading.read_said(period)
    facts, review = _read_guidance(period)
    revision = sum(one.period == period for one in earlier)
    material = Material(
        period=period,
        revision=revision,
        printed=paper.printed,
        hidden_more=paper.hidden_more,
        coverage=coverage_of(period, register, exact.organisations, said.organisations),
        words=written.words,
        decisions=written.decisions,
        facts=facts,
        review=review,
        drills=said.drills,
        quarters={one.period.code: one.printed for one in (*papers, paper) if one.period.quarter},
        previous=find_previous(period) if revision else None,
    )
    return Draft(period, written.version, earlier, paper, material)


def _read_guidance(period: Period) -> tuple[list[str], Review | None]:
    """Which edition workers had when the paper was made, and of a year what its review is about."""
    if period.quarter:
        try:
            return _facts(editions.current().name), None
        except editions.NoEdition:
            return [], None
    every = editions.list_all()
    days = [(one.name, one.published_at.astimezone(UK).date()) for one in every]
    approval = find_approval(every[-1]) if every else None
    in_it = [one for one in days if period.first_day <= one[1] <= period.last_day]
    review = Review(in_it, approval.review_due if approval else None)
    return _facts(every[-1].name) if every else [], review


def _facts(edition: str) -> list[str]:
    return [f"Guidance that workers had when it was made: edition {edition}."]


def write_words(period: Period, words: Words, *, version: int) -> None:
    """Store the unit's words. Commits. Raises WrittenMeanwhile."""
    with writing():
        draft = db.session.get(BoardDraft, period.code, populate_existing=True)
        if (draft.version if draft else 0) != version:
            raise WrittenMeanwhile()
        draft = draft or BoardDraft(period=period.code)
        draft.changed, draft.why, draft.doing, draft.proposal = words
        draft.version, draft.person_id = version + 1, current_user.id
        draft.written_at = clock.now()
        db.session.add(draft)
        trail.record(Event.BOARD_WORDS_WRITTEN, period=period.label)
