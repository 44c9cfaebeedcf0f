"""Turns an opened report into a row and a text, whatever its answers are."""

from typing import Any

from marshmallow import ValidationError

from sync import compact, strict
from webapp.arrivals.readers import Opened, Unreadable, WaitingArrival
from webapp.organisations.aliases import hash_spelling
from webapp.reports import bounds, flags, schema, validation
from webapp.reports.derived import derive
from webapp.reports.names import names_in
from webapp.reports.reference import is_report_id, reference_for
from webapp.reports.split import Inside, split

LONGEST_NAME = 80
TOO_MUCH = "too_much"
# Inside the seal, `kind` says what it is if it is not a report of an incident: a later version's.
NEWER = "newer"


def read_report(arrival: WaitingArrival, plaintext: bytes) -> Opened:
    """The row of the table of reports that an arrival becomes, its text as JSON, and its names.

    Raises Unreadable if the plaintext is not strict JSON, if a value has the wrong type, if it
    holds more than a form can make, or if it is of a kind that only a later version knows.
    """
    report, extra = _read(plaintext)
    amends = report.get("amends")
    if amends is not None and not is_report_id(amends):
        extra["amends"] = amends
    coded, text = split(_inside(arrival, report, extra))
    names = names_in(report.get("answers", {}))
    return Opened({**_row(arrival, report), **coded}, compact.write(text), names)


def _read(plaintext: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    if len(plaintext) > bounds.MAX_BYTES:
        raise Unreadable(TOO_MUCH)
    try:
        value = strict.read(plaintext)
        if isinstance(value, dict) and value.get("kind") is not None:
            raise Unreadable(NEWER)
        report, extra = schema.load(value)
    except strict.Faulty as error:
        raise Unreadable(error.fault.value) from error
    except ValidationError as error:
        raise Unreadable("wrong_types") from error
    if bounds.has_long_list(value) or len(extra) > bounds.MAX_EXTRA:
        raise Unreadable(TOO_MUCH)
    return report, extra


def _inside(arrival: WaitingArrival, report: dict[str, Any], extra: dict[str, Any]) -> Inside:
    return Inside(
        path=report.get("path"),
        answers=report.get("answers", {}),
        ticks=report.get("ticks", []),
        extra=extra,
        edition=report.get("edition", "")[:LONGEST_NAME],
        build=report.get("build", "")[:LONGEST_NAME],
        saved_at=arrival.saved_at,
    )


def _row(arrival: WaitingArrival, report: dict[str, Any]) -> dict[str, Any]:
    """The columns beside those that are coded. They hold nothing that was typed."""
    path, answers = report.get("path"), report.get("answers", {})
    amends = report.get("amends")
    return {
        "id": arrival.sequence,
        "report_id": arrival.id,
        "reference": reference_for(arrival.id),
        "form_version": report.get("form_version", 0),
        "flags": flags.find_flags(report, saved_at=arrival.saved_at, arrived_at=arrival.arrived_at),
        **derive(path, answers),
        "incomplete": validation.is_incomplete(answers, correction=amends is not None),
        "amends": amends if is_report_id(amends) else None,
        "arrived_at": arrival.arrived_at,
        "spelling": hash_spelling(answers.get("organisation")),
    }
