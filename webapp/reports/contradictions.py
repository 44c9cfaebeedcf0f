"""Finds what a form's fields say twice, of which reading keeps one. Pure.

With script the page takes the other back at once; without it, and on paper, both may be given.
"""

from typing import Any

from webapp.reports.checks import Answers
from webapp.reports.questions import QUESTIONS, Kind, Question
from webapp.reports.reading import Values
from webapp.reports.validation import Fault
from webapp.vocabulary.incident import NO_CALLS

# The field of the word that may be chosen instead.
WORDS = {Kind.DATE: "{name}_is", Kind.AGES: "{name}_are", Kind.CALLS: "{name}"}
# What reading keeps of the two.
SENTENCES = {
    Kind.DATE: "“{word}” does not go with a day. If you go on, the day is left out.",
    Kind.AGES: "“{word}” does not go with ages. If you go on, the ages are kept.",
    Kind.CALLS: "“{word}” does not go with a call. If you go on, the call is kept.",
}


def find_contradictions(values: Values, answers: Answers) -> list[Fault]:
    """A fault for each word ("Nobody yet", "Still going on") beside what it excludes."""
    found = ((one, _chosen(one, values)) for one in QUESTIONS if one.kind in WORDS)
    return [
        Fault(one.name, SENTENCES[one.kind].format(word=one.words[word]))
        for one, word in found
        if word and _is_given_too(one, values, answers.get(one.name))
    ]


def _chosen(question: Question, values: Values) -> str:
    given = values.get(WORDS[question.kind].format(name=question.name), ())
    return next((word for word in given if word in question.words), "")


def _is_given_too(question: Question, values: Values, answer: Any) -> bool:
    """Whether something is typed, or a call was made: one that did not ring excludes nothing.

    Ages that cannot be read are not kept: their own sentence says so.
    """
    if question.kind == Kind.AGES:
        return isinstance(answer, list)
    if question.kind == Kind.CALLS:
        calls = answer if isinstance(answer, list) else []
        return any(call.get("result") not in NO_CALLS for call in calls)
    return any(text.strip() for text in values.get(question.name, ()))
