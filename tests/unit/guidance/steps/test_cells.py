"""For every answer and every who, the page of steps has each action of the source's cells."""

from typing import Any

from webapp.guidance.path import COLUMNS
from webapp.guidance.source.shapes import Step
from webapp.guidance.steps.outcome import OutcomeRow, PathOutcome

TABLE_NAMES = {"bullying": "Table 1", "sexual": "Table 2", "personal_information": "Table 3"}
ADULTS = ("works_with_children", "family", "other_adult", "online", "lead")


def test_each_row_that_applies_is_there_under_its_table(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    for fact in [*checklist["actions"], *checklist["blanks"]]:
        for found in outcomes:
            two_columns = len(found.path.columns) == 2  # What both say is said once.
            if applies(fact, found, columns=COLUMNS) and not two_columns:
                rows = {(row.table, part) for row in found.rows for part in row.row.split("+")}
                assert (TABLE_NAMES[fact["table"]], fact["row"]) in rows, found.path


def test_rows_stand_under_the_columns_of_the_path_and_no_other(
    outcomes: list[PathOutcome],
) -> None:
    for found in outcomes:
        of_path = {COLUMNS[column] for column in found.path.columns}
        assert {row.column for row in found.rows} <= of_path
        assert bool(found.rows) == bool(found.path.tables)


def test_each_action_is_there_with_its_notes_and_contacts(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    checked = 0
    for fact in checklist["actions"]:
        for found in outcomes:
            if applies(fact, found, columns=fact["at"]) and not gives_way(fact, found):
                assert steps_for(fact, found), (fact, found.path)
                checked += 1
    assert checked > 5000


def test_every_cell_of_the_checklist_is_on_some_page(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    """The source's statements are behind the lines: none is lost by the path."""
    for fact in checklist["actions"]:
        for column in fact["at"]:
            assert any(
                applies(fact, found, columns=[column]) and not gives_way(fact, found)
                for found in outcomes
            ) or ("gives_way" in fact and column == "AC"), (fact, column)


def test_each_action_names_its_line_of_the_source(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    for fact in checklist["actions"]:
        for found in outcomes:
            alone = found.path.tables == (fact["table"],) and len(found.path.columns) == 1
            if alone and applies(fact, found, columns=fact["at"]) and not gives_way(fact, found):
                lines = [step.source_lines for step in steps_for(fact, found)]
                line = fact["at"][found.path.columns[0]]
                merged = (fact["table"], fact["row"]) == ("sexual", "elsewhere")
                assert merged or any(is_within(line, each) for each in lines), (fact, lines)


def test_staff_conduct_hr_and_lado_steps_are_not_shown_for_a_relative(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    relatives = [found for found in outcomes if found.path.who == "family" and found.rows]
    assert len(relatives) > 15
    for fact in checklist["actions"]:
        for found in relatives:
            if fact.get("staff"):
                assert not steps_for(fact, found), (fact, found.path)


def test_social_care_stands_for_a_relative_where_the_lado_stands_for_staff(
    outcomes: list[PathOutcome],
) -> None:
    for found in outcomes:
        if found.path.who == "family":
            for row in rows_of(found, "professional"):
                assert "ring children’s social care" in row.blank, found.path
                names = [contact.name for contact in row.contacts]
                assert names == ["social-care", "social-care-night"]


def test_the_strictest_rule_wins_where_it_may_be_sexual_or_unsafe_to_ask(
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
    assert checked > 1000


def test_a_blank_cell_says_so_and_lends_a_step_where_a_sibling_has_it(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    checked = 0
    for fact in checklist["blanks"]:
        for found in outcomes:
            if applies(fact, found, columns=fact["columns"]) and not is_strict(fact, found):
                here = rows_of(found, fact["row"], TABLE_NAMES[fact["table"]])
                texts = " ".join(step.text for step in found.steps).lower()
                if found.path.columns == ("SS", "PS"):
                    # What the other column says is there once.
                    assert here or fact["row"] in texts, (fact, found.path)
                else:
                    said = " ".join([*(row.blank for row in here), texts]).lower()
                    assert fact["says"].lower() in said, (fact, found.path, said)
                assert fact.get("lends", "").lower() in texts
                assert set(fact.get("notes", [])) <= {note.id for note in found.notes}
                checked += 1
    assert checked > 100


def test_notes_for_a_whole_row_are_there(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    for fact in checklist["row_notes"]:
        for found in outcomes:
            if applies(fact, found, columns=COLUMNS):
                assert set(fact["notes"]) <= {note.id for note in found.notes}, found.path


def test_now_comes_before_today_before_later_and_the_graver_table_first(
    outcomes: list[PathOutcome],
) -> None:
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
    for_them = not fact.get("staff") or path.who != "family"
    return fact["table"] in path.tables and bool(set(path.columns) & set(columns)) and for_them


def is_strict(fact: dict[str, Any], found: PathOutcome) -> bool:
    """Whether nobody may gather, ask, warn or tell, read from the codes of the path alone."""
    path = found.path
    unsafe = path.secret_address in ("yes", "not_sure") or "self_harm" in path.areas
    by_adult = path.harms_child in ADULTS
    return fact["table"] != "sexual" and (path.may_be_sexual or by_adult or unsafe)


def gives_way(fact: dict[str, Any], found: PathOutcome) -> bool:
    strict = is_strict(fact, found)
    return "gives_way" in fact and strict and (found.path.may_be_sexual or not fact.get("sexual"))


def rows_of(found: PathOutcome, row: str, table: str | None = None) -> list[OutcomeRow]:
    return [
        each
        for each in found.rows
        if row in each.row.split("+") and table in (None, each.table) and each.blank
    ]


def steps_for(fact: dict[str, Any], found: PathOutcome) -> list[Step]:
    """The steps that hold all the fact's words and contacts; each note is on the page once."""
    assert_notes = set(fact.get("notes", [])) <= {note.id for note in found.notes}
    return [
        step
        for step in found.steps
        if all(word.lower() in step.text.lower() for word in fact["says"])
        and assert_notes
        and set(fact.get("contacts", [])) <= {contact.name for contact in step.contacts}
    ]


def is_within(line: int, lines: str) -> bool:
    first, _, last = lines.partition("-")
    return int(first) <= line <= int(last or first)
