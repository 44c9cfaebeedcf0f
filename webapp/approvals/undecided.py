"""Lists what E-safety does as a draft until a safeguarding lead has decided it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Undecided:
    """A question for a lead, and what the product does meanwhile."""

    question: str
    draft: str


UNDECIDED = (
    Undecided(
        "After no answer: how many minutes until the next call is offered?",
        "None. Whoever must hear now, else the deputy, is offered at once.",
    ),
    Undecided(
        "Extremism: does somebody who spoke to ACT Early count as having reached somebody?",
        "No. ACT Early is advice, and the lead’s call stays.",
    ),
)
