"""The table of questions, each written once, in the order of the form. Pure.

Everything that asks, reads, checks, stores or shows an answer derives from it: the form, the check
page, the rules that the phone carries, the schema, the flags and the officer's page. A new question
is one row here and its place in `templates/reports/` (docs/decisions/0020). Its name travels in
reports for ever.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from webapp.reports.codes import as_codes
from webapp.vocabulary.behaviour import AdultPair, Area, Danger, Intent, Origin, Parties
from webapp.vocabulary.incident import Action, ContactBy, IncidentType, Media, Setting
from webapp.vocabulary.lengths import room_for
from webapp.vocabulary.term import Term

# What this form writes, and what the unit understands: phones bring old reports for a year.
FORM_VERSION = 1
UNDERSTOOD_VERSIONS = frozenset({FORM_VERSION})

NOT_ANSWERED = "Not answered"
NOT_KNOWN = "Not known"

# The board's form has no type for these: "other", explained with the worker's own answer.
EXPLAINED = (Area.PERSONAL_INFORMATION, Area.SELF_HARM, Area.SAW, Area.EXTREMISM)


class Kind(StrEnum):
    """How a question is answered."""

    ONE = "one"
    """One code of a term."""
    SEVERAL = "several"
    """A list of codes of a term."""
    TEXT = "text"
    """As typed, at most `maximum` characters."""
    DATE = "date"
    """A day as YYYY-MM-DD, or one of `words`."""
    AGES = "ages"
    """Whole numbers, or one of `words`."""
    CALLS = "calls"
    """A list of calls {who, name, at, reference, result}, or one of `words`."""


# Of these the unit can count, export and filter: each question says on its row whether it does.
CODED = frozenset({Kind.ONE, Kind.SEVERAL, Kind.DATE, Kind.AGES})


@dataclass(frozen=True)
class Question:
    """One question. `follows` names the question and the answer without which it is not asked."""

    name: str
    label: str
    kind: Kind
    term: type[Term] | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    """Codes that may replace a day, of ages or of calls, with their labels."""
    maximum: int | None = None
    follows: tuple[str, str] | None = None
    explains: str | None = None
    """The question whose answer this text explains; shown with it, in quotation marks."""
    alone: str | None = None
    """Of several, the answer that excludes every other."""
    from_path: bool = False
    """Filled in with the path's answer of the same name."""
    not_from_path: frozenset[str] = frozenset()
    """Answers of the path that fill in nothing: they may no longer be true."""
    from_area: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What each area of the path fills in."""
    officer_label: str = ""
    """The label that the officer reads; by default the same."""
    on_card: bool = False
    """Shown beside the answers, on a card: who reported, and who was rung."""
    counted: bool | None = None
    """A table of the figures counts its codes."""
    exported: bool | None = None
    """A column of an export that holds nothing typed."""
    filtered: bool | None = None
    """Lists of incidents can be filtered by it: it has a term."""

    @property
    def is_kept(self) -> bool:
        """Whether an incident keeps its codes, as something is done with them."""
        return bool(self.counted or self.exported or self.filtered)

    @property
    def room(self) -> int | None:
        """What its field takes, in characters."""
        return self.maximum and room_for(self.maximum)

    def __post_init__(self) -> None:
        if not self.officer_label:
            object.__setattr__(self, "officer_label", self.label)  # it is frozen
        if self.kind in CODED and None in (self.counted, self.exported, self.filtered):
            raise TypeError(f"{self.name}: say whether it is counted, exported and filtered")

    @property
    def options(self) -> list[Term]:
        """The terms that the form offers, in its order."""
        return list(self.term or ())


def _other(name: str, label: str, *, explains: str, **more: Any) -> Question:
    """The text that explains the answer "other"."""
    follows = (explains, "other")
    return Question(name, label, Kind.TEXT, maximum=500, follows=follows, explains=explains, **more)


def _about_reporter(name: str, label: str, **more: Any) -> Question:
    """How the unit reaches the person who reports."""
    return Question(name, label, more.pop("kind", Kind.TEXT), on_card=True, **more)


QUESTIONS = (
    Question(
        "danger",
        "Is anyone in danger now?",
        Kind.ONE,
        Danger,
        from_path=True,
        not_from_path=frozenset({Danger.NO}),
        counted=False,
        exported=False,
        filtered=False,
    ),
    Question(
        "types",
        "Type of incident",
        Kind.SEVERAL,
        IncidentType,
        alone=IncidentType.NOT_KNOWN,
        from_area={
            Area.NUDE: [IncidentType.SEXUAL],
            Area.THREATS: [IncidentType.SEXUAL],
            Area.BULLYING: [IncidentType.BULLYING],
            Area.MONEY: [IncidentType.FINANCIAL],
            **{area: [IncidentType.OTHER] for area in EXPLAINED},
        },
        counted=True,
        exported=True,
        filtered=True,
    ),
    _other(
        "type_other",
        "What is the other type of incident?",
        explains="types",
        from_area={area: [area.label] for area in EXPLAINED},
    ),
    Question(
        "media",
        "Media used",
        Kind.SEVERAL,
        Media,
        counted=True,
        exported=True,
        filtered=False,
    ),
    _other("media_other", "What are the other media?", explains="media"),
    Question(
        "origin",
        "Where was it made?",
        Kind.ONE,
        Origin,
        officer_label="Where it was made",
        counted=True,
        exported=True,
        filtered=False,
    ),
    Question(
        "intent",
        "Accidental or deliberate?",
        Kind.ONE,
        Intent,
        from_path=True,
        officer_label="Accidental or deliberate",
        counted=True,
        exported=True,
        filtered=False,
    ),
    Question(
        "incident_date",
        "When did it happen?",
        Kind.DATE,
        words={"still_going_on": "Still going on", "not_known": NOT_KNOWN},
        officer_label="Date of the incident",
        counted=True,
        exported=True,
        filtered=False,
    ),
    Question(
        "ages",
        "How old are the children?",
        Kind.AGES,
        words={"not_known": NOT_KNOWN, "no_child": "No child involved"},
        officer_label="Ages of the children",
        counted=True,
        exported=True,
        filtered=False,
    ),
    Question(
        "parties",
        "Who was involved?",
        Kind.SEVERAL,
        Parties,
        alone=Parties.NOT_KNOWN,
        from_path=True,
        officer_label="Who was involved",
        counted=True,
        exported=True,
        filtered=False,
    ),
    Question(
        "adult_pair",
        "Which adults?",
        Kind.ONE,
        AdultPair,
        follows=("parties", Parties.ADULT_ON_ADULT),
        officer_label="Which adults",
        counted=False,
        exported=False,
        filtered=False,
    ),
    Question(
        "setting",
        "Where did it come to light?",
        Kind.ONE,
        Setting,
        officer_label="Type of setting",
        counted=True,
        exported=True,
        filtered=True,
    ),
    _other("setting_other", "What is the other setting?", explains="setting"),
    Question(
        "rung",
        "Who has been rung?",
        Kind.CALLS,
        words={"nobody_yet": "Nobody yet"},
        officer_label="Who was rung",
        on_card=True,
    ),
    Question(
        "actions",
        "Action taken",
        Kind.SEVERAL,
        Action,
        alone=Action.NOTHING_YET,
        counted=True,
        exported=True,
        filtered=True,
    ),
    _other("action_other", "What is the other action?", explains="actions"),
    _about_reporter("contact_name", "Your own name", maximum=120, officer_label="Who reported"),
    _about_reporter("contact_phone", "Your phone number", maximum=40, officer_label="Phone number"),
    _about_reporter("contact_email", "Your email address", maximum=120, officer_label="Email"),
    _about_reporter("organisation", "Your organisation", maximum=120, officer_label="Organisation"),
    _about_reporter(
        "contact_by",
        "How should we reach you?",
        kind=Kind.ONE,
        term=ContactBy,
        officer_label="Wants",
        counted=False,
        exported=False,
        filtered=False,
    ),
    _about_reporter(
        "before_we_ring",
        "What should we know before we ring you?",
        maximum=500,
        officer_label="Before you ring",
    ),
)
BY_NAME = {question.name: question for question in QUESTIONS}
ORDER = {name: place for place, name in enumerate(BY_NAME)}


def question_of(field: str) -> str:
    """The name of the question that a field belongs to: a call has several ("rung-0-at")."""
    return field.partition("-")[0]


def is_asked(name: str, answers: Mapping[str, Any]) -> bool:
    """Whether a question arises: some do only where another answer calls for them."""
    on, code = BY_NAME[name].follows or ("", "")
    return not on or code in as_codes(answers.get(on))


def explanation_of(name: str) -> Question | None:
    """The question whose text explains the answer "other" to this one."""
    return next((question for question in QUESTIONS if question.explains == name), None)
