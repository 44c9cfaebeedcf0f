"""What is done with an answer stands on its question's row: counted, exported, filtered."""

from dataclasses import replace

import pytest

from webapp.counting.definitions import COUNTED, OF_A_QUARTER, OF_A_YEAR, SETTING_GROUP, counted_in
from webapp.exports import columns
from webapp.incidents.facts import SEVERAL, SINGLE
from webapp.incidents.filtered import COLUMNS, FACTS
from webapp.incidents.filters import LABELS, TERMS, filtered_in
from webapp.incidents.models import Incident
from webapp.reports.questions import BY_NAME, CODED, QUESTIONS, Kind, Question

UNUSED = BY_NAME["adult_pair"]
ALL_CODED = [question for question in QUESTIONS if question.kind in CODED]


@pytest.mark.parametrize("use", ["counted", "exported", "filtered"])
@pytest.mark.parametrize("question", ALL_CODED, ids=lambda question: question.name)
def test_a_coded_question_that_does_not_say_so_is_refused(question: Question, use: str) -> None:
    with pytest.raises(TypeError, match=f"{question.name}: say whether"):
        replace(question, **{use: None})  # type: ignore[arg-type]


def test_one_that_is_counted_has_a_table_of_its_codes() -> None:
    assert counted_in([UNUSED]) == {}
    table = counted_in([replace(UNUSED, counted=True)])["adult_pair"]
    assert table.heading == "Which adults"
    assert {*map(str, UNUSED.options), "not_answered"} <= {line.code for line in table.lines}


def test_one_that_is_exported_has_a_column() -> None:
    assert columns.asked_in([UNUSED]) == []
    assert columns.asked_in([replace(UNUSED, exported=True)])[0].title == "Which adults"


def test_one_that_is_filtered_is_a_part_of_the_filter() -> None:
    assert filtered_in([UNUSED]) == ()
    changed = replace(UNUSED, filtered=True)
    assert filtered_in([changed]) == (changed,)


def test_each_use_of_the_form_as_it_is_has_its_place() -> None:
    counted = {one.name for one in QUESTIONS if one.counted and one.kind is not Kind.DATE}
    assert counted == {*COUNTED} == {one.name for one in OF_A_YEAR} & {*BY_NAME}
    assert {one.name for one in OF_A_QUARTER} == {
        SETTING_GROUP.name if one.name == "setting" else one.name for one in OF_A_YEAR
    }
    exported = {one.officer_label for one in QUESTIONS if one.exported}
    assert exported <= {column.title for column in columns.CODED}
    filtered = {one.name for one in QUESTIONS if one.filtered}
    assert filtered <= {*TERMS} & {*LABELS} and filtered <= {*COLUMNS, *FACTS}


def test_an_incident_keeps_the_codes_of_whatever_is_used() -> None:
    used = {one.name for one in QUESTIONS if one.is_kept}
    assert used == {*SINGLE, *SEVERAL, "ages", "incident_date"}
    assert {*SINGLE, "incident_date"} <= {column.name for column in Incident.__table__.columns}
