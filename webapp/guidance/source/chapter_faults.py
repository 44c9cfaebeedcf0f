"""Checks that chapters are short and lead only to pages that there are. Pure."""

from collections.abc import Collection, Iterator

from webapp.guidance.source.chapters import Chapter
from webapp.guidance.source.content import Content
from webapp.guidance.source.links import titles_by_path

MOST_WORDS = 60


def find_chapter_faults(content: Content) -> Iterator[str]:
    """Every fault as a sentence."""
    pages = titles_by_path(content)
    for chapter in content.chapters.values():
        yield from _find_faults_in(chapter, pages)


def _find_faults_in(chapter: Chapter, pages: Collection[str]) -> Iterator[str]:
    if len(chapter.today.split()) > MOST_WORDS:
        yield f"chapter {chapter.id}: `today` has more than {MOST_WORDS} words."
    for section in chapter.sections:
        where = f"chapter {chapter.id}, section {section.id}"
        if not section.pieces and not section.grid:
            yield f"{where}: says nothing."
        for piece in section.pieces:
            words = len(piece.text.split())
            if words > MOST_WORDS:
                yield f"{where}: a paragraph has {words} words, {MOST_WORDS} are the most."
            if piece.see and piece.see not in pages:
                yield f"{where}: there is no page {piece.see}."
