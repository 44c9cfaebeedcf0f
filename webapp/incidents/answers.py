"""A report's answers in words, question by question, for the officer and for sheets. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from webapp.incidents.bounded import shorten
from webapp.incidents.calls import calls_in_words
from webapp.reports.questions import (
    BY_NAME,
    NOT_ANSWERED,
    NOT_KNOWN,
    QUESTIONS,
    Kind,
    Question,
    explanation_of,
    is_asked,
)
from webapp.reports.rank import is_in_danger
from webapp.vocabulary.behaviour import Danger
from webapp.vocabulary.path import PATH_FIELDS
from webapp.vocabulary.term import Term, term
from webapp.vocabulary.times import day_or_text, format_moment, parse_phone_time

MOST_IN_A_CELL, LONGEST_IN_A_CELL = 5, 60
UNKNOWN_CODE = "Not one of the form’s answers"
ODD = {
    "too_long": "Longer than the form takes",
    "unlikely": "An unlikely age",
    "unknown_code": UNKNOWN_CODE,
}

Answers = Mapping[str, Any]
Flags = Mapping[str, str]


@dataclass(frozen=True)
class Words:
    """One answer in words; `odd` says what is odd about it."""

    text: str
    odd: str | None = None


@dataclass(frozen=True)
class AnswerLine:
    """A question with its answer; no `words` where it was not answered."""

    name: str
    label: str
    words: list[Words]


def sheet(answers: Answers, flags: Flags, *, names: Mapping[str, str]) -> list[AnswerLine]:
    """Every question that was asked or answered, once, in the form's order.

    An explanation is part of the answer it explains. `names` are the labels of the
    contacts that the worker was shown.
    """
    return [
        AnswerLine(question.name, question.officer_label, _words(question, answers, flags, names))
        for question in QUESTIONS
        if not question.explains and (question.name in answers or is_asked(question.name, answers))
    ]


def path_in_words(path: Mapping[str, Any] | None) -> list[AnswerLine]:
    """The answers that led to the steps; none if the form was filled in without them."""
    path = path or {}
    return [
        AnswerLine(
            name,
            asked.officer_label,
            words_for(asked.term, _listed(path[name])) + _corrections(name, asked.term, path),
        )
        for name, asked in PATH_FIELDS.items()
        if path.get(name)
    ]


def _corrections(name: str, kind: type[Term], path: Mapping[str, Any]) -> list[Words]:
    """The earlier answers to a question that the worker changed to "no", with their times."""
    return [
        Words(f"Changed from “{was.text}” ({said}) at {changed}", was.odd)
        for one in path.get("corrected", ())
        if one.get("question") == name
        for was in words_for(kind, [one.get("was", "")])
        for said, changed in [[_moment(one.get(at, "")) for at in ("said_at", "changed_at")]]
    ]


def _moment(text: str) -> str:
    moment = parse_phone_time(text)
    return format_moment(moment) if moment else text


def danger_in_words(path: Mapping[str, Any] | None, answers: Answers) -> str:
    """How sure it is that anybody is in danger now, by path or form; "" where nobody is."""
    if not is_in_danger(path, answers):
        return ""
    said = [_listed((given or {}).get("danger") or []) for given in (path, answers)]
    is_sure = any(Danger.YES in codes for codes in said)
    return (Danger.YES if is_sure else Danger.NOT_SURE).label.lower()


def words_for(kind: type[Term], codes: Iterable[str]) -> list[Words]:
    """The labels of codes; an unknown code is shown as given, and flagged."""
    return [_label(kind, code) for code in codes]


def codes_in_a_line(name: str, answers: Answers) -> str:
    """The answer to one question of codes, without its explanation; "Not answered" for none.

    Short enough for a cell, whatever was sent.
    """
    kind, codes = BY_NAME[name].term, _listed(answers.get(name) or [])
    shown = words_for(kind, codes[:MOST_IN_A_CELL]) if kind else []
    line = in_a_line(Words(shorten(each.text, LONGEST_IN_A_CELL)) for each in shown)
    more = len(codes) - MOST_IN_A_CELL
    return f"{line} and {more} more" if more > 0 else line


def in_a_line(words: Iterable[Words]) -> str:
    """An answer in one line; "Not answered" if there is none."""
    return ", ".join(each.text for each in words) or NOT_ANSWERED


def day_in_answer(name: str, answers: Answers) -> str:
    """The day that answers a question, in words; "Not known" without an answer."""
    answer = str(answers.get(name) or "not_known")
    return BY_NAME[name].words.get(answer) or day_or_text(answer)


def _words(
    question: Question, answers: Answers, flags: Flags, names: Mapping[str, str]
) -> list[Words]:
    answer = answers.get(question.name)
    odd = ODD.get(flags.get(f"answers.{question.name}", ""))
    words = [] if answer in (None, "", []) else _in_words(question, answer, odd, names)
    return words + _explanation(question, answers, flags)


def _in_words(
    question: Question, answer: Any, odd: str | None, names: Mapping[str, str]
) -> list[Words]:
    if question.term:
        return words_for(question.term, _listed(answer))
    if question.kind is Kind.DATE:
        return [Words(question.words.get(answer) or day_or_text(answer))]
    if question.kind is Kind.CALLS and isinstance(answer, list):
        return [
            Words(call.in_a_line, UNKNOWN_CODE if call.is_odd else None)
            for call in calls_in_words(answer, names)
        ]
    if isinstance(answer, list):
        return [Words(", ".join(map(str, answer)), odd)]
    unknown = question.words and answer not in question.words
    return [Words(question.words.get(answer, answer), UNKNOWN_CODE if unknown else odd)]


def _explanation(question: Question, answers: Answers, flags: Flags) -> list[Words]:
    """What the worker wrote for "other", in quotation marks."""
    explained = explanation_of(question.name)
    text = answers.get(explained.name) if explained else None
    if not explained or not text:
        return []
    return [Words(f"“{text}”", ODD.get(flags.get(f"answers.{explained.name}", "")))]


def _label(kind: type[Term], code: str) -> Words:
    known = term(kind, code)
    unknown = NOT_KNOWN if code == "not_known" else code
    return Words(known.label) if known else Words(unknown, UNKNOWN_CODE)


def _listed(answer: Any) -> list[str]:
    return [answer] if isinstance(answer, str) else answer
