"""The report's answers in words, in the form's order."""

import pytest

from tests.support.reports import ANSWERS, PATH
from webapp.incidents.answers import AnswerLine, in_a_line, path_in_words, sheet
from webapp.reports.questions import QUESTIONS, Kind

NAMES = {"lado": "LADO"}


def lines(answers: dict[str, object], flags: dict[str, str] | None = None) -> dict[str, AnswerLine]:
    return {line.label: line for line in sheet(answers, flags or {}, names=NAMES)}


def texts(answers: dict[str, object]) -> dict[str, list[str]]:
    return {label: [each.text for each in line.words] for label, line in lines(answers).items()}


def test_the_questions_are_in_the_forms_order() -> None:
    assert list(texts(ANSWERS))[:9] == [
        "Is anyone in danger now?",
        "Type of incident",
        "Media used",
        "Where it was made",
        "Accidental or deliberate",
        "Date of the incident",
        "Ages of the children",
        "Who was involved",
        "Type of setting",
    ]


def test_an_empty_form_lists_every_question() -> None:
    asked = [one for one in QUESTIONS if not one.follows]
    assert len(texts({})) == len(asked) and not any(texts({}).values())
    assert in_a_line(lines({})["Type of setting"].words) == "Not answered"


def test_a_follow_up_is_listed_only_if_it_was_asked() -> None:
    assert "Which adults" not in texts({"parties": ["child_on_child"]})
    assert texts({"parties": ["adult_on_adult"]})["Which adults"] == []
    assert texts({"adult_pair": "other"})["Which adults"] == ["Other adults, or not sure"]


@pytest.mark.parametrize(
    ("given", "words"),
    [([9, 10], ["9, 10"]), ("not_known", ["Not known"]), ("no_child", ["No child involved"])],
)
def test_ages_in_words(given: object, words: list[str]) -> None:
    assert texts({"ages": given})["Ages of the children"] == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2026-11-23", "23 November 2026"),
        ("still_going_on", "Still going on"),
        ("not_known", "Not known"),
        ("last week", "last week"),
    ],
)
def test_a_day_in_words(given: str, words: str) -> None:
    assert texts({"incident_date": given})["Date of the incident"] == [words]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("nobody_yet", ["Nobody yet"]),
        ([{"who": "lado", "reference": "SCU 1"}], ["LADO, reference SCU 1"]),
        ([{"name": "Ada"}, {"who": "moon"}], ["Somebody else, Ada", "moon"]),
        (
            [
                {"who": "lado", "at": "2026-11-24T18:41+00:00", "result": "no_answer"},
                {"who": "lado", "at": "2026-11-24T18:50+00:00", "result": "spoke"},
            ],
            ["LADO, 24 November 2026, 18:41 no answer, 18:50 spoke"],
        ),
        ([{"who": "lado", "result": "left_message"}], ["LADO, left a message"]),
        (
            [{"who": "lado", "result": "lead_rings"}],
            ["LADO, lead or deputy said they ring, not confirmed"],
        ),
    ],
)
def test_calls_in_words(given: object, words: list[str]) -> None:
    assert texts({"rung": given})["Who was rung"] == words


def test_a_call_that_ended_in_an_unknown_way_is_shown_as_given_and_flagged() -> None:
    calls = [{"who": "lado", "result": "sang"}, {"who": "moon", "result": "spoke"}]
    shown = lines({"rung": calls})["Who was rung"].words
    assert [(each.text, each.odd) for each in shown] == [
        ("LADO, sang", "Not one of the form’s answers"),
        ("moon, spoke", None),
    ]


def test_an_explanation_is_part_of_the_answer_it_explains() -> None:
    answers = {"types": ["other"], "type_other": "Mishandling of personal information"}
    assert texts(answers)["Type of incident"] == ["Other", "“Mishandling of personal information”"]
    assert texts({"media_other": "A drone"})["Media used"] == ["“A drone”"]


def test_an_implausible_answer_is_flagged() -> None:
    flags = {"answers.ages": "unlikely", "answers.type_other": "too_long"}
    shown = lines({"ages": [99], "types": ["moon"], "type_other": "x"}, flags)
    assert shown["Ages of the children"].words[0].odd == "An unlikely age"
    assert [each.odd for each in shown["Type of incident"].words] == [
        "Not one of the form’s answers",
        "Longer than the form takes",
    ]


@pytest.mark.parametrize("name", [q.name for q in QUESTIONS if q.words and q.kind is not Kind.DATE])
def test_a_word_that_the_form_does_not_offer_is_flagged(name: str) -> None:
    (line,) = [line for line in sheet({name: "moon"}, {}, names={}) if line.name == name]
    assert [(each.text, each.odd) for each in line.words] == [
        ("moon", "Not one of the form’s answers")
    ]


def test_the_path_reads_as_questions_and_answers() -> None:
    path = {line.label: line.words[0].text for line in path_in_words(PATH)}
    assert path["What is it about?"] == "A nude, or filmed undressed"
    assert path["Who did it?"] == "Another child"


@pytest.mark.parametrize("path", [None, {}, {"code": "4k7q2m"}])
def test_no_path_gives_no_lines(path: dict[str, str] | None) -> None:
    assert path_in_words(path) == []


def test_a_gate_changed_to_no_shows_both_answers_with_their_times() -> None:
    correction = {
        "question": "secret_address",
        "was": "yes",
        "said_at": "2026-12-01T13:05:00.000Z",
        "changed_at": "2026-12-01T13:06:00.000Z",
    }
    [line] = path_in_words({"secret_address": "no", "corrected": [correction]})
    assert [words.text for words in line.words] == [
        "No",
        "Changed from “Yes” (1 December 2026, 13:05) at 1 December 2026, 13:06",
    ]
