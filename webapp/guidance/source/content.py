"""The whole content of an edition, once read. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.guidance.source.chapters import Chapter, ChapterGroup
from webapp.guidance.source.poster import Poster
from webapp.guidance.source.search_words import SearchWords
from webapp.guidance.source.shapes import (
    Care,
    Contact,
    EditionFacts,
    MustShow,
    Note,
    PathQuestion,
    Step,
    Table,
)
from webapp.guidance.source.stronger import Stronger
from webapp.guidance.source.you_now import YouNow


@dataclass(frozen=True)
class Content:
    """Everything an edition says."""

    edition: EditionFacts
    questions: Mapping[str, PathQuestion]
    start: str
    tables: Mapping[str, Table]
    steps: Mapping[str, Step]
    """Every step by its id, including those that only ever replace another."""
    notes: Mapping[str, Note]
    must_show: Mapping[str, MustShow]
    contacts: Mapping[str, Contact]
    care: tuple[Care, ...]
    you_now: YouNow
    """The worker’s acts now, and who needs to know."""
    stronger: Stronger
    """The order on advice."""
    contents: tuple[ChapterGroup, ...]
    """Every chapter, as the contents page groups them."""
    search: SearchWords
    """The words that people type into the search."""
    poster: Poster

    @property
    def chapters(self) -> Mapping[str, Chapter]:
        """Every chapter by its id."""
        return {chapter.id: chapter for group in self.contents for chapter in group.chapters}
