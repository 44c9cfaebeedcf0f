"""docs/audit-events.md matches the declared events."""

import re
from pathlib import Path

from webapp.audit.declared import DECLARED
from webapp.audit.events import Event

PAGE = Path(__file__).parents[3] / "docs" / "audit-events.md"
ROW = re.compile(r"^\| `([a-z-]+)` \|[^|]*\|([^|]*)\|$", re.MULTILINE)


def test_the_page_names_every_event_with_its_facts() -> None:
    documented = {
        name: set(re.findall(r"\w+", facts)) for name, facts in ROW.findall(PAGE.read_text())
    }
    assert documented == {event.value: set(DECLARED[event].facts) for event in Event}
