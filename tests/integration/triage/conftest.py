"""Fixtures: a product with its first edition published, and its tree of questions."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.tables import database_with_tables
from webapp.app import create_app
from webapp.config import Config
from webapp.extensions import db
from webapp.guidance import contacts, editions
from webapp.triage.tree import OutcomePage, Tree, build_tree


@pytest.fixture
def questions(app: Flask) -> Tree:
    """The tree as the pages show it."""
    return build_tree(editions.publish_if_changed().content)


Find = Callable[..., OutcomePage]


@pytest.fixture
def find(questions: Tree) -> Find:
    """Finds the page of steps of one area and one who."""

    def find(area: str, who: str) -> OutcomePage:
        return next(
            page
            for page in questions.outcomes
            if page.path.areas == (area,) and page.path.who == who
        )

    return find


@pytest.fixture
def child_on_child(find: Find) -> OutcomePage:
    """The steps for a nude between children."""
    return find("nude", "child")


Pages = dict[OutcomePage, str]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """Every page of steps as it is sent, fetched once, on SQLite."""
    folder = tmp_path_factory.mktemp("pages")
    with database_with_tables("sqlite", folder) as url:
        env = {"INSTANCE_DIR": str(folder / "instance"), "DATABASE_URL": url}
        app = create_app(Config.from_environment(env))
        with app.app_context():
            tree = build_tree(editions.publish_if_changed().content)
            client = FlaskClient(app, use_cookies=False)
            yield {page: client.get(page.address).get_data(as_text=True) for page in tree.outcomes}
            db.session.remove()
            db.engine.dispose()


def confirm(*names: str) -> None:
    """A lead has rung these of the council's numbers; the last digit is their place here."""
    soon = datetime.now(UTC).date() + timedelta(days=100)
    for last, name in enumerate(names):
        contacts.confirm(name, f"0161 496 000{last}", by="Lena Lead", next_check=soon)
    editions.publish_if_changed()
