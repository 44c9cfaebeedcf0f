"""Lays out the path for review: every question, and every "You, now" in one table. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import PathAnswer, PathQuestion
from webapp.guidance.source.you_now import Act, Cell, GateFacts, MustHear, YouNow
from webapp.paper.numbers import on_paper

# Listed first, whatever the steps name.
NAMED_FIRST = (
    *("emergency-999", "my-lead", "social-care", "police-101"),
    *("nspcc", "childline", "report-remove"),
)
ENDS = {"outcome": "What to do now", "gate": "What to do now, after at most one more question"}


@dataclass(frozen=True)
class Line:
    """One act, and what it is instead: each by who, area or gate it is for, in words."""

    text: str
    instead: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Advice:
    """What one column reads in one row; `only` names for whom alone, if not for all of it."""

    lines: tuple[Line, ...]
    know: tuple[Line, ...]
    only: str = ""


@dataclass(frozen=True)
class Row:
    """An area, with those that read the same lines, and the advice of each column."""

    title: str
    also: tuple[str, ...]
    columns: tuple[tuple[Advice, ...], ...]


def gather(content: Content) -> Mapping[str, Any]:
    """What the template is given."""
    table = content.you_now
    words = _Words(content)
    codes = _columns(table)
    named = [content.contacts[name] for name in NAMED_FIRST]
    acts = [act for cells in table.cells.values() for cell in cells.values() for act in cell.lines]
    named += [contact for act in acts for contact in act.contacts]
    return {
        "questions": [one for name, one in content.questions.items() if name not in words.gates],
        "gates": list(words.describe_gates()),
        "label_answers": label_answers,
        "leads_to": words.next_of,
        "columns": [words.column(code) for code in codes],
        "rows": list(words.lay_out(table, codes)),
        "contacts": on_paper(named),
    }


def _columns(table: YouNow) -> tuple[str, ...]:
    """Each who that has lines of its own."""
    return tuple(code for code, facts in table.who.items() if facts.lines == code != "nobody")


class _Words:
    """The labels of answers, as the questions have them."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.table = content.you_now
        self.gates = self.table.gates
        self.labels: dict[str, str] = {}
        for question in content.questions.values():
            for label, answer in label_answers(question):
                for code in _codes(answer, question):
                    self.labels.setdefault(code, label)

    def next_of(self, answer: PathAnswer) -> str:
        """What comes after the answer, in words."""
        return ENDS.get(answer.leads_to) or self.content.questions[answer.leads_to].title

    def describe_gates(self) -> Iterator[tuple[PathQuestion, str]]:
        """Each question that is asked only before some steps, and after which answers."""
        for name, gate in self.gates.items():
            yield self.content.questions[name], self._when(gate)

    def _when(self, gate: GateFacts) -> str:
        areas = ", ".join(self.label(area) for area in gate.areas)
        who = ", ".join(self.label(code) for code in gate.who)
        return f"{areas}; {who}" if who else areas

    def label(self, code: str) -> str:
        """The words of a code, or of several at once; of a gate the answers that count."""
        return "; ".join(map(self._label, code.split("+")))

    def _label(self, code: str) -> str:
        return self.gates[code].in_short if code in self.gates else self.labels[code]

    def column(self, code: str) -> str:
        """Everybody who reads this column."""
        others = [
            other
            for other, facts in self.table.who.items()
            if facts.lines == code and other != code
        ]
        return "; ".join(self.label(one) for one in (code, *others))

    def lay_out(self, table: YouNow, codes: tuple[str, ...]) -> Iterator[Row]:
        """Each area that has lines of its own."""
        for area in (name for name, facts in table.areas.items() if facts.like == name):
            same = [name for name, facts in table.areas.items() if facts.like == area != name]
            if area in table.cells:
                columns = tuple(tuple(self._advise(table, area, code)) for code in codes)
                yield Row(self.label(area), tuple(map(self.label, same)), columns)

    def _advise(self, table: YouNow, area: str, code: str) -> Iterator[Advice]:
        yield self._advice(table.cells[area][code])
        for other, facts in table.who.items():
            own = table.cells[area].get(other)
            if own and facts.lines == code and other != code:
                yield self._advice(own, only=self.label(other))

    def _advice(self, cell: Cell, only: str = "") -> Advice:
        know = tuple(self._line(one, f"{one.name}: {one.when}") for one in cell.know)
        return Advice(tuple(self._line(act, act.text) for act in cell.lines), know, only)

    def _line(self, said: Act | MustHear, text: str) -> Line:
        return Line(text, tuple((self.label(code), other) for code, other in said.instead.items()))


def label_answers(question: PathQuestion) -> Iterator[tuple[str, PathAnswer]]:
    """Each answer with its label, which begins with the answer's group if it has one."""
    group = ""
    for answer in question.answers:
        group = answer.group or group
        yield (f"{group}: {answer.label}" if group else answer.label), answer


def _codes(answer: PathAnswer, question: PathQuestion) -> tuple[str, ...]:
    """What the answer sets of what its question asks."""
    asked = answer.sets.get(question.asks, ())
    return asked if isinstance(asked, tuple) else (asked,)
