"""Home, the three whole tables, who to call, and the pages that are only words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import Blueprint, abort, render_template
from sqlalchemy.exc import SQLAlchemyError

from webapp.access.guards import open_to_everyone
from webapp.errors import AppError
from webapp.guidance import editions
from webapp.guidance.pages import CALL_GROUPS, PLAIN_PAGES, TABLES
from webapp.guidance.source.shapes import Contact, Content
from webapp.guidance.steps import rendering, whole_table
from webapp.guidance.steps.outcome import Shown

blueprint = Blueprint("guidance", __name__)


@blueprint.get("/tables/")
@open_to_everyone
def tables() -> str:
    """The list of the three tables."""
    content = editions.current().content
    pages = {name: content.tables[area] for name, area in TABLES.items()}
    return render_template("guidance/tables.html", pages=pages, **_source())


@blueprint.get("/tables/<name>")
@open_to_everyone
def table(name: str) -> str:
    """One table whole, as the guidance has it, with what has changed since."""
    if name not in TABLES:
        abort(404)
    content = editions.current().content
    whole = content.tables[TABLES[name]]
    rows = whole_table.rows_of(whole, content)
    return render_template(
        "guidance/table.html",
        table=whole,
        notes=rendering.notes(whole.notes, content),
        rows=rows,
        awaiting=any(row.awaits for row in rows),
        **_source(),
    )


@blueprint.get("/contacts")
@open_to_everyone
def who_to_call() -> str:
    """Every contact, the first to ring first."""
    contacts = editions.current().content.contacts
    groups = {title: [contacts[name] for name in names] for title, names in CALL_GROUPS.items()}
    return render_template(
        "guidance/contacts.html",
        groups=groups,
        awaiting=any(contact.awaits for contact in contacts.values()),
        **_source(),
    )


def _add_plain_page(path: str, template: str) -> None:
    @open_to_everyone
    def page() -> str:
        return render_template(template)

    name = template.rpartition("/")[2].removesuffix(".html")
    blueprint.add_url_rule(path, endpoint=name, view_func=page)


for _path, _template in PLAIN_PAGES.items():
    _add_plain_page(_path, _template)


@blueprint.app_template_filter("day")
def _day(text: str) -> str:
    """`2012-02-03` → `3 February 2012`."""
    day = date.fromisoformat(text)
    return f"{day.day} {day:%B} {day.year}"


@blueprint.app_template_filter("contact")
def _contact(name: str) -> Contact:
    """The contact of this name, as far as it may be shown."""
    return editions.current().content.contacts[name]


@blueprint.app_template_filter("awaiting")
def _awaiting(contacts: Iterable[Contact]) -> list[str]:
    """The names of those that await confirmation; one line of a service speaks for its others."""
    labels = [contact.label for contact in contacts if contact.awaits]
    return [each for each in labels if each.split(",")[0] not in labels or "," not in each]


@blueprint.app_context_processor
def _on_every_page() -> dict[str, Any]:
    return {"guidance_status": _guidance_status, "every_screen": _every_screen}


def _guidance_status() -> str:
    """Whether the guidance is approved; empty where there is none, so that error pages work."""
    content = _content_or_none()
    return content.edition.sentence if content else ""


def _every_screen() -> tuple[Shown, ...]:
    """What must be shown on every screen, one press away."""
    content = _content_or_none()
    if content is None:
        return ()
    items = content.must_show.values()
    return tuple(rendering.shown(it, content) for it in items if "every-screen" in it.screens)


def _content_or_none() -> Content | None:
    try:
        return editions.current().content
    except (AppError, SQLAlchemyError):
        return None


def _source() -> dict[str, Any]:
    """What every page of guidance says about itself: where from, approved, to be reviewed (M16).

    Whether the review is overdue is left to the reader: a kept page may be read years later.
    """
    edition = editions.current()
    return {"edition": edition.name, "about": edition.content.edition}
