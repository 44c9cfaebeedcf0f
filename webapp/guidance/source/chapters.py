"""The chapters of the document: plain English, with what the paper said where it differs. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from webapp.guidance.source.places import place_of
from webapp.guidance.source.shapes import Contact, Note
from webapp.guidance.source.strict_words import require_known
from webapp.guidance.source.yaml_files import ContentFault

Data = Mapping[str, Any]
Named = TypeVar("Named")

CHAPTER_KEYS = {"title", "contents", "lines", "today", "sections"}
SECTION_KEYS = {"id", "title", "pieces", "grid"}
PIECE_KEYS = {"text", "points", "was", "note", "contacts", "see", "statements"}
CELL_KEYS = {"text", "statements"}


@dataclass(frozen=True)
class Piece:
    """A paragraph that is true today. `was`: what the paper said, where that differs.

    `see` is a path of the product, such as `/guidance/law#harassment`, or empty. `statements` are
    the ids of those of the paper that the paragraph carries.
    """

    text: str
    points: tuple[str, ...]
    was: str
    note: Note | None
    contacts: tuple[Contact, ...]
    see: str
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """One cell of a grid."""

    text: str
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table of text: a heading for each column, and one for each row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True)
class Section:
    """A part of a chapter; its `id` is its anchor on the page."""

    id: str
    title: str
    pieces: tuple[Piece, ...]
    grid: Grid | None

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of the paper's statements that this section carries."""
        cells = [cell for _, row in self.grid.rows for cell in row] if self.grid else []
        carried = [piece.statements for piece in self.pieces] + [cell.statements for cell in cells]
        return tuple(statement for some in carried for statement in some)


@dataclass(frozen=True)
class Chapter:
    """One chapter. `today`: what a reader needs first. `lines`: of the source, from and to."""

    id: str
    title: str
    contents: str
    lines: str
    today: str
    sections: tuple[Section, ...]

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Everybody to ring, and every site, that the chapter names."""
        return tuple(
            contact
            for section in self.sections
            for piece in section.pieces
            for contact in piece.contacts
        )


@dataclass(frozen=True)
class ChapterGroup:
    """Some chapters under one heading of the contents page."""

    title: str
    chapters: tuple[Chapter, ...]


def build_contents(
    data: Data, *, notes: Mapping[str, Note], contacts: Mapping[str, Contact]
) -> tuple[ChapterGroup, ...]:
    """The chapters of an edition's data; none where it has none. Raises ContentFault.

    Each fault says in which chapter it is.
    """
    if "contents" not in data:
        return ()
    built = {
        name: _build_chapter(_Builder(name, notes, contacts), entry)
        for name, entry in data["chapters"].items()
    }
    return tuple(
        ChapterGroup(group["title"], tuple(built[name] for name in group["chapters"]))
        for group in data["contents"]["groups"]
    )


def _build_chapter(builder: "_Builder", data: Data) -> Chapter:
    try:
        return builder.build(data)
    except (KeyError, TypeError) as fault:
        raise ContentFault(f"chapter {builder.name} lacks or misplaces {fault}.") from fault


@dataclass(frozen=True)
class _Builder:
    """Builds one chapter; looks names of notes and contacts up."""

    name: str
    notes: Mapping[str, Note]
    contacts: Mapping[str, Contact]

    def build(self, data: Data) -> Chapter:
        require_known(CHAPTER_KEYS, data, f"chapter {self.name}")
        sections = tuple(self.build_section(entry) for entry in data["sections"])
        _require_distinct([section.id for section in sections], f"chapter {self.name}")
        return Chapter(
            id=self.name,
            title=data["title"],
            contents=data["contents"],
            lines=data["lines"],
            today=data["today"],
            sections=sections,
        )

    def build_section(self, entry: Data) -> Section:
        where = f"chapter {self.name}, section {entry['id']}"
        require_known(SECTION_KEYS, entry, where)
        pieces = tuple(self.build_piece(piece, where) for piece in entry.get("pieces", ()))
        grid = self.build_grid(entry["grid"], where) if "grid" in entry else None
        return Section(entry["id"], entry["title"], pieces, grid)

    def build_piece(self, entry: Data, where: str) -> Piece:
        require_known(PIECE_KEYS, entry, where)
        note = entry.get("note")
        return Piece(
            text=entry["text"],
            points=tuple(entry.get("points", ())),
            was=entry.get("was", ""),
            note=_find(self.notes, note, f"{where}: note") if note else None,
            contacts=tuple(
                _find(self.contacts, one, f"{where}: contact") for one in entry.get("contacts", ())
            ),
            see=entry.get("see", ""),
            statements=tuple(entry.get("statements", ())),
        )

    def build_grid(self, entry: Data, where: str) -> Grid:
        columns = tuple(entry["columns"])
        rows = tuple(
            (row["title"], tuple(self.build_cell(cell, where) for cell in row["cells"]))
            for row in entry["rows"]
        )
        for title, cells in rows:
            if len(cells) != len(columns):
                raise ContentFault(
                    f"{place_of(title)}{where}, {title}: needs {len(columns)} cells,"
                    f" has {len(cells)}."
                )
        return Grid(columns, rows)

    def build_cell(self, entry: Data, where: str) -> Cell:
        require_known(CELL_KEYS, entry, where)
        return Cell(entry["text"], tuple(entry.get("statements", ())))


def _find(known: Mapping[str, Named], name: str, what: str) -> Named:
    if name not in known:
        raise ContentFault(f"{place_of(name)}{what} {name} does not exist.")
    return known[name]


def _require_distinct(ids: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise ContentFault(f"{place_of(one)}{where}: two sections are called {one}.")
        seen.add(one)
