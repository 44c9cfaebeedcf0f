"""What is declared of an event: its sentence, and the facts in it. Pure."""

from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True)
class Declared:
    """An event's sentence. `{who}` is the person signed in; every other placeholder is a fact."""

    sentence: str

    @property
    def facts(self) -> frozenset[str]:
        """The names of the facts that the event must have, no more and no fewer."""
        names = {name for _, name, _, _ in Formatter().parse(self.sentence) if name}
        return frozenset(names - {"who"})
