"""The form in words, in its own order."""

import pytest

from tests.support.reports import ANSWERS, PATH
from webapp.incidents.answers import lines, path_in_words


def told(answers: dict[str, object], **more: object) -> dict[str, list[str]]:
    shown = lines(answers, more.pop("flags", {}), happened="Not known", correction=bool(more))
    return {line.question: [said.text for said in line.said] for line in shown}


def test_the_questions_stand_in_the_forms_order() -> None:
    assert list(told(ANSWERS))[:7] == [
        "Date of incident",
        "Ages of the children",
        "Who was involved",
        "Type of setting",
        "Type of incident",
        "Media used",
        "Action taken",
    ]


def test_an_empty_form_still_asks_everything() -> None:
    assert len(told({})) == 9 and not any(told({}).values())


def test_a_correction_has_only_what_it_changes() -> None:
    assert told({"ages": [12]}, correction=True) == {"Ages of the children": ["12"]}


@pytest.mark.parametrize(
    ("given", "words"),
    [([9, 10], ["9, 10"]), ("not_known", ["Not known"]), ("no_child", ["No child involved"])],
)
def test_ages_in_words(given: object, words: list[str]) -> None:
    assert told({"ages": given})["Ages of the children"] == words


def test_an_explanation_stands_with_its_question() -> None:
    answers = {"types": ["other"], "type_other": "Mishandling of personal information"}
    assert told(answers)["Type of incident"] == ["Other", "“Mishandling of personal information”"]


def test_what_is_odd_is_flagged() -> None:
    flags = {"answers.ages": "unlikely", "answers.type_other": "too_long"}
    answers = {"ages": [99], "types": ["moon"], "type_other": "x"}
    shown = {
        line.question: line.said for line in lines(answers, flags, happened="", correction=False)
    }
    assert shown["Ages of the children"][0].odd == "An unlikely age"
    assert [said.odd for said in shown["Type of incident"]] == [
        "Not one of the form’s answers",
        "Longer than the form takes",
    ]


def test_the_path_reads_as_questions_and_answers() -> None:
    told_path = {line.question: line.said[0].text for line in path_in_words(PATH)}
    assert told_path["What is it?"] == "Sexual"
    assert told_path["Where was it made?"] == "At home or somewhere else"


@pytest.mark.parametrize("path", [None, {}, {"code": "4k7q2m"}])
def test_no_path_is_no_lines(path: dict[str, str] | None) -> None:
    assert path_in_words(path) == []
