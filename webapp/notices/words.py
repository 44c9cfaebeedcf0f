"""Writes the mails: the unit's name and address, and numbers by rank. Pure.

Nothing else ever: a mail is read on locked screens and by mail servers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from webapp.incidents.work.ringing import TELL_AFTER
from webapp.notices.kinds import Kind
from webapp.vocabulary.rank import Rank

MINUTES = TELL_AFTER // timedelta(minutes=1)
Counts = Mapping[str, Any]


@dataclass(frozen=True)
class About:
    """What every mail names: the unit, and where its pages are."""

    unit: str
    address: str
    late_after: tuple[int, ...]
    silent_days: int


@dataclass(frozen=True)
class Words:
    """A mail's subject and text."""

    subject: str
    text: str


def write(kind: Kind, counts: Counts, about: About) -> Words:
    """The mail of this kind."""
    subject, lines = WRITERS[kind](counts, about)
    ending = f"{about.address}/unit/", "Nothing in this mail is about a person. Do not reply to it."
    return Words(f"E-safety: {subject}", "\n".join([about.unit, "", *lines, "", *ending, ""]))


def write_test(about: About) -> Words:
    """The mail by which somebody tries the settings."""
    lines = "This is a test.", "Mails like this one tell you when reports arrive or wait."
    text = "\n".join([about.unit, "", *lines, "", f"{about.address}/unit/", ""])
    return Words("E-safety: a test", text)


def _arrived(counts: Counts, _about: About) -> tuple[str, list[str]]:
    urgent = counts.get(Rank.NOW, 0)
    more = f", {urgent} of rank {Rank.NOW.label.lower()}" if urgent else ""
    number = _reports(sum(counts.values()))
    return f"{number} arrived{more}", [f"{number} arrived.", *_by_rank(counts)]


def _late(counts: Counts, about: About) -> tuple[str, list[str]]:
    number = _reports(sum(counts.values()))
    hours = dict(zip(Rank, about.late_after, strict=True))
    lines = [
        f"{rank.label}: {counts[rank]}, for more than {_count(hours[rank], 'working hour')}"
        for rank in Rank
        if counts.get(rank)
    ]
    return f"{number} not received in time", [f"Nobody has received {number}:", *lines]


def _not_rung(counts: Counts, _about: About) -> tuple[str, list[str]]:
    number = _reports(sum(counts.values()))
    return f"{number} received, and nobody rung", [
        f"{number} of rank now: received {MINUTES} minutes ago or more, and nobody was rung.",
        "Open the inbox: the number to ring is on top of each.",
    ]


def _no_answer(counts: Counts, _about: About) -> tuple[str, list[str]]:
    number = _reports(sum(counts.values()))
    return f"{number}: no answer twice", [
        f"{number} of rank now: whoever reported did not answer twice.",
        "Social care or the police must be rung now with what the report says.",
    ]


def _silent(_counts: Counts, about: About) -> tuple[str, list[str]]:
    days = _count(about.silent_days, "day")
    return f"nothing arrived for {days}", [
        f"Nothing has arrived for {days}. That may be as it is.",
        "To be sure, send a report from a phone, and see that it arrives.",
    ]


def _digest(counts: Counts, _about: About) -> tuple[str, list[str]]:
    arrived, new = counts["arrived"], counts["new"]
    return "the week", [
        f"In seven days {_reports(sum(arrived.values()))} arrived.",
        *_by_rank(arrived),
        "",
        f"Incidents not yet received: {sum(new.values())}.",
        *_by_rank(new),
    ]


def _blind(counts: Counts, _about: About) -> tuple[str, list[str]]:
    nobody, unread = counts["nobody_reads"], counts["unread"]
    lines = ["Nobody can read reports now: no account that reads them is open and not locked."]
    return "somebody must be able to read", [
        *(lines if nobody else []),
        *([f"Restricted incidents that nobody can read now: {unread}."] if unread else []),
        "A lock ends by itself. The start page says what else mends it.",
    ]


WRITERS = {
    Kind.ARRIVED: _arrived,
    Kind.LATE: _late,
    Kind.NOT_RUNG: _not_rung,
    Kind.NO_ANSWER: _no_answer,
    Kind.SILENT: _silent,
    Kind.DIGEST: _digest,
    Kind.BLIND: _blind,
}


def _by_rank(counts: Counts) -> list[str]:
    return [f"{rank.label}: {counts[rank]}" for rank in Rank if counts.get(rank)]


def _reports(number: int) -> str:
    return _count(number, "report")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
