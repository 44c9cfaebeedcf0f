"""The table of docs/worker.md. Pure."""

from collections.abc import Sequence

from tests.worker.model import (
    CHOICE,
    LETTER,
    MOST_IN_FORM,
    MOST_TO_CALL,
    MOST_TO_SAVED,
    READ,
    SWIPE,
    TAP,
    WORDS_A_MINUTE,
    Effort,
)
from tests.worker.walk import Walked

WHAT = (
    "Twenty incidents, told with no signal on a phone of 360 × 740 that keeps the lead’s number "
    "and the worker’s own details. Each report says when, which ages, one medium and one call; "
    "“More, if you know it” stays folded. The first call is that of the steps: in danger, 999 was "
    "offered before. Made by `make worker`; a journey holds every row to its reach."
)
MODEL = (
    f"Seconds are a model, not a test with people: {TAP} s a tap, {CHOICE} s a choice, {SWIPE} s a "
    f"swipe, {LETTER} s a letter, and {READ:.0%} of the words passed, read at {WORDS_A_MINUTE} a "
    "minute. Words are passed down to what is pressed; of a question, all its answers."
)
REACH = (
    f"Reach: the first call within {MOST_TO_CALL['words']} words, {MOST_TO_CALL['taps']} taps "
    f"and {MOST_TO_CALL['seconds']} s; the form within {MOST_IN_FORM} words; saved within "
    f"{MOST_TO_SAVED['words']} words, {MOST_TO_SAVED['taps']} taps and "
    f"{MOST_TO_SAVED['seconds']} s."
)
EFFORT = "taps, screens, swipes, words, seconds"
COLUMNS = ("incident", f"to the first call: {EFFORT}", "form: words", f"saved: {EFFORT}")
HEAD = f"| {' | '.join(COLUMNS)} |\n|---|---|---|---|\n"


def write_table(walked: Sequence[Walked]) -> str:
    """The whole document."""
    rows = "".join(row(one) for one in walked)
    return f"# What a worker passes\n\n{WHAT}\n\n{MODEL}\n\n{REACH}\n\n{HEAD}{rows}"


def row(one: Walked) -> str:
    """One line of the table."""
    cells = [one.story, _effort(one.to_call), str(one.form_words), _effort(one.to_saved)]
    return f"| {' | '.join(cells)} |\n"


def _effort(effort: Effort) -> str:
    counts = (effort.taps, len(effort.screens), effort.swipes, effort.words)
    return f"{', '.join(map(str, counts))}, {effort.seconds:.0f}"
