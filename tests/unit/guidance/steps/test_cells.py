"""For every behaviour, column and origin, the page of steps has each action of the source."""

from typing import Any

from webapp.guidance.path import COLUMNS
from webapp.guidance.source.shapes import Step
from webapp.guidance.steps.outcome import PathOutcome

ORIGINS = {"setting": ("setting", "both"), "elsewhere": ("elsewhere", "both")}
TABLE_NAMES = {"bullying": "Table 1", "sexual": "Table 2", "personal_information": "Table 3"}


def test_each_row_that_applies_is_there_under_its_table_and_column(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    for fact in [*checklist["actions"], *checklist["blanks"]]:
        for found in outcomes:
            if applies(fact, found, columns=COLUMNS):
                rows = {(row.table, part) for row in found.rows for part in row.row.split("+")}
                assert (TABLE_NAMES[fact["table"]], fact["row"]) in rows, found.path
    for found in outcomes:
        assert {row.column for row in found.rows} == {COLUMNS[found.path.column]}


def test_each_action_is_there_with_its_notes_and_contacts(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    checked = 0
    for fact in checklist["actions"]:
        for found in outcomes:
            if applies(fact, found, columns=fact["at"]) and not gives_way(fact, found):
                assert steps_for(fact, found), (fact, found.path)
                checked += 1
    assert checked > 3000


def test_each_action_names_its_line_of_the_source(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    for fact in checklist["actions"]:
        for found in outcomes:
            alone = found.path.tables == (fact["table"],)
            if alone and applies(fact, found, columns=fact["at"]) and found.path.origin != "both":
                lines = [step.source_lines for step in steps_for(fact, found)]
                line = fact["at"][found.path.column]
                assert any(is_within(line, each) for each in lines), (fact, found.path, lines)


def test_staff_conduct_hr_and_lado_steps_are_not_shown_for_an_adult_who_does_not_work_with_children(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    outsiders = [found for found in outcomes if found.path.adult_role == "no"]
    assert len(outsiders) > 30
    for fact in checklist["actions"]:
        for found in outsiders:
            if fact.get("staff"):
                assert not steps_for(fact, found), (fact, found.path)
    for found in outsiders:
        told = " ".join(line.text for item in found.lead_in for line in item.lines)
        assert "police" in told
        assert "children’s social care" in told
        assert "Do not confront" in told


def test_the_strictest_rule_wins_where_areas_are_combined(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    checked = 0
    for fact in checklist["actions"]:
        for found in outcomes:
            if applies(fact, found, columns=fact["at"]) and gives_way(fact, found):
                texts = [step.text for step in found.steps]
                assert not steps_for(fact, found), (fact, found.path)
                assert any(fact["gives_way"] in text for text in texts), (fact, found.path)
                checked += 1
    assert checked > 500


def test_a_blank_cell_says_so_and_lends_a_step_where_a_sibling_has_it(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    for fact in checklist["blanks"]:
        for found in outcomes:
            lent_elsewhere = found.path.may_be_sexual and fact["table"] != "sexual"
            if applies(fact, found, columns=fact["columns"]) and not lent_elsewhere:
                blanks = [row for row in found.rows if fact["says"].lower() in row.blank.lower()]
                here = [row for row in blanks if fact["row"] in row.row.split("+")]
                assert here, (fact, found.path)
                notes = {note.id for row in here for note in row.notes}
                assert set(fact.get("notes", [])) <= notes
                texts = " ".join(step.text for step in found.steps).lower()
                assert fact.get("lends", "").lower() in texts


def test_notes_for_a_whole_row_are_there(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    for fact in checklist["row_notes"]:
        for found in outcomes:
            if applies(fact, found, columns=COLUMNS):
                of_row = [row for row in found.rows if row.row == fact["row"]]
                table = [row for row in of_row if row.table == TABLE_NAMES[fact["table"]]]
                assert set(fact["notes"]) <= {note.id for row in table for note in row.notes}


def test_sexual_comes_first_and_now_before_today_before_later(outcomes: list[PathOutcome]) -> None:
    for found in outcomes:
        whens = [phase.when for phase in found.phases]
        assert whens == [when for when in ("now", "today", "later") if when in whens]
        assert [phase.folded for phase in found.phases] == [when == "later" for when in whens]
        for phase in found.phases:
            tables = list(dict.fromkeys(row.table for row in phase.rows))
            assert tables == sorted(tables, key=["Table 2", "Table 1", "Table 3"].index)


def test_sanctions_breaches_hr_and_monitoring_are_only_ever_for_later(
    outcomes: list[PathOutcome],
) -> None:
    for found in outcomes:
        for phase in found.phases:
            text = " ".join(step.text for row in phase.rows for step in row.steps)
            if not phase.folded:
                for word in ("sanctions", "Explain how this breaks", "HR", "monitoring software"):
                    assert word not in text


def test_no_step_is_shown_twice(outcomes: list[PathOutcome]) -> None:
    for found in outcomes:
        ids = [step.id for step in found.steps]
        assert len(ids) == len(set(ids)), found.path


def applies(fact: dict[str, Any], found: PathOutcome, *, columns: Any) -> bool:
    path = found.path
    in_row = path.origin in ORIGINS.get(fact["row"], (path.origin,))
    for_them = not fact.get("staff") or path.adult_role != "no"
    return fact["table"] in path.tables and path.column in columns and in_row and for_them


def gives_way(fact: dict[str, Any], found: PathOutcome) -> bool:
    return "gives_way" in fact and found.path.may_be_sexual


def steps_for(fact: dict[str, Any], found: PathOutcome) -> list[Step]:
    """The steps that hold all the fact's words, notes and contacts."""
    return [
        step
        for step in found.steps
        if all(word.lower() in step.text.lower() for word in fact["says"])
        and set(fact.get("notes", [])) <= {note.id for note in step.notes}
        and set(fact.get("contacts", [])) <= {contact.name for contact in step.contacts}
    ]


def is_within(line: int, lines: str) -> bool:
    first, _, last = lines.partition("-")
    return int(first) <= line <= int(last or first)
