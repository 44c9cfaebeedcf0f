"""After everything: none of the words that were planted is in the log, or in the health check."""

from collections.abc import Iterator

from tests.attack import wire
from tests.attack.target import CANARIES, Target
from tests.attack.tries import Try
from tests.support.canaries import forms_of
from tests.support.unit_browser import EMAIL

NAME = "planted words in the log and in /healthz"


def attack(target: Target) -> Iterator[Try]:
    """Look for every planted word, in every form that a log could have."""
    places = {
        "the log": target.product.log.read_bytes(),
        "/healthz": target.ask(wire.request("GET", "/healthz")).body,
    }
    for word in (*CANARIES.values(), EMAIL):
        for place, text in places.items():
            found = any(form in text for form in forms_of(word))
            yield Try(f"{word} in {place}", fault="there" if found else "")
