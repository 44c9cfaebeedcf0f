"""Fixtures: the shipped guidance, every page of steps, and the hand-written checklist."""

import copy
from collections.abc import Callable
from pathlib import Path as FilePath
from typing import Any

import pytest
import yaml

from webapp.guidance.source.confirmation import resolve_contacts
from webapp.guidance.source.content import Content
from webapp.guidance.source.loading import load_shipped
from webapp.guidance.source.yaml_files import read_all
from webapp.guidance.steps.deciding import decide
from webapp.guidance.steps.outcome import PathOutcome
from webapp.triage.tree import build_tree


@pytest.fixture(scope="session")
def checklist() -> dict[str, Any]:
    file = FilePath(__file__).with_name("checklist.yaml")
    return yaml.safe_load(file.read_text("utf-8"))


@pytest.fixture(scope="session")
def content() -> Content:
    return load_shipped()


@pytest.fixture(scope="session")
def outcomes(content: Content) -> list[PathOutcome]:
    """The steps of every page that the questions lead to."""
    return [decide(ending.path, content) for ending in build_tree(content).outcomes]


@pytest.fixture
def data() -> dict[str, Any]:
    """The data of the content files, for a test to spoil."""
    return copy.deepcopy(read_all() | {"contacts": resolve_contacts(read_all()["contacts"], {})})


Says = Callable[[str, list[str]], list[str]]


@pytest.fixture(scope="session")
def missing() -> Says:
    """Finds the words that a text lacks, ignoring case."""

    def lacking(text: str, words: list[str]) -> list[str]:
        return [word for word in words if word.lower() not in text.lower()]

    return lacking
