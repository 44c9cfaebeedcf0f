"""Views: home, the three whole tables, who to call, and the pages of plain text."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import segno
from flask import Blueprint, abort, render_template
from markupsafe import Markup
from sqlalchemy.exc import SQLAlchemyError

from webapp.access.guards import open_to_everyone
from webapp.config import current_config
from webapp.database.failures import has_failed
from webapp.errors import AppError
from webapp.guidance import editions
from webapp.guidance.pages import CALL_GROUPS, CARE_ABOVE_TABLES, STATIC_PAGES, TABLES
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import Contact, MustShow
from webapp.guidance.steps import whole_table
from webapp.vocabulary.times import UK
from webapp.working_days import holidays_ahead

blueprint = Blueprint("guidance", __name__)


@blueprint.get("/tables/<name>")
@open_to_everyone
def table(name: str) -> str:
    """One whole table of the guidance, with notes on what has changed since."""
    if name not in TABLES:
        abort(404)
    content = editions.current().content
    whole = content.tables[TABLES[name]]
    rows = whole_table.lay_out(whole)
    return render_template(
        "guidance/table.html",
        table=whole,
        notes=whole.notes,
        care=[content.must_show[one] for one in CARE_ABOVE_TABLES[name]],
        rows=rows,
        awaiting=any(row.awaits_confirmation for row in rows),
        **editions.source_facts(),
    )


@blueprint.get("/contacts")
@open_to_everyone
def who_to_call() -> str:
    """Every contact, those to ring first at the top."""
    contacts = editions.current().content.contacts
    groups = {title: [contacts[name] for name in names] for title, names in CALL_GROUPS.items()}
    return render_template(
        "guidance/contacts.html",
        groups=groups,
        awaiting=any(contact.awaits_confirmation for contact in contacts.values()),
        **editions.source_facts(),
    )


def _add_static_page(path: str, template: str) -> None:
    @open_to_everyone
    def page() -> str:
        return render_template(template)

    name = template.rpartition("/")[2].removesuffix(".html")
    blueprint.add_url_rule(path, endpoint=name, view_func=page)


for _path, _template in STATIC_PAGES.items():
    _add_static_page(_path, _template)


@blueprint.app_template_filter("day")
def _day(text: str) -> str:
    """`2012-02-03` → `3 February 2012`."""
    day = date.fromisoformat(text)
    return f"{day.day} {day:%B} {day.year}"


@blueprint.app_template_filter("contact")
def _contact(name: str) -> Contact:
    """The contact of this name, as far as workers may see it."""
    return editions.current().content.contacts[name]


@blueprint.app_template_filter("must_show")
def _must_show(name: str) -> MustShow:
    """What must be shown where the guidance says so, by its name there ("M4")."""
    return editions.current().content.must_show[name]


@blueprint.app_template_filter("awaiting")
def _awaiting(contacts: Iterable[Contact]) -> list[str]:
    """The labels of those that await confirmation, without a second line of the same service."""
    labels = [contact.label for contact in contacts if contact.awaits_confirmation]
    return [each for each in labels if each.split(",")[0] not in labels or "," not in each]


@blueprint.app_template_filter("qr")
def _qr(address: str, title: str | None = None) -> Markup:
    """The address as a QR code: inline SVG in the colours of the page, with an optional title."""
    drawn = segno.make(address, error="l").svg_inline(omitsize=True, border=2, title=title)
    return Markup(drawn)  # noqa: S704 - segno draws it from our own register


@blueprint.app_context_processor
def _on_every_page() -> dict[str, Any]:
    return {
        "guidance_status": _guidance_status,
        "every_screen": _every_screen,
        "contact_hours": _contact_hours,
    }


def _contact_hours() -> dict[str, Any]:
    """What a phone knows of opening hours: each contact’s, the unit’s, and the bank holidays ahead.

    Empty without an edition, so that error pages still work.
    """
    try:
        contacts = editions.find_served().content.contacts
    except (AppError, SQLAlchemyError):
        return {"hours": {}, "off": ["", "", ""]}
    hours = {name: one.hours for name, one in contacts.items() if one.hours and one.dialable}
    config = current_config()
    off = holidays_ahead(config.bank_holidays, datetime.now(UK).year)
    unit = {"week": config.unit_hours.week}
    return {"hours": {**hours, "unit-reads": unit}, "off": off.as_data()}


def _guidance_status(*, short: bool = False) -> str:
    """Who approved which edition, if anybody; empty without one, so that error pages still work.

    `short`: only that it is approved, and when, because a name may be long.
    """
    try:
        facts = editions.source_facts()
    except (AppError, SQLAlchemyError):
        return ""
    approval = facts["approval"] if short else None
    sentence = approval.short_sentence if approval else facts["about"].sentence
    return f"{sentence} Edition {facts['edition']}."


def _every_screen() -> tuple[MustShow, ...]:
    """What must be shown on every screen, one press away."""
    content = _content_or_none()
    if content is None:
        return ()
    items = content.must_show.values()
    return tuple(item for item in items if "every-screen" in item.screens)


def _content_or_none() -> Content | None:
    if has_failed():
        return None
    try:
        return editions.current().content
    except (AppError, SQLAlchemyError):
        return None
