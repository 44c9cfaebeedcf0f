"""What the content files hold, once read and checked. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from webapp.vocabulary.times import format_day

DIALABLE = ("confirmed", "published")


class Who(StrEnum):
    """Who does a step; the words are in WHO."""

    YOU = "you"
    LEAD = "lead"
    ORGANISATION = "organisation"
    POLICE = "police"


class When(StrEnum):
    """When a step is done; the words are in WHEN."""

    NOW = "now"
    TODAY = "today"
    LATER = "later"


WHO = {
    Who.YOU: "You",
    Who.LEAD: "Your safeguarding lead",
    Who.ORGANISATION: "Your organisation",
    Who.POLICE: "The police",
}
WHEN = {
    When.NOW: "Now",
    When.TODAY: "Today",
    When.LATER: "Later: your organisation",
}


@dataclass(frozen=True)
class EditionFacts:
    """Which guidance this is, who approved it, and until when. Days are YYYY-MM-DD."""

    name: str
    status: str
    sentence: str
    source: str
    source_version: str
    approved_by: str
    approved_on: str
    review_due: str


@dataclass(frozen=True)
class Contact:
    """Someone to call or a site to open, as far as it may be shown.

    `kind`: phone, site, email, or kept (on the worker's own phone).
    `status`: confirmed by a lead, published (a national one seen on a published page) or
    unconfirmed; then `number` and `url` are None and `offers` says whom to ring instead.
    `checked`: the day, as YYYY-MM-DD, on which a lead last rang or opened it.
    """

    name: str
    label: str
    kind: str
    hint: str
    national: bool
    status: str
    number: str | None = None
    url: str | None = None
    offers: tuple[str, ...] = ()
    checked: str | None = None

    @property
    def checked_on(self) -> str | None:
        """The day of the last check in words."""
        return format_day(date.fromisoformat(self.checked)) if self.checked else None

    @property
    def awaits(self) -> bool:
        """Whether it may not be shown yet, because no lead has confirmed it."""
        return self.status == "unconfirmed"

    @property
    def dialable(self) -> bool:
        """Whether a button may ring it."""
        return self.kind == "phone" and self.status in DIALABLE and bool(self.number)

    @property
    def href(self) -> str | None:
        """Where its button leads; None where nothing may be shown."""
        if self.dialable and self.number:
            return "tel:" + self.number.replace(" ", "")
        return self.url if self.status in DIALABLE else None


@dataclass(frozen=True)
class Note:
    """What stood in the guidance of 2012 (`was`), and what is true today (`now`)."""

    id: str
    was: str
    now: str


@dataclass(frozen=True)
class Line:
    """A sentence, and the names of the contacts whose buttons stand below it."""

    text: str
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True)
class MustShow:
    """Something that must be shown, wherever one of its situations holds.

    `situations` are names in situations.py; `screens` are for the pages (every-screen, form…);
    `at_once` ones stand on the question page that follows the answer which reveals them.
    """

    id: str
    title: str
    lines: tuple[Line, ...]
    situations: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()
    at_once: bool = False


@dataclass(frozen=True)
class Step:
    """One action of the tables. `cells` says in which columns it stands, by its source lines."""

    id: str
    text: str
    who: Who
    when: When
    cells: Mapping[str, str]
    notes: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    staff: bool = False
    """Only where the adult works or volunteers with children, or may do."""
    if_sexual: str | None = None
    """The step that takes its place once it is or may be sexual."""


@dataclass(frozen=True)
class Blank:
    """An empty cell of the source: what we say there, and the steps we lend it."""

    lines: str
    text: str
    notes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    when: When = When.LATER
    """Where it stands if it lends no steps; otherwise with the first of them."""
    staff: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a table; `origins` says for which answers it applies (empty: always)."""

    id: str
    title: str
    steps: tuple[Step, ...]
    blanks: Mapping[str, Blank]
    origins: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One of the source's three tables."""

    name: str
    area: str
    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """An answer as a link: what it `sets`, and the question it leads to (or "outcome")."""

    label: str
    hint: str
    sets: Mapping[str, Any]
    leads_to: str


@dataclass(frozen=True)
class Asked:
    """A question of the path, as the content has it. `asks` names what its answers set."""

    id: str
    title: str
    hint: str
    answers: tuple[Answer, ...]
    asks: str = ""
    lines: tuple[Line, ...] = ()
    must_show: tuple[str, ...] = ()


@dataclass(frozen=True)
class Intent:
    """The last question, asked on the outcome page itself: it changes sanctions, never a step."""

    title: str
    hint: str
    answers: tuple[tuple[str, str, str], ...]
    """Code, label and hint of each."""


@dataclass(frozen=True)
class Content:
    """Everything an edition says."""

    edition: EditionFacts
    questions: Mapping[str, Asked]
    start: str
    intent: Intent
    tables: Mapping[str, Table]
    steps: Mapping[str, Step]
    """Every step by its id, those that take another's place too."""
    replacing: tuple[str, ...]
    """The ids of the steps that only ever take another's place."""
    notes: Mapping[str, Note]
    must_show: Mapping[str, MustShow]
    first: tuple[Line, ...]
    """M0 where a child is involved."""
    first_adults: tuple[Line, ...]
    """Its counterpart where only adults are."""
    contacts: Mapping[str, Contact] = field(default_factory=dict)
