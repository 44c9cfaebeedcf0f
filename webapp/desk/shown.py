"""Reads what a page of the inbox shows from the address of its refresh."""

from flask import request

from webapp.database.columns import HIGHEST
from webapp.incidents.news import Shown
from webapp.web.paging import PAGE_SIZE


def asked_shown() -> Shown | None:
    """What the page shows that asks; None if the address does not say."""
    given = request.args.get("shown", "").split(".")
    numbers = [int(one) for one in given if one.isascii() and one.isdigit() and len(one) < 19]
    if not numbers and "newest" not in request.args:
        return None
    return Shown(
        incidents=tuple(min(number, HIGHEST) for number in numbers[:PAGE_SIZE]),
        newest=_figure("newest"),
        unopened=_figure("unopened"),
        given=_figure("given"),
        stacked=_figure("stacked"),
        next=request.args.get("next"),
        is_cut="cut" in request.args,
    )


def _figure(name: str) -> int:
    return min(max(0, request.args.get(name, default=0, type=int)), HIGHEST)
