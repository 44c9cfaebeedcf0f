"""Session fixation, copied cookies, and CSRF tokens of another time or another session."""

from collections.abc import Iterator

from tests.attack import wire
from tests.attack.target import Target
from tests.attack.tries import Try, attempt
from tests.support.cast import CODE_PAGE, PASSWORD, TOKEN
from tests.support.unit_browser import EMAIL, UnitBrowser, returning_person

NAME = "planted sessions, copied cookies, stale tokens"
REFUSED, ELSEWHERE = 400, 302


def attack(target: Target) -> Iterator[Try]:
    """Whoever has an older cookie or token opens nothing and does nothing with it."""
    _ = target.officer
    yield from _plant(target)
    yield from _copy(target)
    yield from _use_stale_tokens(target)


def _plant(target: Target) -> Iterator[Try]:
    """A stranger's session is in the officer's browser before the officer signs in."""
    stranger, victim = UnitBrowser(target.product.address), returning_person(target.product)
    stranger.opens("/unit/sign-in")
    planted = stranger.cookie_header()
    for cookie in stranger.cookies:
        victim.cookies.set_cookie(cookie)
    given = victim.submits("/unit/sign-in", email=EMAIL, password=PASSWORD)
    between = victim.cookie_header()
    yield Try("the second factor is asked for", fault="" if given.path == CODE_PAGE else given.path)
    yield _looks_in(target, "with the password alone", between)
    assert victim.signs_in().path == "/unit/"
    yield _looks_in(target, "a session from before the sign-in", planted)
    yield _looks_in(target, "a session from before the second factor", between)
    yield _looks_in(target, "the owner’s own", victim.cookie_header(), may=True)


def _copy(target: Target) -> Iterator[Try]:
    """A cookie that somebody copied lives no longer than its session."""
    one, other = returning_person(target.product), returning_person(target.product)
    for browser in (one, other):
        assert browser.signs_in().path == "/unit/"
    copies = [browser.cookie_header() for browser in (one, other)]
    one.submits_from("/unit/", "/unit/sign-out")
    yield _looks_in(target, "copied before signing out", copies[0])
    yield _looks_in(target, "of the other machine", copies[1], may=True)
    other.submits_from("/unit/sign-ins", "/unit/sign-ins/end-all")
    yield _looks_in(target, "copied before signing out everywhere", copies[1])


def _use_stale_tokens(target: Target) -> Iterator[Try]:
    """The officer's cookies are right each time, and the token is another's or older."""
    officer, elsewhere = returning_person(target.product), returning_person(target.product)
    tokens = {"from before the sign-in": _token(officer, "/unit/sign-in")}
    assert officer.signs_in().path == "/unit/"
    tokens["of a session that ended"] = _token(officer, "/unit/")
    officer.submits_from("/unit/", "/unit/sign-out")
    tokens["signed out"] = _token(officer, "/unit/sign-in")
    for browser in (elsewhere, officer):
        assert browser.signs_in().path == "/unit/"
    tokens["of the same person elsewhere"] = _token(elsewhere, "/unit/")
    for name, token in tokens.items():
        sent = _sign_out(officer, token)
        yield attempt(f"a token {name}", target.ask(sent), expected=REFUSED)
    yield _looks_in(target, "after all of these", officer.cookie_header(), may=True)
    own = _sign_out(officer, _token(officer, "/unit/"))
    yield attempt("its own token", target.ask(own), expected=ELSEWHERE)


def _sign_out(officer: UnitBrowser, token: str) -> bytes:
    """An act that shows at once whether it was done."""
    cookies = officer.cookie_header()
    return wire.post_form("/unit/sign-out", {"csrf_token": token}, Cookie=cookies)


def _token(browser: UnitBrowser, page: str) -> str:
    found = TOKEN.search(browser.opens(page).text)
    assert found, f"{page} has no form"
    return found[1]


def _looks_in(target: Target, name: str, cookies: str, *, may: bool = False) -> Try:
    """Whether these cookies open the unit."""
    answer = target.ask(wire.request("GET", "/unit/", Cookie=cookies))
    return attempt(name, answer, expected=200 if may else ELSEWHERE)
