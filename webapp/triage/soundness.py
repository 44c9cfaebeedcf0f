"""Checks the questions: every branch ends, all are reached, none leads back. Pure."""

from collections import Counter
from collections.abc import Iterator

from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import PathQuestion
from webapp.triage.codes import code_of
from webapp.triage.states import END, GATE, State, table_of


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
        for target in _targets(question, content):
            if target != END and target not in content.questions:
                yield f"The question {question.id} leads to {target}, which is not a question."


def _find_unreached(content: Content) -> Iterator[str]:
    reached, waiting = {content.start}, [content.start]
    while waiting:
        question = content.questions.get(waiting.pop())
        for target in _targets(question, content) if question else ():
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    for name in content.questions:
        if name not in reached:
            yield f"No answer leads to the question {name}."


def _find_circles(content: Content, question: str, behind: tuple[str, ...]) -> Iterator[str]:
    if question in behind:
        yield f"The questions run in a circle: {' → '.join((*behind, question))}."
    elif question != END:
        for target in _targets(content.questions[question], content):
            yield from _find_circles(content, target, (*behind, question))


def _targets(question: PathQuestion, content: Content) -> list[str]:
    """Where the answers lead; a gate may be any of its questions, or none."""
    gates = table_of(content).gates
    found = [
        target
        for answer in question.answers
        for target in ((*gates, END) if answer.leads_to == GATE else (answer.leads_to,))
    ]
    return list(dict.fromkeys(found))


def _raise_if_any(faults: list[str]) -> None:
    if faults:
        raise TreeNotSound("\n".join(dict.fromkeys(faults)))
