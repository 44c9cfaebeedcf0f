"""The routes of the product, from the application itself."""

import re
import tempfile
from collections.abc import Sequence
from functools import cache

from werkzeug.routing import Rule

from webapp.app import create_app
from webapp.config import Config

PLACEHOLDER = re.compile(r"<[^<>]+>")


@cache
def all_rules() -> Sequence[Rule]:
    """Every rule of the URL map."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Config.from_environment({"INSTANCE_DIR": folder}))
    return [*app.url_map.iter_rules()]


def address_of(rule: Rule, **given: str) -> str:
    """An address that reaches this rule: 1 for each argument not given. Raises AssertionError."""
    built = rule.build({name: given.get(name, "1") for name in rule.arguments})
    assert built and "<" not in built[1], f"no address for {rule.rule}"
    return built[1]


def fill(rule: Rule, text: str) -> str:
    """The rule's address with this text for each argument, as it is. Raises AssertionError."""
    pieces = PLACEHOLDER.split(rule.rule)
    assert "<" not in "".join(pieces), f"no address for {rule.rule}"
    return text.join(pieces)
