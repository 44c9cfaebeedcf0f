"""Every text of the guidance has an id, and a lead can put other words there, and nothing else."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.corrected_words import LEAVE_IT
from webapp.guidance.source.loading import load_data, parse_data
from webapp.guidance.source.texts import (
    WORDS,
    CorrectedText,
    correct,
    find_misfits,
    find_words,
    id_of,
    merge,
    read_words,
    shipped_words,
    walk,
)
from webapp.guidance.source.yaml_files import ContentFault, read_all

NOW = shipped_words()[LEAVE_IT]
# What nobody reads, a lead confirms elsewhere, or is a fact of the release, though it has a space.
NO_WORDS = re.compile(
    r"stronger/.+|edition/(sentence|source|approved_by)|[a-z_]+/name"
    r"|contacts/[^/]+/(number|hours|history|suggestion)|.+/(from|in_short)"
)


def test_no_two_values_have_one_id() -> None:
    ids = [id_of(trail) for trail, _ in walk(read_all())]
    assert len(ids) == len(set(ids)) > 4000


def test_whatever_is_said_in_words_can_be_corrected() -> None:
    """A new field of the content files is words, or is left out here on purpose."""
    said = {id_of(trail) for trail, value in walk(read_all()) if " " in value}
    left_out = {text for text in said if not WORDS.fullmatch(text)}
    assert [text for text in left_out if not NO_WORDS.fullmatch(text)] == []


def test_corrections_of_every_text_change_no_structure() -> None:
    shipped = read_all()
    corrections = {text: CorrectedText(words, "Other.") for text, words in shipped_words().items()}
    corrected = correct(shipped, corrections)
    assert set(find_words(corrected).values()) == {"Other."}
    assert structure_of(corrected) == structure_of(shipped)
    assert find_words(shipped) == shipped_words()


def structure_of(data: dict[str, Any]) -> list[tuple[str, Any]]:
    found = ((id_of(trail), value) for trail, value in walk(data))
    return [(text, None if WORDS.fullmatch(text) else value) for text, value in found]


def read(tmp_path: Path, content: str | bytes) -> dict[str, str]:
    file = tmp_path / "words.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_words(file)


def test_words_are_read_in_one_line(tmp_path: Path) -> None:
    words = read(tmp_path, f"{LEAVE_IT}: |\n  Leave it.\n\n  Ask   the police.\n")
    assert words == {LEAVE_IT: "Leave it. Ask the police."}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{LEAVE_IT}:", f"line 1: {LEAVE_IT}: has no words. Write some"),
        (f"{LEAVE_IT}: '…'", "has no words"),
        (f"{LEAVE_IT}: '\u200b'", "has no words"),
        (f"{LEAVE_IT}: [Leave it.]", f"{LEAVE_IT}: is not one text. Write its words in quotes"),
        (f"{LEAVE_IT}: {{now: Leave it.}}", "is not one text"),
        (f"{LEAVE_IT}: {'Leave it. ' * 101}", "has 1009 characters; 1000 are the most"),
        (f"{LEAVE_IT}: a\n{LEAVE_IT}: b", f"line 2: written twice: {LEAVE_IT}"),
        (f"{LEAVE_IT}: a: b", "line 1: this cannot be read"),
        ("notes/leave-it/naw: a", f"has this id. Did you mean {LEAVE_IT}?"),
        ("zzz: a", "zzz: no text that can be corrected has this id. `esafety guidance texts`"),
        ("", "is not a mapping"),
        (b"\xff\xfe", "is not saved as UTF-8 text"),
        (b"#" * 1_000_001, "is larger than a megabyte"),
    ],
)
def test_a_fault_of_a_file_is_a_line_that_says_where(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    with pytest.raises(ContentFault) as refused:
        read(tmp_path, content)
    assert str(refused.value).startswith("words.yaml") and said in str(refused.value)


def test_each_fault_has_its_line(tmp_path: Path) -> None:
    with pytest.raises(ContentFault) as refused:
        read(tmp_path, f"zzz: a\nposter/title: Help\n{LEAVE_IT}:")
    first, second = str(refused.value).splitlines()
    assert "line 1: zzz" in first and f"line 3: {LEAVE_IT}" in second


@pytest.mark.parametrize(
    "structure",
    [
        "edition/name",
        "edition/status",
        "edition/sentence",
        "contacts/police-101",
        "contacts/police-101/number",
        "contacts/police-101/hours",
        "contacts/police-101/scope",
        "contacts/police-101/fixed",
        "contacts/social-care-night/in_place_of",
        "contacts/ceop/url",
        "must_show/must_show/M3/screens/1",
        "must_show/must_show/M3/situations/1",
        "must_show/care/1/situations/1",
        "must_show/care/1/why/1",
        "path/start",
        "path/questions/danger/asks",
        "path/questions/danger/answers/1/next",
        "path/questions/danger/answers/1/sets/danger",
        "you_now/ranks/nude/other",
        "you_now/gates/under_18/in_short",
        "you_now/cells/nude/child/lines/1/from",
        "you_now/cells/nude/child/lines/1/tick",
        "you_now/cells/nude/child/know/1/who",
        "you_now/cells/nude/child/lines/6/text",
        "stronger/wins/1/left",
        "stronger/kinds/1/says",
        "sexual/rows/setting/steps/t2.gather/cells/CC",
        "sexual/rows/setting/steps/t2.gather/id",
        "sexual/rows/setting/steps/t2.gather/when",
        "chapters/law/sections/age-10/id",
        "chapters/law/sections/crimes-online/pieces/1/statements/1",
        "chapters/own-camera/sections/already-there/pieces/1/note",
        "notes/leave-it/mark",
        "notes/new/now",
        "search/pages/1/to",
    ],
)
def test_structure_has_no_id_that_a_lead_can_give(tmp_path: Path, structure: str) -> None:
    with pytest.raises(ContentFault, match="no text that can be corrected has this id"):
        read(tmp_path, f"{structure}: a")


def test_words_replace_those_of_the_release() -> None:
    data = load_data(corrections=merge({}, {LEAVE_IT: "Leave it. Do not delete, copy or forward."}))
    assert parse_data(data).notes["leave-it"].now == "Leave it. Do not delete, copy or forward."
    assert load_data()["notes"]["leave-it"]["now"] == NOW


def test_other_corrections_stay_and_the_words_of_the_release_take_one_back() -> None:
    first = merge({}, {LEAVE_IT: "Leave it.", "poster/title": "Help"})
    assert first[LEAVE_IT] == CorrectedText(NOW, "Leave it.")
    assert merge(first, {"poster/to": "For you"}).keys() == {*first, "poster/to"}
    assert merge(first, {LEAVE_IT: NOW}).keys() == {"poster/title"}


def test_a_correction_that_the_release_has_adopted_fits_and_ends() -> None:
    adopted = {LEAVE_IT: CorrectedText("As it was.", NOW)}
    assert list(find_misfits(adopted)) == []
    assert load_data(corrections=adopted) == load_data()
    assert merge(adopted, {}) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [(LEAVE_IT, "this release says “Leave them"), ("notes/gone/now", "has no such text")],
)
def test_words_are_never_put_in_another_place(text: str, said: str) -> None:
    corrections = {text: CorrectedText("As it was.", "Leave it.")}
    with pytest.raises(ContentFault, match=f"^{text}: .*{said}"):
        load_data(corrections=corrections)
    assert correct(read_all(), corrections) == read_all()
