"""The parts of the guidance, once read: tables, questions, notes, contacts. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from webapp.opening_hours import ALWAYS
from webapp.vocabulary.term import Term
from webapp.vocabulary.times import format_day

DIALABLE = ("confirmed", "published")
NO_STEP = "The guidance gives no step here. Ask your safeguarding lead."


class Who(Term):
    """Who does a step, in the order in which a page lists them."""

    YOU = "you", "You"
    LEAD = "lead", "Your safeguarding lead"
    ORGANISATION = "organisation", "Your organisation"
    POLICE = "police", "The police"


class When(Term):
    """When a step is done, in the order of the page."""

    NOW = "now", "Now"
    TODAY = "today", "Today"
    LATER = "later", "Later: your organisation"


@dataclass(frozen=True)
class EditionFacts:
    """Which guidance this is, who approved it, and until when. Days are YYYY-MM-DD.

    `changes`: what is new in it, in one to three short sentences; none before 2026.3.
    """

    name: str
    status: str
    sentence: str
    source: str
    source_version: str
    approved_by: str
    approved_on: str
    review_due: str
    changes: Sequence[str] = ()


@dataclass(frozen=True)
class Contact:
    """Someone to call or a site to open, as far as workers may see it.

    `kind`: phone, site, email, or kept (on the worker's own phone).
    `status`: confirmed by a lead, published (a national one seen on a published page) or
    unconfirmed; then `number` and `url` are None and `offers` says whom to ring instead.
    `checked`: the day, as YYYY-MM-DD, on which a lead last rang or opened it.
    `hours`: as `Hours.as_data` of webapp/opening_hours.py; None where nobody knows them.
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
    hours: Any = None
    hours_in_words: str = ""

    @property
    def checked_on(self) -> str | None:
        """The day of the last check in words."""
        return format_day(date.fromisoformat(self.checked)) if self.checked else None

    @property
    def awaits_confirmation(self) -> bool:
        """Whether it may not be shown yet, because no lead has confirmed it."""
        return self.status == "unconfirmed"

    @property
    def dialable(self) -> bool:
        """Whether a button may ring it."""
        return self.kind == "phone" and self.status in DIALABLE and bool(self.number)

    @property
    def href(self) -> str | None:
        """The target of its button; None where nothing may be shown."""
        if self.dialable and self.number:
            return "tel:" + self.number.replace(" ", "")
        return self.url if self.status in DIALABLE else None

    @property
    def says_when(self) -> str:
        """Its hours, beneath its number; nothing of a national one that needs none or has none."""
        if self.kind != "phone" or (self.national and self.hours in (None, ALWAYS)):
            return ""
        return self.hours_in_words or "Hours not known"

    @property
    def label_is_enough(self) -> bool:
        """Whether it may be shown by its label alone, as "NHS 111, option 2"."""
        return self.dialable and str(self.number) in self.label


@dataclass(frozen=True)
class Note:
    """What the guidance of 2012 says (`was`), and what is true today (`now`)."""

    id: str
    was: str
    now: str


@dataclass(frozen=True)
class GuidanceLine:
    """A line of text, and the contacts whose buttons follow it."""

    text: str
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True)
class MustShow:
    """Something that must be shown, such as M3, wherever one of its situations holds.

    `situations` are names in situations.py; `screens` name the pages (every-screen, form…);
    `at_once`: also on the question page that follows the answer which reveals it.
    """

    id: str
    title: str
    lines: tuple[GuidanceLine, ...]
    situations: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()
    at_once: bool = False

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The contacts of every line."""
        return tuple(contact for line in self.lines for contact in line.contacts)


@dataclass(frozen=True)
class Care:
    """What cannot wait in one sentence, and why; shown each time a situation newly holds."""

    text: str
    why: tuple[MustShow, ...]
    situations: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One action of the tables. `id` is what a tick keeps.

    `cells`: the columns it belongs to, each with its line numbers in the source.
    """

    id: str
    text: str
    who: Who
    when: When
    cells: Mapping[str, str]
    notes: tuple[Note, ...] = ()
    contacts: tuple[Contact, ...] = ()
    staff: bool = False
    """Only where the adult works or volunteers with children, or may do."""
    if_sexual: str | None = None
    """The id of the step that replaces it once it is or may be sexual."""
    source_lines: str = ""
    """The line numbers of the one cell that a page shows it for."""


@dataclass(frozen=True)
class Blank:
    """An empty cell of the source: what we say there, and the steps we lend it."""

    source_lines: str
    text: str
    contacts: tuple[Contact, ...]
    notes: tuple[Note, ...] = ()
    steps: tuple[Step, ...] = ()
    when: When = When.LATER
    """Its phase if it lends no steps; otherwise it comes with the first of them."""
    staff: bool = False


@dataclass(frozen=True)
class TableRow:
    """A row of a table."""

    id: str
    title: str
    steps: tuple[Step, ...]
    blanks: Mapping[str, Blank]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Table:
    """One of the source's three tables."""

    name: str
    area: str
    title: str
    rows: tuple[TableRow, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class PathAnswer:
    """An answer: the codes it `sets`, and the question it leads to.

    "outcome" ends the path; "gate" is the question before the steps, where there is one.
    `areas`: offered only after these. `call`: what it says of the call to 999.
    """

    label: str
    hint: str
    sets: Mapping[str, Any]
    leads_to: str
    areas: tuple[str, ...] = ()
    call: str = ""
    group: str = ""


@dataclass(frozen=True)
class PathQuestion:
    """A question of the path. `asks` names what its answers set; `points` make its hint a list."""

    id: str
    title: str
    hint: str
    answers: tuple[PathAnswer, ...]
    points: tuple[str, ...] = ()
    asks: str = ""
    lines: tuple[GuidanceLine, ...] = ()
    must_show: tuple[MustShow, ...] = ()
