"""A form with every question answered, and the words in which people read the answers."""

from collections.abc import Iterator

from webapp.reports.questions import QUESTIONS, Kind, Question

TYPED = {
    Kind.DATE: ("_is", ["2026-11-23"]),
    Kind.AGES: ("_are", ["12"]),
}
WORDS = {Kind.DATE: "23 November 2026", Kind.AGES: "12"}
FOLLOWED = {question.follows for question in QUESTIONS}


def filled_form() -> dict[str, list[str]]:
    """The fields of the whole form, as a browser sends them."""
    return {name: given for question in QUESTIONS for name, given in _fields(question)}


def words_of(question: Question) -> str:
    """What a person reads as the answer."""
    if question.term:
        return next(term.label for term in question.options if term == _code(question))
    return WORDS.get(question.kind, f"Text of {question.name}")


def _fields(question: Question) -> Iterator[tuple[str, list[str]]]:
    name = question.name
    if question.term:
        yield name, [_code(question)]
    elif question.kind is Kind.CALLS:
        yield f"{name}-0-name", [f"Text of {name}"]
    elif question.kind is Kind.TEXT:
        yield name, [f"Text of {name}"]
    else:
        choice, typed = TYPED[question.kind]
        yield f"{name}{choice}", ["given"]
        yield name, typed


def _code(question: Question) -> str:
    """The code that reveals a follow-up question; otherwise the first code."""
    codes = [term.value for term in question.options]
    return next((code for code in codes if (question.name, code) in FOLLOWED), codes[0])
