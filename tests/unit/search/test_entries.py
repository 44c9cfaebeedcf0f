"""Everything that the guidance says can be found."""

from tests.support.search_entries import texts_of
from webapp.guidance.source.loading import load_shipped
from webapp.search.entries import Kind, each_with_parts

Kinds = tuple[Kind, ...]


def addresses(kinds: Kinds) -> set[str]:
    return {entry.address for entry in each_with_parts(kinds)}


def test_every_section_of_every_chapter_is_an_entry(kinds: Kinds) -> None:
    chapters = load_shipped().chapters.values()
    sections = {f"/guidance/{one.id}#{part.id}" for one in chapters for part in one.sections}
    assert len(sections) > 90 and sections <= addresses(kinds)


def test_every_row_of_the_three_tables_is_an_entry(kinds: Kinds) -> None:
    rows = [one for one in addresses(kinds) if one.startswith("/tables/") and "#row-" in one]
    assert len(rows) == sum(len(table.rows) for table in load_shipped().tables.values())


def test_every_contact_is_an_entry(kinds: Kinds) -> None:
    ids = {entry.id for entry in each_with_parts(kinds)}
    assert {f"contact:{name}" for name in load_shipped().contacts} <= ids


def test_every_answer_to_what_it_is_about_is_an_entry(kinds: Kinds) -> None:
    found = {entry.id for kind in kinds for entry in kind.entries if kind.id == "path"}
    assert found == {f"path:{area}" for area in load_shipped().search.path}


def test_no_entry_is_there_twice(kinds: Kinds) -> None:
    ids = [entry.id for entry in each_with_parts(kinds)]
    assert len(ids) == len(set(ids))


def test_a_result_shows_the_words_of_today_never_those_of_the_paper(kinds: Kinds) -> None:
    pieces = [
        piece
        for chapter in load_shipped().chapters.values()
        for section in chapter.sections
        for piece in section.pieces
    ]
    shown = {text for entry in each_with_parts(kinds) for text in texts_of(entry)}
    was = {piece.was for piece in pieces if piece.was}
    assert was and not was & shown


def test_no_words_have_the_character_that_separates_those_of_two_entries(kinds: Kinds) -> None:
    words = load_shipped().search
    typed = [entry.words for entry in each_with_parts(kinds)]
    assert not [one for one in (*typed, *words.same) if "|" in one]
