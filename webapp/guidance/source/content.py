"""The whole content of an edition, and the titles of its pages. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, NamedTuple

from webapp.guidance.pages import TABLES
from webapp.guidance.source.chapters import Chapter
from webapp.guidance.source.shapes import (
    Care,
    Contact,
    EditionFacts,
    MustShow,
    Note,
    PathQuestion,
    Poster,
    SearchWords,
    Step,
    Table,
)
from webapp.guidance.source.stronger import Stronger
from webapp.guidance.source.you_now import YouNow

FIXED = {
    "/steps/": "What should I do?",
    "/contacts": "Who to call",
    "/about-my-lead": "If it is about your lead",
}


class ChapterGroup(NamedTuple):
    """Some chapters under one heading of the contents page."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Content:
    """Everything an edition says. What is named stands above those that name it."""

    edition: EditionFacts
    notes: Mapping[str, Note]
    contacts: Mapping[str, Contact]
    steps: Mapping[str, Step]
    """Every step by its id, including those that only ever replace another."""
    must_show: Mapping[str, MustShow]
    care: tuple[Care, ...]
    questions: Mapping[str, PathQuestion]
    start: str
    tables: Mapping[str, Table]
    you_now: YouNow
    """The worker’s acts now, and who needs to know."""
    stronger: Stronger
    """The order on advice."""
    chapters: Mapping[str, Chapter]
    contents: Annotated[tuple[ChapterGroup, ...], "groups"]
    """Every chapter, as the contents page groups them."""
    search: SearchWords
    """The words that people type into the search."""
    poster: Poster


def titles_by_path(content: Content) -> dict[str, str]:
    """Every page that a chapter may lead to, and every section of a chapter, by its path."""
    titles = FIXED | {
        f"/tables/{name}": content.tables[area].title for name, area in TABLES.items()
    }
    for chapter in content.chapters.values():
        page = f"/guidance/{chapter.id}"
        titles[page] = chapter.title
        titles |= {f"{page}#{section.id}": section.title for section in chapter.sections}
    return titles
