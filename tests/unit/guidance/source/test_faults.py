"""A faulty content file stops the start with a message that says where the fault is."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from webapp.guidance.source.checking import find_faults
from webapp.guidance.source.loading import load_data, parse_data
from webapp.guidance.source.yaml_files import FOLDER, ContentFault


def test_the_content_as_it_ships_has_no_fault(data: dict[str, Any]) -> None:
    assert faults_of(data) == []


def faults_of(data: dict[str, Any]) -> list[str]:
    """Every fault, found while building or after it."""
    try:
        return find_faults(parse_data(data), data)
    except ContentFault as fault:
        return str(fault).splitlines()


def first_step(data: dict[str, Any]) -> dict[str, Any]:
    return data["bullying"]["rows"][0]["steps"][0]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        ({"notes": ["nothing"]}, "steps/t1.evidence/notes/1: there is no note nothing."),
        ({"contacts": ["nobody"]}, "steps/t1.evidence/contacts/1: there is no contact nobody."),
        ({"if_sexual": "no.step"}, "steps/t1.evidence/if_sexual: there is no step no.step."),
        ({"text": "Ring 0161 496 0000."}, "bullying: a number is printed in"),
        ({"text": "Ring 01614960000."}, "bullying: a number is printed in"),
        ({"text": "Dial 18000."}, "bullying: a number is printed in"),
        ({"text": "See https://example.org"}, "bullying: an address is printed in"),
        ({"text": "Write to a@example.org"}, "bullying: an address is printed in"),
        ({"cells": {"CC": "215"}}, "Table 3, setting: the cell"),
    ],
)
def test_a_step_that_refers_to_nothing_or_prints_a_number(
    data: dict[str, Any], spoil: dict[str, Any], message: str
) -> None:
    first_step(data).update(spoil)
    if "cells" in spoil:
        data["personal_information"]["rows"][0]["steps"] = []
    assert any(message in fault for fault in faults_of(data))


def test_a_missing_cell(data: dict[str, Any]) -> None:
    del data["bullying"]["rows"][4]["blank"]["PS"]
    lines = (FOLDER / "table-1-bullying.yaml").read_text("utf-8").splitlines()
    line = 1 + lines.index("  - id: professional")
    assert faults_of(data) == [
        f"table-1-bullying.yaml, line {line}: Table 1, professional: the cell PS is missing."
    ]


def test_a_cell_that_is_both_filled_and_blank(data: dict[str, Any]) -> None:
    data["bullying"]["rows"][4]["blank"]["AC"] = {"lines": "1"}
    [fault] = faults_of(data)
    assert "AC has steps and is called blank" in fault


def test_an_id_too_long_to_travel(data: dict[str, Any]) -> None:
    name = "t3.an-id-that-is-far-too-long"
    data["personal_information"]["rows"][5]["steps"][0]["id"] = name
    assert any("up to 24" in fault for fault in faults_of(data))


def test_unknown_names_in_lines_questions_rows_and_must_shows(data: dict[str, Any]) -> None:
    data["must_show"]["must_show"]["M1"]["lines"][0]["contacts"] = ["nobody"]
    data["must_show"]["must_show"]["M3"]["situations"] = ["never"]
    data["must_show"]["care"][0]["why"] = ["M99"]
    data["sexual"]["notes"] = ["nothing"]
    data["sexual"]["rows"][3]["notes"] = ["nothing either"]
    assert [fault.split(": ", 1)[1] for fault in faults_of(data)] == [
        "must_show/M1/lines/1/contacts/1: there is no contact nobody.",
        "must_show/M3/situations/1: there is no situation never.",
        "care/1/why/1: there is no must-show M99.",
        "tables/sexual/rows/criminal/notes/1: there is no note nothing either.",
        "tables/sexual/notes/1: there is no note nothing.",
    ]


def test_a_step_written_out_twice(data: dict[str, Any]) -> None:
    data["bullying"]["rows"][1]["steps"][0]["id"] = "t1.evidence"
    with pytest.raises(ContentFault, match=r"t1\.evidence is written out twice"):
        parse_data(data)


def test_a_used_step_that_is_written_out_nowhere(data: dict[str, Any]) -> None:
    data["sexual"]["rows"][1]["steps"][0]["use"] = "t9.nothing"
    with pytest.raises(ContentFault, match=r"use: there is no step t9\.nothing"):
        parse_data(data)


def test_a_step_with_a_misspelt_word(data: dict[str, Any]) -> None:
    first_step(data)["nots"] = ["evidence"]
    with pytest.raises(ContentFault, match=r"line 14: steps/t1\.evidence/nots: Unknown field"):
        parse_data(data)


@pytest.mark.parametrize(("name", "value"), [("who", "somebody"), ("when", "soon")])
def test_a_step_for_nobody_or_never(data: dict[str, Any], name: str, value: str) -> None:
    first_step(data)[name] = value
    with pytest.raises(
        ContentFault, match=rf"line \d+: steps/t1\.evidence/{name}: Must be one of: (you|now),"
    ):
        parse_data(data)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda data: data["notes"]["leave-it"].update(nwo="x"), "notes/leave-it/nwo: Unknown"),
        (lambda data: data["notes"]["leave-it"].update(now=["x"]), "leave-it/now: Not a text"),
        (lambda data: data.update(notes="x"), "notes: Not a valid mapping type"),
        (lambda data: data["path"].update(strat="x"), "strat: Unknown field"),
        (lambda data: data["edition"].pop("source"), "edition/source: Missing data"),
        (lambda data: first_step(data).update(staff="perhaps"), "staff: Not a valid boolean"),
        (lambda data: first_step(data).update(cells={"XX": "1"}), "cells/XX: there is no column"),
        (lambda data: first_step(data).pop("id"), "rows/setting/steps/1: Not a text"),
        (
            lambda data: data["bullying"]["rows"][4]["blank"].update(XX={"lines": "1"}),
            "blank/XX: there is no column XX",
        ),
        (
            lambda data: data["path"]["questions"]["danger"]["answers"][0].pop("sets"),
            "questions/danger/answers/1/label: Missing data",
        ),
        (lambda data: data["stronger"]["kinds"][0].update(says="("), "cannot be read: missing )"),
        (lambda data: data["contents"]["groups"][0]["chapters"].append("x"), "no chapter x"),
        (lambda data: data["you_now"]["who"].pop("child"), "you_now/who: must have the answers"),
        (lambda data: data["you_now"]["sources"].pop("saw"), "where the page saw comes from"),
    ],
)
def test_an_entry_with_another_word_or_without_one(
    data: dict[str, Any], spoil: Callable[[dict[str, Any]], Any], message: str
) -> None:
    spoil(data)
    assert any(message in fault for fault in faults_of(data))


def test_an_answer_with_an_unknown_code(data: dict[str, Any]) -> None:
    data["path"]["questions"]["who"]["answers"][0]["sets"] = {"who": "the moon"}
    with pytest.raises(ContentFault, match="sets/who: the moon is not a known code"):
        parse_data(data)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            lambda cell: cell["lines"][0].update(nobody_known="x"),
            r"line \d+: you_now/cells/nude/child/lines/1/nobody_known: Unknown",
        ),
        (lambda cell: cell["lines"][0].update(contacts=["nobody"]), "there is no contact nobody"),
        (
            lambda cell: cell["know"][0].update(soon="x"),
            "cells/nude/child/know/1/soon: Unknown field",
        ),
        (lambda cell: cell["know"][0].update(who="mayor"), "there is no name mayor"),
        (lambda cell: cell["lines"][0].update(text="Ring 0161 496 0000."), "a number is printed"),
    ],
)
def test_a_line_of_the_acts_with_an_unknown_word_or_a_number(
    folder: Path, spoil: Callable[[dict[str, Any]], None], message: str
) -> None:
    file = folder / "you-now.yaml"
    acts = yaml.safe_load(file.read_text("utf-8"))
    spoil(acts["cells"]["nude"]["child"])
    file.write_text(yaml.safe_dump(acts, allow_unicode=True), "utf-8")
    with pytest.raises(ContentFault, match=message):
        load_data(folder=folder)


def test_a_missing_part(data: dict[str, Any]) -> None:
    del data["notes"]
    with pytest.raises(ContentFault, match="^notes: Missing data"):
        parse_data(data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "content"))


def test_a_duplicate_key_in_a_file(folder: Path) -> None:
    notes = folder / "notes.yaml"
    notes.write_text(notes.read_text("utf-8") + "\nevidence:\n  was: a\n  now: b\n", "utf-8")
    with pytest.raises(ContentFault, match=r"notes\.yaml, line \d+: written twice: evidence"):
        load_data(folder=folder)


def test_a_contents_page_without_groups(folder: Path) -> None:
    (folder / "chapters" / "contents.yaml").write_text("group: []", "utf-8")
    with pytest.raises(ContentFault, match=r"contents\.yaml: lacks or misplaces 'groups'"):
        load_data(folder=folder)


def test_a_file_that_is_not_yaml(folder: Path) -> None:
    (folder / "path.yaml").write_text("start: [", "utf-8")
    with pytest.raises(ContentFault, match=r"path\.yaml"):
        load_data(folder=folder)


def test_a_missing_file(folder: Path) -> None:
    (folder / "edition.yaml").unlink()
    with pytest.raises(ContentFault, match=r"edition\.yaml"):
        load_data(folder=folder)


def test_a_fault_in_a_file_is_found_on_publishing(folder: Path) -> None:
    table = folder / "table-1-bullying.yaml"
    table.write_text(table.read_text("utf-8").replace("[hate]", "[hat]"), "utf-8")
    with pytest.raises(ContentFault, match="there is no note hat"):
        load_data(folder=folder)
