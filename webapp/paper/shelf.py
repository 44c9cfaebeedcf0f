"""Keeps the papers of each edition: prints those that are missing, and finds those that are there.

A paper is printed once and served from the database for ever, so that two people who hold the
paper of one edition hold the same paper (docs/decisions/0036).
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from flask import current_app
from sqlalchemy import func, select

from webapp.config import current_config
from webapp.database.insert_once import insert_once
from webapp.errors import AppError
from webapp.extensions import db
from webapp.guidance import editions
from webapp.guidance.source.shapes import EditionFacts
from webapp.paper.models import EditionPaper
from webapp.paper.printing import CannotPrint, can_print, print_pdf
from webapp.paper.register import Paper, list_papers
from webapp.vocabulary.times import UK, format_day


class NoSuchPaper(AppError):
    """No edition has a paper of this name."""

    status = 404
    sentence = "There is no paper at this address. All papers are under Guidance, Papers to print."


class NotPrintedYet(AppError):
    """The first printing of this paper is being made."""

    status = 503
    retry_after = 60
    sentence = "This paper is being made. Try again in a minute."


def status_of(about: EditionFacts) -> str:
    """What a paper says of its edition's approval, in a sentence."""
    return about.sentence


def find_missing() -> list[Paper]:
    """The papers of the current edition that are not printed yet. Raises NoEdition."""
    printed = find_printed()
    return [paper for paper in list_papers(editions.current().content) if paper.name not in printed]


def find_printed() -> dict[str, EditionPaper]:
    """The papers of the current edition as it is now, by name. Raises NoEdition."""
    facts = editions.source_facts()
    rows = select(EditionPaper).where(
        EditionPaper.edition == facts["edition"], EditionPaper.status == status_of(facts["about"])
    )
    return {row.name: row for row in db.session.scalars(rows)}


def find_last_printed() -> dict[str, EditionPaper]:
    """The last printing of every paper, by name: of an earlier edition while a new one is made."""
    last = select(func.max(EditionPaper.sequence)).group_by(EditionPaper.name)
    rows = select(EditionPaper).where(EditionPaper.sequence.in_(last))
    return {row.name: row for row in db.session.scalars(rows)}


def find(name: str) -> EditionPaper:
    """The current edition's paper of this name; its last printing while a new one is made.

    Raises NoSuchPaper, NotPrintedYet, CannotPrint.
    """
    found = find_printed().get(name)
    if found:
        return found
    if name not in {paper.name for paper in list_papers(editions.current().content)}:
        raise NoSuchPaper()
    if not can_print():
        raise CannotPrint()
    earlier = find_last_printed().get(name)
    if earlier is None:
        raise NotPrintedYet()
    return earlier


def find_of_edition(edition: str, name: str) -> EditionPaper:
    """The paper of this edition as it is now, else as it was last printed. Raises NoSuchPaper."""
    now = find_printed().get(name)
    if now and now.edition == edition:
        return now
    rows = (
        select(EditionPaper)
        .where(EditionPaper.edition == edition, EditionPaper.name == name)
        .order_by(EditionPaper.sequence.desc())
        .limit(1)
    )
    found = db.session.scalars(rows).first()
    if found is None:
        raise NoSuchPaper()
    return found


def print_missing() -> Iterator[str]:
    """Print each missing paper of the current edition; yields its name. Commits each.

    Raises NoEdition, CannotPrint.
    """
    for paper in find_missing():
        print_paper(paper)
        yield paper.name


def print_paper(paper: Paper) -> None:
    """Print one paper of the current edition, unless another process was faster. Commits."""
    facts = editions.source_facts()
    edition, status = facts["edition"], status_of(facts["about"])
    html = render(paper)
    db.session.remove()  # Printing takes seconds, in which no transaction is open.
    body = print_pdf(html, identifier=f"{edition} {paper.name} {status}")
    insert_once(
        EditionPaper(
            edition=edition,
            name=paper.name,
            status=status,
            digest=hashlib.sha256(body).hexdigest(),
            size=len(body),
            body=body,
            printed_at=datetime.now(UTC),
        )
    )


def render(paper: Paper) -> str:
    """The HTML that is printed. Raises NoEdition."""
    edition = editions.current()
    facts = editions.source_facts()
    template = current_app.jinja_env.get_template(paper.template)
    return template.render(
        paper=paper,
        created=edition.published_at.date().isoformat(),
        published_on=format_day(edition.published_at.astimezone(UK).date()),
        address=current_config().public_url,
        status=status_of(facts["about"]),
        **facts,
        **paper.gather(edition.content),
    )
