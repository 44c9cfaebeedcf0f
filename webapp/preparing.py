"""Before the first request: what an installation must have, made once and found again later."""

import flask_migrate
from flask import current_app

from webapp.guidance import editions
from webapp.keys import keyring
from webapp.offline import publishing


def prepare() -> None:
    """Sealing keys, tables, edition and pack; leaves what is there. Needs an app context."""
    keyring.ensure()
    flask_migrate.upgrade()
    publish()


def publish() -> str:
    """Publish a new edition and a new pack where anything changed; says which are served now."""
    edition = editions.publish_if_changed()
    pack = publishing.publish_pack_if_changed(current_app)
    return f"Edition {edition.name}, pack {pack.hash}"
