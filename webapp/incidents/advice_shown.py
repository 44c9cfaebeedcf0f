"""The advice that a worker was shown, from the edition they had, and what they ticked."""

from collections.abc import Collection
from dataclasses import dataclass, field

from webapp.guidance import editions
from webapp.guidance.source.shapes import Content, MustShow
from webapp.guidance.steps import deciding
from webapp.guidance.steps.outcome import PathOutcome, Phase
from webapp.reports.models import Report


@dataclass(frozen=True)
class Step:
    """One step they were shown; `who` is in words."""

    sentence: str
    who: str
    ticked: bool


@dataclass(frozen=True)
class Steps:
    """The steps of one phase: now, today, later."""

    label: str
    steps: list[Step]

    @property
    def ticked(self) -> int:
        """How many of them the worker ticked."""
        return sum(step.ticked for step in self.steps)


@dataclass(frozen=True)
class Advice:
    """No phases where the unit does not have the edition, or the path led to no steps."""

    edition: str
    known: bool
    above: list[str] = field(default_factory=list)
    phases: list[Steps] = field(default_factory=list)
    other_ticks: list[str] = field(default_factory=list)
    contact_names: dict[str, str] = field(default_factory=dict)


def given(report: Report) -> Advice:
    """What the worker of this report was advised, in the words they read."""
    edition = editions.edition_named(report.edition)
    if edition is None:
        return Advice(edition=report.edition, known=False, other_ticks=report.ticks)
    return _from(edition.content, report)


def _from(content: Content, report: Report) -> Advice:
    shown = deciding.decide_for_report(report.path, content)
    phases = [_steps(phase, set(report.ticks)) for phase in shown.phases] if shown else []
    known = {step.id for step in shown.steps} if shown else set()
    return Advice(
        edition=report.edition,
        known=True,
        above=_above(shown) if shown else [],
        phases=[phase for phase in phases if phase.steps],
        other_ticks=[_words(tick, content) for tick in report.ticks if tick not in known],
        contact_names={name: contact.label for name, contact in content.contacts.items()},
    )


def _above(shown: PathOutcome) -> list[str]:
    """What stood before the steps: the seven lines, then what must be shown."""
    first = [line.text for line in shown.first]
    return first + [f"{one.title}: {_together(one)}" for one in (*shown.lead_in, *shown.must_show)]


def _together(one: MustShow) -> str:
    return " ".join(line.text for line in one.lines)


def _steps(phase: Phase, ticks: Collection[str]) -> Steps:
    found = [step for row in phase.rows for step in row.steps]
    return Steps(phase.label, [Step(step.text, step.who.label, step.id in ticks) for step in found])


def _words(tick: str, content: Content) -> str:
    """A step ticked on another path reads as its sentence; one of another edition as its id."""
    return content.steps[tick].text if tick in content.steps else tick
