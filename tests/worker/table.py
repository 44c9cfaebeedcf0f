"""The table of docs/worker.md. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from tests.worker.model import (
    CHOICE,
    LETTER,
    MOST_AT_FIRST,
    MOST_IN_FORM,
    MOST_IN_FORM_AT_FIRST,
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
    "Twenty incidents, told with no signal on a phone of 360 × 740. Each report says when, which "
    "ages, one medium and one call; “More, if you know it” stays folded. The first call is that of "
    "the steps; in danger it is 999. Made by `make worker`; journeys hold every row of the first "
    "table to its reach, and three of the second."
)
MODEL = (
    f"Seconds are a model, not a test with people: {TAP} s a tap, {CHOICE} s a choice, {SWIPE} s a "
    f"swipe, {LETTER} s a letter, and words read at {WORDS_A_MINUTE} a minute. Somebody in a hurry "
    f"reads {READ:.0%} of the words passed; “all” are the seconds of somebody who reads every one. "
    "Words are passed down to what is pressed; of a question, all its answers."
)
AGAIN = (
    "The phone keeps the lead’s number, the worker’s own details and where they work: the first "
    "call is the lead’s."
)
FIRST = (
    "The phone works without signal and keeps nothing about its owner: the first call is 101 or "
    "social care, as “Add your lead” is no call, and the worker chooses where, and types a name, a "
    "number and an organisation."
)
EFFORT = "taps, screens, swipes, words, seconds, all"
COLUMNS = ("incident", f"to the first call: {EFFORT}", "form: words", f"saved: {EFFORT}")
HEAD = f"| {' | '.join(COLUMNS)} |\n|---|---|---|---|\n"


def write_table(again: Sequence[Walked], first: Sequence[Walked]) -> str:
    """The whole document."""
    parts = ["# What a worker passes", _in_short(again, first), WHAT, MODEL]
    parts += ["## Used before", AGAIN, _reach(MOST_IN_FORM, MOST_TO_SAVED), HEAD + _rows(again)]
    parts += [
        "## The first time",
        FIRST,
        _reach(MOST_IN_FORM_AT_FIRST, MOST_AT_FIRST),
        HEAD + _rows(first),
    ]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _in_short(again: Sequence[Walked], first: Sequence[Walked]) -> str:
    """The three truths: in a hurry, the first time, and with every word read."""
    call, saved = ([getattr(one, what) for one in again] for what in ("to_call", "to_saved"))
    new_call, new_saved = (
        [getattr(one, what) for one in first] for what in ("to_call", "to_saved")
    )
    return (
        "**In short.** Somebody who has used it before and hurries rings the lead after "
        f"{_between(e.seconds for e in call)} and has saved after "
        f"{_between(e.seconds for e in saved)}. The first time it is "
        f"{_between(e.seconds for e in new_call)} to a call, which is not the lead’s, and "
        f"{_between(e.seconds for e in new_saved)} to saved. Somebody who reads every word rings "
        f"after {_between(e.careful_seconds for e in (*call, *new_call))} and has saved after "
        f"{_between(e.careful_seconds for e in (*saved, *new_saved))}."
    )


def _between(seconds: Iterable[float]) -> str:
    rounded = sorted(round(one) for one in seconds)
    return f"{rounded[0]} to {rounded[-1]} s"


def _reach(form: int, saved: Mapping[str, int]) -> str:
    return (
        f"Reach: the first call within {MOST_TO_CALL['words']} words, {MOST_TO_CALL['taps']} taps "
        f"and {MOST_TO_CALL['seconds']} s; the form within {form} words; "
        f"saved within {saved['words']} words, {saved['taps']} taps and {saved['seconds']} s."
    )


def _rows(walked: Sequence[Walked]) -> str:
    return "".join(row(one) for one in walked)


def row(one: Walked) -> str:
    """One line of the table."""
    cells = [one.story, _effort(one.to_call), str(one.form_words), _effort(one.to_saved)]
    return f"| {' | '.join(cells)} |\n"


def _effort(effort: Effort) -> str:
    counts = (effort.taps, len(effort.screens), effort.swipes, effort.words)
    seconds = (f"{effort.seconds:.0f}", f"{effort.careful_seconds:.0f}")
    return ", ".join((*map(str, counts), *seconds))
