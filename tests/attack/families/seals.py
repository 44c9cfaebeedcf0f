"""Seals that are not what they say: each must end as a row for a person, and open nothing."""

import json
from collections.abc import Iterator

from tests.attack import jwe, wire
from tests.attack.target import Target
from tests.attack.tries import Try, attempt
from tests.support import reports

NAME = "variants of the seal"
BATCH = 16


def attack(target: Target) -> Iterator[Try]:
    """Send every variant in batches that begin and end with a good report; then look."""
    sent: dict[str, str] = {}
    control = reports.uuid7()
    target.ask(wire.post_items(_item(jwe.seal(target.public, control), control)[1]))
    variants = [(name, *_item(compact, rid)) for name, compact, rid in jwe.variants(target.public)]
    for start in range(0, len(variants), BATCH):
        batch = variants[start : start + BATCH]
        items = [item for _, _, item in batch]
        answer = target.ask(wire.post_items(target.good_report(), *items, target.good_report()))
        yield attempt(f"batch {start}", answer, expected=200)
        sent.update({name: rid for name, rid, _ in batch})
    target.drain()
    rows = target.statuses()
    opened = rows.get(control) == ("opened", None)
    yield Try("the same seal, unchanged", fault="" if opened else "our own seal did not open")
    for name, rid in sent.items():
        status, reason = rows.get(rid, ("lost", None))
        wrong = status != "quarantined" or reason == "not_taken_in"
        yield Try(name, fault=f"{status}, {reason}" if wrong else "")


def _item(compact: str, rid: str) -> tuple[str, bytes]:
    return rid, json.dumps(reports.envelope(compact, report_id=rid)).encode()
