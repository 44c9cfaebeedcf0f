"""Rebuilds the advice that a worker was shown, in the words of their edition, with their ticks."""

from collections.abc import Collection
from dataclasses import dataclass, field

from webapp.guidance import editions
from webapp.guidance.models import Edition
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import MustShow, Who
from webapp.guidance.source.you_now import MustHear
from webapp.guidance.steps import deciding
from webapp.guidance.steps.outcome import PathOutcome, Phase
from webapp.incidents.bounded import bounded
from webapp.reports.split import Inside

# In the words of “Who needs to know”.
IN_A_DAY = "1 working day"


@dataclass(frozen=True)
class StepShown:
    """One step; `who` is in words."""

    sentence: str
    who: str
    ticked: bool


@dataclass(frozen=True)
class PhaseShown:
    """The steps of one phase: now, today, later."""

    label: str
    steps: list[StepShown]

    @property
    def ticked(self) -> int:
        """How many of them the worker ticked."""
        return sum(step.ticked for step in self.steps)


@dataclass(frozen=True)
class AdviceShown:
    """No phases if the unit does not have the edition, or if the path led to no steps."""

    edition: str
    known: bool
    above: list[str] = field(default_factory=list)
    phases: list[PhaseShown] = field(default_factory=list)
    other_ticks: list[str] = field(default_factory=list)
    must_hear: tuple[MustHear, ...] = ()
    """The lines of “Who needs to know”."""
    contact_names: dict[str, str] = field(default_factory=dict)

    @property
    def within_a_day(self) -> list[MustHear]:
        """Those who must hear of it within one working day."""
        return [one for one in self.must_hear if IN_A_DAY in one.when]


def advice_for(report: Inside, edition: Edition | None) -> AdviceShown:
    """The advice that this report's worker read, in the words of their edition, if it is known."""
    if edition is None:
        return AdviceShown(edition=report.edition, known=False, other_ticks=_others(report))
    return _rebuild(editions.read(edition).content, report)


def _rebuild(content: Content, report: Inside) -> AdviceShown:
    shown = deciding.decide_for_report(report.path, content)
    acts = _acts(shown, report.ticks) if shown else []
    phases = [_steps(phase, set(report.ticks)) for phase in shown.phases] if shown else []
    known = {step.id for step in shown.steps} | _ticks_of(shown) if shown else set()
    return AdviceShown(
        edition=report.edition,
        known=True,
        above=_above(shown) if shown else [],
        phases=[phase for phase in (*acts, *phases) if phase.steps],
        must_hear=shown.acts.know if shown else (),
        other_ticks=[_words(tick, content) for tick in _others(report) if tick not in known],
        contact_names={name: contact.label for name, contact in content.contacts.items()},
    )


def _others(report: Inside) -> list[str]:
    """What was ticked, as far as a page shows it."""
    ticks: list[str] = bounded(report.ticks)
    return ticks


def _above(shown: PathOutcome) -> list[str]:
    """Shown above the steps: the warnings that must be shown."""
    return [f"{one.title}: {_join_lines(one)}" for one in (*shown.lead_in, *shown.must_show)]


def _join_lines(one: MustShow) -> str:
    return " ".join(line.text for line in one.lines)


def _steps(phase: Phase, ticks: Collection[str]) -> PhaseShown:
    found = [step for row in phase.rows for step in row.steps]
    return PhaseShown(
        phase.label, [StepShown(step.text, step.who.label, step.id in ticks) for step in found]
    )


def _acts(shown: PathOutcome, ticks: Collection[str]) -> list[PhaseShown]:
    """The worker's own lines."""
    lines = [StepShown(one.text, Who.YOU.label, one.tick in ticks) for one in shown.acts.lines]
    return [PhaseShown("You, now", lines)]


def _ticks_of(shown: PathOutcome) -> set[str]:
    return {line.tick for line in shown.acts.lines}


def _words(tick: str, content: Content) -> str:
    """What was ticked on another path, in words; the id of what another edition had."""
    acts = content.you_now.ticks
    return content.steps[tick].text if tick in content.steps else acts.get(tick, tick)
