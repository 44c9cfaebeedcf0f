"""The questions as a graph of states, and the page of each state. Pure.

A state is a question (or the end) with the answers so far, so different ways to the same answers
meet. Its address is a hash of exactly that: it reveals nothing, and is the same in every edition.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from webapp.guidance.path import TriagePath
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import Care, GuidanceLine, PathQuestion
from webapp.guidance.steps.must_show import select_care
from webapp.guidance.steps.outcome import any_awaits_confirmation
from webapp.triage import codes, soundness
from webapp.triage.states import (
    END,
    State,
    after,
    before_steps,
    find_states,
    offered,
    table_of,
    with_further_area,
)
from webapp.vocabulary.behaviour import Area, Gate, Who
from webapp.vocabulary.path import PATH_FIELDS
from webapp.vocabulary.term import label_of

AREA = "area"
GATES_OF_PATH = ("under_18", "sexual_or_secret", "secret_address", "made_to")


@dataclass(frozen=True)
class GivenAnswer:
    """One of "Your answers": the question, the answer, and where it can be changed."""

    question: str
    answer: str
    address: str


@dataclass(frozen=True)
class AnswerLink:
    """An answer as a link. `sets`: the codes it stands for; only the phone keeps danger's.

    `call`: what it says of the call to 999. `group`: the heading above it, if it begins one.
    """

    label: str
    hint: str
    address: str
    sets: Mapping[str, Any]
    call: str
    group: str

    @property
    def icon(self) -> str:
        """The name of its symbol: the area or who that it sets."""
        areas = self.sets.get("areas")
        return str(areas[0] if areas else self.sets.get("who", ""))


@dataclass(frozen=True)
class QuestionPage:
    """A question page. `title` is the h1; `care` is what the last answer has revealed.

    `step`: which of the path's four parts this is.
    """

    id: str
    code: str
    address: str
    path: TriagePath
    title: str
    hint: str
    points: tuple[str, ...]
    lines: tuple[GuidanceLine, ...]
    answers: tuple[AnswerLink, ...]
    care: Care | None
    step: int
    given: tuple[GivenAnswer, ...]

    @property
    def awaits_confirmation(self) -> bool:
        """Whether a contact of this page awaits confirmation."""
        return any_awaits_confirmation(self.lines)


@dataclass(frozen=True)
class AreaLink:
    """`This also involves …`: the same path with one more area.

    `stored`: the code of the graver of the two alone, for a phone that has not stored both yet.
    """

    area: str
    label: str
    address: str
    stored: str


@dataclass(frozen=True)
class OutcomePage:
    """A page of steps; guidance.steps.deciding turns its path into them.

    `about_lead`: the page of the same incident if it is about the lead. `change`: where "What is it
    about?" is answered again.
    """

    code: str
    address: str
    path: TriagePath
    also: tuple[AreaLink, ...]
    given: tuple[GivenAnswer, ...]
    about_lead: str
    change: str


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
            also = tuple(self.also(state))
            change = self.address(State(AREA, TriagePath()))
            return OutcomePage(
                code, address, state.path, also, given, self.about_lead(state), change
            )
        question = self.content.questions[state.question]
        return QuestionPage(
            id=question.id,
            code=code,
            address=address,
            path=state.path,
            title=question.title,
            hint=question.hint,
            points=question.points,
            lines=question.lines,
            answers=tuple(self.answers(state)),
            care=select_care(self.path_before(state), state.path, self.content),
            step=self.step(question),
            given=given,
        )

    def address(self, state: State) -> str:
        if state.question == self.content.start:
            return "/steps/"
        return f"/steps/{codes.code_of(state)}"

    def step(self, question: PathQuestion) -> int:
        """1 danger, 2 what, 3 who, 4 the gate; a page between belongs to the part it follows."""
        gates = table_of(self.content).gates
        parts = {"danger": 1, "areas": 2, "who": 3, **dict.fromkeys(gates, 4)}
        return parts.get(question.asks, 1 if question.id.startswith("danger") else 2)

    def answers(self, state: State) -> Iterator[AnswerLink]:
        for each in offered(state, self.content):
            target = after(each, state.path, self.content)
            yield AnswerLink(
                each.label, each.hint, self.address(target), each.sets, each.call, each.group
            )

    def path_before(self, state: State) -> TriagePath:
        """The path as it was before the last answer."""
        before = TriagePath()
        for _, asking in self.asking_states(state):
            before = asking.path
        return before

    def about_lead(self, state: State) -> str:
        """The same incident about the lead; without the page, where who did it is asked again."""
        answers = self.content.questions["who"].answers
        by_lead = next(each.sets for each in answers if each.sets.get("who") == Who.LEAD)
        path = replace(state.path, under_18=None).with_answer(by_lead)
        about = before_steps(path, self.content)
        asking = State("who", TriagePath(state.path.areas))
        return self.address(about if about in self.states else asking)

    def also(self, state: State) -> Iterator[AreaLink]:
        for area, wider in with_further_area(state, self.content).items():
            stored = codes.code_of(self.graver_alone(state, area))
            yield AreaLink(area, label_of(Area, area), self.address(wider), stored)

    def graver_alone(self, state: State, area: str) -> State:
        """The steps of this area alone, if it is the graver; its own gates as not sure."""
        gravity = [*table_of(self.content).areas]
        [own] = state.path.areas
        now = (Area.SELF_HARM, Area.THREATS, Area.NUDE)
        if gravity.index(own) < gravity.index(area) or (
            state.path.may_endanger_an_address and area not in now
        ):
            return state
        path = replace(state.path, areas=(area,), **dict.fromkeys(GATES_OF_PATH))
        asked = table_of(self.content).gates_before(path.areas, path.who or "")
        alone = State(END, path.with_answer(dict.fromkeys(asked, Gate.NOT_SURE.value)))
        return alone if alone in self.states else state

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
        before, gates = TriagePath(), table_of(self.content).gates
        for field in fields(TriagePath):
            value = getattr(state.path, field.name)
            # Of two gates either may have been asked last.
            path = state.path.with_answer({field.name: None}) if field.name in gates else before
            asking = State(self.question_that_sets(field.name, value), path)
            if value and asking in self.states:
                yield field.name, asking
            before = replace(before, **{field.name: value})

    def question_that_sets(self, name: str, value: Any) -> str:
        """The id of the question that asks for a field: of two, the one with this answer."""
        asking = [one for one in self.content.questions.values() if one.asks == name]
        for question in asking:
            if any(answer.sets.get(name) == value for answer in question.answers):
                return question.id
        return asking[0].id if asking else ""


def _words(name: str, value: Any) -> str:
    values = value if isinstance(value, tuple) else (value,)
    return "; ".join(label_of(PATH_FIELDS[name].term, each) for each in values)
