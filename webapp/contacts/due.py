"""Which confirmed contacts must be rung or opened again: told before it is due, and after."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from webapp.guidance import contacts as register
from webapp.guidance.source.confirmation import Confirmation
from webapp.vocabulary.times import format_day

WARNED = timedelta(days=28)


@dataclass(frozen=True)
class Check:
    """One contact that somebody must try again."""

    label: str
    confirmed: Confirmation
    overdue: bool

    @property
    def sentence(self) -> str:
        """By when; and once that is past, what workers see."""
        day = format_day(self.confirmed.next_check)
        if not self.overdue:
            return f"{self.label}: check again by {day}."
        checked = format_day(self.confirmed.on)
        return (
            f"{self.label}: the check was due on {day}. "
            f"Workers still see it, “last checked on {checked}”."
        )


def to_make() -> list[Check]:
    """The checks that are due soon or overdue, the most urgent first."""
    today, known = datetime.now(UTC).date(), register.read_shipped_register()
    checks = [
        Check(known[name]["label"], confirmed, overdue=confirmed.next_check < today)
        for name, confirmed in register.find_confirmations().items()
        if name in known and confirmed.next_check <= today + WARNED
    ]
    return sorted(checks, key=lambda check: (check.confirmed.next_check, check.label))
