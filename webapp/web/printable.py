"""Replaces unprintable characters in reports, and refuses them in the unit's forms.

No page can show them and PostgreSQL cannot store all of them. A report is kept whatever it says;
in a form of the unit they are an attack, because no browser lets a person type them.
"""

import re

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
    """Answer 400 to a form of the unit that has an unprintable character in a value."""

    @app.before_request
    def _refuse() -> None:
        if not is_units(request):
            return
        if any(_UNPRINTABLE.search(text) for texts in request.form.lists() for text in texts[1]):
            abort(400)
