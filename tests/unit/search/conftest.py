"""The phone's search over the shipped guidance, run by Node."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hatch_build import node_command
from tests.support.search_entries import list_shipped_entries, texts_of
from webapp.guidance.source.loading import load_shipped
from webapp.search.entries import Kind, each_with_parts

SCRIPT = Path(__file__).with_name("find.mjs")
Find = Callable[[list[str]], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def kinds() -> tuple[Kind, ...]:
    """Everything there is to find."""
    return list_shipped_entries()


@pytest.fixture(scope="session")
def find(kinds: tuple[Kind, ...]) -> Find:
    """Asks the phone's module queries: the ids that it shows, and whether 999 comes first."""
    words = load_shipped().search
    entries = [
        {
            "id": one.id,
            "title": one.title,
            "words": one.words,
            "dangers": one.dangers,
            "texts": texts_of(one),
            "kind": kind.id,
            "isAlone": one.is_alone,
        }
        for kind in kinds
        for one in each_with_parts((kind,))
    ]
    content = {"entries": entries, "same": words.same}

    def ask(queries: list[str]) -> list[dict[str, Any]]:
        asked = json.dumps({"content": content, "queries": queries})
        command = [*node_command("node"), str(SCRIPT)]
        done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    return ask
