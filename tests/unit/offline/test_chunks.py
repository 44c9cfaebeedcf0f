"""Chunks: lines that pages share are stored once, and every page can be restored exactly."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.pack_pages import restore
from webapp.offline.chunks import OWN, split

PAGES = {
    "/a": "<head>\nE-safety\n<h1>A</h1>\n<nav>\nHome\n</nav>\n",
    "/b": "<head>\nE-safety\n<h1>B</h1>\n<nav>\nHome\n</nav>\n",
}


def test_a_page_is_its_chunks_joined() -> None:
    assert restore(*split(PAGES)) == PAGES


def test_shared_lines_are_stored_once() -> None:
    _, chunks = split(PAGES)
    shared = ["<head>\nE-safety\n", "<nav>\nHome\n</nav>\n"]
    assert chunks == ["<h1>A</h1>\n", "<h1>B</h1>\n", *shared]


def test_tags_stay_with_the_text_they_enclose() -> None:
    pages = {"/a": "<li>\nOne\n</li>\n<li>\nTwo\n</li>\n", "/b": "<li>\nTwo\n</li>\n"}
    assert split(pages)[1] == ["<li>\nOne\n</li>\n", "<li>\nTwo\n</li>\n"]


def test_chunks_that_begin_alike_are_neighbours() -> None:
    indexes, chunks = split({"/a": "  one\nother\n", "/b": "one more\nother\n"})
    assert chunks == ["  one\n", "one more\n", "other\n"]
    assert indexes == {"/a": [0, 2], "/b": [1, 2]}


@given(
    st.dictionaries(st.text(), st.lists(st.sampled_from(["<p>\n", "b\n", "c", "</p>\n", "é\r\n"])))
)
def test_any_pages_can_be_restored(pages: dict[str, list[str]]) -> None:
    whole = {path: "".join(lines) for path, lines in pages.items()}
    assert restore(*split(whole)) == whole


def test_links_to_a_pages_own_code_share_a_chunk() -> None:
    pages = {
        f"/steps/{code}": f'<a href="/report/{code}">Record</a>\n<p>{code}</p>\n'
        for code in ("ab", "cd")
    }
    indexes, chunks = split(pages)
    assert f'<a href="/report/{OWN}">Record</a>\n' in chunks
    assert restore(indexes, chunks) == pages
