"""A word of the search that finds nothing stops the start, and says which."""

from typing import Any

import pytest

from webapp.guidance.source.building import build
from webapp.guidance.source.checking import find_faults
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
    assert fault in find_faults(build(data), data)


@pytest.mark.parametrize(
    ("key", "fault"),
    [("note", "search: there is no note nothing."), ("to", "search: there is no page nothing.")],
)
def test_a_note_or_a_page_of_it_that_there_is_not(
    data: dict[str, Any], key: str, fault: str
) -> None:
    data["search"]["notes"][0][key] = "nothing"
    assert fault in find_faults(build(data), data)


def test_an_answer_that_no_words_lead_to(data: dict[str, Any]) -> None:
    del data["search"]["path"]["nude"]
    assert find_faults(build(data), data) == ["search: no words lead to the answer nude."]


def test_a_word_that_the_file_does_not_know(data: dict[str, Any]) -> None:
    data["search"]["pages"][0]["titel"] = "x"
    with pytest.raises(ContentFault, match="unknown word titel"):
        build(data)
