"""“Show that it is you”: lets the last proof grow old, and answers the page that asks for one."""

import re
from datetime import UTC, datetime
from html import unescape

from sqlalchemy import update
from werkzeug.test import TestResponse

from tests.support.authenticator_app import SECRET, AuthenticatorApp
from tests.support.cast import Person
from webapp.extensions import db
from webapp.people import idle
from webapp.people.models import SignIn
from webapp.people.second_factor.models import Authenticator

HEADING = '<h1 class="govuk-heading-l">Show that it is you</h1>'
FORM = re.compile(r'<form method="post" action="([^"]+)"(.*?)</form>', re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?')


def proofs_grow_old() -> None:
    """Ten minutes pass for everybody. An app shows its next code, too."""
    db.session.execute(update(SignIn).values(fresh_until=datetime.now(UTC)))
    db.session.execute(update(Authenticator).values(last_step=0))
    db.session.commit()


def nobody_is_there() -> None:
    """A quarter of an hour passes, in which nobody does anything in any browser."""
    proofs_grow_old()
    db.session.execute(update(SignIn).values(last_act_at=datetime.now(UTC) - idle.AFTER))
    db.session.commit()


def right_code() -> dict[str, str]:
    """What the cast's app shows, typed into the page that asks."""
    return {"proof-code": AuthenticatorApp(SECRET).code()}


def answers(person: Person, page: str, proof: dict[str, str]) -> TestResponse:
    """Send the page's form, with all that it hides and this proof."""
    assert HEADING in page, page
    action, form = next(found for found in FORM.findall(page) if _asks_for(found[1], proof))
    hidden: dict[str, list[str]] = {}
    for name, value in HIDDEN.findall(form):
        hidden.setdefault(name, []).append(unescape(value))
    return person.client.post(unescape(action), data={**hidden, **proof})


def _asks_for(form: str, proof: dict[str, str]) -> bool:
    return all(f'name="{name}"' in form for name in proof)
