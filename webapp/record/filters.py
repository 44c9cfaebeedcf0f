"""What to show of the audit log, as codes and days: an address may hold nothing typed. Pure."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from webapp.audit.events import Event
from webapp.reports.reference import NotAReference, reference_from
from webapp.vocabulary.times import UK

NOBODY = "nobody"
KINDS = frozenset(event.value for event in Event)
YEARS = range(2000, 2101)


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Each part is valid, or "" for any. `person` is a number or NOBODY; days are ISO days.

    `since` alone is that day; `until` alone is all that came before it, with it.
    """

    person: str = ""
    kind: str = ""
    reference: str = ""
    since: str = ""
    until: str = ""

    @property
    def parts(self) -> dict[str, Any]:
        """Those that are given, as an address has them."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def person_id(self) -> int | None:
        """The number of the person; None for anybody and for NOBODY."""
        return int(self.person) if self.person.isdigit() else None

    @property
    def is_reversed(self) -> bool:
        """Whether the last day is before the first."""
        return bool(self.until) and self.until < self.since

    @property
    def begins(self) -> datetime | None:
        """The first moment, in UK time."""
        return _midnight(self.since) if self.since else None

    @property
    def ends(self) -> datetime | None:
        """The first moment after the last day, in UK time."""
        last = self.until or self.since
        return _midnight(last, days=1) if last else None


def read_filter(values: Mapping[str, Any]) -> Filter:
    """The filter that these values ask for. A value that is not valid is left out."""
    given = {name: str(values.get(name) or "").strip() for name in asdict(Filter())}
    return Filter(
        person=given["person"] if _is_person(given["person"]) else "",
        kind=given["kind"] if given["kind"] in KINDS else "",
        reference=tidy_reference(given["reference"]) or "",
        since=given["since"] if is_day(given["since"]) else "",
        until=given["until"] if is_day(given["until"]) else "",
    )


def has_wrong_part(values: Mapping[str, Any]) -> bool:
    """Whether a part that these values have is not valid."""
    asked = read_filter(values).parts
    given = {name for name in asdict(Filter()) if str(values.get(name) or "").strip()}
    return not given <= asked.keys()


def is_day(text: str) -> bool:
    """Whether it is a day as YYYY-MM-DD, in a year that can be meant."""
    try:
        return date.fromisoformat(text).isoformat() == text and int(text[:4]) in YEARS
    except ValueError:
        return False


def tidy_reference(text: str) -> str | None:
    """The reference that somebody typed in any spelling; None from any other text."""
    with suppress(NotAReference):
        return reference_from(text)
    return None


def _is_person(text: str) -> bool:
    return text == NOBODY or (text.isascii() and text.isdigit() and len(text) < 10)


def _midnight(day: str, *, days: int = 0) -> datetime:
    return datetime.combine(date.fromisoformat(day) + timedelta(days), time(), UK)
