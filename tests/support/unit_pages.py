"""Every page of the unit as addresses, made from the URL map, so that none is forgotten."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from flask import Flask
from werkzeug.routing import Rule

from tests.support.cast import Person
from webapp.vocabulary.work_list import WorkList

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
LANES = [{"lane": lane.value} for lane in WorkList]
# What a page shows besides its first form, by endpoint.
QUERIES: dict[str, list[dict[str, Any]]] = {"desk.start": LANES, "desk.inbox": LANES}


class UnitPage(NamedTuple):
    """A page, the address at which it shows something, and the headers that it is asked with."""

    endpoint: str
    address: str
    headers: Mapping[str, str]


def unit_pages(app: Flask, **numbers: object) -> Iterator[UnitPage]:
    """Every page of the unit. `numbers`: what stands in addresses, by name; one more is an error.

    `shown` is the list of incidents that a refresh asks for.
    """
    shown = numbers.pop("shown", "")
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.rule.startswith("/unit"):
            yield from _pages(app, rule, {name: numbers[name] for name in rule.arguments}, shown)


def _pages(app: Flask, rule: Rule, values: dict[str, Any], shown: object) -> Iterator[UnitPage]:
    for query in QUERIES.get(rule.endpoint, [{}]):
        is_part = rule.endpoint == "desk.inbox"
        more = {"shown": shown, "newest": 0} if is_part else {}
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **values, **query, **more)
        yield UnitPage(rule.endpoint, address, HTMX if is_part else {})


def opens(person: Person, page: UnitPage) -> str:
    """What this person reads there. A page that fails fails the test."""
    answer = person.opens(page.address, headers=dict(page.headers))
    assert answer.status_code < 500, page
    return answer.text
