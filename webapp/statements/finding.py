"""Finds where the product says each statement of the source, and in which words. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from webapp.guidance.pages import TABLES
from webapp.guidance.path import COLUMNS
from webapp.guidance.source.chapters import Cell, Piece
from webapp.guidance.source.content import FIXED, Content
from webapp.guidance.source.shapes import Table, TableRow
from webapp.guidance.steps.deciding import decide
from webapp.reports.questions import BY_NAME
from webapp.statements.source import Statement
from webapp.triage.tree import OutcomePage, Page
from webapp.vocabulary.term import label_of

# The source's names of a table, of its rows and of its columns.
TABLE_OF = {"T1": "bullying", "T2": "sexual", "T3": "personal_information"}
ROW_OF = {"home": "elsewhere", "action": "policy"}
COLUMNS_OF = {"AA": ("SS", "PS")}
NAME_OF = {area: name for name, area in TABLES.items()}

WHAT_TO_DO = FIXED["/steps/"]
OUTCOME_HEADING = "You, now"

PathPages = Mapping[str, Page]


@dataclass(frozen=True)
class Place:
    """Where a statement is: the page's address with its anchor, its title, and the page's words."""

    address: str
    title: str
    words: tuple[str, ...]


class NotFound(Exception):
    """The product says this statement nowhere: a fault of the content."""


def find_places(
    content: Content, statements: tuple[Statement, ...], path: PathPages
) -> dict[str, Place]:
    """The place of each statement by its id. Raises NotFound.

    `path` has three pages of "What should I do?": `area`, `who` and `outcome`.
    """
    in_chapters = dict(_in_chapters(content))
    return {one.id: in_chapters.get(one.id) or _elsewhere(one, content, path) for one in statements}


def _in_chapters(content: Content) -> Iterator[tuple[str, Place]]:
    for chapter in content.chapters.values():
        for section in chapter.sections:
            address = f"/guidance/{chapter.id}#{section.id}"
            cells = [cell for _, row in section.grid.rows for cell in row] if section.grid else []
            parts: list[Piece | Cell] = [*section.pieces, *cells]
            for part in parts:
                place = Place(address, chapter.title, _words_of(part))
                yield from ((statement, place) for statement in part.statements)


def _words_of(part: Piece | Cell) -> tuple[str, ...]:
    if isinstance(part, Cell):
        return (part.text,)
    notes = (part.note.now,) if part.note else ()
    return (part.text, *part.points, *notes)


def _elsewhere(one: Statement, content: Content, path: PathPages) -> Place:
    kind, *names = one.place.split() or [""]
    if kind == "form":
        return _in_form(*names)
    if kind == "path":
        return _on_path(content, path[names[0]], *names[1:])
    if kind == "chapter":
        return _in_section(content, *names)
    if kind == "contact":
        return Place("/contacts", FIXED["/contacts"], (content.contacts[names[0]].label,))
    return _in_table(one, content.tables[TABLE_OF[one.section.partition(" ")[0]]])


def _in_form(name: str, code: str = "") -> Place:
    question = BY_NAME[name]
    option = (label_of(question.term, code),) if question.term and code else ()
    return Place(f"/report#{name}", "Report", (question.label, *option))


def _on_path(content: Content, page: Page, label: str = "") -> Place:
    if isinstance(page, OutcomePage):
        acts = decide(page.path, content).acts
        lines = (line.text for line in acts.lines) if acts else ()
        return Place(page.address, WHAT_TO_DO, (OUTCOME_HEADING, *lines))
    answers = [answer.label for answer in page.answers if answer.icon == label]
    return Place(page.address, WHAT_TO_DO, (page.title, *answers))


def _in_section(content: Content, chapter: str, section: str) -> Place:
    found = content.chapters[chapter]
    parts = next(one.pieces for one in found.sections if one.id == section)
    words = tuple(word for part in parts for word in _words_of(part))
    return Place(f"/guidance/{chapter}#{section}", found.title, words)


def _in_table(one: Statement, table: Table) -> Place:
    """The words of the cells that cite its lines, else the notes of its row. Raises NotFound."""
    address = f"/tables/{NAME_OF[table.area]}"
    title = f"{table.name}: {table.title}"
    if one.place == "columns":
        return Place(address, title, tuple(COLUMNS.values()))
    if one.place == "rows":
        return Place(address, title, tuple(row.title for row in table.rows))
    row_name, _, column = one.section.partition(" ")[2].partition("/")
    row_id = ROW_OF.get(row_name, row_name)
    number, row = next(
        (number, row) for number, row in enumerate(table.rows, 1) if row.id == row_id
    )
    own = dict.fromkeys(_words_in(row, COLUMNS_OF.get(column, (column,)), one.lines))
    words = tuple(own) or tuple(note.now for note in row.notes)
    if not words:
        raise NotFound(f"{one.id}: {one.text}")
    return Place(f"{address}#row-{number}", title, words)


def _words_in(row: TableRow, columns: tuple[str, ...], lines: tuple[int, int]) -> Iterator[str]:
    columns = columns if set(columns) <= set(COLUMNS) else tuple(COLUMNS)
    for step in row.steps:
        if any(_cites(step.cells.get(column, ""), lines) for column in columns):
            yield step.text
            yield from (note.now for note in step.notes)
    for column, blank in row.blanks.items():
        if column in columns and _cites(blank.source_lines, lines):
            yield blank.text


def _cites(cited: str, lines: tuple[int, int]) -> bool:
    """Whether lines cited as "215-216" overlap with a statement's."""
    first, _, last = cited.partition("-")
    return bool(first) and int(first) <= lines[1] and lines[0] <= int(last or first)
