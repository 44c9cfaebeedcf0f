"""What no page can show and not every database can keep: it is replaced in reports.

In the unit's own forms it is refused, for no browser lets a person type it.
"""

import re

from flask import Flask, abort, request

# Control characters, halves of surrogate pairs, and what Unicode says is no character.
_UNSHOWABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def showable(text: str) -> str:
    """The text with a replacement character for what no page can show."""
    return text if text.isascii() and text.isprintable() else _UNSHOWABLE.sub("\ufffd", text)


def demand_of_the_unit(app: Flask) -> None:
    """Refuse a form of the unit in which something cannot be shown."""

    @app.before_request
    def _look() -> None:
        if not request.path.startswith("/unit/"):
            return
        if any(_UNSHOWABLE.search(text) for texts in request.form.lists() for text in texts[1]):
            abort(400)
