"""The columns of an export, named and worded as on the pages of the unit. Pure."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from webapp.exports.book import Cell, Column
from webapp.reports.checks import is_day
from webapp.reports.questions import BY_NAME, NOT_ANSWERED, NOT_KNOWN, QUESTIONS, Kind, Question
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.rank import Rank
from webapp.vocabulary.term import Term, label_of
from webapp.vocabulary.times import UK
from webapp.vocabulary.waiting_for import WaitingFor

RANKS = tuple(Rank)
BETWEEN, BETWEEN_REPORTS = "; ", " | "
SEVERAL = f"Answers of the form, with “{BETWEEN.strip()}” between several."
AS_TYPED = (
    f"As the reporter typed it. Where reports of an incident differ, “{BETWEEN_REPORTS.strip()}” "
    "stands between them, the oldest first."
)


def _yes(is_so: bool) -> str:
    return "Yes" if is_so else "No"


def _happened(line: Any) -> Cell:
    given = line.row.incident_date
    if given and is_day(given):
        return date.fromisoformat(given)
    return BY_NAME["incident_date"].words.get(given, NOT_KNOWN)


def _closed(line: Any) -> Cell:
    at = line.row.closed_at
    return at.astimezone(UK).date() if at else "Not yet"


def _due(line: Any) -> Cell:
    due: Cell | None = line.row.due_on
    return due or "No day"


def _of(kind: type[Term], name: str, otherwise: str) -> Callable[[Any], Cell]:
    """The label of the code in this column of the incident."""

    def cell(line: Any) -> Cell:
        code = getattr(line.row, name)
        return label_of(kind, code) if code else otherwise

    return cell


def _codes(question: Question) -> Callable[[Any], Cell]:
    """In the order of the form."""
    labels = {str(term): term.label for term in question.options} | dict(question.words)

    def cell(line: Any) -> Cell:
        given = set(line.codes.get(question.name, ()))
        known = [label for code, label in labels.items() if code in given]
        others = [NOT_KNOWN] if given - set(labels) and NOT_KNOWN not in known else []
        return BETWEEN.join([*known, *others]) or NOT_ANSWERED

    return cell


def _ages(line: Any) -> Cell:
    given = line.codes.get("ages", ())
    words = [label for code, label in BY_NAME["ages"].words.items() if code in given]
    return BETWEEN.join([*sorted((a for a in given if a.isdigit()), key=int), *words]) or NOT_KNOWN


def _typed(name: str) -> Callable[[Any], Cell]:
    def cell(line: Any) -> Cell:
        given = [str(answers[name]).strip() for answers in line.told if answers.get(name)]
        return BETWEEN_REPORTS.join(dict.fromkeys(filter(None, given))) or NOT_ANSWERED

    return cell


def _of_one(question: Question) -> Column:
    labels = {str(term): term.label for term in question.options}

    def cell(line: Any) -> Cell:
        code = getattr(line.row, question.name)
        return labels.get(code, NOT_KNOWN) if code else NOT_ANSWERED

    return Column(question.officer_label, "A code of the form.", cell)


OF_KIND: dict[Kind, Callable[[Question], Column]] = {
    Kind.ONE: _of_one,
    Kind.SEVERAL: lambda question: Column(question.officer_label, SEVERAL, _codes(question)),
    Kind.AGES: lambda question: Column(question.officer_label, f"In years. {SEVERAL}", _ages),
    Kind.DATE: lambda question: Column(
        question.officer_label, "As the reporter gave it.", _happened
    ),
}


def asked_in(questions: Iterable[Question]) -> list[Column]:
    """A column for each question that is exported, in the order of the form."""
    return [OF_KIND[question.kind](question) for question in questions if question.exported]


CODED = (
    Column("Reference", "Of its first report.", lambda line: line.row.reference),
    Column(
        "Counted on",
        "The day on which its first report arrived, in the UK.",
        lambda line: line.row.counted_on,
    ),
    Column("Lane", "Where it is on its way.", lambda line: label_of(Lane, line.row.lane)),
    Column("Waiting for", "Whom the unit waits for.", _of(WaitingFor, "waiting_for", "Nobody")),
    Column("Due on", "The day by which something is to be done.", _due),
    Column("Closed on", "The day on which it was closed or set aside, in the UK.", _closed),
    Column("Outcome", "What came of it.", _of(Outcome, "outcome", "Not closed")),
    Column("Rank", "How soon the unit must look at it.", lambda line: RANKS[line.row.rank].label),
    Column(
        "Somebody was reached",
        "Whether somebody who can act was spoken to, by the worker or by the unit.",
        lambda line: _yes(line.row.reached),
    ),
    Column(
        "About the lead",
        "Whether it is about the safeguarding lead of the organisation.",
        lambda line: _yes(line.row.about_lead),
    ),
    Column(
        "Restricted",
        "Whether only people who are named may read it at the unit.",
        lambda line: _yes(line.row.restricted),
    ),
    *asked_in(QUESTIONS),
    Column(
        "Organisation in the register",
        "As a lead or an officer entered it.",
        lambda line: line.row.organisation or NOT_KNOWN,
    ),
    Column("Reports", "How many reports belong to it.", lambda line: line.row.reports),
)
_LABELS = {"organisation": "Organisation as typed"}
PERSONAL = (
    *CODED,
    *(
        Column(_LABELS.get(one.name, one.officer_label), AS_TYPED, _typed(one.name))
        for one in QUESTIONS
        if one.kind is Kind.TEXT
    ),
)
