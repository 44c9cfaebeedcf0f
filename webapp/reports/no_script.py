"""The door without script: what was typed becomes a report that is sealed and kept here, now."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from flask import Flask, Request, current_app

from sync.contract import CannotKeep, Outcome
from webapp.arrivals import no_script
from webapp.config import current_config
from webapp.errors import AppError
from webapp.guidance import editions
from webapp.reports.flags import is_id
from webapp.reports.questions import FORM_VERSION
from webapp.reports.reading import Values, answers_from
from webapp.reports.rulebook import RULES
from webapp.reports.rules import trim
from webapp.vocabulary.times import UK
from webapp.web import assets

PathTo = Callable[[str], Mapping[str, Any] | None]

TICKS = 200
LONGEST_TICK = 80
_PATH_TO = "esafety-path-to"


class FromAnotherSite(AppError):
    """Another website sent the form."""

    status = 403
    sentence = "This did not come from our own form. Open E-safety and start there."


class NotKept(AppError):
    """The database is full, read-only or gone."""

    status = 503
    sentence = "We could not keep your report. It is not sent. Go back and try again in a minute."


class NotThisForm(AppError):
    """The id is none that our check page mints."""

    status = 400
    sentence = "This form cannot be sent again. Go back to the form and check your answers anew."


def follow_paths(app: Flask, path_to: PathTo) -> None:
    """Tell the form who knows the path that a triage code stands for."""
    app.extensions[_PATH_TO] = path_to


def path_to(code: str) -> dict[str, Any] | None:
    """The path that a triage code stands for, as a report carries it; None for an unknown one."""
    path = _path_finder()(code)
    return {**path, "code": code} if path is not None else None


def _path_finder() -> PathTo:
    finder: PathTo = current_app.extensions[_PATH_TO]
    return finder


def path_in(values: Values) -> dict[str, Any] | None:
    """The path that the form was filled from."""
    return path_to(next(iter(values.get("code", [])), ""))


def amends_in(values: Values) -> str | None:
    """The id of the report that this one corrects."""
    return next(filter(is_id, values.get("amends", [])), None)


def draft_in(values: Values) -> str | None:
    """The draft on the phone that the form was sent from; the phone forgets it then."""
    return next(filter(is_id, values.get("draft", [])), None)


def ticks_in(values: Values) -> list[str]:
    """The steps that were ticked as done."""
    return [tick[:LONGEST_TICK] for tick in values.get("tick", [])[:TICKS]]


def brought(values: Values) -> dict[str, list[str]]:
    """What an outcome brings into the form: ticks, intent, and a row for each call."""
    calls = enumerate(values.get("called", [])[: RULES["calls"]])
    return {
        "tick": ticks_in(values),
        "intent": list(values.get("intent", [])),
        **{f"rung-{number}-who": [who] for number, who in calls},
    }


def must_be_usable(request: Request) -> None:
    """Refuse where nothing could be sealed, and what another website sends."""
    if _is_from_another_site(request):
        raise FromAnotherSite
    if not no_script.is_open():
        raise no_script.DoorClosed


def _is_from_another_site(request: Request) -> bool:
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said not in ("same-origin", "none")
    # An old browser. Our pages send no referrer, so their own forms say `null` here.
    _, _, host = request.headers.get("Origin", "null").partition("://")
    address = current_config().address
    return host not in ("", request.host, address.partition("://")[2].lower())


def answers_in(values: Values) -> dict[str, Any]:
    """What was answered; times are of the United Kingdom."""
    return answers_from(values, zone=_uk_offset)


def keep(values: Values, id: str) -> tuple[dict[str, Any], Outcome]:
    """Seal and keep the report. The same id again answers the first receipt."""
    report = {
        "form_version": FORM_VERSION,
        "edition": editions.current().name,
        "build": assets.build(),
        "path": path_in(values),
        "ticks": ticks_in(values),
        "answers": trim(answers_in(values)),
    }
    if amends := amends_in(values):
        report["amends"] = amends
    try:
        return report, no_script.seal_and_keep(report, id)
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
