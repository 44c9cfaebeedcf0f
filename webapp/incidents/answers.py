"""The form as the worker gave it: its questions in its order, each with what was answered. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from webapp.vocabulary import behaviour, incident
from webapp.vocabulary.term import Term, term

ODD = {
    "too_long": "Longer than the form takes",
    "unlikely": "An unlikely age",
    "unknown_code": "Not one of the form’s answers",
}
WORDS = {
    "not_known": "Not known",
    "still_going_on": "Still going on",
    "no_child": "No child involved",
    "nobody_yet": "Nobody yet",
}


@dataclass(frozen=True)
class Said:
    """One answer in words; `odd` says what is odd about it."""

    text: str
    odd: str | None = None


@dataclass(frozen=True)
class Line:
    """A question and what was answered: nothing at all where `said` is empty."""

    question: str
    said: list[Said]


@dataclass(frozen=True)
class Choice:
    """A question answered by codes, and the field that explains “Other”."""

    field: str
    question: str
    kind: type[Term]
    explained_by: str | None = None


CHOICES_BEFORE = [
    Choice("parties", "Who was involved", behaviour.Parties),
    Choice("adult_pair", "Which adults", behaviour.AdultPair),
    Choice("setting", "Type of setting", incident.Setting, "setting_other"),
    Choice("types", "Type of incident", incident.IncidentType, "type_other"),
    Choice("media", "Media used", incident.Media, "media_other"),
    Choice("actions", "Action taken", incident.Action, "action_other"),
    Choice("danger", "Is anyone in danger now?", behaviour.Danger),
    Choice("intent", "Accidental or deliberate", behaviour.Intent),
]
OPTIONAL = {"adult_pair"}


def lines(
    answers: Mapping[str, Any], flags: Mapping[str, str], *, happened: str, correction: bool
) -> list[Line]:
    """Every question of the form. A correction has only the questions it answers."""
    asked = [
        Line("Date of incident", [Said(happened)] if "incident_date" in answers else []),
        Line("Ages of the children", _ages(answers, flags)),
        *(_choice(choice, answers, flags) for choice in CHOICES_BEFORE if _shown(choice, answers)),
    ]
    return [line for line in asked if line.said] if correction else asked


def path_in_words(path: Mapping[str, Any] | None) -> list[Line]:
    """The answers that led to the steps; none where the form was filled without them."""
    steps = [
        Choice("danger", "Is anyone in danger now?", behaviour.Danger),
        Choice("areas", "What is it?", behaviour.Area),
        Choice("parties", "Who did it to whom?", behaviour.Parties),
        Choice(
            "adult_role", "Does the adult work or volunteer with children?", behaviour.AdultRole
        ),
        Choice("adult_pair", "Which adults?", behaviour.AdultPair),
        Choice("origin", "Where was it made?", behaviour.Origin),
        Choice("intent", "Accidental or deliberate?", behaviour.Intent),
    ]
    found = [_choice(step, path or {}, {}) for step in steps]
    return [line for line in found if line.said]


def words_for(kind: type[Term], codes: Iterable[str]) -> list[Said]:
    """The labels of codes; a code nobody knows is shown as given, and flagged."""
    return [_word(kind, code) for code in codes]


def _shown(choice: Choice, answers: Mapping[str, Any]) -> bool:
    return choice.field in answers or choice.field not in OPTIONAL


def _choice(choice: Choice, answers: Mapping[str, Any], flags: Mapping[str, str]) -> Line:
    given = answers.get(choice.field, [])
    said = words_for(choice.kind, [given] if isinstance(given, str) else given)
    explained = answers.get(choice.explained_by or "")
    if explained:
        said.append(
            Said(f"“{explained}”", ODD.get(flags.get(f"answers.{choice.explained_by}", "")))
        )
    return Line(choice.question, said)


def _word(kind: type[Term], code: str) -> Said:
    known = term(kind, code)
    return Said(known.label) if known else Said(WORDS.get(code, code), ODD["unknown_code"])


def _ages(answers: Mapping[str, Any], flags: Mapping[str, str]) -> list[Said]:
    given = answers.get("ages")
    if given is None or given == []:
        return []
    if isinstance(given, str):
        return [Said(WORDS[given]) if given in WORDS else Said(given, ODD["unknown_code"])]
    text = ", ".join(str(age) for age in given)
    return [Said(text, ODD.get(flags.get("answers.ages", "")))]
