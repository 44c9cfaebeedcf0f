"""Each field of the report form with as much as a body may bring."""

from collections.abc import Iterator

from tests.attack import wire
from tests.attack.target import CANARIES, Target
from tests.attack.tries import Try, attempt
from tests.support import no_script_form
from tests.support.every_question import filled_form

NAME = "250 kB in every field"
LONGEST = 250_000
# What once took minutes, for a long text; and what a pattern of today might stumble over.
TEXTS = {
    "an address without an end": "a@" + "a." * (LONGEST // 2 - 2) + "@",
    "one letter": "a" * LONGEST,
    "digits": "1" * LONGEST,
    "commas": "1," * (LONGEST // 2),
    "blanks": " " * LONGEST,
}


def attack(target: Target, patience: float = wire.PATIENCE_SECONDS) -> Iterator[Try]:
    """The address first; `patience` is how many seconds an answer may take."""
    for name in sorted(filled_form(), key=lambda name: name != "contact_email"):
        for what, text in TEXTS.items():
            form = {**no_script_form.WHOLE, **CANARIES, name: text}
            answer = target.ask(wire.post_form("/report/check", form), patience=patience)
            yield attempt(f"{name}: {what}", answer)
