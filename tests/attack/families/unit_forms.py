"""Every form of the unit's side, with odd addresses and fields, from somebody who is signed in."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from werkzeug.routing import Rule

from tests.attack import wire
from tests.attack.families.forgery import unsafe_rules
from tests.attack.families.pages import TYPED, VALUES, odd_bodies
from tests.attack.routes import address_of, all_rules, fill
from tests.attack.target import Target
from tests.attack.tries import Try, attempt
from tests.support.cast import TOKEN
from tests.support.unit_browser import UnitBrowser, returning_person
from tests.support.unit_fields import VALID_FIELDS

NAME = "odd forms of the unit's side, signed in"
# These sign the attacker or the officer out, pause or close their account, or take away what they
# sign in with. Other families sign in as the same person.
SKIPPED = (
    *("security.", "reauthentication.", "second_factor.", "people.end_", "people.close"),
    *("people.roles", "people.remove_second_factor", "people.new_password_link"),
)
# What there is, where 1 is not.
THERE = {"name": "lado", "code": "practised", "other": "2"}
OUTSIDE = ("location: /unit/sign-in", "location: /unit/show-that-it-is-you")


def attack(target: Target, share: int = 1) -> Iterator[Try]:
    """Everything, on every route but those skipped; of each route's odd forms one in `share`."""
    target.ask(wire.post_items(*(target.good_report() for _ in range(3))))
    target.drain()
    attacker = _signs_in(target)
    token = TOKEN.search(attacker.opens("/unit/").text)
    assert token, "the unit's start page has no form"
    headers = {"Cookie": attacker.cookie_header(), "X_CSRFToken": token[1]}
    for rule in _rules(unsafe_rules()):
        yield _is_let_in(target, rule, headers)
        forms = chain(_odd_forms(rule, headers), _odd_posts(rule, headers))
        # Each route begins elsewhere, so that together they get every odd form.
        for name, sent in islice(forms, len(rule.rule) % share, None, share):
            yield attempt(name, target.ask(sent))
    for rule in _rules(all_rules()):
        for path in _odd_addresses(rule, "GET"):
            answer = target.ask(wire.request("GET", path, b"", **headers))
            yield attempt(f"GET {path[:60]}", answer)
    still = attacker.opens("/unit/").path
    yield Try("still signed in", fault="" if still == "/unit/" else f"at {still}")
    _signs_in(target)


def _rules(rules: Sequence[Rule]) -> list[Rule]:
    """Those of the unit that are not skipped."""
    return [
        rule
        for rule in rules
        if rule.rule.startswith("/unit") and not rule.endpoint.startswith(SKIPPED)
    ]


def _signs_in(target: Target) -> UnitBrowser:
    browser = returning_person(target.product)
    assert browser.signs_in().path == "/unit/"
    return browser


def _is_let_in(target: Target, rule: Rule, headers: dict[str, str]) -> Try:
    """A form as valid as it can be is read: or the odd ones would end at the door, untried."""
    answer = target.ask(wire.post_form(address_of(rule, **THERE), VALID_FIELDS, **headers))
    judged = attempt(rule.rule, answer)
    is_outside = answer.status == 400 or any(place in answer.head for place in OUTSIDE)
    return judged._replace(fault="not let in") if is_outside else judged


def _odd_forms(rule: Rule, headers: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Bodies that are no form; forms with all fields odd; and forms with one."""
    path = address_of(rule, **THERE)
    for text in TYPED:
        all_odd = dict.fromkeys(VALID_FIELDS, text)
        yield f"{path} all: {text[:20]!r}", wire.post_form(path, all_odd, **headers)
    for place, name in enumerate(VALID_FIELDS, len(rule.rule)):
        text = TYPED[place % len(TYPED)]
        form: dict[str, str | list[str]] = {**VALID_FIELDS, name: [text, text]}
        yield f"{path} {name}: {text[:20]!r}", wire.post_form(path, form, **headers)
    yield from odd_bodies(path, **headers)


def _odd_posts(rule: Rule, headers: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    for path in _odd_addresses(rule, "POST"):
        yield f"POST {path[:60]}", wire.post_form(path, VALID_FIELDS, **headers)


def _odd_addresses(rule: Rule, method: str) -> list[str]:
    is_odd = rule.arguments and method in (rule.methods or ())
    return [fill(rule, value) for value in VALUES] if is_odd else []
