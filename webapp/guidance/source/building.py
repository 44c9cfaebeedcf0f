"""Builds the content from the parsed YAML files, or from an edition's JSON. Pure.

Both have one form, a JSON-able mapping called `data` here. It refers to notes, contacts, steps and
must-shows by name; each name is looked up once, here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from webapp.guidance.source.chapters import build_contents
from webapp.guidance.source.content import Content
from webapp.guidance.source.path_questions import build_answers
from webapp.guidance.source.places import place_of
from webapp.guidance.source.poster import build_poster
from webapp.guidance.source.search_words import build_search_words
from webapp.guidance.source.shapes import (
    NO_STEP,
    Blank,
    Care,
    Contact,
    EditionFacts,
    GuidanceLine,
    MustShow,
    Note,
    PathQuestion,
    Step,
    Table,
    TableRow,
    When,
    Who,
)
from webapp.guidance.source.strict_words import is_true, read_columns, read_term, require_known
from webapp.guidance.source.stronger import build_stronger
from webapp.guidance.source.yaml_files import ContentFault
from webapp.guidance.source.you_now import build_you_now
from webapp.guidance.steps.situations import SITUATIONS

Data = Mapping[str, Any]
Named = TypeVar("Named")

TABLE_FILES = ("sexual", "bullying", "personal_information")
STEP_KEYS = {"id", "text", "who", "when", "cells", "notes", "contacts", "staff", "if_sexual"}


def build(data: Data) -> Content:
    """The content of `data`, whose contacts are resolved. Raises ContentFault.

    One ContentFault lists every name that refers to nothing.
    """
    builder = _Builder(data)
    content = builder.build_content()
    if builder.faults:
        raise ContentFault("\n".join(builder.faults))
    return content


class _Builder:
    """Builds one content. `faults` collects names that refer to nothing."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.faults: list[str] = []
        self.notes = {
            name: Note(name, entry["was"], entry["now"]) for name, entry in data["notes"].items()
        }
        self.contacts = {
            name: Contact(**{**entry, "name": name, "offers": tuple(entry["offers"])})
            for name, entry in data["contacts"].items()
        }
        self.steps = {name: self.build_step(entry) for name, entry in _find_steps(data).items()}
        self.must_shows = {
            name: self.build_must_show(name, entry)
            for name, entry in data["must_show"]["must_show"].items()
        }

    def build_content(self) -> Content:
        path, must_show = self.data["path"], self.data["must_show"]
        for step in self.steps.values():
            instead = [step.if_sexual] if step.if_sexual else []
            self.find("step", self.steps, instead, f"step {step.id}")
        return Content(
            edition=EditionFacts(**self.data["edition"]),
            start=path["start"],
            questions={
                name: self.build_question(name, entry) for name, entry in path["questions"].items()
            },
            tables={area: self.build_table(self.data[area]) for area in TABLE_FILES},
            steps=self.steps,
            notes=self.notes,
            must_show=self.must_shows,
            contacts=self.contacts,
            care=tuple(self.build_care(entry) for entry in must_show["care"]),
            you_now=build_you_now(self.data["you_now"], self.find_contacts),
            stronger=build_stronger(self.data["stronger"]),
            contents=build_contents(self.data, notes=self.notes, contacts=self.contacts),
            search=build_search_words(self.data["search"]),
            poster=build_poster(self.data["poster"], self.find_contacts),
        )

    def build_step(self, entry: Data) -> Step:
        """A step where it is written out."""
        try:
            where = f"step {entry['id']}"
            return Step(
                id=entry["id"],
                text=entry["text"],
                who=read_term(Who, entry["who"]),
                when=read_term(When, entry["when"]),
                cells=read_columns(entry.get("cells", {}), where),
                notes=self.find_notes(entry, where),
                contacts=self.find_contacts(entry, where),
                staff=is_true(entry.get("staff")),
                if_sexual=entry.get("if_sexual"),
            )
        except (KeyError, ValueError) as fault:
            place = place_of(fault.args[0])
            message = f"{place}The step {entry.get('id')} lacks or misspells: {fault}."
            raise ContentFault(message) from fault

    def build_step_in_row(self, entry: Data) -> Step:
        """A step where a row has it: written out there, or used with that row's cells."""
        if "use" not in entry:
            return self.steps[entry["id"]]
        name = entry["use"]
        if name not in self.steps:
            raise ContentFault(f"{place_of(name)}There is no step {name} to use.")
        return replace(self.steps[name], cells=read_columns(entry.get("cells", {}), f"step {name}"))

    def build_table(self, entry: Data) -> Table:
        name = entry["name"]
        return Table(
            name=name,
            area=entry["area"],
            title=entry["title"],
            rows=tuple(self.build_row(row, f"{name}, {row['id']}") for row in entry["rows"]),
            notes=self.find_notes(entry, name),
        )

    def build_row(self, entry: Data, where: str) -> TableRow:
        return TableRow(
            id=entry["id"],
            title=entry["title"],
            notes=self.find_notes(entry, where),
            steps=tuple(self.build_step_in_row(step) for step in entry["steps"]),
            blanks={
                column: self.build_blank(blank, f"{where}, blank {column}")
                for column, blank in entry.get("blank", {}).items()
            },
        )

    def build_blank(self, entry: Data, where: str) -> Blank:
        contacts = () if "text" in entry else ("my-lead",)
        return Blank(
            source_lines=entry["lines"],
            text=entry.get("text", NO_STEP),
            notes=self.find_notes(entry, where),
            steps=self.find("step", self.steps, entry.get("steps", ()), where),
            contacts=self.find_contacts({"contacts": contacts, **entry}, where),
            when=read_term(When, entry.get("when", "later")),
            staff=is_true(entry.get("staff")),
        )

    def build_must_show(self, name: str, entry: Data) -> MustShow:
        situations = tuple(entry.get("situations", ()))
        self.find("situation", SITUATIONS, situations, name)
        return MustShow(
            id=name,
            title=entry["title"],
            lines=self.build_lines(entry["lines"], name),
            situations=situations,
            screens=tuple(entry.get("screens", ())),
            at_once=is_true(entry.get("at_once")),
        )

    def build_care(self, entry: Data) -> Care:
        self.find("situation", SITUATIONS, entry["situations"], entry["text"])
        why = self.find("must-show", self.must_shows, entry["why"], entry["text"])
        return Care(entry["text"], why, tuple(entry["situations"]))

    def build_question(self, name: str, entry: Data) -> PathQuestion:
        where = f"question {name}"
        return PathQuestion(
            id=name,
            title=entry["title"],
            hint=entry.get("hint", ""),
            points=tuple(entry.get("points", ())),
            asks=entry.get("asks", ""),
            lines=self.build_lines(entry.get("lines", ()), where),
            must_show=self.find("must-show", self.must_shows, entry.get("must_show", ()), where),
            answers=build_answers(name, entry),
        )

    def build_lines(self, entries: Iterable[Data], where: str) -> tuple[GuidanceLine, ...]:
        return tuple(
            GuidanceLine(entry["text"], self.find_contacts(entry, where)) for entry in entries
        )

    def find_notes(self, entry: Data, where: str) -> tuple[Note, ...]:
        return self.find("note", self.notes, entry.get("notes", ()), where)

    def find_contacts(self, entry: Data, where: str) -> tuple[Contact, ...]:
        return self.find("contact", self.contacts, entry.get("contacts", ()), where)

    def find(
        self, kind: str, known: Mapping[str, Named], names: Iterable[str], where: str
    ) -> tuple[Named, ...]:
        """What `known` has under these names. Records a fault for each unknown name."""
        found = []
        for name in names:
            if name in known:
                found.append(known[name])
            else:
                self.faults.append(f"{place_of(name)}{where}: there is no {kind} {name}.")
        return tuple(found)


def _find_steps(data: Data) -> dict[str, Data]:
    """Each step's entry by its id, from the place where it is written out rather than used."""
    found: dict[str, Data] = {}
    for area in TABLE_FILES:
        table = data[area]
        entries = [entry for row in table["rows"] for entry in row["steps"]]
        for entry in entries + table.get("instead", []):
            if "use" in entry:
                continue
            require_known(STEP_KEYS, entry, f"step {entry.get('id')}")
            if entry["id"] in found:
                twice = entry["id"]
                raise ContentFault(f"{place_of(twice)}The step {twice} is written out twice.")
            found[entry["id"]] = entry
    return found
