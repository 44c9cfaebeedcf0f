"""Lists the names in a report by which the unit can find it. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from webapp.organisations.spelling import fold
from webapp.reports.questions import QUESTIONS, Kind
from webapp.texts.words import joined, numbers_of, words_of
from webapp.vocabulary.name_kind import NameKind

Name = tuple[NameKind, str]

CALLS = [question.name for question in QUESTIONS if question.kind is Kind.CALLS]


def names_in(answers: Mapping[str, Any]) -> set[Name]:
    """Each word of the worker, the organisation, and how to reach them, and references of calls."""
    organisation, phone = _text(answers, "organisation"), _text(answers, "contact_phone")
    found = {
        NameKind.WORKER: words_of(_text(answers, "contact_name")),
        NameKind.ORGANISATION: [*words_of(organisation), *plain_words(organisation)],
        NameKind.TELEPHONE: numbers_of(phone),
        NameKind.EMAIL: _whole(_text(answers, "contact_email")),
        NameKind.REFERENCE: [word for one in _references(answers) for word in _said_as(one)],
    }
    return {(kind, word) for kind, words in found.items() for word in words}


def plain_words(organisation: str) -> list[str]:
    """The words of an organisation's name, with its short forms written out."""
    return words_of(fold(organisation))


def _said_as(reference: str) -> list[str]:
    return [*words_of(reference), *_whole(reference)]


def _whole(text: str) -> list[str]:
    """All of it as one word: of an email address nobody looks for `com`."""
    whole = joined(text)
    return [whole] if whole else []


def _references(answers: Mapping[str, Any]) -> Iterator[str]:
    for name in CALLS:
        calls = answers.get(name)
        for call in calls if isinstance(calls, list) else []:
            yield _text(call, "reference")


def _text(values: Any, name: str) -> str:
    """What was typed; an empty text where nothing was, or where something else came."""
    given = values.get(name) if isinstance(values, dict) else None
    return given if isinstance(given, str) else ""
