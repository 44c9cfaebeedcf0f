"""Fixtures: a product with its first edition published, and its tree of questions."""

import pytest
from flask import Flask

from webapp.guidance import editions
from webapp.triage.tree import OutcomePage, Tree, build_tree


@pytest.fixture
def questions(app: Flask) -> Tree:
    """The tree as the pages show it."""
    return build_tree(editions.publish_if_changed().content)


@pytest.fixture
def child_on_child(questions: Tree) -> OutcomePage:
    """The steps for something sexual between children, made at the setting."""
    return next(
        page
        for page in questions.outcomes
        if (page.path.areas, page.path.column, page.path.origin) == (("sexual",), "CC", "setting")
    )
