"""How long an incident's first report took: to be saved, to arrive, and to be received. Pure."""

from datetime import date

from webapp.counting.cells import day_line
from webapp.counting.definitions import NOT_KNOWN
from webapp.counting.delays import (
    NOT_BELIEVED,
    NOT_RECEIVED,
    ON_PAPER,
    PARTS,
    TO_ARRIVE,
    TO_SAVE,
    step_of,
    step_to_receive,
)
from webapp.incidents.together import Told
from webapp.reports.flags import flag_clock
from webapp.vocabulary.times import UK, parse_phone_time
from webapp.vocabulary.working_hours import Calendar


def delays_of(first: Told, happened: str | None, calendar: Calendar) -> dict[str, str]:
    """Return the code of each part by name.

    What came on paper has none. A clock that is not believed measures nothing.
    """
    if first.on_paper:
        return {part.name: ON_PAPER for part in PARTS}
    return {**_by_the_phone(first, happened), "to_receive": _to_receive(first, calendar)}


def _by_the_phone(first: Told, happened: str | None) -> dict[str, str]:
    saved = parse_phone_time(first.saved_at)
    if saved is None or flag_clock(saved, first.arrived):
        return dict.fromkeys((TO_SAVE.name, TO_ARRIVE.name), NOT_BELIEVED)
    to_arrive = step_of(TO_ARRIVE, first.arrived - saved)
    return {"to_save": _to_save(first, saved.date(), happened), "to_arrive": to_arrive}


def _to_save(first: Told, saved: date, happened: str | None) -> str:
    line = day_line(happened, first.arrived.astimezone(UK).date())
    if line != "given" or happened is None:
        return NOT_BELIEVED if line == NOT_BELIEVED else NOT_KNOWN
    length = saved - date.fromisoformat(happened)
    return step_of(TO_SAVE, length) if length.days >= 0 else NOT_BELIEVED


def _to_receive(first: Told, calendar: Calendar) -> str:
    if first.received_at is None:
        return NOT_RECEIVED
    waited = calendar.between(first.arrived, first.received_at)
    return step_to_receive(waited, working_day=calendar.working_day)
