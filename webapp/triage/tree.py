"""The questions as a graph of states, and the page of each state. Pure.

A state is a question (or the end) with the answers so far, so different ways to the same answers
meet. Its address is a hash of exactly that: it reveals nothing, and is the same in every edition.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from webapp.guidance.path import TABLES, TriagePath
from webapp.guidance.source.shapes import Content, GuidanceLine, MustShow, PathQuestion
from webapp.guidance.steps.must_show import select_at_once
from webapp.guidance.steps.outcome import any_awaits_confirmation
from webapp.triage import codes, soundness
from webapp.triage.states import END, State, find_states
from webapp.vocabulary.behaviour import Area
from webapp.vocabulary.path import PATH_FIELDS
from webapp.vocabulary.term import label_of


@dataclass(frozen=True)
class GivenAnswer:
    """One of "Your answers": the question, the answer, and where it can be changed."""

    question: str
    answer: str
    address: str


@dataclass(frozen=True)
class AnswerLink:
    """An answer as a link. `sets`: the codes it stands for; only the phone keeps danger's."""

    label: str
    hint: str
    address: str
    sets: Mapping[str, Any]


@dataclass(frozen=True)
class QuestionPage:
    """A question page. `title` is the h1; `must_show` is what the last answer has revealed."""

    id: str
    code: str
    address: str
    path: TriagePath
    title: str
    hint: str
    lines: tuple[GuidanceLine, ...]
    answers: tuple[AnswerLink, ...]
    must_show: tuple[MustShow, ...]
    given: tuple[GivenAnswer, ...]

    @property
    def awaits_confirmation(self) -> bool:
        """Whether a contact of this page awaits confirmation."""
        return any_awaits_confirmation([*self.lines, *self.must_show])


@dataclass(frozen=True)
class AreaLink:
    """`This also involves …`: the same path with one more area."""

    label: str
    address: str


@dataclass(frozen=True)
class OutcomePage:
    """A page of steps; guidance.steps.deciding turns its path into them."""

    code: str
    address: str
    path: TriagePath
    also: tuple[AreaLink, ...]
    given: tuple[GivenAnswer, ...]


Page = QuestionPage | OutcomePage


@dataclass(frozen=True)
class Tree:
    """Every page by its code, except `start`, whose address is /steps/."""

    start: QuestionPage
    pages: Mapping[str, Page]

    @property
    def outcomes(self) -> tuple[OutcomePage, ...]:
        """Every page of steps."""
        return tuple(page for page in self.pages.values() if isinstance(page, OutcomePage))


def build_tree(content: Content) -> Tree:
    """The whole tree of an edition. Raises soundness.TreeNotSound with every fault."""
    soundness.check_questions(content)
    states = find_states(content)
    soundness.check_states(content, states)
    builder = _PageBuilder(content, frozenset(states))
    pages = {codes.code_of(state): builder.build_page(state) for state in states}
    start = pages.pop(codes.code_of(State(content.start, TriagePath())))
    assert isinstance(start, QuestionPage)  # noqa: S101 - soundness has checked it
    return Tree(start=start, pages=pages)


@dataclass(frozen=True)
class _PageBuilder:
    """Builds the pages of one edition's states."""

    content: Content
    states: frozenset[State]

    def build_page(self, state: State) -> Page:
        code, address, given = codes.code_of(state), self.address(state), tuple(self.given(state))
        if state.question == END:
            return OutcomePage(code, address, state.path, tuple(self.also(state)), given)
        question = self.content.questions[state.question]
        return QuestionPage(
            id=question.id,
            code=code,
            address=address,
            path=state.path,
            title=question.title,
            hint=question.hint,
            lines=question.lines,
            answers=tuple(self.answers(question, state)),
            must_show=self.must_show(question, state),
            given=given,
        )

    def address(self, state: State) -> str:
        if state.question == self.content.start:
            return "/steps/"
        return f"/steps/{codes.code_of(state)}"

    def answers(self, question: PathQuestion, state: State) -> Iterator[AnswerLink]:
        for each in question.answers:
            target = State(each.leads_to, state.path.with_answer(each.sets))
            yield AnswerLink(each.label, each.hint, self.address(target), each.sets)

    def must_show(self, question: PathQuestion, state: State) -> tuple[MustShow, ...]:
        before = TriagePath()
        for _, asking in self.asking_states(state):
            before = asking.path
        return (*question.must_show, *select_at_once(before, state.path, self.content))

    def also(self, state: State) -> Iterator[AreaLink]:
        for area in TABLES:
            if area not in state.path.tables:
                wider = replace(state.path, areas=codes.sort_areas({*state.path.areas, area}))
                yield AreaLink(label_of(Area, area), self.address(State(END, wider)))

    def given(self, state: State) -> Iterator[GivenAnswer]:
        """The answers so far, each with the page where it was given."""
        for name, asking in self.asking_states(state):
            title = self.content.questions[asking.question].title
            answer = _words(name, getattr(state.path, name))
            yield GivenAnswer(title, answer, self.address(asking))

    def asking_states(self, state: State) -> Iterator[tuple[str, State]]:
        """Each field of the path with the state that asked for it.

        Leaves out a field that another question's answer set.
        """
        questions = {one.asks: one.id for one in self.content.questions.values() if one.asks}
        before = TriagePath()
        for field in fields(TriagePath):
            value = getattr(state.path, field.name)
            asking = State(questions[field.name], before)
            if value and asking in self.states:
                yield field.name, asking
            before = replace(before, **{field.name: value})


def _words(name: str, value: Any) -> str:
    values = value if isinstance(value, tuple) else (value,)
    return "; ".join(label_of(PATH_FIELDS[name].term, each) for each in values)
