"""The guidance as it ships, every page of steps, and the checklist written by hand."""

import copy
from collections.abc import Callable
from pathlib import Path as FilePath
from typing import Any

import pytest
import yaml

from webapp.guidance.source.confirmation import resolved
from webapp.guidance.source.loading import shipped
from webapp.guidance.source.shapes import Content
from webapp.guidance.source.yaml_files import read
from webapp.guidance.steps.deciding import outcome
from webapp.guidance.steps.outcome import Outcome
from webapp.triage.tree import load


@pytest.fixture(scope="session")
def checklist() -> dict[str, Any]:
    file = FilePath(__file__).with_name("checklist.yaml")
    return yaml.safe_load(file.read_text("utf-8"))


@pytest.fixture(scope="session")
def content() -> Content:
    return shipped()


@pytest.fixture(scope="session")
def outcomes(content: Content) -> list[Outcome]:
    """The steps of every page that the questions lead to."""
    return [outcome(ending.path, content) for ending in load(content).endings]


@pytest.fixture
def plain() -> dict[str, Any]:
    """What the content files say, to be spoilt by a test."""
    return copy.deepcopy(read() | {"contacts": resolved(read()["contacts"], {})})


Says = Callable[[str, list[str]], list[str]]


@pytest.fixture(scope="session")
def missing() -> Says:
    """The words that a text lacks, whatever their capitals."""

    def lacking(text: str, words: list[str]) -> list[str]:
        return [word for word in words if word.lower() not in text.lower()]

    return lacking
