"""The routes of the product, from the application itself."""

import tempfile
from collections.abc import Sequence
from functools import cache

from werkzeug.routing import Rule

from webapp.app import create_app
from webapp.config import Config


@cache
def all_rules() -> Sequence[Rule]:
    """Every rule of the URL map."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Config.from_environment({"INSTANCE_DIR": folder}))
    return [*app.url_map.iter_rules()]
