"""Handles the form when JavaScript is off: the server seals and keeps the report at once."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask, Request, current_app

from sync import uuid7
from sync.contract import CannotKeep, Outcome
from webapp.arrivals import unsealed
from webapp.config import current_config
from webapp.errors import AppError
from webapp.guidance import editions
from webapp.reports.bounds import MAX_TICKS
from webapp.reports.questions import FORM_VERSION
from webapp.reports.reading import Values, answers_from
from webapp.reports.reference import is_report_id
from webapp.reports.validation import trim
from webapp.vocabulary.times import UK
from webapp.web import assets
from webapp.web.sealed_address import NoSuchTicket, TicketExpired, make_ticket, read_ticket

PathFinder = Callable[[str], Mapping[str, Any] | None]

MAX_TICK_LENGTH = 80
ID_LASTS = timedelta(days=1)
_ID_TICKET = "report id"
_PATH_FINDER = "esafety-path-finder"


class FromAnotherSite(AppError):
    """Another website sent the form."""

    status = 403
    sentence = "This did not come from our own form. Open E-safety and start there."


class NotKept(AppError):
    """The database is full, read-only or gone."""

    status = 503
    sentence = (
        "We could not store your report, so it was not sent. Go back and try again in a minute."
    )


class NotThisForm(AppError):
    """The id was not minted by our check page."""

    status = 400
    sentence = "This form cannot be sent again. Go back to the form and check your answers again."


def use_path_finder(app: Flask, find_path: PathFinder) -> None:
    """Set the function that looks up the path of a triage code."""
    app.extensions[_PATH_FINDER] = find_path


def path_for(code: str) -> dict[str, Any] | None:
    """The path of a triage code, as a report carries it; None for an unknown code."""
    path = _path_finder()(code)
    return {**path, "code": code} if path is not None else None


def _path_finder() -> PathFinder:
    finder: PathFinder = current_app.extensions[_PATH_FINDER]
    return finder


def path_of(values: Values) -> dict[str, Any] | None:
    """The path that the form was filled in from."""
    return path_for(next(iter(values.get("code", [])), ""))


def amended_id(values: Values) -> str | None:
    """The id of the report that this one corrects."""
    return next(filter(is_report_id, values.get("amends", [])), None)


def draft_id(values: Values) -> str | None:
    """The id of the phone's draft that this form was sent from; the phone then deletes it."""
    return next(filter(is_report_id, values.get("draft", [])), None)


def ticked_steps(values: Values) -> list[str]:
    """The ids of the steps ticked as done."""
    return [tick[:MAX_TICK_LENGTH] for tick in values.get("tick", [])[:MAX_TICKS]]


def refuse_if_unusable(request: Request) -> None:
    """Raises FromAnotherSite, or DoorClosed if this machine cannot seal a report."""
    if _is_from_another_site(request):
        raise FromAnotherSite
    if not unsealed.is_open():
        raise unsealed.DoorClosed


def _is_from_another_site(request: Request) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    # An old browser. Our pages send no referrer, so their own forms say `null` here.
    _, _, host = request.headers.get("Origin", "null").partition("://")
    address = current_config().address
    return host not in ("", request.host, address.partition("://")[2].lower())


def with_day(values: Values) -> Values:
    """The fields with the date that "today" and "yesterday" stand for, in UK time."""
    days = {"today": 0, "yesterday": 1}
    ago = days.get(next(iter(values.get("incident_date_is", [])), ""))
    if ago is None:
        return values
    day = datetime.now(UK).date() - timedelta(days=ago)
    return {**values, "incident_date_is": ["given"], "incident_date": [day.isoformat()]}


def read_answers(values: Values) -> dict[str, Any]:
    """The answers; times are read as UK time."""
    return answers_from(values, zone=_uk_offset)


def kept_answers(values: Values) -> dict[str, Any]:
    """The answers as they are sealed: without what cannot be read."""
    return trim(read_answers(values))


def make_id_ticket() -> str:
    """A ticket with a new report's id. A log of addresses must not tie an id to who sent it."""
    return make_ticket(_ID_TICKET, uuid7.mint(datetime.now(UTC)))


def read_id_ticket(ticket: str) -> str | None:
    """The id that the ticket carries; None if it is not ours, or more than a day old."""
    try:
        return str(read_ticket(_ID_TICKET, ticket, lasts=ID_LASTS))
    except (NoSuchTicket, TicketExpired):
        return None


def cannot_be_rung(answers: Mapping[str, Any]) -> bool:
    """Whether neither a number nor an address was given."""
    return not (answers.get("contact_phone") or answers.get("contact_email"))


def compose(values: Values) -> dict[str, Any]:
    """The report that these fields make, as a phone would seal it."""
    return {
        "form_version": FORM_VERSION,
        "edition": editions.current().name,
        "build": assets.build(),
        "path": path_of(values),
        "ticks": ticked_steps(values),
        "answers": kept_answers(values),
    }


def keep(values: Values, report_id: str) -> tuple[dict[str, Any], Outcome]:
    """Seal and keep the report. Idempotent: the same id again returns the first receipt."""
    report = compose(values)
    if amends := amended_id(values):
        report["amends"] = amends
    try:
        return report, unsealed.seal_and_keep(report, report_id)
    except CannotKeep as error:
        raise NotKept from error
    except ValueError as error:
        raise NotThisForm from error


def _uk_offset(local: str) -> str:
    try:
        offset = datetime.fromisoformat(local).replace(tzinfo=UK).strftime("%z")
    except (ValueError, OverflowError):
        return "+00:00"
    return f"{offset[:3]}:{offset[3:5]}"
