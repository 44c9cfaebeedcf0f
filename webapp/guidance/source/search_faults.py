"""Checks that each word of the search finds something that there is. Pure."""

from collections.abc import Iterator

from webapp.guidance.source.content import Content
from webapp.guidance.source.links import titles_by_path


def find_search_faults(content: Content) -> Iterator[str]:
    """Every fault as a sentence; none where an edition has no words for the search."""
    words = content.search
    if words is None:
        return
    areas = set(_find_areas(content))
    pages = titles_by_path(content)
    known = {
        "answer": (words.path, areas),
        "contact": (words.contacts, content.contacts),
        "page": ([*words.guidance, *(note.address for note in words.notes)], pages),
        "note": ([note.note for note in words.notes], content.notes),
    }
    for kind, (named, there) in known.items():
        yield from (f"search: there is no {kind} {name}." for name in named if name not in there)
    missing = sorted(areas - set(words.path))
    yield from (f"search: no words lead to the answer {area}." for area in missing)


def _find_areas(content: Content) -> Iterator[str]:
    for question in content.questions.values():
        for answer in question.answers:
            yield from answer.sets.get("areas", ())
