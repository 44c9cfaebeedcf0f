"""What an installation must have before its first request, and must not fall behind in."""

import flask_migrate
from flask import current_app

from webapp.guidance import contacts, editions
from webapp.keys import keyring
from webapp.offline import publishing
from webapp.triage.tree import build_tree


def prepare() -> None:
    """Sealing keys, tables, edition and pack; leaves what is there. Needs an app context."""
    keyring.ensure()
    flask_migrate.upgrade()
    publish()


def publish() -> str:
    """Publish a new edition and a new pack where anything changed; says which are served now.

    Raises ContentFault or TreeNotSound, and has written nothing then.
    """
    edition = editions.publish_if_changed(check=build_tree)
    pack = publishing.publish_pack_if_changed(current_app)
    return f"Edition {edition.name}, pack {pack.hash}"


class Republishing:
    """A chore: publishes when a contact was confirmed since it last did so.

    What it has published it knows in this process only. A new process publishes once, which
    changes nothing where nothing is new: so a confirmation is never forgotten, whoever was
    killed, and when.
    """

    def __init__(self) -> None:
        self._published: int | None = None

    def __call__(self) -> None:
        """Costs one small question where nothing is new."""
        newest = contacts.newest_confirmation_number()
        if newest != self._published:
            publish()
            self._published = newest
