"""Replaces unprintable characters in reports, and refuses them in the unit's forms and addresses.

No page can show them and PostgreSQL takes not even all of them in a question. A report is kept
whatever it says; in a form or an address of the unit they are an attack, because no browser lets a
person type them.
"""

import re
from itertools import chain

from flask import Flask, abort, request

from webapp.web.side import is_units

# Control characters, lone surrogates, and Unicode's noncharacters.
_UNPRINTABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def replace_unprintable(text: str) -> str:
    """The text with U+FFFD in place of each unprintable character."""
    return text if text.isascii() and text.isprintable() else _UNPRINTABLE.sub("\ufffd", text)


def refuse_unprintable(app: Flask) -> None:
    """Answer 400 to an address or a form of the unit that has an unprintable character."""

    @app.before_request
    def _refuse() -> None:
        if not is_units(request):
            return
        values = chain(*(texts for _, texts in chain(request.form.lists(), request.args.lists())))
        if any(map(_UNPRINTABLE.search, (request.path, *values))):
            abort(400)
