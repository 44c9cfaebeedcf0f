"""The advice that a worker was shown, from the edition they had, and what they ticked."""

from dataclasses import dataclass, field

from webapp.incidents.models import Report


@dataclass(frozen=True)
class Step:
    """One step of the outcome they reached."""

    sentence: str
    who: str
    when: str
    ticked: bool


@dataclass(frozen=True)
class Advice:
    """The steps of the edition; none where the unit does not have it, or no path was followed."""

    edition: str
    known: bool
    steps: list[Step] = field(default_factory=list)
    other_ticks: list[str] = field(default_factory=list)
    contact_names: dict[str, str] = field(default_factory=dict)


def given(report: Report) -> Advice:
    """What the worker of this report was advised."""
    return Advice(edition=report.edition, known=False, other_ticks=report.ticks)
