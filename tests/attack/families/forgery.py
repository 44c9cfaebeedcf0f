"""Cross-site request forgery: every act of the unit without, with a wrong, and a foreign token."""

from collections.abc import Iterator

from werkzeug.routing import Rule

from tests.attack import wire
from tests.attack.routes import address_of, all_rules
from tests.attack.target import Target
from tests.attack.tries import Try, attempt
from tests.support.cast import TOKEN
from tests.support.unit_browser import UnitBrowser

NAME = "forged requests to the unit's side"
REFUSED = 400
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


def attack(target: Target) -> Iterator[Try]:
    """With an officer's own cookies each must be refused, and nothing may have happened."""
    officer = target.officer
    cookies = officer.cookie_header()
    foreign = _token(UnitBrowser(target.product.address))
    tokens = {"no": None, "an empty": "", "a wrong": "x.y.z", "a foreign": foreign}
    for rule in unsafe_rules():
        address = address_of(rule)
        for name, token in tokens.items():
            form = {"name": "Eve", "email": "eve@example.org", "roles": "lead"}
            form |= {} if token is None else {"csrf_token": token}
            sent = wire.post_form(address, form, Cookie=cookies, Origin="http://evil.example")
            answer = target.ask(sent)
            yield attempt(f"{rule.rule}, {name} token", answer, expected=REFUSED)
        for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x"):
            sent = wire.request(
                "POST", address, b'{"csrf_token":1}', Content_Type=kind, Cookie=cookies
            )
            yield attempt(f"{rule.rule} as {kind}", target.ask(sent), expected=REFUSED)
    still = officer.opens("/unit/").path == "/unit/"
    yield Try("the officer is still signed in", fault="" if still else "signed out")


def unsafe_rules() -> list[Rule]:
    """Every route of the unit that may change something."""
    return [
        rule
        for rule in all_rules()
        if rule.rule.startswith("/unit") and UNSAFE & (rule.methods or set())
    ]


def _token(browser: UnitBrowser) -> str:
    found = TOKEN.search(browser.opens("/unit/sign-in").text)
    assert found
    return found[1]
