"""One page of steps as a worker sees it before opening anything. Pure."""

from dataclasses import dataclass

from webapp.guidance.path import TriagePath
from webapp.guidance.steps.acts import Acts
from webapp.guidance.steps.outcome import PathOutcome
from webapp.vocabulary.behaviour import Who

ADULTS = (Who.WORKS_WITH_CHILDREN, Who.FAMILY, Who.OTHER_ADULT, Who.ONLINE, Who.LEAD)


@dataclass(frozen=True)
class Seen:
    """`lines` and `know` are one text each; `who` is after the gate."""

    outcome: PathOutcome
    acts: Acts

    @property
    def path(self) -> TriagePath:
        """The answers that led here."""
        return self.outcome.path

    @property
    def area(self) -> str:
        """The graver of two areas."""
        return self.path.areas[0]

    @property
    def areas(self) -> frozenset[str]:
        """What it is about: what each asks for must be seen."""
        return frozenset(self.path.areas)

    @property
    def who(self) -> str:
        """Who did it; another adult where an adult may be under 18."""
        return self.path.harms_child or ""

    @property
    def texts(self) -> list[str]:
        """Every text of it, one by one."""
        know = (text for one in self.acts.know for text in (one.name, one.when))
        return [*(line.text for line in self.acts.lines), *know]

    @property
    def lines(self) -> str:
        """What "You, now" says."""
        return " ".join(line.text for line in self.acts.lines)

    @property
    def know(self) -> str:
        """Who needs to know, and by when."""
        return "; ".join(f"{one.name} {one.when}" for one in self.acts.know)

    @property
    def by_adult(self) -> bool:
        """An adult did it to a child, or may have; the codes alone, not the product's reading."""
        return self.who in ADULTS

    @property
    def has_child(self) -> bool:
        """A child is or may be involved."""
        return self.who != Who.ADULT_TO_ADULT

    @property
    def name(self) -> str:
        """What it is, as the page's heading says."""
        return f"{self.acts.title}. {self.acts.did}"


def see(outcome: PathOutcome) -> Seen:
    """The page that a worker sees."""
    return Seen(outcome, outcome.acts)
