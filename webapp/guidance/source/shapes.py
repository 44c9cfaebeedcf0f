"""The parts of the guidance: tables, questions, notes, contacts; read by entries.py. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Any, NamedTuple

from marshmallow import ValidationError, fields
from marshmallow.validate import OneOf

from webapp.guidance.path import COLUMNS
from webapp.guidance.source.entries import (
    Field,
    Key,
    Name,
    Reference,
    Several,
    Text,
    schema_of,
)
from webapp.guidance.steps.situations import SITUATIONS
from webapp.opening_hours import ALWAYS
from webapp.vocabulary.path import PATH_FIELDS
from webapp.vocabulary.term import Term, term
from webapp.vocabulary.times import format_day

DIALABLE = ("confirmed", "published")
NO_STEP = "The guidance gives no step here. Ask your safeguarding lead."
COLUMN = Text(validate=OneOf(COLUMNS, error="there is no column {input}."))
SITUATION = Text(validate=OneOf(SITUATIONS, error="there is no situation {input}."))


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
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contact:
    """Someone to call or a site to open, as far as workers may see it.

    `kind`: phone, site, email, or kept (on the worker's own phone).
    `status`: confirmed by a lead, published (a national one seen on a published page) or
    unconfirmed; then `number` and `url` are None and `offers` says whom to ring instead.
    `checked`: the day, as YYYY-MM-DD, on which a lead last rang or opened it.
    `hours`: as `Hours.as_data` of webapp/opening_hours.py; None where nobody knows them.
    """

    name: Annotated[str, Key("contact")]
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
    """What the guidance of 2012 says (`was`), and what is true today (`now`).

    `mark`: how the review of the guidance judged it.
    """

    id: Annotated[str, Key("note")]
    was: str
    now: str
    mark: str = ""


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

    id: Annotated[str, Key("must-show")]
    title: str
    lines: tuple[GuidanceLine, ...]
    situations: Annotated[tuple[str, ...], Several(SITUATION)] = ()
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
    situations: Annotated[tuple[str, ...], Several(SITUATION)]


class Columns(fields.Dict):
    """What belongs to each column; the file may write `all` for the five."""

    def _deserialize(self, value: Any, *given: Any, **more: Any) -> Any:
        if isinstance(value, Mapping) and set(value) == {"all"}:
            value = dict.fromkeys(COLUMNS, value["all"])
        return super()._deserialize(value, *given, **more)  # type: ignore[no-untyped-call]


Cells = Annotated[Mapping[str, str], Columns(COLUMN, Text())]


@dataclass(frozen=True)
class Step:
    """One action of the tables. `id` is what a tick keeps.

    `cells`: the columns it belongs to, each with its line numbers in the source.
    """

    id: Annotated[str, Key("step")]
    text: str
    who: Who
    when: When
    cells: Cells = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    contacts: tuple[Contact, ...] = ()
    staff: bool = False
    """Only where the adult works or volunteers with children, or may do."""
    if_sexual: Annotated[str | None, Name("step")] = None
    """The id of the step that replaces it once it is or may be sexual."""
    source_lines: Annotated[str, None] = ""
    """The line numbers of the one cell that a page shows it for."""


class UsedStep(NamedTuple):
    """A step that another row has, in cells of this one."""

    use: Step
    cells: Cells


class StepOfRow(Reference):
    """A step where a row has it: written out there, or used with that row's cells."""

    def _deserialize(self, value: Any, *given: Any, **more: Any) -> Any:
        entry = value if isinstance(value, Mapping) else {}
        if "use" not in entry:
            return super()._deserialize(entry.get("id"), *given, **more)
        used = schema_of(UsedStep).load(entry)
        return used.use and replace(used.use, cells=used.cells)


Steps = Annotated[tuple[Step, ...], Several(StepOfRow("step"))]


@dataclass(frozen=True)
class Blank:
    """An empty cell of the source: what we say there, and the steps we lend it."""

    source_lines: Annotated[str, "lines"]
    text: str = NO_STEP
    contacts: tuple[Contact, ...] = ()
    notes: tuple[Note, ...] = ()
    steps: tuple[Step, ...] = ()
    when: When = When.LATER
    """Its phase if it lends no steps; otherwise it comes with the first of them."""
    staff: bool = False

    @staticmethod
    def arrange(entry: Mapping[str, Any]) -> Mapping[str, Any]:
        """Without words of its own it says whom to ask."""
        return entry if "text" in entry else {"contacts": ["my-lead"], **entry}


@dataclass(frozen=True)
class TableRow:
    """A row of a table."""

    id: str
    title: str
    steps: Steps
    blanks: Annotated[
        Mapping[str, Blank], fields.Dict(COLUMN, fields.Nested(schema_of(Blank)), data_key="blank")
    ] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Table:
    """One of the source's three tables."""

    name: str
    area: str
    title: str
    rows: tuple[TableRow, ...]
    notes: tuple[Note, ...] = ()
    instead: Steps = ()
    """Steps in no cell, which only replace others."""


class Codes(Field):
    """Codes of the vocabulary, by the field of the path that has them."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise ValidationError("Not codes by their fields.")
        if faults := {
            name: [UNKNOWN.format(code)]
            for name, code in value.items()
            if not _find_terms(name, code)
        }:
            raise ValidationError(faults)
        return {
            name: tuple(code) if isinstance(code, list) else code for name, code in value.items()
        }


UNKNOWN = "{} is not a known code."


def _find_terms(name: str, code: Any) -> list[Term]:
    """The terms that an answer sets; none where one is not known."""
    asked = PATH_FIELDS.get(name)
    codes = code if isinstance(code, list) else [code]
    terms = [term(asked.term, each) for each in codes] if asked else []
    return [found for found in terms if found] if all(terms) else []


@dataclass(frozen=True)
class PathAnswer:
    """An answer: the codes it `sets`, and the question it leads to.

    "outcome" ends the path; "gate" is the question before the steps, where there is one.
    `areas`: offered only after these. `call`: what it says of the call to 999. Without words of its
    own it has those of the first code that it sets.
    """

    label: str
    leads_to: Annotated[str, "next"]
    hint: str = ""
    sets: Annotated[Mapping[str, Any], Codes()] = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    call: str = ""
    group: str = ""

    @staticmethod
    def arrange(entry: Mapping[str, Any]) -> Mapping[str, Any]:
        """With the words of its code, where it has no others."""
        sets = entry.get("sets")
        if "label" in entry or not sets or not isinstance(sets, Mapping):
            return entry
        terms = _find_terms(*next(iter(sets.items())))
        return {"label": terms[0].label, "hint": terms[0].hint, **entry} if terms else entry


@dataclass(frozen=True)
class PathQuestion:
    """A question of the path. `asks` names what its answers set; `points` make its hint a list."""

    id: Annotated[str, Key("question")]
    title: str
    answers: tuple[PathAnswer, ...]
    hint: str = ""
    points: tuple[str, ...] = ()
    asks: str = ""
    lines: tuple[GuidanceLine, ...] = ()
    must_show: tuple[MustShow, ...] = ()


@dataclass(frozen=True)
class Poster:
    """`acts` in their order; `about_lead`: if it is about the lead; `rings`: who is at its foot."""

    title: str
    to: str
    acts: tuple[str, ...]
    about_lead: str
    rings: tuple[Contact, ...]


@dataclass(frozen=True)
class SearchPage:
    """A page to find, and the words that find it. `note`: the name of the note that it shows.

    `needs_signal`: no phone keeps it.
    """

    address: Annotated[str, "to"]
    title: str
    words: str
    text: str = ""
    note: Annotated[str, Name("note")] = ""
    needs_signal: bool = False


@dataclass(frozen=True)
class SearchWords:
    """Phrases as the file has them, separated by commas.

    `same`: groups that mean the same. `crisis`: talk of danger, by the answer of the path that it
    leads to. The others by code, name or address.
    """

    same: tuple[str, ...]
    crisis: Mapping[str, str]
    path: Mapping[str, str]
    contacts: Mapping[str, str]
    guidance: Mapping[str, str]
    notes: tuple[SearchPage, ...]
    pages: tuple[SearchPage, ...]
