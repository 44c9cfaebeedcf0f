"""Whether the questions hold together: every branch ends, and all are reached. Pure."""

from collections import Counter
from collections.abc import Iterator

from webapp.guidance.source.shapes import Content
from webapp.triage.codes import code_of
from webapp.triage.states import END, State


class TreeNotSound(Exception):
    """The questions do not hold together; each line says where and why."""


def check_questions(content: Content) -> None:
    """Every answer leads on, and none leads back. Raises TreeNotSound."""
    _raise([*_dangling(content), *_unreached(content)])
    _raise(list(_circles(content, content.start, ())))


def check_states(content: Content, states: list[State]) -> None:
    """Every branch ends with a whole path, and no two pages share an address."""
    open_ends = [
        f"A branch ends without an answer that its steps need: {state.path}."
        for state in states
        if state.question == END and not state.path.complete
    ]
    shared = [code for code, count in Counter(map(code_of, states)).items() if count > 1]
    _raise([*open_ends, *(f"Two pages have the address {code}." for code in shared)])


def _dangling(content: Content) -> Iterator[str]:
    if content.start not in content.questions:
        yield f"The questions start at {content.start}, which is no question."
    for question in content.questions.values():
        if not question.answers:
            yield f"The question {question.id} has no answer."
        for answer in question.answers:
            if answer.leads_to != END and answer.leads_to not in content.questions:
                yield f"The question {question.id} leads to {answer.leads_to}, which is nothing."


def _unreached(content: Content) -> Iterator[str]:
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


def _circles(content: Content, question: str, behind: tuple[str, ...]) -> Iterator[str]:
    if question in behind:
        yield f"The questions run in a circle: {' → '.join((*behind, question))}."
    elif question != END:
        for answer in content.questions[question].answers:
            yield from _circles(content, answer.leads_to, (*behind, question))


def _raise(faults: list[str]) -> None:
    if faults:
        raise TreeNotSound("\n".join(dict.fromkeys(faults)))
