"""Reads the source's statements, as they were counted line by line. Pure."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from webapp.guidance.source.yaml_files import FOLDER

FILE = FOLDER / "statements.tsv"


class Disposition(StrEnum):
    """What became of a statement."""

    KEPT = "keep"
    CORRECTED = "note"
    RETIRED = "retire"

    @property
    def label(self) -> str:
        """In a word, as the page shows it."""
        return self.name.lower()


@dataclass(frozen=True)
class Statement:
    """One statement of 2012. `section`: of the source, such as "T2 setting/CC".

    `place`: where the product says it, if neither a chapter nor a table's cell names it
    (finding.py). `reason`: why it is retired.
    """

    id: str
    lines: tuple[int, int]
    section: str
    text: str
    disposition: Disposition
    place: str
    reason: str


@cache
def read_statements() -> tuple[Statement, ...]:
    """All of them, in the source's order."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Statement(
                id=row["id"],
                lines=(int(row["line_from"]), int(row["line_to"])),
                section=row["section"],
                text=row["statement"],
                disposition=Disposition(row["disposition"]),
                place=row["place"],
                reason=row["reason"],
            )
            for row in rows
        )


PARTS = {
    "T1": "Table 1: bullying",
    "T2": "Table 2: sexual behaviour",
    "T3": "Table 3: personal information",
    "Form": "The monitoring form",
    "Flow": "The flow chart",
    "Law": "The law",
    "FAQ1": "Question 1: communicating with young people",
    "FAQ2": "Question 2: own camera or phone",
    "FAQ3": "Question 3: what is inappropriate",
    "FAQ4": "Question 4: social networks",
    "FAQ5": "Question 5: living where you work",
    "FAQ6": "Question 6: email about a child",
    "Acknowledgement": "Acknowledgement",
    "Contacts": "Contacts",
    "1": "1. Background",
    "2": "2. Activity",
    "3": "3. Risks",
    "4": "4. Framework",
    "5": "5. Implementation",
    "6": "6. Monitoring",
}


def group_by_part() -> dict[str, list[Statement]]:
    """The statements under the name of each part of the source, in its order."""
    parts: dict[str, list[Statement]] = {}
    for one in read_statements():
        parts.setdefault(PARTS[one.section.partition(" ")[0]], []).append(one)
    return parts
