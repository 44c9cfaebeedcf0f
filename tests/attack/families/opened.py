"""Nothing that was acknowledged may be unreadable: each `stored` report must be found opened."""

from collections.abc import Iterator

from tests.attack.target import Target
from tests.attack.tries import Try

NAME = "every `stored` receipt has its report"
# These were sent to be put aside once opened; their receipts are right, and they are not reports.
FALSE = {
    *("damaged", "bomb", "too_much", "not_json", "wrong_types", "too_deep", "not_a_number"),
    *("huge_integer", "duplicate_keys"),
}


def attack(target: Target) -> Iterator[Try]:
    """Look each receipt up, by its id and digest."""
    target.drain(within=300)
    asked = "SELECT id, digest, status, reason FROM arrival WHERE code = 'stored'"
    rows = {row[:2]: row[2:] for row in target.rows(asked)}
    for receipt in target.receipts:
        status, reason = rows.get(receipt, ("lost", None))
        is_well = status == "opened" or (reason in FALSE and receipt not in target.good)
        yield Try(receipt[0], fault="" if is_well else f"{status}, {reason}")
