"""A product with its first edition published, and its tree of questions."""

import pytest
from flask import Flask

from webapp.guidance import editions
from webapp.triage import tree
from webapp.triage.tree import Ending, Tree


@pytest.fixture
def questions(app: Flask) -> Tree:
    """The tree as the pages show it."""
    return tree.load(editions.publish_if_changed().content)


@pytest.fixture
def child_on_child(questions: Tree) -> Ending:
    """The steps for something sexual between children, made at the setting."""
    return next(
        ending
        for ending in questions.endings
        if (ending.path.areas, ending.path.column, ending.path.origin)
        == (("sexual",), "CC", "setting")
    )
