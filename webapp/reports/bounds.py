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
LISTS = {"ticks": MAX_TICKS, "rung": 20, "corrected": 20}


def has_long_list(value: dict[str, Any] | list[Any], name: str = "") -> bool:
    """Whether a list anywhere inside is longer than the form makes it. `name` is its field's."""
    if isinstance(value, list) and len(value) > LISTS.get(name, MAX_LIST):
        return True
    inside = value.items() if isinstance(value, dict) else (("", inner) for inner in value)
    for inner_name, inner in inside:
        if isinstance(inner, (dict, list)) and has_long_list(inner, inner_name):
            return True
    return False
