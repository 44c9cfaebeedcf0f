"""Lists the papers of an edition: what each is called, and what its template is given."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from webapp.guidance.pages import CARE_ABOVE_TABLES, TABLES
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import Contact
from webapp.guidance.steps import whole_table
from webapp.paper import chapters, form, path, poster
from webapp.paper.numbers import on_paper


@dataclass(frozen=True)
class Paper:
    """One paper. `name` is its address; `subject` says in a line what it is."""

    name: str
    title: str
    subject: str
    template: str
    gather: Callable[[Content], Mapping[str, Any]]


POSTER = Paper(
    "poster",
    "Poster for the wall",
    "What to do first, whom to ring, and room for your lead’s name; one page",
    "paper/poster.html",
    poster.gather,
)
WHOLE = (
    Paper(
        "guidance",
        "The guidance",
        "All chapters in one document, with contents",
        "paper/guidance.html",
        chapters.gather,
    ),
    Paper(
        "path",
        "The path",
        "For a board’s review, on A3: every question, and what each answer leads to",
        "paper/path.html",
        path.gather,
    ),
    Paper(
        "form",
        "Monitoring form",
        "To fill in by hand where there is no phone",
        "paper/form.html",
        form.gather,
    ),
)


def list_papers(content: Content) -> tuple[Paper, ...]:
    """Every paper of an edition, in the order of the page that offers them."""
    return (POSTER, *_tables(content), *WHOLE)


def _tables(content: Content) -> Iterator[Paper]:
    for page, area in TABLES.items():
        table = content.tables[area]
        yield Paper(
            name=table.name.lower().replace(" ", "-"),
            title=f"{table.name}: {table.title}",
            subject="Every row and column of the table, with what is true today",
            template="paper/table.html",
            gather=partial(_gather_table, page),
        )


def _gather_table(page: str, content: Content) -> Mapping[str, Any]:
    table = content.tables[TABLES[page]]
    rows = whole_table.lay_out(table)
    care = [content.must_show[one] for one in CARE_ABOVE_TABLES[page]]
    named: list[Contact] = [content.contacts[name] for name in ("emergency-999", "police-101")]
    named += [contact for one in care for contact in one.contacts]
    for cell in (cell for row in rows for cell in row.cells):
        named += [*cell.contacts, *(one for step in cell.steps for one in step.contacts)]
    return {"table": table, "rows": rows, "care": care, "contacts": on_paper(named)}
