"""The calls that the README lists exist under the names it gives."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
README = (ROOT / "sync/README.md").read_text()
CALLS = re.findall(r"`([\w/]+\.py):(\w+)`", README)


@pytest.mark.parametrize(("file", "name"), CALLS)
def test_a_listed_call_exists(file, name) -> None:
    assert re.search(rf"^\s*(def|class) {name}\b", (ROOT / file).read_text(), re.MULTILINE)


def test_every_file_is_listed() -> None:
    files = {path.name for path in (ROOT / "sync").glob("*.py")} - {"__init__.py"}
    assert {name for name in files if f"`{name}`" not in README} == set()
