"""Finds confirmed contacts whose next check is due within four weeks, or overdue."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from webapp.guidance import contacts
from webapp.guidance.source.confirmation import Confirmation
from webapp.vocabulary.times import UK, format_day

WARNING_PERIOD = timedelta(days=28)


@dataclass(frozen=True)
class DueCheck:
    """One contact that a lead must ring or open again."""

    label: str
    confirmation: Confirmation
    overdue: bool

    @property
    def sentence(self) -> str:
        """The day by which to check; once that is past, what workers see."""
        day = format_day(self.confirmation.next_check)
        if not self.overdue:
            return f"{self.label}: check again by {day}."
        return (
            f"{self.label}: the check was due on {day}. "
            "Phones do not show it any more. Ring it, and confirm it again."
        )


def find_due_checks() -> list[DueCheck]:
    """The checks that are due soon or overdue, the most urgent first."""
    today, known = datetime.now(UK).date(), contacts.read_register()
    checks = [
        DueCheck(known[name]["label"], found, overdue=found.next_check < today)
        for name, found in contacts.find_confirmations().items()
        if name in known and found.next_check <= today + WARNING_PERIOD
    ]
    return sorted(checks, key=lambda check: (check.confirmation.next_check, check.label))
