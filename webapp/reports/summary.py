"""The answers in words, question by question, for "Check your answers"."""

from collections.abc import Iterable, Mapping
from typing import Any

from webapp.reports.form import contacts_to_ring
from webapp.reports.questions import NOT_ANSWERED, QUESTIONS, Question, is_asked
from webapp.vocabulary.term import label_of
from webapp.vocabulary.times import day_or_text, in_words, said_by_phone


def summarise(
    answers: Mapping[str, Any], *, correction: bool = False
) -> Iterable[tuple[str, str, str]]:
    """The name, the label and the answer of each question; several answers are a line each.

    A correction has only the questions that it answers.
    """
    for question in QUESTIONS:
        name = question.name
        if name in answers:
            yield name, question.label, _in_words(question, answers[name])
        elif not correction and is_asked(name, answers):
            yield name, question.label, NOT_ANSWERED


def _in_words(question: Question, answer: Any) -> str:
    if isinstance(answer, list):
        return "\n".join(_in_words(question, one) for one in answer)
    if isinstance(answer, dict):
        return _call(answer)
    if question.term:
        return label_of(question.term, answer)
    if question.words:
        return question.words.get(answer) or day_or_text(str(answer))
    return str(answer)


def _call(call: Mapping[str, str]) -> str:
    who, at = call.get("who", ""), call.get("at", "")
    moment = said_by_phone(at)
    when = in_words(moment) if moment else at
    parts = (dict(contacts_to_ring()).get(who, who), call.get("name"), when, call.get("reference"))
    return ", ".join(part for part in parts if part)
