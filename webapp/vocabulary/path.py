"""The questions of the path: the terms of each, and the label that an officer reads. Pure."""

from typing import NamedTuple

from webapp.vocabulary.behaviour import (
    AdultPair,
    AdultRole,
    Area,
    Danger,
    Intent,
    Origin,
    Parties,
)
from webapp.vocabulary.term import Term


class PathQuestion(NamedTuple):
    """`several`: its answer is a list of codes."""

    term: type[Term]
    officer_label: str
    several: bool = False


PATH_QUESTIONS = {
    "danger": PathQuestion(Danger, "Is anyone in danger now?"),
    "areas": PathQuestion(Area, "What is it?", several=True),
    "parties": PathQuestion(Parties, "Who did it to whom?"),
    "adult_role": PathQuestion(AdultRole, "Does the adult work or volunteer with children?"),
    "adult_pair": PathQuestion(AdultPair, "Which adults?"),
    "origin": PathQuestion(Origin, "Where was it made?"),
    "intent": PathQuestion(Intent, "Accidental or deliberate?"),
}
