"""Documents: their links, paths and commands exist, and decisions have one number and an index."""

import re
from pathlib import Path

import pytest

from tests.house_rules.test_files import ROOT, tracked

DOCUMENTS = tracked("*.md")
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
PATH = re.compile(r"`((?:webapp|sync|service_worker|static|templates|tests|docs)/[\w./-]*)`")
COMMAND = re.compile(r"`make ([a-z]+)`|^make ([a-z]+)", re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_paths_in_a_document_exist(document: Path) -> None:
    text = document.read_text()
    links = [link for link in LINK.findall(text) if not link.startswith("http")]
    missing = [link for link in links if not (document.parent / link).exists()]
    missing += [path for path in PATH.findall(text) if not (ROOT / path).exists()]
    assert missing == []


def test_make_targets_in_a_document_exist() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    for document in DOCUMENTS:
        named = {a or b for a, b in COMMAND.findall(document.read_text())}
        assert named <= {*targets}, document


def test_no_two_decisions_have_one_number() -> None:
    numbers = sorted(int(path.name[:4]) for path in tracked("docs/decisions/0*.md"))
    assert numbers == sorted(set(numbers))


def test_the_index_of_decisions_names_each_once() -> None:
    index = (ROOT / "docs/decisions/README.md").read_text()
    living, ended = index.split("## Ended")
    assert sorted(LINK.findall(living)) == [path.name for path in tracked("docs/decisions/0*.md")]
    gone = {int(number) for number in re.findall(r"^\| (\d+) \|", ended, re.MULTILINE)}
    assert not gone & {int(path.name[:4]) for path in tracked("docs/decisions/0*.md")}
