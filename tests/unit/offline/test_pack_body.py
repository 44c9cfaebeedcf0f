"""A pack's body: pages as characters, one for each chunk, behind the chunks."""

import pytest

from tests.support.pack_pages import pages_in, read_body
from webapp.offline.pack_body import TooManyChunks, write_body

PAGES, CHUNKS = {"/": [0, 1], "/steps/": [0, 2]}, ["<main>", "Home", "“Where?”\n"]


def test_every_page_can_be_read_again() -> None:
    body = write_body({"build": "b1"}, PAGES, CHUNKS)
    assert pages_in(read_body(body)) == {"/": "<main>Home", "/steps/": "<main>“Where?”\n"}


def test_a_chunk_is_one_character_of_a_page() -> None:
    head = read_body(write_body({"build": "b1"}, PAGES, CHUNKS))
    assert (head["format"], head["build"]) == (4, "b1")
    assert head["pages"] == {"/": "¡¢", "/steps/": "¡£"}


def test_more_chunks_than_characters_are_refused() -> None:
    with pytest.raises(TooManyChunks):
        write_body({}, {}, [""] * 60_000)
