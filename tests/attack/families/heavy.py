"""Small seals with much inside: each is put aside as `too_much`, and the opener goes on."""

import json
from collections.abc import Iterator
from typing import Any

from tests.attack import wire
from tests.attack.target import Target
from tests.attack.tries import Try, attempt
from tests.support import reports

NAME = "much inside a small seal"
EACH = 20

INSIDES: dict[str, dict[str, Any]] = {
    "83,000 calls": {"answers": {"rung": [{}] * 83_000}},
    "30,000 calls with names": {"answers": {"rung": [{"": 0}] * 30_000}},
    "21 calls": {"answers": {"rung": [{"name": "x"}] * 21}},
    "62,000 types": {"answers": {"types": ["x"] * 62_000}},
    "51 types": {"answers": {"types": [str(number) for number in range(51)]}},
    "201 ticks": {"ticks": [str(number) for number in range(201)]},
    "101 names": {str(number): number for number in range(101)},
    "4,000 names": {str(number): number for number in range(4_000)},
    "a long text": {"answers": {"before_we_ring": "x" * 240_000}},
    "a list in lists": {"new": [[["x"] * 51]]},
}


def heavy_seals(public: dict[str, Any], each: int) -> list[dict[str, Any]]:
    """`each` envelopes of every kind, by turns."""
    insides = [json.dumps(inside, separators=(",", ":")).encode() for inside in INSIDES.values()]
    return [reports.sealed_report(inside, public=public) for _ in range(each) for inside in insides]


def attack(target: Target, each: int = EACH) -> Iterator[Try]:
    """All of them in full batches, a good report behind each; then look what became of them."""
    heavy = heavy_seals(target.public, each)
    for start in range(0, len(heavy), 49):
        batch = wire.post_items(*heavy[start : start + 49], target.good_report())
        yield attempt(f"batch {start}", target.ask(batch), expected=200)
    target.drain()
    rows, names = target.statuses(), [*INSIDES]
    for number, item in enumerate(heavy):
        found = rows.get(item["id"])
        right = found == ("quarantined", "too_much")
        yield Try(names[number % len(names)], fault="" if right else f"became {found}")
