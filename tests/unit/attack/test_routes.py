"""Every address that an attack uses leads to its route."""

import pytest
from werkzeug.routing import Map, Rule

from tests.attack.families import unit_forms
from tests.attack.families.forgery import unsafe_rules
from tests.attack.routes import address_of, all_rules, fill


def test_each_forged_request_reaches_its_act() -> None:
    for rule in unsafe_rules():
        reached, _ = rule.map.bind("").match(address_of(rule), method="POST")
        assert reached == rule.endpoint


def test_each_route_that_is_skipped_exists() -> None:
    endpoints = [rule.endpoint for rule in unsafe_rules()]
    for skipped in unit_forms.SKIPPED:
        assert any(endpoint.startswith(skipped) for endpoint in endpoints), skipped


def test_no_odd_address_holds_a_placeholder() -> None:
    assert [path for rule in all_rules() if "<" in (path := fill(rule, "x"))] == []


@pytest.mark.parametrize("path", ["/<int(signed=True):number>/odd", "/<path:rest>", "/<name>"])
def test_an_argument_of_any_kind_is_filled(path: str) -> None:
    [rule] = Map([Rule(path, endpoint="it")]).iter_rules()
    assert fill(rule, "%00") in ("/%00/odd", "/%00")
    assert address_of(rule) in ("/1/odd", "/1")


def test_a_placeholder_that_is_not_understood_is_an_error() -> None:
    [rule] = Map([Rule("/<any('<', 'b'):name>", endpoint="it")]).iter_rules()
    with pytest.raises(AssertionError, match="no address"):
        fill(rule, "x")
