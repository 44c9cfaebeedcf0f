"""Counts a year's reports again as simply as can be, by none of the product's own rules."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from tests.support.naive_advice import steps_of
from webapp.demo.year import Sent

UK = ZoneInfo("Europe/London")
BANDS = ((0, "under_5"), (5, "5_to_10"), (11, "11_to_13"), (14, "14_to_15"), (16, "16_to_17"))
SINGLE = ("setting", "intent", "origin")
SEVERAL = ("parties", "types", "media", "actions")
DERIVED = ("rank", "reached", "outcome", "organisation")  # not counted here
DAYS = {0: "same_day", 1: "next_day", 7: "week", 28: "four_weeks", 91: "quarter"}
MINUTES = {10: "minutes", 60: "hour", 1_440: "day", 10_080: "week"}


def count_naively(year: Sequence[Sent]) -> Counter[tuple[str, str, str, str]]:
    """How many incidents by basis, month, figure and code."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for reports in incidents(year):
        told = in_order(reports)
        codes = set(codes_of(told)) | set(times_of(reports[0], last(told, "incident_date")))
        codes |= set(steps_of(told))
        arrived, happened = day_of(reports), last(told, "incident_date")
        if ("day", "given") in codes:
            codes.add(("late", lateness(happened, arrived)))
        counts.update(("arrived", f"{arrived:%Y-%m}", *code) for code in codes)
        if ("day", "given") in codes:
            counts.update(("happened", happened[:7], *code) for code in codes)
    return counts


def incidents(year: Sequence[Sent]) -> list[list[Sent]]:
    """A report and whatever amends it, or one that does."""
    root: dict[str, str] = {}
    for sent in year:
        root[sent.id] = sent.inside.get("amends") or sent.id
    found: dict[str, list[Sent]] = {}
    for sent in year:
        first = sent.id
        while root.get(first, first) != first:
            first = root[first]
        found.setdefault(first, []).append(sent)
    return list(found.values())


def in_order(reports: Sequence[Sent]) -> list[dict[str, Any]]:
    """What is inside each, a correction after what it corrects."""
    placed: list[Sent] = []
    while len(placed) < len(reports):
        ids = {sent.id for sent in placed}
        here = {sent.id for sent in reports}
        placed += [
            sent
            for sent in reports
            if sent not in placed
            and (sent.inside.get("amends") in ids or sent.inside.get("amends") not in here)
        ]
    return [sent.inside for sent in placed]


def day_of(reports: Sequence[Sent]) -> date:
    on_paper = [sent.on_paper for sent in reports if sent.on_paper]
    return min(on_paper) if on_paper else reports[0].arrived_at.astimezone(UK).date()


def last(told: Sequence[dict[str, Any]], name: str) -> Any:
    given = [inside["answers"][name] for inside in told if name in inside["answers"]]
    return given[-1] if given else None


def codes_of(told: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    codes = [("incidents", "all"), ("day", day_answer(last(told, "incident_date")))]
    codes += [(name, last(told, name) or "not_answered") for name in SINGLE]
    for name in SEVERAL:
        codes += [(name, code) for code in last(told, name) or ["not_answered"]]
    codes += [("ages", code) for code in bands(last(told, "ages"))]
    walked = [inside["path"] for inside in told if inside.get("path")]
    areas = walked[-1].get("areas") if walked else None
    return codes + [("areas", code) for code in areas or ["not_answered"]]


def lateness(happened: str, arrived: date) -> str:
    year, month = (int(part) for part in happened.split("-")[:2])
    same = (year, (month - 1) // 3) == (arrived.year, (arrived.month - 1) // 3)
    return "same_quarter" if same else "later"


def day_answer(given: str | None) -> str:
    return (
        given if given in ("still_going_on", "not_known") else "given" if given else "not_answered"
    )


def bands(given: Any) -> list[str]:
    if not isinstance(given, list):
        return [given or "not_answered"]
    return [
        "18_and_over" if age > 17 else [band for least, band in BANDS if age >= least][-1]
        for age in given
    ] or ["not_answered"]


def times_of(first: Sent, happened: str | None) -> list[tuple[str, str]]:
    """Nobody receives a report of these years."""
    if first.on_paper:
        return [(name, "on_paper") for name in ("to_save", "to_arrive", "to_receive")]
    minutes = (first.arrived_at - first.saved_at).total_seconds() / 60
    if not -10 <= minutes <= 400 * 1_440:
        found = ["not_believed", "not_believed"]
    else:
        found = [time_to_save(first, happened), step(MINUTES, minutes)]
    return [*zip(("to_save", "to_arrive", "to_receive"), [*found, "not_received"], strict=True)]


def time_to_save(first: Sent, happened: str | None) -> str:
    if day_answer(happened) != "given":
        return "not_known"
    saved = first.saved_at.astimezone(UK).date()
    days = (saved - date.fromisoformat(str(happened))).days
    return step(DAYS, days) if days >= 0 else "not_believed"


def step(steps: dict[int, str], length: float) -> str:
    return next((code for most, code in steps.items() if length <= most), "longer")
