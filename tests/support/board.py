"""Counts of past months, and papers of them, drafted and signed through the pages' own forms."""

import re
from collections.abc import Mapping
from html import unescape
from typing import cast

from sqlalchemy import Table, insert
from werkzeug.test import TestResponse

from tests.support.cast import Person
from webapp.counting.models import Rollup
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.vocabulary.periods import Period

ROOM = "/unit/figures/papers"
QUARTER = Period(2026, 2)
WORDS = {"changed": "More about money.", "why": "We do not know.", "doing": "A talk in each club."}
PROPOSED = "A page about money in games."
TYPED = re.compile(r'<textarea[^>]* name="(\w+)"[^>]*>([^<]*)</textarea>')
SEEN = re.compile(r'name="seen" value="([0-9a-f]{64})"')


def count(month: str, figures: Mapping[tuple[str, str], int]) -> None:
    """Put these numbers into the rollup, by figure and code, as of real incidents."""
    rows = [
        {"month": month, "figure": figure, "code": code, "n": n}
        for (figure, code), n in figures.items()
    ]
    with writing():
        of_all = {"basis": "arrived", "kept": 0}
        db.session.execute(insert(cast(Table, Rollup.__table__)), [of_all | row for row in rows])


def count_types(month: str, **types: int) -> None:
    """Incidents of a month by their type, each of one; the other figures say nothing of them."""
    of_types = {("types", code): n for code, n in types.items()}
    count(month, {("incidents", "all"): sum(types.values()), **of_types})


def draft_of(period: Period) -> str:
    """Where it is."""
    return f"{ROOM}/draft?period={period.code}"


def writes(person: Person, period: Period = QUARTER, **words: str) -> TestResponse:
    """Store the unit's words."""
    proposal = {} if period.quarter else {"proposal": PROPOSED}
    return person.submits(draft_of(period), {**WORDS, **proposal, **words})


def signs(person: Person, period: Period = QUARTER, **sent: object) -> TestResponse:
    """Sign what the draft says now."""
    draft = person.opens(draft_of(period)).text
    typed = {name: unescape(words) for name, words in TYPED.findall(draft)}
    found = {**typed, "seen": (SEEN.findall(draft) or [""])[0], "nobody": "yes"}
    return person.submits(
        f"{ROOM}/sign?period={period.code}", {**found, **sent}, page=draft_of(period)
    )


def freezes(person: Person, period: Period = QUARTER) -> str:
    """Write, sign, and say where the paper is."""
    writes(person, period)
    answer = signs(person, period)
    assert answer.status_code == 303, answer.text
    return str(answer.location)


DECISION = {"decided": "Each club has a talk.", "owner": "Head of youth work", "due": "2026-09-30"}
OUTCOME = {"came": "Eleven of twelve had one.", "version": "1"}


def decides(person: Person, paper: str, **changes: str) -> TestResponse:
    """Record what the board decided on the paper at this address."""
    return person.submits(f"{paper}/decisions", {**DECISION, **changes})


def follows(person: Person, number: int = 1, **changes: str) -> TestResponse:
    """Write what came of the decision with this number."""
    return person.submits(f"{ROOM}/decisions/{number}", {**OUTCOME, **changes})
