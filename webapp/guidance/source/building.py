"""Makes the shapes from what the content files say, or from an edition's JSON. Pure."""

from collections.abc import Collection, Mapping
from typing import Any

from webapp.guidance.path import COLUMNS
from webapp.guidance.source.shapes import (
    Blank,
    Contact,
    Content,
    EditionFacts,
    Line,
    MustShow,
    Note,
    Row,
    Step,
    Table,
    When,
    Who,
)
from webapp.guidance.source.wording import asked, intent
from webapp.guidance.source.yaml_files import ContentFault

Plain = Mapping[str, Any]

TABLE_FILES = ("sexual", "bullying", "personal_information")
NO_STEP = "The guidance gives no step here. Ask your safeguarding lead."
STEP_KEYS = {"id", "text", "who", "when", "cells", "notes", "contacts", "staff", "if_sexual"}


def build(plain: Plain) -> Content:
    """The content of `plain`, whose contacts are resolved. Raises ContentFault where it cannot."""
    written = _steps_written_out(plain)
    instead = plain["sexual"].get("instead", [])
    steps = {entry["id"]: _step(entry, written) for entry in written.values()}
    path, shown = plain["path"], plain["must_show"]
    return Content(
        edition=EditionFacts(**plain["edition"]),
        start=path["start"],
        questions={name: asked(name, entry) for name, entry in path["questions"].items()},
        intent=intent(path["intent"]),
        tables={area: _table(plain[area], written) for area in TABLE_FILES},
        steps=steps,
        replacing=tuple(entry["id"] for entry in instead),
        notes={
            name: Note(name, entry["was"], entry["now"]) for name, entry in plain["notes"].items()
        },
        must_show={name: _must_show(name, entry) for name, entry in shown["must_show"].items()},
        first=lines(shown["first"]),
        first_adults=lines(shown["first_adults"]),
        contacts={name: _contact(name, entry) for name, entry in plain["contacts"].items()},
    )


def lines(entries: list[Plain]) -> tuple[Line, ...]:
    """Sentences with the names of their contacts."""
    return tuple(Line(entry["text"], tuple(entry.get("contacts", ()))) for entry in entries)


def _steps_written_out(plain: Plain) -> dict[str, Plain]:
    """Each step's entry by its id, from where it is written out rather than used."""
    found: dict[str, Plain] = {}
    for area in TABLE_FILES:
        table = plain[area]
        entries = [entry for row in table["rows"] for entry in row["steps"]]
        for entry in entries + table.get("instead", []):
            if "use" in entry:
                continue
            _only(STEP_KEYS, entry, f"step {entry.get('id')}")
            if entry["id"] in found:
                raise ContentFault(f"The step {entry['id']} is written out twice.")
            found[entry["id"]] = entry
    return found


def _step(entry: Plain, written: Mapping[str, Plain]) -> Step:
    """A step as it is written out, or as another row uses it: with that row's cells."""
    name = entry.get("use", entry.get("id"))
    if name not in written:
        raise ContentFault(f"There is no step {name} to use.")
    words = written[name]
    try:
        return Step(
            id=name,
            text=words["text"],
            who=Who(words["who"]),
            when=When(words["when"]),
            cells=_cells(entry.get("cells", {}), name),
            notes=tuple(words.get("notes", ())),
            contacts=tuple(words.get("contacts", ())),
            staff=_true(words.get("staff")),
            if_sexual=words.get("if_sexual"),
        )
    except (KeyError, ValueError) as fault:
        raise ContentFault(f"The step {name} lacks or misspells: {fault}.") from fault


def _cells(cells: Plain, name: str) -> dict[str, str]:
    if set(cells) == {"all"}:
        everyone: str = cells["all"]
        return dict.fromkeys(COLUMNS, everyone)
    _only(COLUMNS, cells, f"step {name}")
    return dict(cells)


def _table(entry: Plain, written: Mapping[str, Plain]) -> Table:
    rows = tuple(_row(row, written) for row in entry["rows"])
    notes = tuple(entry.get("notes", ()))
    return Table(entry["name"], entry["area"], entry["title"], rows, notes)


def _row(entry: Plain, written: Mapping[str, Plain]) -> Row:
    return Row(
        id=entry["id"],
        title=entry["title"],
        origins=tuple(entry.get("origins", ())),
        notes=tuple(entry.get("notes", ())),
        steps=tuple(_step(step, written) for step in entry["steps"]),
        blanks={column: _blank(blank) for column, blank in entry.get("blank", {}).items()},
    )


def _blank(entry: Plain) -> Blank:
    return Blank(
        lines=entry["lines"],
        text=entry.get("text", NO_STEP),
        notes=tuple(entry.get("notes", ())),
        steps=tuple(entry.get("steps", ())),
        contacts=tuple(entry.get("contacts", () if "text" in entry else ("my-lead",))),
        when=When(entry.get("when", When.LATER)),
        staff=_true(entry.get("staff")),
    )


def _must_show(name: str, entry: Plain) -> MustShow:
    return MustShow(
        id=name,
        title=entry["title"],
        lines=lines(entry["lines"]),
        situations=tuple(entry.get("situations", ())),
        screens=tuple(entry.get("screens", ())),
        at_once=_true(entry.get("at_once")),
    )


def _contact(name: str, entry: Plain) -> Contact:
    return Contact(**{**entry, "name": name, "offers": tuple(entry["offers"])})


def _true(value: Any) -> bool:
    """Content files write the word; an edition's JSON has kept it."""
    return value in (True, "true")


def _only(allowed: Collection[str], entry: Plain, where: str) -> None:
    unknown = sorted(set(entry) - set(allowed))
    if unknown:
        raise ContentFault(f"{where}: nobody knows the word {', '.join(unknown)}.")
