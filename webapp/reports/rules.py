"""The rules of the report as data: the page carries them, so phone and server read the same. Pure.

What concerns one question is in questions.py; which checks apply, who counts as reached and what
the form's answers rank as is here. The ranks of the path are guidance: you-now.yaml.
"""

from typing import Any

from webapp.guidance.path import TriagePath
from webapp.guidance.source.yaml_files import read_file
from webapp.reports.questions import FORM_VERSION, ORDER, QUESTIONS
from webapp.vocabulary.behaviour import Area, Parties, Who
from webapp.vocabulary.incident import Action, IncidentType


def say_excluded(word: str) -> str:
    """Beside an answer that cannot be true with the rest."""
    return f"“{word}” does not go with the rest of this answer. Take out what is wrong."


CALL_MAXIMUM = 80
"""The longest text about one call, in characters."""


def say_too_long(maximum: int, what: str = "This") -> str:
    """Beside a text of which the end would be cut off."""
    return f"{what} is longer than {maximum} characters. If you go on, the rest is cut off."


# Each check: its name, the field to go to, and the sentence beside it.
CHECKS = [
    ("required", "types", "Choose the type of incident, or Not known."),
    ("alone", "types", say_excluded(IncidentType.NOT_KNOWN.label)),
    (
        "explained",
        "type_other",
        "You chose another type of incident. Say what, with no child’s name.",
    ),
    ("explained", "media_other", "You chose other media. Say what was used."),
    ("day", "incident_date", "Give the date as a day, month and year."),
    ("past", "incident_date", "The date is in the future. Check it."),
    ("ages", "ages", "Give the ages as whole numbers, such as 12, 13."),
    ("grown", "ages", "An age is over 17. Give the children’s ages only, or go on if it is right."),
    ("required", "parties", "Choose who was involved, or Not known."),
    ("alone", "parties", say_excluded(Parties.NOT_KNOWN.label)),
    ("required", "setting", "Choose where it came to light."),
    ("explained", "setting_other", "You chose another setting. Say what it is."),
    (
        "times",
        "rung",
        "Give the day and the time of the call. If you go on, the time is left out.",
    ),
    ("ahead", "rung", "The call is in the future. Check its day and time."),
    ("results", "rung", "Say how the call ended. Only “Spoke” means that somebody was told."),
    ("name_too_long", "rung", say_too_long(CALL_MAXIMUM, "The name")),
    ("reference_too_long", "rung", say_too_long(CALL_MAXIMUM, "The reference")),
    ("alone", "actions", say_excluded(Action.NOTHING_YET.label)),
    ("explained", "action_other", "You chose another action. Say what was done."),
    ("required", "contact_name", "Give your own name, so that the unit knows who to ask for."),
    (
        "reachable",
        "contact_phone",
        "Nobody can ring you back. Give a phone number, or an email address.",
    ),
    ("digits", "contact_phone", "Check the phone number. It has too few digits."),
    ("address", "contact_email", "Check the email address. It should look like name@example.org."),
    (
        "wanted_phone",
        "contact_phone",
        "You asked for a call or a text message. Give a phone number.",
    ),
    ("wanted_email", "contact_email", "You asked for an email. Give an email address."),
    *(("too_long", one.name, say_too_long(one.maximum)) for one in QUESTIONS if one.maximum),
]

PREFILL: dict[str, dict[str, list[str]]] = {}
for _question in QUESTIONS:
    for _area, _given in _question.from_area.items():
        PREFILL.setdefault(str(_area), {})[_question.name] = [str(one) for one in _given]

_PATH = read_file("you_now")
RANKS: dict[str, Any] = {
    # By area and who did it, and what a gate raises them to.
    "areas": _PATH["ranks"],
    "gates": {
        name: {fact: gate[fact] for fact in ("areas", "who", "raises_to") if fact in gate}
        for name, gate in _PATH["gates"].items()
    },
    "who": [*map(str, Who)],
    # An adult did it to a child.
    "adults": ["works_with_children", "family", "other_adult", "online", "lead"],
    # Of the form's types: if a child may be involved, and if only adults are.
    "types": {
        "sexual": ("now", "today"),
        "grooming": ("now", "today"),
        "violence": ("now", "today"),
        "financial": ("now", "routine"),
        "hate_incitement": ("today", "today"),
        "bullying": ("routine", "routine"),
        "other": ("routine", "routine"),
        # As a path that is not sure.
        "not_known": ("today", "routine"),
    },
}

# Kept on the phone beside the lead; the register of contacts has no entry for them.
KEPT_TOO = {"my-deputy": "My deputy lead"}
LEAD, DEPUTY = LEADS = ("my-lead", "my-deputy")

RULES: dict[str, Any] = {
    "formVersion": FORM_VERSION,
    "kinds": {question.name: str(question.kind) for question in QUESTIONS},
    "words": {question.name: [*question.words] for question in QUESTIONS if question.words},
    # Filled in from the path, except by these codes.
    "fromPath": {
        question.name: sorted(map(str, question.not_from_path))
        for question in QUESTIONS
        if question.from_path
    },
    # In the order of the form.
    "checks": sorted(CHECKS, key=lambda check: ORDER[check[1]]),
    # What cannot be read is left out, and said so where something else is left to send.
    "leftOut": {
        "day": "If you go on, the date is left out.",
        "ages": "If you go on, they are left out.",
    },
    # A correction that says nothing: the one thing that cannot be saved anyway.
    "empty": ("danger", "Nothing is filled in. Fill in what has changed or is new."),
    # Their sentences do not say of which question they are: a list of them does.
    "unnamed": ["alone", "past", "ahead", "too_long", "name_too_long", "reference_too_long"],
    "demands": ["required", "explained", "reachable", "wanted_phone", "wanted_email"],
    "maximum": {question.name: question.maximum for question in QUESTIONS if question.maximum},
    # Of several, the answer that excludes every other.
    "alone": {question.name: str(question.alone) for question in QUESTIONS if question.alone},
    "callMaximum": CALL_MAXIMUM,
    "calls": 12,
    "oldestDay": "1950-01-01",
    "oldestChild": 17,
    "oldestLikely": 25,
    # Asked only where this answer holds this code.
    "followUps": {
        question.name: tuple(map(str, question.follows))
        for question in QUESTIONS
        if question.follows
    },
    "byPhone": ["call", "text", "relay"],
    "reached": [
        "emergency-999",
        "police-101",
        "my-lead",
        "my-deputy",
        "social-care",
        "social-care-night",
        "lado",
        "adult-social-care",
        "unit",
        "ppiu",
    ],
    "ranks": RANKS,
    # It may be sexual, but the path ticks no type for it: the form shows the rules for images.
    "sexualUntold": [
        area.value
        for area in Area
        if TriagePath((area.value,)).may_be_sexual and "types" not in PREFILL.get(area, {})
    ],
    "prefill": PREFILL,
}
