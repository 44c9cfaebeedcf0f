"""A word of the search that finds nothing stops the start, and says which."""

from typing import Any

import pytest

from webapp.guidance.source.checking import find_faults
from webapp.guidance.source.loading import parse_data
from webapp.guidance.source.yaml_files import ContentFault


@pytest.mark.parametrize(
    ("part", "name", "fault"),
    [
        ("path", "made_up", "search: there is no answer made_up."),
        ("contacts", "nobody", "search: there is no contact nobody."),
        ("guidance", "/guidance/nothing", "search: there is no page /guidance/nothing."),
    ],
)
def test_words_for_what_there_is_not(
    data: dict[str, Any], part: str, name: str, fault: str
) -> None:
    data["search"][part][name] = "words"
    assert fault in find_faults(parse_data(data), data)


def test_a_page_of_a_note_that_there_is_not(data: dict[str, Any]) -> None:
    data["search"]["notes"][0]["to"] = "nothing"
    assert "search: there is no page nothing." in find_faults(parse_data(data), data)


@pytest.mark.parametrize("part", ["notes", "pages"])
def test_a_note_that_there_is_not(data: dict[str, Any], part: str) -> None:
    data["search"][part][0]["note"] = "nothing"
    with pytest.raises(ContentFault, match=f"search/{part}/1/note: there is no note nothing"):
        parse_data(data)


def test_an_answer_that_no_words_lead_to(data: dict[str, Any]) -> None:
    del data["search"]["path"]["nude"]
    assert find_faults(parse_data(data), data) == ["search: no words lead to the answer nude."]


def test_a_word_that_the_file_does_not_know(data: dict[str, Any]) -> None:
    data["search"]["pages"][0]["titel"] = "x"
    with pytest.raises(ContentFault, match="search/pages/1/titel: Unknown field"):
        parse_data(data)
