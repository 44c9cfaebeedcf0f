"""Routes: each says who may use it, and the reporter's side leaves no trace."""

from pathlib import Path

import pytest
from flask import Flask

from webapp.access.permissions import Permission
from webapp.app import create_app
from webapp.config import Config

# A ticket is encrypted: webapp/web/sealed_address.py.
NEUTRAL = {"code", "edition", "hash", "pack_hash", "base_hash", "table", "name", "ticket"}
GUARDS = {"everyone", "signed-in", *(permission.value for permission in Permission)}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder: Path = tmp_path_factory.mktemp("instance")
    return create_app(Config.from_environment({"INSTANCE_DIR": str(folder)}))


def test_every_route_says_who_may_use_it(product: Flask) -> None:
    unguarded = [
        rule.rule
        for rule in product.url_map.iter_rules()
        if getattr(product.view_functions[rule.endpoint], "guard", None) not in GUARDS
    ]
    assert unguarded == []


def test_only_the_units_routes_ask_for_a_permission(product: Flask) -> None:
    for rule in product.url_map.iter_rules():
        guard = getattr(product.view_functions[rule.endpoint], "guard", None)
        if guard != "everyone":
            assert rule.rule.startswith("/unit"), rule.rule


def test_no_reporters_address_carries_a_query_or_a_name(product: Flask) -> None:
    for rule in product.url_map.iter_rules():
        if not rule.rule.startswith(("/unit", "/assets")):
            assert rule.arguments <= NEUTRAL, rule.rule
