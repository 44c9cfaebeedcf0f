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
)
from tests.worker.walk import Walked

HEAD = f"""# What a worker passes

Twenty incidents, told with no signal on a phone of 360 × 740 that keeps the lead's number and the worker's own details. Made by `make worker`; a journey holds every row to its reach.

Seconds are a model, not a test with people: {TAP} s a tap, {CHOICE} s a choice, {SWIPE} s a swipe, {LETTER} s a letter, and {READ:.0%} of the words that come into view, read at {WORDS_A_MINUTE} a minute.

Reach: the first call within {MOST_TO_CALL["words"]} words, {MOST_TO_CALL["taps"]} taps and {MOST_TO_CALL["seconds"]} s; the form within {MOST_IN_FORM} words; saved within {MOST_TO_SAVED["words"]} words, {MOST_TO_SAVED["taps"]} taps and {MOST_TO_SAVED["seconds"]} s.

| incident | to the first call: taps, screens, swipes, words, seconds | form: words | saved: taps, screens, swipes, words, seconds |
|---|---|---|---|
"""


def write_table(walked: Sequence[Walked]) -> str:
    """The whole document."""
    return HEAD + "".join(_row(one) for one in walked)


def _row(one: Walked) -> str:
    call, saved = one.to_call, one.to_saved
    return (
        f"| {one.story} "
        f"| {call.taps}, {len(call.screens)}, {call.swipes}, {call.words}, {call.seconds:.0f} "
        f"| {one.form_words} "
        f"| {saved.taps}, {len(saved.screens)}, {saved.swipes}, {saved.words}, {saved.seconds:.0f} |\n"
    )
