"""Checks the questions: every branch ends, all are reached, none leads back. Pure."""

from collections import Counter
from collections.abc import Iterator

from webapp.guidance.source.shapes import Content
from webapp.triage.codes import code_of
from webapp.triage.states import END, State


class TreeNotSound(Exception):
    """The questions do not hold together; each line says what is wrong, and where."""


def check_questions(content: Content) -> None:
    """Raises TreeNotSound where an answer leads nowhere or back, or a question is not reached."""
    _raise_if_any([*_find_dangling(content), *_find_unreached(content)])
    _raise_if_any(list(_find_circles(content, content.start, ())))


def check_states(content: Content, states: list[State]) -> None:
    """Raises TreeNotSound where a branch ends with an open question, or two pages share a code."""
    open_ends = [
        f"A branch ends without an answer that its steps need: {state.path}."
        for state in states
        if state.question == END and not state.path.is_complete
    ]
    shared = [code for code, count in Counter(map(code_of, states)).items() if count > 1]
    _raise_if_any([*open_ends, *(f"Two pages have the address {code}." for code in shared)])


def _find_dangling(content: Content) -> Iterator[str]:
    if content.start not in content.questions:
        yield f"The questions start at {content.start}, which is not a question."
    for question in content.questions.values():
        if not question.answers:
            yield f"The question {question.id} has no answer."
        for answer in question.answers:
            if answer.leads_to != END and answer.leads_to not in content.questions:
                target = f"{answer.leads_to}, which is not a question"
                yield f"The question {question.id} leads to {target}."


def _find_unreached(content: Content) -> Iterator[str]:
    reached, waiting = {content.start}, [content.start]
    while waiting:
        question = content.questions.get(waiting.pop())
        for answer in question.answers if question else ():
            if answer.leads_to not in reached:
                reached.add(answer.leads_to)
                waiting.append(answer.leads_to)
    for name in content.questions:
        if name not in reached:
            yield f"No answer leads to the question {name}."


def _find_circles(content: Content, question: str, behind: tuple[str, ...]) -> Iterator[str]:
    if question in behind:
        yield f"The questions run in a circle: {' → '.join((*behind, question))}."
    elif question != END:
        for answer in content.questions[question].answers:
            yield from _find_circles(content, answer.leads_to, (*behind, question))


def _raise_if_any(faults: list[str]) -> None:
    if faults:
        raise TreeNotSound("\n".join(dict.fromkeys(faults)))
