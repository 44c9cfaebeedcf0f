"""The fields of a path as reports carry it: the term of each, and the officer's label. Pure."""

from typing import NamedTuple

from webapp.vocabulary.behaviour import (
    Area,
    Danger,
    Gate,
    Intent,
    Parties,
    Who,
)
from webapp.vocabulary.term import Term


class PathField(NamedTuple):
    """`several`: its answer is a list of codes."""

    term: type[Term]
    officer_label: str
    several: bool = False


PATH_FIELDS = {
    "danger": PathField(Danger, "Is anyone in danger now?"),
    "areas": PathField(Area, "What is it about?", several=True),
    "who": PathField(Who, "Who did it?"),
    "under_18": PathField(Gate, "Could anyone in it be under 18?"),
    "sexual_or_secret": PathField(Gate, "Sexual, secret, or a meeting?"),
    "secret_address": PathField(Gate, "Does anyone’s address have to stay secret?"),
    "made_to": PathField(Gate, "Made to do it, or afraid?"),
    "about_lead": PathField(Gate, "Is it about the safeguarding lead?"),
    "deputy": PathField(Gate, "Is their deputy not close to them?"),
    "parties": PathField(Parties, "Who did it to whom?"),
    "intent": PathField(Intent, "Accidental or deliberate?"),
}
