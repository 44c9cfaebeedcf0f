"""Lists everything that the search can find, with its words, in the order of the page. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from webapp.guidance.pages import CALL_GROUPS, TABLES
from webapp.guidance.source.chapters import Chapter, Section
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import Contact, SearchWords, Table, TableRow
from webapp.triage.tree import AnswerLink

ABOUT_LEAD = "/about-my-lead"


@dataclass(frozen=True)
class Entry:
    """One thing to find. `words`: what else people type for it, phrases separated by commas;
    `dangers`: those that are talk of danger.

    `texts`: what its page says today, of which a result shows one; those of a section are in
    `section`. `parts`: what it consists of, each to find by itself. `id`: its name in search.yaml.
    """

    id: str
    title: str
    address: str
    words: str = ""
    dangers: str = ""
    texts: tuple[str, ...] = ()
    section: Section | None = None
    parts: tuple["Entry", ...] = ()
    contact: Contact | None = None
    needs_signal: bool = False

    @property
    def is_alone(self) -> bool:
        """The reporter's own lead: not offered to who says more about them than their name."""
        return self.contact is not None and self.contact.kind == "kept"


class Kind(NamedTuple):
    """Entries under one heading. `id` is the heading's."""

    id: str
    title: str
    entries: tuple[Entry, ...]


def each_with_parts(kinds: tuple[Kind, ...]) -> Iterator[Entry]:
    """Every entry of all kinds, each before its parts: the order of the page."""
    for kind in kinds:
        for entry in kind.entries:
            yield from (entry, *entry.parts)


def list_entries(
    content: Content, words: SearchWords, answers: tuple[AnswerLink, ...]
) -> tuple[Kind, ...]:
    """Every entry by its kind. `answers`: those of "What is it about?"."""
    pages = tuple(_pages(words))
    return (
        Kind("path", "What should I do?", tuple(_on_path(words, answers))),
        Kind("calls", "Who to call", tuple(_contacts(content, words))),
        Kind("guidance", "Guidance", tuple(_guidance(content, words))),
        Kind("pages", "E-safety itself", tuple(p for p in pages if p.id != ABOUT_LEAD)),
        Kind(
            "lead", "Your lead, your manager or you", tuple(p for p in pages if p.id == ABOUT_LEAD)
        ),
    )


def _on_path(words: SearchWords, answers: tuple[AnswerLink, ...]) -> Iterator[Entry]:
    for answer in answers:
        for area in answer.sets.get("areas", ()):
            texts = (answer.hint,) if answer.hint else ()
            yield Entry(
                id=f"path:{area}",
                title=answer.label,
                address=answer.address,
                words=words.path[area],
                dangers=words.crisis.get(area, ""),
                texts=texts,
            )


def _contacts(content: Content, words: SearchWords) -> Iterator[Entry]:
    for name in dict.fromkeys(name for names in CALL_GROUPS.values() for name in names):
        contact = content.contacts[name]
        yield Entry(
            id=f"contact:{name}",
            title=contact.label,
            address="/contacts",
            words=words.contacts.get(name, ""),
            texts=(contact.hint,) if contact.hint else (),
            contact=contact,
        )


def _guidance(content: Content, words: SearchWords) -> Iterator[Entry]:
    for note in words.notes:
        texts = (content.notes[note.note].now,)
        yield Entry(f"note:{note.note}", note.title, note.address, note.words, texts=texts)
    yield from (_chapter(chapter, words) for chapter in content.chapters.values())
    for name, area in TABLES.items():
        yield _table(f"/tables/{name}", content.tables[area], words)


def _chapter(chapter: Chapter, words: SearchWords) -> Entry:
    address = f"/guidance/{chapter.id}"
    return Entry(
        id=address,
        title=chapter.title,
        address=address,
        words=words.guidance.get(address, ""),
        texts=(chapter.today, chapter.contents),
        parts=tuple(_section(f"{address}#{one.id}", one, words) for one in chapter.sections),
    )


def _section(address: str, section: Section, words: SearchWords) -> Entry:
    typed = words.guidance.get(address, "")
    return Entry(address, section.title, address, typed, section=section)


def _table(address: str, table: Table, words: SearchWords) -> Entry:
    return Entry(
        id=address,
        title=f"{table.name}: {table.title}",
        address=address,
        words=words.guidance.get(address, ""),
        parts=tuple(
            _row(f"{address}#row-{number}", row) for number, row in enumerate(table.rows, 1)
        ),
    )


def _row(address: str, row: TableRow) -> Entry:
    return Entry(address, row.title, address, texts=_texts_of(row))


def _texts_of(row: TableRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.text for step in row.steps))


def _pages(words: SearchWords) -> Iterator[Entry]:
    for page in words.pages:
        yield Entry(
            id=page.address,
            title=page.title,
            address=page.address,
            words=page.words,
            texts=(page.text,),
            needs_signal=page.needs_signal,
        )
