"""How much a report may hold inside its seal: more than any form makes. Pure.

Beyond it a report is quarantined as `too_much`, so that no stranger's report costs more to read,
to store or to show than a person's.
"""

from typing import Any

MAX_BYTES = 48 * 1024
MAX_EXTRA = 100
MAX_TICKS = 200
MAX_LIST = 50
# Lists by the name of their field; any other has MAX_LIST.
LISTS = {"ticks": MAX_TICKS, "rung": 20}


def has_long_list(report: dict[str, Any]) -> bool:
    """Whether a list anywhere inside is longer than the form makes it."""
    inside: list[tuple[str, Any]] = [("", report)]
    for name, value in inside:
        if isinstance(value, list):
            if len(value) > LISTS.get(name, MAX_LIST):
                return True
            values = [("", inner) for inner in value]
        else:
            values = [*value.items()]
        inside += [one for one in values if isinstance(one[1], (dict, list))]
    return False
