"""The answers in words, question by question, for "Check your answers"."""

from collections.abc import Iterable, Mapping
from typing import Any

from webapp.reports.form import contacts_to_ring
from webapp.reports.questions import QUESTIONS, Question, is_asked
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.term import label_of
from webapp.vocabulary.times import day_or_text, format_moment, parse_phone_time


def summarise(answers: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    """The name, the label and the answer of each question that was answered, a line each."""
    for question in QUESTIONS:
        if question.name in answers:
            yield question.name, question.label, _in_words(question, answers[question.name])


def count_unanswered(answers: Mapping[str, Any]) -> int:
    """How many questions that were asked have no answer."""
    return sum(
        question.name not in answers and is_asked(question.name, answers) for question in QUESTIONS
    )


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
    moment = parse_phone_time(at)
    when = format_moment(moment) if moment else at
    ended = label_of(CallResult, call["result"]).lower() if "result" in call else None
    parts = (contacts_to_ring().get(who, who), call.get("name"), when, ended, call.get("reference"))
    return ", ".join(part for part in parts if part)
