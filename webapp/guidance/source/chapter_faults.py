"""Checks that chapters are short and lead only to pages that there are. Pure."""

from collections.abc import Collection, Iterator

from webapp.guidance.source.chapters import Chapter
from webapp.guidance.source.content import Content
from webapp.guidance.source.links import titles_by_path
from webapp.guidance.source.places import place_of

MOST_WORDS = 60


def find_chapter_faults(content: Content) -> Iterator[str]:
    """Every fault as a sentence."""
    pages = titles_by_path(content)
    for chapter in content.chapters.values():
        yield from _find_faults_in(chapter, pages)


def _find_faults_in(chapter: Chapter, pages: Collection[str]) -> Iterator[str]:
    if len(chapter.today.split()) > MOST_WORDS:
        place = place_of(chapter.today)
        yield f"{place}chapter {chapter.id}: `today` has more than {MOST_WORDS} words."
    for section in chapter.sections:
        where = f"chapter {chapter.id}, section {section.id}"
        if not section.pieces and not section.grid:
            yield f"{place_of(section.id)}{where}: says nothing."
        for piece in section.pieces:
            words, place = len(piece.text.split()), place_of(piece.text)
            if words > MOST_WORDS:
                yield f"{place}{where}: a paragraph has {words} words, {MOST_WORDS} are the most."
            if piece.see and piece.see not in pages:
                yield f"{place_of(piece.see)}{where}: there is no page {piece.see}."
